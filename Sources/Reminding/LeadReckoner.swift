// From a lead to an instant: off-days, round minutes and quiet hours, each rule in one function.

package import Timekeeping

/// Reckons leads by one calendar and one zone.
package struct LeadReckoner: Sendable {
  /// The working days.
  package let workdays: WorkdayTable
  /// The zone.
  package let clock: DayClock
  /// The clock time of leads that name a day and no time.
  package let defaultTime: TimeOfDay
  /// When nothing rings; nil means never.
  package let quietHours: QuietHours?

  /// 09:07.
  package static let usualTime = TimeOfDay(hour: 9, minute: 7) ?? .midnight
  /// A reminder that is moved to the end of the quiet hours leaves at least so much time.
  package static let leastMinutesLeft = 30

  /// A reckoner; see the properties.
  package init(
    workdays: WorkdayTable, clock: DayClock, defaultTime: TimeOfDay = LeadReckoner.usualTime,
    quietHours: QuietHours? = .usual
  ) {
    self.workdays = workdays
    self.clock = clock
    self.defaultTime = defaultTime
    self.quietHours = quietHours
  }

  /// The moment that `lead` names; nil when its anchor is not known or the month has no such
  /// working day.
  ///
  /// A date lead that falls on an off-day moves to the last working day before it, but never past
  /// its anchor's day: a lead after the show that would have to stays where it is. Minutes and the
  /// day of the anchor itself are never moved. `下期回音壁` is the working day before that edition.
  package func moment(of lead: Lead, from anchors: LeadAnchors, time: TimeOfDay? = nil)
    -> LeadMoment?
  {
    guard let anchor = anchors.time(of: lead) else { return nil }
    if case .minutes(let minutes) = lead.distance {
      let (local, instant) = clock.moment(minutes, after: anchor)
      return LeadMoment(
        local: local, at: instant, isProvisional: false, isExact: true, isBefore: minutes <= 0)
    }
    guard let (day, isProvisional) = day(of: lead.distance, from: anchor.day) else { return nil }
    let local = LocalDateTime(day: day, time: lead.time ?? time ?? defaultTime)
    return LeadMoment(
      local: local, at: clock.timestamp(of: local), isProvisional: isProvisional, isExact: false,
      isBefore: local <= anchor)
  }

  private func day(of distance: Lead.Distance, from anchor: CalendarDay) -> (CalendarDay, Bool)? {
    switch distance {
    case .minutes: (anchor, false)
    case .days(let count): worked(anchor.adding(days: count), anchor)
    case .months(let count): worked(anchor.adding(months: count), anchor)
    case .weekday(let weekday, let weeks):
      worked(anchor.mondayOfWeek.adding(days: weeks * 7 + weekday.rawValue - 1), anchor)
    case .workingDays(let count):
      count == 0
        ? workdays.lastWorkingDay(notAfter: anchor)
        : workdays.day(count, workingDaysFrom: anchor)
    case .workingDayOfMonth(let nth, let months):
      workdays.workingDay(nth, ofMonth: anchor.adding(months: months))
    case .nextFeedback: workdays.day(-1, workingDaysFrom: anchor)
    }
  }

  /// The last working day not after `day`, unless that lies at or before the anchor that `day` is
  /// after.
  private func worked(_ day: CalendarDay, _ anchor: CalendarDay) -> (CalendarDay, Bool) {
    if day == anchor { return (day, false) }
    let (found, isProvisional) = workdays.lastWorkingDay(notAfter: day)
    return day > anchor && found <= anchor ? (day, isProvisional) : (found, isProvisional)
  }
}

// MARK: - Instants

extension LeadReckoner {
  /// The instant at which a reminder with this lead is due: the moment, moved off the round minutes
  /// and out of the quiet hours.
  ///
  /// Unless exact, one to nine minutes are added, by the identity, never giving :00 or :30 and never
  /// reaching the anchor. An instant in quiet hours moves to the nearer edge: before the evening, or
  /// after the morning if at least half an hour is then left; what is said after the show never
  /// moves before its end. Urgent reminders of the show day stay.
  package func instant(of lead: Lead, from anchors: LeadAnchors, manner: LeadManner) -> LeadMoment?
  {
    guard let moment = moment(of: lead, from: anchors) else { return nil }
    return instant(of: moment, anchor: anchors.time(of: lead), showDay: anchors.start?.day, manner)
  }

  /// The same for a moment that is already known.
  package func instant(
    of moment: LeadMoment, anchor: LocalDateTime?, showDay: CalendarDay?, _ manner: LeadManner
  ) -> LeadMoment {
    let anchor = anchor ?? moment.local
    var local = moment.local
    if !moment.isExact, !manner.isExact {
      local = LeadReckoner.spread(local, by: manner.seed)
      if moment.isBefore, local >= anchor { local = max(moment.local, anchor.adding(minutes: -1)) }
    }
    local = audible(local, anchor: anchor, isBefore: moment.isBefore, showDay: showDay, manner)
    let at = local == moment.local ? moment.at : clock.timestamp(of: local)
    return LeadMoment(
      local: local, at: at, isProvisional: moment.isProvisional,
      isExact: moment.isExact || manner.isExact, isBefore: moment.isBefore)
  }

  /// One to nine minutes later, never on a full or half hour.
  package static func spread(_ local: LocalDateTime, by seed: UInt64) -> LocalDateTime {
    shifted(local, by: seed, sign: 1)
  }

  /// One to nine minutes (the sign says which way) that do not end on a full or half hour.
  private static func shifted(_ local: LocalDateTime, by seed: UInt64, sign: Int) -> LocalDateTime {
    let minute = local.time.minute
    var choice = Int(seed % 9) + 1
    if (minute + sign * choice + 60) % 30 == 0 { choice = choice == 9 ? 1 : choice + 1 }
    return local.adding(minutes: sign * choice)
  }

  private func audible(
    _ local: LocalDateTime, anchor: LocalDateTime, isBefore: Bool, showDay: CalendarDay?,
    _ manner: LeadManner
  ) -> LocalDateTime {
    guard let edges = quietHours?.edges(around: local), !(manner.isUrgent && local.day == showDay)
    else { return local }
    let evening = LeadReckoner.shifted(edges.evening, by: manner.seed, sign: -1)
    let morning = LeadReckoner.shifted(edges.morning, by: manner.seed, sign: 1)
    if isBefore {
      let isMorningLate = morning > anchor.adding(minutes: -LeadReckoner.leastMinutesLeft)
      if isMorningLate { return evening }
    } else if evening <= anchor {
      return morning
    }
    return LeadReckoner.minutes(from: evening, to: local)
      <= LeadReckoner.minutes(from: local, to: morning) ? evening : morning
  }

  private static func minutes(from: LocalDateTime, to: LocalDateTime) -> Int {
    to.day.days(since: from.day) * 1_440
      + to.time.minutesSinceMidnight - from.time.minutesSinceMidnight
  }
}
