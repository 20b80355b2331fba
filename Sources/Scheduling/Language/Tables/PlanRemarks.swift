// What titles, footnotes and remarks say beyond their own words: a time for rows without one, a
// length for rows without an end, the kind of an edition, the days of a rule.

import Language
import Timekeeping

/// What holds for every row that does not say otherwise.
struct PlanDefaults {
  private(set) var time: (start: TimeOfDay, end: TimeOfDay)?
  private(set) var lengthMinutes: Int?

  /// Reads titles, footnotes and remarks.
  init(texts: [String]) {
    for text in texts {
      for sentence in PlanDefaults.sentences(of: text) { read(sentence) }
    }
  }

  private mutating func read(_ sentence: Substring) {
    if time == nil, PlanDefaults.givesTime(sentence) {
      time = TimeReading.firstRange(in: sentence)
    }
    if lengthMinutes == nil, PlanDefaults.lengthWords.contains(where: { sentence.contains($0) }) {
      lengthMinutes = PlanDefaults.minutes(in: sentence)
    }
  }

  private static let missingTimeWords = ["未写时间", "未注明时间", "没写时间", "时间未写", "不写时间", "未标时间"]
  private static let lengthWords = ["每场", "每期", "每次", "时长", "只写开始时间"]

  /// 节目每周四9:00—10:00直播, 未写时间的按9:00-10:00; but not 回音壁每晚22:20重播.
  private static func givesTime(_ sentence: Substring) -> Bool {
    if missingTimeWords.contains(where: { sentence.contains($0) }) { return true }
    return sentence.contains("每周") && !sentence.contains("重播") && !sentence.contains("回音壁")
  }

  /// The number before 分钟.
  private static func minutes(in sentence: Substring) -> Int? {
    guard let place = sentence.firstRange(of: "分钟") else { return nil }
    let digits = sentence[..<place.lowerBound].reversed().prefix { $0.isASCII && $0.isNumber }
    guard let minutes = Int(String(digits.reversed())), (5...600).contains(minutes) else {
      return nil
    }
    return minutes
  }

  private static func sentences(of text: String) -> [Substring] {
    text.split { "；;。\n".contains($0) }
  }
}

/// What the remark of one row says.
struct RowRemark {
  let text: String

  /// 特别节目, 反馈节目 or 回音壁, in the remark or the theme.
  func edition(theme: String?) -> EditionKind {
    if text.contains("特别节目") { return .special }
    if text.contains("反馈节目") || text.contains("回音壁") { return .feedback }
    if let theme, theme.hasPrefix("回音壁") || theme.contains("反馈节目") { return .feedback }
    return .regular
  }

  /// 已履行请假手续 and its like; nil when the remark speaks of no leave.
  var leaveReason: String? {
    text.split { "；;。，,\n".contains($0) }.first { $0.contains("请假") }.map(String.init)
  }

  /// The days that stand in the remark: 7月8日、10月14日.
  func days(planYear: Int) -> [CalendarDay] {
    var days: [CalendarDay] = []
    for piece in text.split(whereSeparator: { "；;。，,、\n".contains($0) }) {
      let reading = DateReading.read(piece, planYear: planYear)
      if case .day(let day) = reading.value, !days.contains(day) { days.append(day) }
    }
    return days
  }
}
