// Clock times as people write them: 9:00-10:00, 上午9:00至10:00, 下午2:30-3:30, 7点半到9点半, 每晚22:20.
// Nothing is guessed: an afternoon that is not written is asked for, and no end is ever rolled over.

package import Timekeeping

/// A clock time, or the two ends of one.
package enum TimeReading: Hashable, Sendable {
  /// From and until; `endsNextDay` when the end was written as 次日.
  case range(start: TimeOfDay, end: TimeOfDay, endsNextDay: Bool)
  /// Only a beginning was written.
  case start(TimeOfDay)
  /// 待定 and its like.
  case undecided
  /// It cannot be taken as it stands.
  case complaint(ScalarComplaint)

  /// What was expected, for every complaint about a time.
  package static let expected = "形如 9:00-10:00、上午9:00至10:00 或 下午2:30-3:30"

  /// Reads the whole of `text`.
  package static func read(_ text: some StringProtocol) -> TimeReading {
    let cursor = ScalarCursor(ScalarCursor.withoutBrackets(text))
    let found = String(text).trimmed
    if OpenWords.contain(cursor.rest) { return .undecided }
    if let time = spreadsheetFraction(cursor.rest) { return .start(time) }
    return TimeParser(cursor: cursor, found: found).whole()
  }

  /// The first range of two clock times that stands anywhere in `text`, for footnotes.
  package static func firstRange(in text: some StringProtocol) -> (
    start: TimeOfDay, end: TimeOfDay
  )? {
    var cursor = ScalarCursor(text)
    while !cursor.isAtEnd {
      var parser = TimeParser(cursor: cursor, found: "")
      if let reading = parser.leading(), case .range(let start, let end, false) = reading {
        return (start, end)
      }
      cursor.skipPastPoint()
    }
    return nil
  }

  /// A part of a day as spreadsheets store it: 0.375 is 9:00.
  private static func spreadsheetFraction(_ text: String) -> TimeOfDay? {
    guard text.hasPrefix("0."), text.utf8.count > 3, let part = Double(text) else { return nil }
    return TimeOfDay(minutesSinceMidnight: Int((part * 1_440).rounded()))
  }
}

extension ScalarCursor {
  /// `text` with brackets of every kind replaced by blanks.
  static func withoutBrackets(_ text: some StringProtocol) -> String {
    String(text.map { "()（）[]［］【】〔〕".contains($0) ? " " : $0 })
  }

  /// Passes a number or one other character.
  fileprivate mutating func skipPastPoint() {
    if digits() == nil { advance() }
  }
}
