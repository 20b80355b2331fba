// The grammar of dates: [year] month [day] [weekday] [clock time], in Chinese or with separators.

import Timekeeping

/// Reads one text.
struct DateParser {
  var cursor: ScalarCursor
  let found: String
  let planYear: Int?

  /// The whole text, or a complaint.
  func whole() -> DateReading {
    if cursor.isAtEnd {
      return DateReading(
        .complaint(
          ScalarComplaint(.badDate, "日期是空的，请填写。", found: "", expected: DateReading.expected)))
    }
    if cursor.next == "每" { return DateReading(.rule(cursor.rest)) }
    var parser = self
    return parser.date()
  }

  private mutating func date() -> DateReading {
    _ = cursor.takeAny(["拟定于", "拟于", "暂定于", "暂定", "拟定", "计划于", "定于", "预计"])
    cursor.skipBlanks()
    if let year = relativeYear() { return chinese(year: year) }
    guard let first = cursor.digits() ?? cursor.number() else { return unreadable() }
    if first.length == 8, cursor.isAtEnd { return compact(first.value) }
    cursor.skipBlanks()
    if cursor.take("年") {
      let year = first.length == 2 ? 2_000 + first.value : first.value
      return chinese(year: year)
    }
    if cursor.take("月") { return month(first.value, year: nil) }
    guard let separator = cursor.takeAny(["-", "/", "."]) else { return unreadable() }
    return first.length == 4
      ? separated(year: first.value, by: separator) : shortDate(first.value, by: separator)
  }

  /// 今年, 明年: relative to the plan, never to the day on which the file is read.
  private mutating func relativeYear() -> Int? {
    guard let planYear else { return nil }
    if cursor.takeAny(["明年", "次年", "翌年"]) != nil { return planYear + 1 }
    if cursor.takeAny(["今年", "本年"]) != nil { return planYear }
    return nil
  }

  private mutating func chinese(year: Int) -> DateReading {
    cursor.skipBlanks()
    guard let number = cursor.number() else { return unreadable() }
    cursor.skipBlanks()
    guard cursor.take("月") else { return unreadable() }
    return month(number.value, year: year)
  }

  private func compact(_ value: Int) -> DateReading {
    day(value % 100, month: value / 100 % 100, year: value / 10_000)
  }

  private mutating func separated(year: Int, by separator: String) -> DateReading {
    guard let month = cursor.digits(), month.length <= 2 else { return unreadable() }
    guard cursor.take(separator) else {
      return cursor.isAtEnd ? openMonth(month.value, year: year) : unreadable()
    }
    guard let day = cursor.digits(), day.length <= 2 else { return unreadable() }
    return self.day(day.value, month: month.value, year: year)
  }

  /// `03/04/2026`, `24.11.26`, `5/15`: which number is the month is not said.
  private mutating func shortDate(_ first: Int, by separator: String) -> DateReading {
    guard let second = cursor.digits() else { return unreadable() }
    var year = planYear
    if cursor.take(separator) {
      guard let third = cursor.digits() else { return unreadable() }
      year = third.length == 4 ? third.value : 2_000 + third.value
    }
    var days: [CalendarDay] = []
    for (month, day) in [(first, second.value), (second.value, first)] {
      guard let year, let candidate = CalendarDay(year: year, month: month, day: day),
        !days.contains(candidate)
      else { continue }
      days.append(candidate)
    }
    return DateReading(
      .complaint(
        ScalarComplaint(
          .ambiguousDate, "“\(found)”看不出哪个是月、哪个是日，请用中文写法。", found: found,
          expected: DateReading.expected, remedies: days.map(\.wording))))
  }
}

// MARK: - Behind the month

extension DateParser {
  private mutating func month(_ month: Int, year: Int?) -> DateReading {
    _ = cursor.take("份")
    cursor.skipBlanks()
    let place = cursor.index
    if let number = cursor.number() {
      cursor.skipBlanks()
      if cursor.takeAny(["日", "号", "號"]) != nil {
        return day(number.value, month: month, year: year)
      }
      if cursor.isAtEnd {
        return missingDaySign(number.value, month: month, year: year)
      }
      cursor.rewind(to: place)
    }
    _ = cursor.takeAny(["上旬", "中旬", "下旬", "初", "中", "底", "末"])
    let rest = ScalarCursor(ScalarCursor.withoutBrackets(cursor.rest)).rest
    guard rest.isEmpty || OpenWords.contain(rest) else { return unreadable() }
    return openMonth(month, year: year)
  }

  private func openMonth(_ month: Int, year written: Int?) -> DateReading {
    guard (1...12).contains(month) else { return DateReading(.complaint(noMonth(month))) }
    guard let year = written ?? planYear else { return DateReading(.complaint(yearMissing())) }
    if let complaint = DateParser.complain(year: year, planYear: planYear, found: found) {
      return DateReading(.complaint(complaint), isYearWritten: true)
    }
    return DateReading(.month(year: year, month: month), isYearWritten: written != nil)
  }

  private func day(_ day: Int, month: Int, year written: Int?) -> DateReading {
    guard (1...12).contains(month) else { return DateReading(.complaint(noMonth(month))) }
    guard let year = written ?? planYear else { return DateReading(.complaint(yearMissing())) }
    if let complaint = DateParser.complain(year: year, planYear: planYear, found: found) {
      return DateReading(.complaint(complaint), isYearWritten: written != nil)
    }
    guard let date = CalendarDay(year: year, month: month, day: day) else {
      return DateReading(
        .complaint(noDay(day, month: month, year: year)), isYearWritten: written != nil)
    }
    var parser = self
    return parser.tail(of: date, isYearWritten: written != nil)
  }

  /// The weekday and the clock time behind a day.
  private mutating func tail(of day: CalendarDay, isYearWritten: Bool) -> DateReading {
    if cursor.takeRangeSeparator() { return severalDays(isYearWritten: isYearWritten) }
    if cursor.next == "、" || cursor.next == "," {
      return severalDays(isYearWritten: isYearWritten)
    }
    var rest = ScalarCursor(ScalarCursor.withoutBrackets(cursor.rest))
    _ = rest.takeAny(["T", "暂定", "拟定"])
    rest.skipBlanks()
    let weekday = WeekdayReading.takeOne(from: &rest) ?? WeekdayReading.takeLast(from: &rest)
    if let weekday, weekday != day.weekday {
      return DateReading(
        .complaint(disagreement(day, written: weekday)), isYearWritten: isYearWritten)
    }
    _ = rest.take(",")
    rest.skipBlanks()
    _ = rest.takeAny(["暂定", "拟定"])
    rest.skipBlanks()
    if rest.isAtEnd { return DateReading(.day(day), isYearWritten: isYearWritten) }
    if OpenWords.contain(rest.rest) {
      return DateReading(.day(day), time: .undecided, isYearWritten: isYearWritten)
    }
    return DateReading(.day(day), time: .read(rest.rest), isYearWritten: isYearWritten)
  }
}

// MARK: - Complaints

extension DateParser {
  /// A year that is too far from the plan's, or that nobody believes.
  static func complain(year: Int, planYear: Int?, found: String) -> ScalarComplaint? {
    if let planYear, abs(year - planYear) > 1 {
      return ScalarComplaint(
        .yearOutOfRange, "计划是\(planYear)年的，这里写的是\(year)年，请核对年份。", found: found,
        expected: "\(planYear)年前后一年之内的日期")
    }
    guard !LanguageLimits.years.contains(year) else { return nil }
    return ScalarComplaint(
      .yearOutOfRange, "\(year)年不在可用的年份之内，请核对年份。", found: found,
      expected: "\(LanguageLimits.years.lowerBound)年至\(LanguageLimits.years.upperBound)年")
  }

  private func unreadable() -> DateReading {
    DateReading(
      .complaint(
        ScalarComplaint(
          .badDate, "读不懂日期“\(found)”，请改写。", found: found, expected: DateReading.expected)))
  }

  private func severalDays(isYearWritten: Bool) -> DateReading {
    DateReading(
      .complaint(
        ScalarComplaint(
          .badDate, "“\(found)”写了不止一天，一行只能写一期，请分行写。", found: found,
          expected: DateReading.expected)), isYearWritten: isYearWritten)
  }

  private func missingDaySign(_ day: Int, month: Int, year: Int?) -> DateReading {
    DateReading(
      .complaint(
        ScalarComplaint(
          .badDate, "“\(found)”后面少写了“日”，请补上。", found: found, expected: DateReading.expected,
          remedies: ["\(found)日"])), isYearWritten: year != nil)
  }

  private func yearMissing() -> ScalarComplaint {
    ScalarComplaint(
      .yearMissing, "“\(found)”没有写年份，也没有年度计划可以依照，请写明年份。", found: found,
      expected: "形如 2026年5月15日")
  }

  private func noMonth(_ month: Int) -> ScalarComplaint {
    ScalarComplaint(
      .badMonth, "没有\(month)月，请改月份。", found: found, expected: "1月至12月")
  }

  private func noDay(_ day: Int, month: Int, year: Int) -> ScalarComplaint {
    let length = CalendarDay.length(ofMonth: month, year: year)
    let isLeapDay = month == 2 && day == 29
    let name = isLeapDay ? "\(year)年不是闰年，2月" : "\(month)月"
    return ScalarComplaint(
      .dateDoesNotExist, "\(name)没有\(day)日，请改日期。", found: found,
      expected: "\(month)月1日至\(length)日")
  }

  /// Both ways out are offered, the nearest day with the written weekday and the written day with
  /// its own weekday; neither is chosen.
  private func disagreement(_ day: CalendarDay, written: Weekday) -> ScalarComplaint {
    var shift = written.rawValue - day.weekday.rawValue
    if shift > 3 { shift -= 7 }
    if shift < -3 { shift += 7 }
    let (_, month, number) = day.civil
    return ScalarComplaint(
      .weekdayDisagrees, "\(month)月\(number)日写的是\(written.wording)，实为\(day.weekday.wording)。",
      found: found, expected: "日期与星期一致",
      remedies: [day.adding(days: shift), day].map(\.wordingWithWeekday))
  }
}

extension CalendarDay {
  /// `2026年5月15日`.
  var wording: String {
    let (year, month, day) = civil
    return "\(year)年\(month)月\(day)日"
  }

  /// `5月15日（周五）`, as a correction to be typed.
  package var wordingWithWeekday: String {
    let (_, month, day) = civil
    return "\(month)月\(day)日（\(weekday.wording)）"
  }
}
