// 顶替: a special edition takes the slot of an episode, and the displaced department goes into the
// next round of its programme.

import Language
import Timekeeping

extension OverlayApplication {
  /// The special edition takes the slot under an identity of its own. The displaced department goes
  /// into the next round: it gets an episode of the month after, day open, so that the reminder to
  /// fix the day takes over from there.
  mutating func displace(_ episode: inout Episode, _ entry: OverlayEntry) -> String? {
    guard case .substitute(let departments, let theme, let edition) = entry.act else { return nil }
    guard case .day = episode.time else {
      return "\(title(of: episode))的日期还没有定，谈不上顶替。"
    }
    if case .aired = episode.fate { return "\(title(of: episode))已经播出，不能顶替。" }
    guard let resolved = resolve(departments, entry) else { return "" }
    let special = EpisodeIdentity.special(displacing: episode.id)
    if episodes[special] == nil {
      episodes[special] = Episode(
        id: special, programmeID: episode.programmeID, planYear: episode.planYear,
        time: episode.time, theme: theme, departments: resolved, hosts: episode.hosts,
        screeners: episode.screeners, edition: edition, derivedFrom: episode.id, span: entry.span)
    }
    episode.fate = .displaced(by: special, reason: entry.reason ?? "")
    makeRound(of: episode, entry)
    return nil
  }

  private mutating func makeRound(of displaced: Episode, _ entry: OverlayEntry) {
    let id = EpisodeIdentity.nextRound(of: displaced.id)
    if let later = laterAppearance(of: displaced) {
      note(entry, "\(title(of: displaced))被顶替；\(later.time.wording)已另有安排，不再另列下一轮。")
      return
    }
    if episodes[id] == nil {
      let month = displaced.time.earliest.day.adding(months: 1)
      madeRounds.insert(id)
      episodes[id] = Episode(
        id: id, programmeID: displaced.programmeID, planYear: displaced.planYear,
        time: .month(year: month.year, month: month.month), theme: displaced.theme,
        departments: displaced.departments, groupWords: displaced.groupWords,
        guests: displaced.guests, liaison: displaced.liaison, edition: displaced.edition,
        derivedFrom: displaced.id, span: entry.span)
    }
    guard let round = episodes[id] else { return }
    note(
      entry,
      "\(title(of: displaced))被顶替，转入下一轮（\(round.time.wording)），编号 \(id.rawValue)。",
      remedy: round.time.day == nil ? offer(of: round, after: displaced.time.earliest.day) : nil)
  }

  /// A ready line that puts the next round on the next free slot.
  private func offer(of round: Episode, after day: CalendarDay) -> String? {
    FreeSlots(
      programmes: programmes, holidays: holidays, episodes: Array(episodes.values), heldDays: [:]
    ).next(after: day, of: round.programmeID).map { OverlayLine.reschedule(round.id, to: $0) }
  }

  mutating func unmakeRound(of id: EpisodeID) {
    let round = EpisodeIdentity.nextRound(of: id)
    if madeRounds.remove(round) != nil { episodes[round] = nil }
  }

  /// The same department with the same topic, later in the same programme.
  private func laterAppearance(of displaced: Episode) -> Episode? {
    let theme = displaced.theme.map { PlainName.folded($0) }
    return episodes.values.filter {
      $0.programmeID == displaced.programmeID && $0.id != displaced.id && $0.fate == .on
        && $0.leadDepartment != nil && $0.leadDepartment == displaced.leadDepartment
        && $0.theme.map { PlainName.folded($0) } == theme
        && $0.id != EpisodeIdentity.nextRound(of: displaced.id)
        && displaced.time.latest <= $0.time.earliest
    }.min { ($0.time.earliest, $0.id) < ($1.time.earliest, $1.id) }
  }

  private mutating func resolve(_ written: [String], _ entry: OverlayEntry) -> [DepartmentID]? {
    var found: [DepartmentID] = []
    var isComplete = true
    for name in written {
      if let id = names.department(named: name) {
        if !found.contains(id) { found.append(id) }
      } else {
        diagnostics.append(names.complaint(aboutDepartment: name, at: entry.span))
        isComplete = false
      }
    }
    return isComplete ? found : nil
  }
}
