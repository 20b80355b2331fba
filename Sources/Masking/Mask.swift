// What stands in the place of digits: stars, with the few at both ends that a setting lets remain.

/// Writes masks.
enum Mask {
  /// The digits `from..<to` of a run, with stars between the ends that remain.
  static func digits(
    _ run: DigitRun, _ from: Int, _ to: Int, _ ends: MaskingSettings.Ends
  ) -> String {
    let length = to - from
    // Ends that overlap would show everything; then nothing remains.
    guard ends.head + ends.tail < length else { return stars(length) }
    return run.text(from, from + ends.head) + stars(length - ends.head - ends.tail)
      + run.text(to - ends.tail, to)
  }

  /// The digits of a text, with stars between the ends that remain.
  static func digits(_ text: String, _ ends: MaskingSettings.Ends) -> String {
    guard ends.head + ends.tail < text.count else { return stars(text.count) }
    return text.prefix(ends.head) + stars(text.count - ends.head - ends.tail)
      + text.suffix(ends.tail)
  }

  /// So many stars.
  static func stars(_ count: Int) -> String { String(repeating: "*", count: max(0, count)) }
}
