// The parser of lead times, one function per rule of the grammar in `LeadGrammar`.

import Timekeeping

extension Lead {
  /// Reads the Chinese or the short spelling; a lead that cannot be understood is complained of in
  /// Chinese with what is expected and one correction.
  package init(parsing text: String) throws(LeadComplaint) {
    var parser = LeadParser(text)
    self = try parser.lead()
  }
}

/// Reads one lead.
struct LeadParser {
  private let text: String
  private var cursor: LeadCursor

  /// A parser of `text`.
  init(_ text: String) {
    self.text = text
    cursor = LeadCursor(text)
  }

  /// The whole text is one lead.
  mutating func lead() throws(LeadComplaint) -> Lead {
    if cursor.isAtEnd { throw complaint("提前量是空的", remedy: "上线前5个工作日 16:00") }
    let short = try shortDistance()
    let (anchor, distance) = if let short { short } else { try chineseDistance() }
    try checkBounds(of: distance)
    let time = try clock(after: distance)
    return Lead(anchor: anchor, distance: distance, time: time)
  }

  private mutating func clock(after distance: Lead.Distance) throws(LeadComplaint) -> TimeOfDay? {
    cursor.skipBlanks()
    if cursor.isAtEnd { return nil }
    let rest = cursor.rest
    guard let clock = cursor.takeClock() else {
      throw complaint("“\(rest)”看不懂", remedy: example(of: distance))
    }
    guard let time = clock else {
      throw complaint("“\(rest)”不是钟点", remedy: example(of: distance))
    }
    cursor.skipBlanks()
    if !cursor.isAtEnd {
      throw complaint("钟点后面多了“\(cursor.rest)”", remedy: example(of: distance))
    }
    if case .minutes(let count) = distance {
      throw complaint(
        "按分钟、小时计算的提前量不能再写钟点“\(rest)”",
        remedy: Lead(anchor: .airStart, distance: .minutes(count)).wording)
    }
    return time
  }

  private func example(of distance: Lead.Distance) -> String {
    if case .minutes = distance { return Lead(anchor: .airStart, distance: distance).wording }
    let sixteen = TimeOfDay(hour: 16, minute: 0)
    return Lead(anchor: .airStart, distance: distance, time: sixteen).wording
  }
}

// MARK: - Short spelling

extension LeadParser {
  private mutating func shortDistance() throws(LeadComplaint) -> (Lead.Anchor, Lead.Distance)? {
    guard let anchor = cursor.take(from: LeadParser.letters) else { return nil }
    guard let sign = cursor.take(from: [("-", -1), ("+", 1)]) else {
      throw complaint("“\(text)”缺少 - 或 +", remedy: "\(anchor.letter)-5wd 16:00")
    }
    if sign > 0, cursor.take("fb") { return (.airStart, .nextFeedback) }
    guard let count = cursor.takeNumber() else {
      throw complaint("“\(text)”缺少数字", remedy: "\(anchor.letter)-5wd 16:00")
    }
    guard let unit = cursor.take(from: LeadParser.shortUnits) else {
      throw complaint("看不懂“\(cursor.rest)”里的单位", remedy: "\(anchor.letter)-\(count)wd 16:00")
    }
    return (anchor, try shortDistance(sign * count, unit))
  }

  private mutating func shortDistance(
    _ count: Int, _ unit: Unit
  ) throws(LeadComplaint) -> Lead.Distance {
    switch unit {
    case .minutes: return .minutes(count)
    case .hours: return .minutes(LeadParser.minutes(ofHours: count))
    case .days: return .days(count)
    case .workingDays: return .workingDays(count)
    case .weeks:
      guard let weekday = cursor.take(from: LeadParser.shortWeekdays) else {
        return .days(count * 7)
      }
      return .weekday(weekday, weeks: count)
    case .months:
      guard cursor.take("wd") else { return .months(count) }
      let sign = cursor.take("-") ? -1 : 1
      guard let nth = cursor.takeNumber() else {
        throw complaint("wd 后面缺少“第几个”", remedy: "T-1mo wd1")
      }
      return .workingDayOfMonth(sign * nth, months: count)
    }
  }

  private static let letters: [(String, Lead.Anchor)] = [
    ("t", .airStart), ("e", .airEnd), ("d", .deadline),
  ]
  private static let shortUnits: [(String, Unit)] = [
    ("wd", .workingDays), ("mo", .months), ("min", .minutes), ("m", .minutes), ("h", .hours),
    ("d", .days), ("w", .weeks),
  ]
  private static let shortWeekdays: [(String, Weekday)] = Weekday.allCases.map {
    ($0.shortForm, $0)
  }
}

// MARK: - Chinese spelling

extension LeadParser {
  private mutating func chineseDistance() throws(LeadComplaint) -> (Lead.Anchor, Lead.Distance) {
    if cursor.take(["下期回音壁", "下一期回音壁", "下次回音壁"]) != nil {
      _ = cursor.take("前")
      return (.airStart, .nextFeedback)
    }
    let written = cursor.take(from: LeadParser.anchors)
    let anchor = written ?? .airStart
    _ = cursor.take("的")
    if let weeks = cursor.take(from: LeadParser.weekWords) {
      return (anchor, try weekday(weeks: weeks))
    }
    if let months = cursor.take(from: LeadParser.monthWords) {
      return (anchor, try workingDayOfMonth(months: months))
    }
    if cursor.take(["当天", "当日", "同一天", "同日"]) != nil { return (anchor, .days(0)) }
    if written != nil, cursor.take("时") { return (anchor, .minutes(0)) }
    guard let sign = cursor.take(from: LeadParser.sides) else {
      throw missingSide(isAnchored: written != nil)
    }
    return (anchor, try counted(sign))
  }

  private func missingSide(isAnchored: Bool) -> LeadComplaint {
    if isAnchored {
      let rest = cursor.rest.isEmpty ? "5个工作日" : cursor.rest
      return complaint("“\(text)”没有说是之前还是之后", remedy: "上线前" + rest)
    }
    return complaint("“\(text)”不是提前量", remedy: "上线前5个工作日 16:00")
  }

  private mutating func counted(_ sign: Int) throws(LeadComplaint) -> Lead.Distance {
    if cursor.take(["半小时", "半个小时"]) != nil { return .minutes(sign * 30) }
    guard let count = cursor.takeNumber() else {
      throw complaint("“\(text)”缺少数字", remedy: "上线前5个工作日 16:00")
    }
    if cursor.take(["个半小时", "个半钟头"]) != nil {
      return .minutes(sign * (LeadParser.minutes(ofHours: count) + 30))
    }
    guard let unit = cursor.take(from: LeadParser.units) else {
      throw complaint("看不懂“\(cursor.rest)”里的单位", remedy: "上线前\(count)个工作日 16:00")
    }
    switch unit {
    case .minutes: return .minutes(sign * count)
    case .hours: return .minutes(sign * LeadParser.minutes(ofHours: count))
    case .days: return .days(sign * count)
    case .workingDays: return .workingDays(sign * count)
    case .weeks:
      _ = cursor.take("的")
      guard let weekday = cursor.take(from: LeadParser.weekdays) else {
        return .days(sign * count * 7)
      }
      return .weekday(weekday, weeks: sign * count)
    case .months:
      let ahead = cursor
      _ = cursor.take("的")
      guard cursor.take(["第", "倒数第", "最后"]) != nil else {
        cursor = ahead
        return .months(sign * count)
      }
      cursor = ahead
      return try workingDayOfMonth(months: sign * count)
    }
  }

  private mutating func weekday(weeks: Int) throws(LeadComplaint) -> Lead.Distance {
    _ = cursor.take("的")
    let table = LeadParser.weekdays + LeadParser.bareWeekdays
    guard let weekday = cursor.take(from: table) else {
      throw complaint("“\(text)”没有说是周几", remedy: "上一周周四 10:00")
    }
    return .weekday(weekday, weeks: weeks)
  }

  private mutating func workingDayOfMonth(months: Int) throws(LeadComplaint) -> Lead.Distance {
    _ = cursor.take("的")
    if cursor.take(["最后一个工作日", "最后1个工作日"]) != nil {
      return .workingDayOfMonth(-1, months: months)
    }
    let sign = cursor.take("倒数第") ? -1 : (cursor.take("第") ? 1 : 0)
    guard sign != 0, let nth = cursor.takeNumber(), cursor.take(["个工作日", "工作日"]) != nil
    else {
      throw complaint("“\(text)”没有说是该月第几个工作日", remedy: "上月第1个工作日")
    }
    return .workingDayOfMonth(sign * nth, months: months)
  }

  private static let anchors: [(String, Lead.Anchor)] = [
    ("节目结束", .airEnd), ("播出结束", .airEnd), ("直播结束", .airEnd), ("下线", .airEnd),
    ("结束", .airEnd), ("上线", .airStart), ("开播", .airStart), ("播出", .airStart),
    ("直播", .airStart), ("截止", .deadline), ("到期", .deadline),
  ]
  private static let sides: [(String, Int)] = [
    ("之前", -1), ("以前", -1), ("前", -1), ("之后", 1), ("以后", 1), ("后", 1),
  ]
  private static let units: [(String, Unit)] = [
    ("个工作日", .workingDays), ("工作日", .workingDays), ("分钟", .minutes), ("分", .minutes),
    ("个小时", .hours), ("小时", .hours), ("个钟头", .hours), ("个自然日", .days),
    ("自然日", .days), ("天", .days), ("日", .days), ("个星期", .weeks), ("星期", .weeks),
    ("周", .weeks), ("个月", .months), ("月", .months),
  ]
  private static let weekWords: [(String, Int)] = [
    ("上一个星期", -1), ("上一周", -1), ("上个星期", -1), ("上星期", -1), ("上周", -1),
    ("同一周", 0), ("同周", 0), ("本周", 0), ("当周", 0), ("下一个星期", 1),
    ("下一周", 1), ("下个星期", 1), ("下星期", 1), ("下周", 1),
  ]
  private static let monthWords: [(String, Int)] = [
    ("上一个月", -1), ("上个月", -1), ("上月", -1), ("当月", 0), ("本月", 0),
    ("同月", 0), ("下一个月", 1), ("下个月", 1), ("下月", 1),
  ]
  private static let weekdays: [(String, Weekday)] = zip(
    ["一", "二", "三", "四", "五", "六", "日", "天"], Weekday.allCases + [.sunday]
  ).flatMap { character, weekday in
    ["周", "星期", "礼拜"].map { ($0 + character, weekday) }
  }
  private static let bareWeekdays: [(String, Weekday)] = zip(
    ["一", "二", "三", "四", "五", "六", "日", "天"], Weekday.allCases + [.sunday]
  ).map { ($0, $1) }
}

// MARK: - Bounds and words

extension LeadParser {
  private enum Unit {
    case minutes
    case hours
    case days
    case workingDays
    case weeks
    case months
  }

  private static func minutes(ofHours hours: Int) -> Int {
    // Nine digits are all that a number can have here, so this cannot overflow.
    hours * 60
  }

  private func checkBounds(of distance: Lead.Distance) throws(LeadComplaint) {
    let (count, bound, unit): (Int, Int, String) =
      switch distance {
      case .minutes(let count): (count, LeadGrammar.Bounds.minutes, "分钟")
      case .days(let count): (count, LeadGrammar.Bounds.days, "天")
      case .workingDays(let count): (count, LeadGrammar.Bounds.workingDays, "个工作日")
      case .months(let count): (count, LeadGrammar.Bounds.months, "个月")
      case .weekday(_, let weeks): (weeks, LeadGrammar.Bounds.weeks, "周")
      case .workingDayOfMonth(_, let months): (months, LeadGrammar.Bounds.months, "个月")
      case .nextFeedback: (0, 0, "")
      }
    if abs(count) > bound {
      throw complaint("“\(text)”太远，最多\(bound)\(unit)", remedy: "上线前5个工作日 16:00")
    }
    if case .workingDayOfMonth(let nth, _) = distance,
      !(1...LeadGrammar.Bounds.workingDaysOfMonth).contains(abs(nth))
    {
      throw complaint("一个月没有第\(nth)个工作日", remedy: "上月第1个工作日")
    }
  }

  private func complaint(_ message: String, remedy: String) -> LeadComplaint {
    LeadComplaint(
      message: message,
      expected: "锚点＋前/后＋数＋单位，日子类的可再写钟点，例如 上线前5个工作日 16:00、"
        + "上一周周四 10:00、上线前30分钟、下线后1个工作日 10:00、上月第1个工作日、下期回音壁，"
        + "或简写 T-5wd 16:00",
      remedy: remedy)
  }
}
