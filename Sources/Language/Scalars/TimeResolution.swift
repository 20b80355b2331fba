// From what was written to a time of the day, or to the question that has to be asked.

import Timekeeping

/// One or two ends, about to be made into a reading.
struct TimeResolution {
  let start: ClockPoint
  let end: ClockPoint?
  let found: String

  /// A beginning without an end.
  func single() -> TimeReading {
    if let complaint = impossible(start) { return .complaint(complaint) }
    if isHalfOfDayMissing { return .complaint(askForHalf()) }
    guard let time = TimeOfDay(minutesSinceMidnight: resolved(start, part: start.part)) else {
      return .complaint(midnight(start))
    }
    return .start(time)
  }

  /// A beginning and an end.
  func range() -> TimeReading {
    guard let end else { return single() }
    if start.isBare && end.isBare { return .complaint(unitMissing()) }
    if let complaint = impossible(start) ?? impossible(end) { return .complaint(complaint) }
    if isHalfOfDayMissing { return .complaint(askForHalf()) }
    let from = resolved(start, part: start.part)
    var until = resolved(end, part: end.part ?? inherited)
    guard let first = TimeOfDay(minutesSinceMidnight: from) else {
      return .complaint(midnight(start))
    }
    var endsNextDay = end.isNextDay
    if until >= 1_440, !endsNextDay {
      // Twelve at night is the next day's beginning; a written 24:00 was refused above.
      until -= 1_440
      endsNextDay = true
    }
    guard let last = TimeOfDay(minutesSinceMidnight: until) else {
      return .complaint(midnight(end))
    }
    if !endsNextDay, last <= first { return .complaint(backwards(first, last)) }
    return .range(start: first, end: last, endsNextDay: endsNextDay)
  }

  /// The part of the day that the start lends to an end without one of its own.
  private var inherited: DayPart? {
    switch start.part {
    case .afternoon, .evening, .noon: start.part
    case .dawn, .morning, nil: nil
    }
  }

  private func resolved(_ point: ClockPoint, part: DayPart?) -> Int {
    let minutes = point.minutes
    switch part {
    case nil, .morning: return minutes
    case .dawn: return point.hour == 12 ? minutes - 720 : minutes
    case .noon: return point.hour < 10 ? minutes + 720 : minutes
    case .afternoon: return point.hour < 12 ? minutes + 720 : minutes
    case .evening:
      if point.hour == 12 { return minutes + 720 }
      return point.hour < 12 ? minutes + 720 : minutes
    }
  }
}

// MARK: - Complaints

extension TimeResolution {
  /// Nobody goes on air at 2:30 in the night without saying so.
  private var isHalfOfDayMissing: Bool {
    start.part == nil && (1...5).contains(start.hour)
  }

  private func askForHalf() -> ScalarComplaint {
    let from = start.minutes + 720
    var written = start.wording
    var remedy = clock(from)
    if let end {
      let until = end.hour < 12 ? end.minutes + 720 : end.minutes
      written += "-" + end.wording
      remedy += "-" + clock(until)
    }
    return ScalarComplaint(
      .afternoonNotWritten, "\(written)未写上午/下午，是否为下午\(written)？", found: found,
      expected: "下午写“下午”或用24小时制，凌晨写“凌晨”", remedies: [remedy])
  }

  private func impossible(_ point: ClockPoint) -> ScalarComplaint? {
    if point.hour == 24, point.minute == 0 { return midnight(point) }
    let contradicts = point.part == .morning && point.hour > 12
    guard point.hour > 23 || point.minute > 59 || contradicts else { return nil }
    let written = point.minute == 99 ? found : point.wording
    return ScalarComplaint(
      .timeDoesNotExist,
      contradicts && point.hour < 24 && point.minute < 60
        ? "“\(DayPart.morning.rawValue)”与\(written)前后矛盾，请改时间。" : "没有\(written)这个时间，请改时间。",
      found: found, expected: "0:00 到 23:59 之间的时间")
  }

  private func midnight(_ point: ClockPoint) -> ScalarComplaint {
    let begin = end == nil || point.minutes == start.minutes ? "" : start.wording + "-"
    return ScalarComplaint(
      .timeDoesNotExist, "\(clock(point.minutes))请写成次日0:00。", found: found,
      expected: "0:00 到 23:59 之间的时间", remedies: [begin + "次日0:00"])
  }

  private func unitMissing() -> ScalarComplaint {
    guard let end, start.hour < 24, end.hour < 24 else {
      return ScalarComplaint(
        .badTime, "读不懂时间“\(found)”，请改写。", found: found, expected: TimeReading.expected)
    }
    return ScalarComplaint(
      .badTime, "“\(found)”没有写“时”或“:00”，看不出是不是时间。", found: found,
      expected: TimeReading.expected, remedies: ["\(start.wording)-\(end.wording)"])
  }

  private func backwards(_ first: TimeOfDay, _ last: TimeOfDay) -> ScalarComplaint {
    let remedy = forwards(first, last)
    let relation = first == last ? "与开始时间相同" : "早于开始时间\(first.wording)"
    let question = remedy.map { "，是否应为\($0)？" } ?? "，请改时间。"
    return ScalarComplaint(
      .endBeforeStart, "结束时间\(last.wording)\(relation)\(question)", found: found,
      expected: "结束晚于开始；过了零点请写“次日”", remedies: remedy.map { [$0] } ?? [])
  }

  /// What was probably meant: an afternoon's end, the next day's end, or the two ends swapped.
  private func forwards(_ first: TimeOfDay, _ last: TimeOfDay) -> String? {
    guard first != last else { return nil }
    if last.hour < 6, first.hour >= 18 { return "\(first.wording)-次日\(last.wording)" }
    if last.hour < 6 { return "\(first.wording)-\(clock(last.minutesSinceMidnight + 720))" }
    return "\(last.wording)-\(first.wording)"
  }

  private func clock(_ minutes: Int) -> String {
    let rest = minutes % 60
    return "\(minutes / 60):" + (rest < 10 ? "0" : "") + "\(rest)"
  }
}
