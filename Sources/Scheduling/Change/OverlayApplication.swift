// The overlay laid over the plan: every entry in the order of the list, each on the episode as the
// entries before it left it. An entry that cannot be carried out is a complaint and changes nothing.

package import Language
import Timekeeping

/// The overlay, applied.
package struct OverlayApplication {
  /// The episodes afterwards.
  package private(set) var episodes: [EpisodeID: Episode]
  /// Complaints about entries.
  package private(set) var diagnostics: [PlanDiagnostic] = []
  /// How often each episode was moved by an entry.
  package private(set) var moves: [EpisodeID: Int] = [:]
  /// The entries that took effect, by episode.
  package private(set) var entries: [EpisodeID: [OverlayEntry]] = [:]

  private let programmes: [ProgrammeID: Programme]
  private let names: DirectoryNames
  private let directory: Directory
  private let milestones: MilestoneNames
  private let reference: OverlayReference
  /// Next rounds that this application made, and that a later 改期 of the displaced one unmakes.
  private var madeRounds: Set<EpisodeID> = []

  /// Applies `overlay` to `episodes`; `schedule` lends programmes, directory and ladder. `aliases`
  /// are the written 编号 of episodes that keep another identity.
  package init(
    _ overlay: [OverlayEntry], to episodes: [Episode], in schedule: Schedule,
    aliases: [String: EpisodeID] = [:]
  ) {
    self.episodes = Dictionary(episodes.map { ($0.id, $0) }) { first, _ in first }
    self.programmes = schedule.programmes
    self.directory = schedule.directory
    self.names = DirectoryNames(schedule.directory)
    self.milestones = MilestoneNames(schedule.ladder)
    self.reference = OverlayReference(
      names: names, directory: schedule.directory,
      aliases: Dictionary(aliases.map { (PlainName.folded($0.key), $0.value) }) { first, _ in first
      }
    )
    for entry in overlay { apply(entry) }
  }

  private mutating func apply(_ entry: OverlayEntry) {
    if case .sameAs = entry.act { return }
    var programme: ProgrammeID?
    if let name = entry.programme {
      programme = ProgrammeNames(programmes).programme(named: name)
      guard programme != nil else {
        diagnostics.append(ProgrammeNames(programmes).complaint(about: name, at: entry.span))
        return
      }
    }
    switch reference.meaning(of: entry.episode, in: episodes, programme: programme) {
    case .episode(let id): apply(entry, to: id)
    case .unknown(let near): complain(.overlayEpisodeUnknown, entry, unknown(entry, near), near)
    case .ambiguous(let all):
      complain(
        .overlayEpisodeAmbiguous, entry, "\(reference.wording(of: entry.episode))可以指不止一期，请用编号指明。",
        all)
    }
  }

  private mutating func apply(_ entry: OverlayEntry, to id: EpisodeID) {
    guard var episode = episodes[id], hasReason(entry) else { return }
    let complaint: String?
    switch entry.act {
    case .reschedule(let time, let day): complaint = reschedule(&episode, to: time, day: day)
    case .cancel: complaint = cancel(&episode, entry)
    case .substitute: complaint = displace(&episode, entry)
    case .changeGuest(let from, let guest):
      complaint = changeGuest(of: &episode, from: from, to: guest, entry)
    case .changeHost(let name): complaint = changeHost(of: &episode, to: name, entry)
    case .waive(let name): complaint = waive(name, in: &episode, entry)
    case .sameAs: complaint = nil
    case .done(let names): complaint = markDone(names, in: &episode, entry)
    case .aired(let record): complaint = air(&episode, record)
    case .confirm:
      episode.agreement = .confirmed
      complaint = nil
    }
    if let complaint {
      if !complaint.isEmpty { complain(.overlayRefused, entry, complaint, []) }
      return
    }
    episodes[id] = episode
    entries[id, default: []].append(entry)
  }
}

// MARK: - When

extension OverlayApplication {
  /// Nil when it was done, else why not; an empty text when the complaint was made already.
  private mutating func reschedule(
    _ episode: inout Episode, to time: EpisodeTime?, day: CalendarDay?
  ) -> String? {
    if case .aired = episode.fate { return "\(title(of: episode))已经播出，不能改期。" }
    guard let target = time ?? day.flatMap({ sameClock(as: episode, on: $0) }) else {
      return "\(title(of: episode))原来没有钟点，改期请写明起止时间。"
    }
    if case .displaced = episode.fate { unmakeRound(of: episode.id) }
    episode.fate = .on
    guard target != episode.time else { return nil }
    moves[episode.id, default: 0] += 1
    let planned = episode.writtenTime
    episode.time = target
    episode.plannedTime = planned == target ? nil : planned
    return nil
  }

  private func sameClock(as episode: Episode, on day: CalendarDay) -> EpisodeTime? {
    if case .day(let start, let end) = episode.time {
      let shift = day.days(since: start.day)
      return .day(
        start: LocalDateTime(day: day, time: start.time),
        end: LocalDateTime(day: end.day.adding(days: shift), time: end.time))
    }
    return programmes[episode.programmeID]?.usualTime(on: day)
  }

  private mutating func cancel(_ episode: inout Episode, _ entry: OverlayEntry) -> String? {
    if case .aired = episode.fate { return "\(title(of: episode))已经播出，不能停播。" }
    episode.fate = .cancelled(reason: entry.reason ?? "")
    return nil
  }

  private mutating func air(_ episode: inout Episode, _ record: AfterShowRecord) -> String? {
    if case .month = episode.time {
      guard let start = record.start else {
        return "\(title(of: episode))的日期还没有定，实况请写明开始时间。"
      }
      let length = programmes[episode.programmeID]?.defaultLengthMinutes ?? 60
      episode.time = .day(start: start, end: record.end ?? start.adding(minutes: length))
    }
    episode.fate = .aired(record)
    return nil
  }
}

// MARK: - 顶替

extension OverlayApplication {
  /// The special edition takes the slot under an identity of its own. The displaced department goes
  /// into the next round: it gets an episode of the month after, day open, so that the reminder to
  /// fix the day takes over from there.
  private mutating func displace(_ episode: inout Episode, _ entry: OverlayEntry) -> String? {
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
      "\(title(of: displaced))被顶替，转入下一轮（\(round.time.wording)），编号 \(id.rawValue)。")
  }

  private mutating func unmakeRound(of id: EpisodeID) {
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

// MARK: - Who

extension OverlayApplication {
  private mutating func changeGuest(
    of episode: inout Episode, from: String?, to guest: Guest, _ entry: OverlayEntry
  ) -> String? {
    guard let place = place(of: from, among: episode.guests) else {
      let list = episode.guests.map(\.wording).joined(separator: "、")
      let wanted = from.map { "没有“\($0)”" } ?? "不止一位，请写明替换谁"
      complain(
        .overlayGuestUnknown, entry,
        "\(title(of: episode))的嘉宾\(wanted)；现有嘉宾：\(list.isEmpty ? "无" : list)。", [])
      return ""
    }
    let isHead = episode.guests.isEmpty || episode.guests[place].rank == .head
    if episode.guests.isEmpty {
      episode.guests = [guest]
    } else {
      episode.guests[place] = guest
    }
    if isHead && guest.rank != .head { episode.leaveReason = entry.reason }
    return nil
  }

  /// Where the guest to be replaced stands; 0 when there is none to choose from.
  private func place(of name: String?, among guests: [Guest]) -> Int? {
    guard let name else {
      if guests.count < 2 { return 0 }
      let heads = guests.indices.filter { guests[$0].rank == .head }
      return heads.count == 1 ? heads.first : nil
    }
    let plain = PlainName.folded(name)
    return guests.firstIndex {
      plain == PlainName.folded($0.name) || plain == PlainName.folded($0.title + $0.name)
        || ($0.name.isEmpty && plain == PlainName.folded($0.title))
    }
  }

  private mutating func changeHost(
    of episode: inout Episode, to name: String, _ entry: OverlayEntry
  ) -> String? {
    guard let person = names.person(named: name) else {
      diagnostics.append(names.complaint(aboutPerson: name, at: entry.span))
      return ""
    }
    episode.hosts = [person]
    return nil
  }
}

// MARK: - 豁免 and 已完成

extension OverlayApplication {
  private mutating func waive(
    _ name: String, in episode: inout Episode, _ entry: OverlayEntry
  ) -> String? {
    guard Conflict.waivable.contains(where: { $0.rawValue == name }) else {
      diagnostics.append(Waivers.impossible(name, at: entry.span))
      return ""
    }
    episode.waivers[name] = entry.reason
    return nil
  }

  private mutating func markDone(
    _ written: [String], in episode: inout Episode, _ entry: OverlayEntry
  ) -> String? {
    for name in written {
      if let code = milestones.code(of: name) {
        episode.doneMilestones.insert(code)
      } else {
        diagnostics.append(milestones.complaint(about: name, at: entry.span))
      }
    }
    return nil
  }
}

// MARK: - Complaints

extension OverlayApplication {
  /// 停播, 顶替, 换人 and 豁免 say why, or they change nothing.
  private mutating func hasReason(_ entry: OverlayEntry) -> Bool {
    let act: String
    switch entry.act {
    case .cancel: act = "停播"
    case .substitute: act = "顶替"
    case .changeGuest: act = "换人"
    case .waive: act = "豁免"
    case .reschedule, .changeHost, .sameAs, .done, .aired, .confirm: return true
    }
    if let reason = entry.reason, !reason.allSatisfy(\.isWhitespace) { return true }
    diagnostics.append(
      PlanDiagnostic(
        .reasonMissing, at: entry.span, "\(act)要写明原因，这一条暂不生效。", remedy: "原因: …"))
    return false
  }

  private func unknown(_ entry: OverlayEntry, _ near: [Episode]) -> String {
    let wanted = reference.wording(of: entry.episode)
    return "计划里找不到\(wanted)这一期，这条变更暂不生效。" + (near.isEmpty ? "" : "是否指下面的一期？")
  }

  private mutating func complain(
    _ id: DiagnosticID, _ entry: OverlayEntry, _ message: String, _ near: [Episode]
  ) {
    diagnostics.append(
      PlanDiagnostic(
        id, at: entry.span, message, remedy: near.first?.id.rawValue,
        notes: near.map {
          PlanNote("\($0.id.rawValue)：\(title(of: $0))，\($0.time.wording)", at: $0.span)
        }))
  }

  private mutating func note(_ entry: OverlayEntry, _ message: String) {
    diagnostics.append(PlanDiagnostic(.displacedToNextRound, at: entry.span, message))
  }

  private func title(of episode: Episode) -> String {
    let who =
      episode.departments.isEmpty ? episode.id.rawValue : directory.wording(of: episode.departments)
    return who + (episode.theme.map { "《\($0)》" } ?? "")
  }
}
