// A full-width colon behind a key: the most frequent slip of a Chinese keyboard. For YAML it is
// ordinary text, so the fault shows up somewhere else, or not at all.

enum FullWidthColon {
  /// The bytes of the full-width colon in line `number` of `text`, when one of `keys` stands before it
  /// at the beginning of the line (behind a dash, perhaps).
  static func place(
    inLine number: Int, of text: PlanText, keys: Set<String>
  ) -> Range<Int>? {
    let range = text.lineRange(number)
    let colon: [UInt8] = [0xEF, 0xBC, 0x9A]
    var start = range.lowerBound
    while start < range.upperBound, isLead(text.utf8[start]) { start += 1 }
    var index = start
    while index + 2 < range.upperBound, index - start < 64 {
      if text.utf8[index] == colon[0], text.utf8[index + 1] == colon[1],
        text.utf8[index + 2] == colon[2]
      {
        let key = String(decoding: text.utf8[start..<index], as: UTF8.self)
        return keys.contains(key.trimmed) ? index..<index + 3 : nil
      }
      if text.utf8[index] == UInt8(ascii: ":") { return nil }
      index += 1
    }
    return nil
  }

  /// The complaint about the colon at `place`.
  static func complaint(at place: Range<Int>, in text: PlanText) -> PlanDiagnostic {
    let span = text.span(place)
    let line = text.line(span.line)
    let repaired = line.trimmed.replacingFirst("：", with: ": ")
    return PlanDiagnostic(
      .fullWidthColon, at: span, "键后面用了全角冒号“：”。", found: "：",
      expected: "半角冒号加一个空格（“键: 值”）", remedy: repaired)
  }

  /// All such places of `text`, at most `limit`.
  static func places(in text: PlanText, keys: Set<String>, limit: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for line in 1...max(1, text.lineCount) where found.count < limit {
      if let place = place(inLine: line, of: text, keys: keys) { found.append(place) }
    }
    return found
  }

  private static func isLead(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == 0x09
  }
}
