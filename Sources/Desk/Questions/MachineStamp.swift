// Times as machines stamp them into lists: 2026-11-03 02:02, with T, with seconds or a zone. Where people
// plan a show, 2:02 is asked for its half of the day; a stamp with a full date and two figures for the
// hour, or with seconds, is a time by the clock of 24 hours, also in the night.

import Timekeeping

/// Reads stamps.
enum MachineStamp {
  /// The instant that `text` stamps, in `zone` unless it names an offset; nil for anything else.
  static func instant(_ text: String, in zone: Zone) -> Timestamp? {
    let pattern =
      #/
      (\d{4})[-\/.年](\d{1,2})[-\/.月](\d{1,2})日?[\ T]*
      (\d{1,2})[:：时](\d{2})(?:分|[:：分](\d{2})(?:\.\d+|秒)?)?
      \ *(Z|[+-]\d{2}:?\d{2})?
      /#
    let trimmed = text.drop { $0.isWhitespace }
    guard let match = trimmed.wholeMatch(of: pattern) else { return nil }
    let parts = match.output
    let isExact = parts.4.count == 2 || parts.6 != nil || parts.7 != nil
    guard isExact, let year = Int(parts.1), let month = Int(parts.2), let day = Int(parts.3),
      let hour = Int(parts.4), let minute = Int(parts.5), Int(parts.6 ?? "0") ?? 60 < 60,
      let date = CalendarDay(year: year, month: month, day: day),
      let time = TimeOfDay(hour: hour, minute: minute)
    else { return nil }
    let local = LocalDateTime(day: date, time: time)
    guard let offset = parts.7 else { return zone.timestamp(of: local) }
    guard let minutes = minutes(String(offset)) else { return nil }
    let seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3_600 + minute * 60)
    return Timestamp(seconds: seconds - Int64(minutes) * 60)
  }

  /// The minutes east of Greenwich that `Z`, `+08:00` and `+0800` say.
  private static func minutes(_ offset: String) -> Int? {
    if offset == "Z" { return 0 }
    let digits = offset.dropFirst().filter(\.isNumber)
    guard let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)), hours <= 14,
      minutes < 60
    else { return nil }
    return (offset.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
  }
}
