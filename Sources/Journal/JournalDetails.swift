// The particulars of an act as one text, sorted by name. The chain hashes this very text, so a check
// of a million rows need not read it.

/// Named particulars: `due=day:2026-05-21 level=count:1`.
package struct JournalDetails: Hashable, Sendable, CustomStringConvertible {
  /// The text of the row: `name=kind:value`, sorted by name, one blank between.
  package let text: String

  /// No particulars.
  package static let none = JournalDetails(unchecked: "")

  private init(unchecked text: String) {
    self.text = text
  }

  /// The particulars of `values`. A name is a letter a–z and up to 31 letters and digits.
  package init(_ values: [String: JournalDetail]) throws(JournalRefusal) {
    for name in values.keys where !Self.isName(name) { throw .badDetailName(name) }
    let pairs = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    text = pairs.map { $0.key + "=" + $0.value.text }.joined(separator: " ")
  }

  /// The particulars of `plain`, whose values are identities, codes, digests, numbers and days;
  /// anything else is refused, naming the field and not the value.
  package init(plain: [String: String]) throws(JournalRefusal) {
    var values: [String: JournalDetail] = [:]
    for (name, value) in plain {
      guard let detail = JournalDetail(plain: value) else { throw .freeText(detail: name) }
      values[name] = detail
    }
    try self.init(values)
  }

  /// The particulars of a stored row; nil when its text is not in the form that rows have.
  package init?(stored text: String) {
    self.init(unchecked: text)
    let parts = text.isEmpty ? [] : text.split(separator: " ", omittingEmptySubsequences: false)
    guard values.count == parts.count else { return nil }
  }

  /// The particulars by name.
  package var values: [String: JournalDetail] {
    var values: [String: JournalDetail] = [:]
    for pair in text.split(separator: " ") {
      guard let sign = pair.firstIndex(of: "="),
        let detail = JournalDetail(text: pair[pair.index(after: sign)...])
      else { continue }
      values[String(pair[..<sign])] = detail
    }
    return values
  }

  package var description: String { text }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first), name.utf8.count <= 32
    else { return false }
    return name.utf8.allSatisfy { JournalID.isLetter($0) || JournalID.isDigit($0) }
  }
}
