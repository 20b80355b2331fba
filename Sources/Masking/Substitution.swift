// Putting words in the place of spans. Spans are byte offsets; a span that is not one of the text
// (out of order, outside, in the middle of a character) makes the whole impossible.

/// Replaces spans of a text.
enum Substitution {
  /// The text with each span replaced; a missing replacement leaves the span as it is.
  static func apply(_ replacements: [String?], at spans: [Range<Int>], in text: String) -> String? {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var done = 0
    for (span, words) in zip(spans, replacements) {
      guard span.lowerBound >= done, span.upperBound <= bytes.count,
        isBorder(span.lowerBound, bytes), isBorder(span.upperBound, bytes)
      else { return nil }
      result += bytes[done..<span.lowerBound]
      if let words { result += Array(words.utf8) } else { result += bytes[span] }
      done = span.upperBound
    }
    result += bytes[done...]
    return String(decoding: result, as: UTF8.self)
  }

  private static func isBorder(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }
}
