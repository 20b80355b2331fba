// A line that is indented by a blank too many or too few: the second most frequent slip. libyaml only
// says that it met something unexpected; the lines above show where the line should begin.

/// Where a line should begin, judged by the lines above it.
struct Misalignment {
  /// The line, from 1.
  let line: Int
  /// The blanks it has.
  let indent: Int
  /// The blanks it should have.
  let wanted: Int
  /// It begins a list's item and should stand under the items above.
  let isItem: Bool

  /// Judges line `number`; nil when it may well be right.
  init?(line number: Int, in text: PlanText) {
    guard let own = Misalignment.shape(of: number, in: text), own.isKey || own.isItem else {
      return nil
    }
    var above = number - 1
    while above > 0, Misalignment.shape(of: above, in: text) == nil { above -= 1 }
    guard let before = Misalignment.shape(of: above, in: text) else { return nil }
    line = number
    indent = own.indent
    isItem = own.isItem
    if own.isItem {
      guard let place = Misalignment.item(above: number, in: text), place != own.indent else {
        return nil
      }
      wanted = place
    } else {
      // A key below a finished `key: value` can only be its neighbour, or that of one further out.
      guard before.hasValue, own.indent != before.content,
        own.indent > before.content || before.content - own.indent == 1
      else { return nil }
      wanted = before.content
    }
  }

  /// The complaint about the line.
  func complaint(in text: PlanText) -> PlanDiagnostic {
    let range = text.lineRange(line)
    let start = range.lowerBound + indent
    let partner = isItem ? "上面的“- ”" : "上一行的键"
    return PlanDiagnostic(
      .yamlSyntax, at: text.span(start..<start + 1), "这一行没有和\(partner)对齐。",
      expected: "行首 \(wanted) 个空格（现在是 \(indent) 个）", remedy: "把行首改为 \(wanted) 个空格")
  }

  private struct Shape {
    let indent: Int
    /// Where the key behind a dash begins.
    let content: Int
    let isItem: Bool
    let isKey: Bool
    let hasValue: Bool
  }

  /// nil for blank lines and remarks.
  private static func shape(of number: Int, in text: PlanText) -> Shape? {
    let range = text.lineRange(number)
    var index = range.lowerBound
    while index < range.upperBound, text.utf8[index] == 0x20 { index += 1 }
    guard index < range.upperBound, text.utf8[index] != UInt8(ascii: "#") else { return nil }
    let indent = index - range.lowerBound
    let isItem =
      text.utf8[index] == UInt8(ascii: "-")
      && (index + 1 == range.upperBound || text.utf8[index + 1] == 0x20)
    while isItem, index < range.upperBound,
      [UInt8(ascii: "-"), 0x20].contains(text.utf8[index])
    {
      index += 1
    }
    let rest = text.utf8[index..<range.upperBound]
    let colon = rest.firstIndex(of: UInt8(ascii: ":"))
    let behind = colon.map { rest[($0 + 1)...].drop { $0 == 0x20 } }
    return Shape(
      indent: indent, content: index - range.lowerBound, isItem: isItem, isKey: colon != nil,
      hasValue: behind.map { !$0.isEmpty && $0.first != UInt8(ascii: "|") } ?? false)
  }

  /// The indent of the nearest item above; the items of its own list are the likeliest partners.
  private static func item(above number: Int, in text: PlanText) -> Int? {
    var line = number - 1
    while line > 0, number - line < 200 {
      if let shape = shape(of: line, in: text), shape.isItem { return shape.indent }
      line -= 1
    }
    return nil
  }
}
