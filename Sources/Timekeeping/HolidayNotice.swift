// One notice of the State Council, understood: which days are off, which weekend days are worked.
// The year's calendar exists nowhere else. It follows no rule (swapped days are decided each
// autumn), so the pasted text of the notice is the source, and it is checked against itself.

/// One notice about days off: the yearly one, or one that changes it later.
package struct HolidayNotice: Hashable, Sendable {
  /// Whether the notice arranges a year or changes what another arranged.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The yearly notice: it announces the year.
    case yearly
    /// A later change; it overrides and never announces a year by itself.
    case amendment
  }

  /// The name of the file it was read from.
  package let file: String
  /// Whether it arranges a year or changes one.
  package let kind: Kind
  /// The year the notice is for. Not the year of each date: the last days of December may stand in
  /// the next year's notice.
  package let year: Int
  /// The day of issue, when the text says it.
  package let publishedOn: CalendarDay?
  /// What it says about each holiday, in the order of the text.
  package let arrangements: [Arrangement]
}

// MARK: - Arrangement

extension HolidayNotice {
  /// What a notice says about one holiday, or about two that are taken together.
  package struct Arrangement: Hashable, Sendable {
    /// The holidays by their full names, such as `["国庆节", "中秋节"]`.
    package let holidays: [String]
    /// The days off, ascending. Weekends that merely touch them are not listed.
    package let offDays: [CalendarDay]
    /// The Saturdays and Sundays that are worked instead, ascending.
    package let makeUpDays: [CalendarDay]
    /// For `延长…至…`: the last day of the lengthened holiday.
    package let extendedUntil: CalendarDay?
    /// For `…起正常上班`: the first day worked again.
    package let resumesOn: CalendarDay?

    /// The names joined as the notices join them: `国庆节、中秋节`.
    package var name: String { holidays.joined(separator: "、") }
  }
}

// MARK: - Reading

extension HolidayNotice {
  /// What became of a text that may be a notice.
  package enum Reading: Hashable, Sendable {
    /// The text is something else; nothing is wrong with it.
    case notANotice
    /// Understood, and consistent with its own weekdays and counts.
    case notice(HolidayNotice)
    /// It is a notice, but it contradicts itself or the calendar; in the order of the text.
    case refused([Complaint])
  }

  /// A longer text is no notice, whatever it says.
  package static let lengthLimitBytes = 262_144

  /// Reads the pasted text of a notice or of a change to one, and checks each weekday, each
  /// `共N天` and each date in it. `file` is only carried along.
  ///
  /// Line breaks inside sentences, full-width digits and any dash are accepted.
  package static func parse(_ text: String, file: String) -> Reading {
    // A cheap look first: most texts in a folder are something else. A notice is a page or two;
    // even with the web page around it pasted it is far below the limit.
    guard text.utf8.count <= lengthLimitBytes,
      ["放假", "假期", "节假日安排"].contains(where: text.contains)
    else { return .notANotice }
    var reader = NoticeReader(sentences: NoticeText(text).sentences)
    return reader.read(file: file)
  }
}
