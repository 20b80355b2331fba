// What a notice can be reproached with. The cases carry facts; the Chinese sentences for them stand
// side by side in one catalogue, so that the layer above need not know the cases.

extension HolidayNotice {
  /// One contradiction in a notice, with its place and what to do about it.
  package struct Complaint: Hashable, Sendable {
    /// What is wrong, as a value.
    package let fault: Fault
    /// The line, from 1.
    package let line: Int
    /// The first character's column, from 1, in characters as the author sees them.
    package let column: Int
    /// The column behind the last character.
    package let endColumn: Int
    /// The text that stands there, as the author wrote it, without its blanks.
    package let found: String
  }

  /// The ways in which a notice contradicts itself or the calendar.
  package enum Fault: Hashable, Sendable {
    case weekdayDisagrees(day: CalendarDay, written: Weekday)
    case countDisagrees(written: Int, counted: Int)
    case impossibleDate
    case endsBeforeItStarts(start: CalendarDay, end: CalendarDay)
    case tooLong(days: Int)
    case yearOutOfReach(year: Int, noticeYear: Int)
    case dateWithoutMeaning(day: CalendarDay)
    case makeUpOnWeekday(day: CalendarDay)
    case bothOffAndWorked(day: CalendarDay)
    case notBesideWeekend(day: CalendarDay)
    case holidayTwice(name: String)
    case holidayMissing(name: String)
    case resumesAtWrongDay(until: CalendarDay, resumes: CalendarDay)
    case yearMissing
    case nothingUnderstood
  }
}

// MARK: - Wording

extension HolidayNotice.Complaint {
  /// A stable name in kebab case.
  package var id: String {
    switch fault {
    case .weekdayDisagrees: "notice-weekday-disagrees"
    case .countDisagrees: "notice-count-disagrees"
    case .impossibleDate: "notice-impossible-date"
    case .endsBeforeItStarts: "notice-ends-before-it-starts"
    case .tooLong: "notice-too-long"
    case .yearOutOfReach: "notice-year-out-of-reach"
    case .dateWithoutMeaning: "notice-date-without-meaning"
    case .makeUpOnWeekday: "notice-make-up-on-weekday"
    case .bothOffAndWorked: "notice-both-off-and-worked"
    case .notBesideWeekend: "notice-not-beside-weekend"
    case .holidayTwice: "notice-holiday-twice"
    case .holidayMissing: "notice-holiday-missing"
    case .resumesAtWrongDay: "notice-resumes-at-wrong-day"
    case .yearMissing: "notice-year-missing"
    case .nothingUnderstood: "notice-nothing-understood"
    }
  }

  /// Every value that `id` can have, for the catalogue and the manual.
  package static let ids = [
    "notice-weekday-disagrees", "notice-count-disagrees", "notice-impossible-date",
    "notice-ends-before-it-starts", "notice-too-long", "notice-year-out-of-reach",
    "notice-date-without-meaning", "notice-make-up-on-weekday", "notice-both-off-and-worked",
    "notice-not-beside-weekend", "notice-holiday-twice", "notice-holiday-missing",
    "notice-resumes-at-wrong-day", "notice-year-missing", "notice-nothing-understood",
  ]

  /// What is wrong, one Chinese sentence.
  package var what: String {
    switch fault {
    case .weekdayDisagrees(let day, let written):
      "\(wording(day))是\(day.weekday.wording)，通知里写的是\(written.wording)。"
    case .countDisagrees(let written, let counted):
      "写的是“\(written)天”，按日期数是\(counted)天。"
    case .impossibleDate:
      "没有“\(found)”这一天。"
    case .endsBeforeItStarts(let start, let end):
      "放假的最后一天\(wording(end))早于第一天\(wording(start))。"
    case .tooLong(let days):
      "一次放假\(days)天，长得不像真的。"
    case .yearOutOfReach(let year, let noticeYear):
      "\(noticeYear)年的放假通知里出现了\(year)年的日期。"
    case .dateWithoutMeaning(let day):
      "\(wording(day))后面没有写“放假”“补休”或“上班”，看不出是休息还是上班。"
    case .makeUpOnWeekday(let day):
      "\(wording(day))是\(day.weekday.wording)，本来就上班，不会是调休上班日。"
    case .bothOffAndWorked(let day):
      "\(wording(day))在同一份通知里既放假又上班。"
    case .notBesideWeekend(let day):
      "\(wording(day))是\(day.weekday.wording)，前后不挨周末，谈不上“与周末连休”。"
    case .holidayTwice(let name):
      "“\(name)”在通知里安排了两次。"
    case .holidayMissing(let name):
      "年度放假通知里没有“\(name)”的安排。"
    case .resumesAtWrongDay(let until, let resumes):
      "假期到\(wording(until))为止，\(wording(resumes))才起上班，中间还有工作日，"
        + "或者日期写颠倒了。"
    case .yearMissing:
      "看不出这是哪一年的放假通知。"
    case .nothingUnderstood:
      "像是放假通知，但没有一条安排读得懂。"
    }
  }

  /// What to do about it, one Chinese sentence.
  package var remedy: String {
    switch fault {
    case .weekdayDisagrees(let day, _):
      "请对照原文改正日期，或把星期改为“\(day.weekday.wording)”。"
    case .countDisagrees(_, let counted):
      "请对照原文核对起止日期；若日期无误，改为“共\(counted)天”。"
    case .impossibleDate:
      "请对照原文改成存在的日期。"
    case .endsBeforeItStarts:
      "请核对起止日期；跨年的假期请写上年份，如“2026年12月31日至2027年1月2日”。"
    case .tooLong:
      "请对照原文核对起止日期。"
    case .yearOutOfReach(_, let noticeYear):
      "请改正年份，只能是\(noticeYear - 1)、\(noticeYear)或\(noticeYear + 1)年。"
    case .dateWithoutMeaning:
      "请照原文补上“放假”“补休”或“上班”。"
    case .makeUpOnWeekday, .bothOffAndWorked, .notBesideWeekend:
      "请对照原文改正日期。"
    case .holidayTwice(let name):
      "请只保留一条“\(name)”的安排；若是后来的调整，请另存为一个文件。"
    case .holidayMissing(let name):
      "请粘贴通知全文，或补上“\(name)”这一条。"
    case .resumesAtWrongDay(let until, _):
      "请核对日期，通常是“\(wording(until.adding(days: 1)))起正常上班”。"
    case .yearMissing:
      "请把通知的标题一起粘贴进来，如“关于2026年部分节假日安排的通知”。"
    case .nothingUnderstood:
      "请粘贴通知原文，每个节日一条，写法如“一、元旦：1月1日至3日放假，共3天”。"
    }
  }

  private func wording(_ day: CalendarDay) -> String {
    "\(day.year)年\(day.month)月\(day.day)日"
  }
}
