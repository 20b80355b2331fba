// The grammar of clock times: [part of the day] hour [: minute | 点 [半 | 刻 | minute]], one or two of
// them, and the rules by which a part of the day written once holds for both ends.

import Timekeeping

/// The part of the day that stands before an hour.
enum DayPart: String {
  case dawn = "凌晨"
  case morning = "上午"
  case noon = "中午"
  case afternoon = "下午"
  case evening = "晚上"

  /// Spellings, longer ones before their own beginnings.
  static let spellings: [(String, DayPart)] = [
    ("凌晨", .dawn), ("清晨", .morning), ("早上", .morning), ("早晨", .morning), ("上午", .morning),
    ("今早", .morning), ("早", .morning), ("中午", .noon), ("正午", .noon), ("下午", .afternoon),
    ("午后", .afternoon), ("傍晚", .afternoon), ("晚上", .evening), ("晚间", .evening),
    ("夜间", .evening), ("当晚", .evening), ("晚", .evening), ("AM", .morning), ("am", .morning),
    ("PM", .afternoon), ("pm", .afternoon),
  ]
}

/// One end as written.
struct ClockPoint {
  var part: DayPart?
  var hour: Int
  var minute: Int
  /// A bare number such as the 9 of 9-10点, which borrows its unit from the other end.
  var isBare: Bool
  /// 次日 stood before it.
  var isNextDay = false

  /// `9:00`, without the part of the day.
  var wording: String { "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)" }

  /// Minutes since midnight as it would be without a part of the day; 24:00 and beyond included.
  var minutes: Int { hour * 60 + minute }
}

/// Reads one text.
struct TimeParser {
  var cursor: ScalarCursor
  let found: String

  /// The whole text, or a complaint.
  func whole() -> TimeReading {
    var parser = self
    guard let reading = parser.leading() else { return unreadable() }
    parser.cursor.skipBlanks()
    if parser.cursor.isAtEnd { return reading }
    guard let minutes = parser.length(), parser.cursor.isAtEnd else { return unreadable() }
    return lasting(minutes, reading)
  }

  /// A length behind the time, such as the 60分钟 of 9:00（60分钟）.
  private mutating func length() -> Int? {
    _ = cursor.takeAny(["时长", "共", "计"])
    guard let number = cursor.number(), number.length <= 3 else { return nil }
    if cursor.take("分钟") { return number.value }
    return cursor.take("小时") ? number.value * 60 : nil
  }

  /// A beginning with a length has an end; a range has one already.
  private func lasting(_ minutes: Int, _ reading: TimeReading) -> TimeReading {
    guard case .start(let start) = reading, minutes > 0 else { return reading }
    guard let end = TimeOfDay(minutesSinceMidnight: start.minutesSinceMidnight + minutes) else {
      return unreadable()
    }
    return .range(start: start, end: end, endsNextDay: false)
  }

  /// A time at the cursor; nil when none stands here.
  mutating func leading() -> TimeReading? {
    _ = cursor.takeAny(["每天", "每日", "当天", "每"])
    guard let start = point() else { return nil }
    let place = cursor.index
    if cursor.takeRangeSeparator(), let end = point() {
      return TimeResolution(start: start, end: end, found: found).range()
    }
    cursor.rewind(to: place)
    if start.isBare { return nil }
    cursor.skipBlanks()
    _ = cursor.takeAny(["开始", "开播", "直播", "整", "起"])
    return TimeResolution(start: start, end: nil, found: found).single()
  }

  private mutating func point() -> ClockPoint? {
    let place = cursor.index
    cursor.skipBlanks()
    let isNextDay = cursor.takeAny(["次日", "翌日", "第二天"]) != nil
    cursor.skipBlanks()
    let part = DayPart.spellings.first { cursor.take($0.0) }?.1
    cursor.skipBlanks()
    guard let hour = cursor.number(), hour.length <= 2 else {
      cursor.rewind(to: place)
      return nil
    }
    var point = ClockPoint(
      part: part, hour: hour.value, minute: 0, isBare: false, isNextDay: isNextDay)
    guard let minute = minutePart() else {
      point.isBare = true
      return point
    }
    point.minute = minute
    cursor.skipBlanks()
    if point.part == nil, let late = cursor.takeAny(["AM", "am", "PM", "pm"]) {
      point.part = late.lowercased() == "am" ? .morning : .afternoon
    }
    return point
  }

  /// The minutes behind an hour; nil when the hour stands bare.
  private mutating func minutePart() -> Int? {
    if cursor.take(":") {
      guard let minute = cursor.digits(), minute.length == 2 else { return 99 }
      // Seconds, as spreadsheets show them, are dropped.
      let place = cursor.index
      if cursor.take(":"), cursor.digits()?.length != 2 { cursor.rewind(to: place) }
      return minute.value
    }
    guard cursor.takeAny(["点钟", "点", "时", "點", "時"]) != nil else { return nil }
    if cursor.take("半") { return 30 }
    if cursor.take("一刻") { return 15 }
    if cursor.take("三刻") { return 45 }
    if cursor.take("整") { return 0 }
    let place = cursor.index
    guard let minute = cursor.number(), minute.length <= 3 else { return 0 }
    // 9时—10时 with a numeral one for the dash: the number behind it belongs to the other end.
    if !cursor.take("分"), cursor.next == "点" || cursor.next == "时" {
      cursor.rewind(to: place)
      return 0
    }
    return minute.value
  }

  private func unreadable() -> TimeReading {
    .complaint(
      ScalarComplaint(
        .badTime, "读不懂时间“\(found)”，请改写。", found: found, expected: TimeReading.expected,
        remedies: dottedRemedy()))
  }

  /// `9.30-10.30` was meant as clock times.
  private func dottedRemedy() -> [String] {
    let dotted = found.map { $0 == "." ? ":" : $0 }
    guard found.contains("."), found.count <= 16 else { return [] }
    let parser = TimeParser(cursor: ScalarCursor(String(dotted)), found: String(dotted))
    switch parser.whole() {
    case .range, .start: return [String(dotted)]
    case .undecided, .complaint: return []
    }
  }
}
