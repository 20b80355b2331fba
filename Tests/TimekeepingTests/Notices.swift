// Short ways to speak of days and notices in the tests of this target.

import Testing

@testable import Timekeeping

/// The day written as `YYYY-MM-DD`.
func day(_ iso: String) throws -> CalendarDay {
  try #require(CalendarDay(iso: iso))
}

/// Reading texts that are known to be good or bad.
enum Notices {
  /// The notice in `text`, or nil when it is refused or none.
  static func notice(_ text: String) -> HolidayNotice? {
    guard case .notice(let notice) = HolidayNotice.parse(text, file: "放假.txt") else { return nil }
    return notice
  }

  /// A calendar of the notices in `texts`.
  static func calendar(_ texts: String...) -> HolidayCalendar {
    HolidayCalendar(notices: texts.compactMap(notice))
  }

  /// What `text` is reproached with.
  static func complaints(_ text: String) -> [HolidayNotice.Complaint] {
    guard case .refused(let complaints) = HolidayNotice.parse(text, file: "放假.txt") else {
      return []
    }
    return complaints
  }
}
