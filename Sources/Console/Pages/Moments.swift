// Instants as people read them: on the office's wall clock, with day, weekday and working sense.

import Timekeeping

/// Words instants for a reader at `now`.
struct Moments: Sendable {
  let zone: Zone
  let now: Timestamp
  let calendar: HolidayCalendar

  init(zone: Zone, now: Timestamp, calendar: HolidayCalendar = HolidayCalendar(notices: [])) {
    self.zone = zone
    self.now = now
    self.calendar = calendar
  }

  /// The reader's day.
  var today: CalendarDay { zone.local(of: now).day }

  /// `2026-05-14 09:07:00`.
  func stamp(_ instant: Timestamp) -> String {
    let second = Int(instant.seconds - instant.seconds / 60 * 60)
    let digits = (second < 10 ? "0" : "") + String(max(0, second))
    return "\(zone.local(of: instant)):\(digits)"
  }

  /// `9:07`.
  func clock(_ instant: Timestamp) -> String { zone.local(of: instant).time.wording }

  /// `5月14日（周四）`.
  func date(_ day: CalendarDay) -> String { wording.date(day) }

  /// `今天 9:07`, `明天 9:07`, `昨天 9:07`, else `5月16日（周六）9:07`.
  func near(_ instant: Timestamp) -> String {
    let local = zone.local(of: instant)
    switch local.day.days(since: today) {
    case 0: return "今天 \(local.time.wording)"
    case 1: return "明天 \(local.time.wording)"
    case -1: return "昨天 \(local.time.wording)"
    default: return "\(wording.date(local.day))\(local.time.wording)"
    }
  }

  /// `明天 5月15日（周五）`, `本周六 5月16日`, as name and date; the name is nil further away.
  func heading(_ day: CalendarDay) -> (name: String?, date: String) {
    guard let name = relativeName(day) else { return (nil, wording.date(day)) }
    return (name, name.contains("周") ? wording.shortDate(day) : wording.date(day))
  }

  /// `今天`, `明天`, `后天`, `本周四`, `下周四`; nil further away and in the past.
  func relativeName(_ day: CalendarDay) -> String? {
    switch day.days(since: today) {
    case 0: return "今天"
    case 1: return "明天"
    case 2: return "后天"
    case 3...: break
    default: return nil
    }
    switch day.mondayOfWeek.days(since: today.mondayOfWeek) {
    case 0: return "本" + day.weekday.wording
    case 7: return "下" + day.weekday.wording
    default: return nil
    }
  }

  /// `工作日`, `休息日`, `调休上班`, `劳动节放假`; with `（暂定）` in a year that is not announced.
  func sense(_ day: CalendarDay) -> String {
    let words =
      wording.workingSense(of: day) ?? (calendar.isWorkingDay(day) ? "工作日" : "休息日")
    return calendar.isAnnounced(year: day.year) ? words : words + "（暂定）"
  }

  private var wording: DateWording { DateWording(calendar: calendar, today: today) }
}
