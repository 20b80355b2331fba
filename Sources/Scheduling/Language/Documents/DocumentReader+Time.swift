// When an episode is on: 日期, 时间 and 月份 put together. The plain ISO forms, which is what programs
// write and what large files consist of, are read without the long way round.

import Language
import Timekeeping

extension DocumentReader {
  /// Sets what is known of the time; true when neither a day nor a month is even tried to be given.
  mutating func readTime(
    _ fields: FoundFields<EpisodeKey>, planYear: Int?, into row: inout EpisodeRow
  ) -> Bool {
    let written = reader.text(.date, of: fields)
    let month = reader.text(.month, of: fields)
    let time = reader.text(.time, of: fields)
    let clock = time.map { Located(clockReading($0.value), at: $0.span) }
    guard let date = written ?? month else {
      complain(of: clock)
      return true
    }
    let reading = dateReading(date.value, planYear: planYear)
    switch reading.value {
    case .day(let day):
      if written != nil, let month { compare(day, with: month, planYear: planYear) }
      let inner = reading.time.map { Located($0, at: date.span) }
      set(day, at: date.span, clock: clock ?? inner, into: &row)
    case .month(let year, let number):
      complain(of: clock)
      row.time = Located(.month(year: year, month: number), at: date.span)
    case .undecided:
      complain(of: clock)
      return true
    case .rule:
      reader.complain(
        PlanDiagnostic(
          .badDate, at: date.span, "“\(date.value)”是播出规律，不是日期。", found: date.value,
          expected: DateReading.expected, remedy: "规律写在节目的“播出时段”里，这里写日期"))
      complain(of: clock)
    case .complaint(let complaint):
      reader.complain(complaint.diagnostic(at: date.span))
      complain(of: clock)
    }
    return false
  }

  private mutating func set(
    _ day: CalendarDay, at span: SourceSpan, clock: Located<TimeReading>?,
    into row: inout EpisodeRow
  ) {
    switch clock?.value {
    case .range(let start, let end, let isNextDay):
      let last = isNextDay ? day.adding(days: 1) : day
      row.time = Located(
        .day(
          start: LocalDateTime(day: day, time: start), end: LocalDateTime(day: last, time: end)),
        at: span)
    case .start(let start):
      row.openTime = Located(OpenTime(day: day, start: start), at: span)
    case .undecided, nil: row.openTime = Located(OpenTime(day: day), at: span)
    case .complaint: complain(of: clock)
    }
  }

  private mutating func complain(of clock: Located<TimeReading>?) {
    guard let clock, case .complaint(let complaint) = clock.value else { return }
    reader.complain(complaint.diagnostic(at: clock.span))
  }

  /// 月份 beside 日期 must be that of the day.
  private mutating func compare(
    _ day: CalendarDay, with month: Located<String>, planYear: Int?
  ) {
    let reading = DateReading.read(month.value, planYear: planYear ?? day.year)
    if case .month(_, day.month) = reading.value { return }
    if case .complaint(let complaint) = reading.value {
      reader.complain(complaint.diagnostic(at: month.span))
      return
    }
    reader.complain(
      PlanDiagnostic(
        .monthDisagrees, at: month.span, "“月份”写的是\(month.value)，日期却在\(day.month)月。",
        found: month.value, expected: "\(day.month)月", remedy: "写了日期就不必写月份"))
  }

  // MARK: Short ways

  private mutating func dateReading(_ text: String, planYear: Int?) -> DateReading {
    if let planYear, let day = PlainDigits.day(text), abs(day.year - planYear) <= 1 {
      return DateReading(.day(day), isYearWritten: true)
    }
    let key = "\(planYear ?? 0) \(text)"
    if let known = dateMeanings[key] { return known }
    let reading = DateReading.read(text, planYear: planYear)
    if dateMeanings.count < DocumentReader.keptMeanings { dateMeanings[key] = reading }
    return reading
  }

  private mutating func clockReading(_ text: String) -> TimeReading {
    // Before six o'clock an afternoon may be meant, which the long way asks for.
    if let (start, end) = PlainDigits.range(text), start.hour >= 6, end > start {
      return .range(start: start, end: end, endsNextDay: false)
    }
    if let known = clockMeanings[text] { return known }
    let reading = TimeReading.read(text)
    if clockMeanings.count < DocumentReader.keptMeanings { clockMeanings[text] = reading }
    return reading
  }
}

/// `2026-05-14` and `09:00-10:00` by their bytes.
private enum PlainDigits {
  static func day(_ text: String) -> CalendarDay? {
    let bytes = text.utf8
    guard bytes.count == 10 else { return nil }
    var numbers = [0, 0, 0]
    for (position, byte) in bytes.enumerated() {
      let isDash = position == 4 || position == 7
      if isDash {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (48...57).contains(byte) else { return nil }
        let part = position < 4 ? 0 : position < 7 ? 1 : 2
        numbers[part] = numbers[part] * 10 + Int(byte - 48)
      }
    }
    return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  static func range(_ text: String) -> (start: TimeOfDay, end: TimeOfDay)? {
    guard (9...11).contains(text.utf8.count) else { return nil }
    var parts = (0, 0, 0, 0)
    var part = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case 48...57:
        digits += 1
        guard digits <= 2 else { return nil }
        let value = Int(byte - 48)
        switch part {
        case 0: parts.0 = parts.0 * 10 + value
        case 1: parts.1 = parts.1 * 10 + value
        case 2: parts.2 = parts.2 * 10 + value
        default: parts.3 = parts.3 * 10 + value
        }
      case UInt8(ascii: ":"), UInt8(ascii: "-"):
        let isColon = byte == UInt8(ascii: ":")
        guard digits > 0, part < 3, isColon == (part != 1), part != 1 || digits == 2 else {
          return nil
        }
        part += 1
        digits = 0
      default: return nil
      }
    }
    guard part == 3, digits == 2, let start = TimeOfDay(hour: parts.0, minute: parts.1),
      let end = TimeOfDay(hour: parts.2, minute: parts.3)
    else { return nil }
    return (start, end)
  }
}
