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

  /// The same with `detail` under `name`, in the place of what stood there before.
  package func adding(
    _ name: String, _ detail: JournalDetail
  ) throws(JournalRefusal) -> JournalDetails {
    guard Self.isName(name) else { throw .badDetailName(name) }
    var before = ""
    var after = ""
    for pair in pairs {
      let known = pair.prefix { $0 != UInt8(ascii: "=") }
      if known.elementsEqual(name.utf8) { continue }
      if known.lexicographicallyPrecedes(name.utf8) {
        before += Substring(pair) + " "
      } else {
        after += " " + Substring(pair)
      }
    }
    return JournalDetails(unchecked: before + name + "=" + detail.text + after)
  }

  /// Looked at byte by byte: no sign of the form is part of a longer character.
  private var pairs: [Substring.UTF8View] { text.utf8.split(separator: UInt8(ascii: " ")) }

  /// The particulars of a stored row; nil when its text is not in the form that rows have.
  package init?(stored text: String) {
    self.init(unchecked: text)
    let parts = text.isEmpty ? [] : text.split(separator: " ", omittingEmptySubsequences: false)
    guard values.count == parts.count else { return nil }
  }

  /// The particulars by name.
  package var values: [String: JournalDetail] {
    var values: [String: JournalDetail] = [:]
    for pair in pairs {
      guard let sign = pair.firstIndex(of: UInt8(ascii: "=")),
        let detail = JournalDetail(text: Substring(pair[pair.index(after: sign)...]))
      else { continue }
      values[String(Substring(pair[..<sign]))] = detail
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
