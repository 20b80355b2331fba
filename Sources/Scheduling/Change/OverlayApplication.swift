// The overlay laid over the plan: every entry in the order of the list, each on the episode as the
// entries before it left it. An entry that cannot be carried out is a complaint and changes nothing.

package import Language
package import Timekeeping

/// The overlay, applied.
package struct OverlayApplication {
  /// The episodes afterwards.
  package internal(set) var episodes: [EpisodeID: Episode]
  /// Complaints about entries.
  package internal(set) var diagnostics: [PlanDiagnostic] = []
  /// How often each episode was moved by an entry.
  package private(set) var moves: [EpisodeID: Int] = [:]
  /// The entries that took effect, by episode.
  package private(set) var entries: [EpisodeID: [OverlayEntry]] = [:]

  let programmes: [ProgrammeID: Programme]
  let names: DirectoryNames
  private let directory: Directory
  private let milestones: MilestoneNames
  private let reference: OverlayReference
  let holidays: HolidayCalendar
  private let surroundings: Surroundings
  private let departed: [EpisodeID: Episode]
  /// Next rounds that this application made, and that a later 改期 of the displaced one unmakes.
  var madeRounds: Set<EpisodeID> = []

  /// What entries may speak of beside the episodes of the plan.
  package struct Surroundings: Sendable {
    /// Adopted episodes that the plan does not name any more.
    package let departed: [Episode]
    /// The first year that the folder has a plan for: entries about earlier ones are history.
    package let firstYear: Int?
    /// Written 编号 of episodes that keep another identity.
    package let aliases: [String: EpisodeID]
    /// Tells departed episodes that are over from those that are missed.
    package let today: CalendarDay

    /// Surroundings; see the properties.
    package init(
      departed: [Episode] = [], firstYear: Int? = nil, aliases: [String: EpisodeID] = [:],
      today: CalendarDay
    ) {
      self.departed = departed
      self.firstYear = firstYear
      self.aliases = aliases
      self.today = today
    }
  }

  /// Applies `overlay` to `episodes`; `schedule` lends programmes, directory, ladder and holidays.
  package init(
    _ overlay: [OverlayEntry], to episodes: [Episode], in schedule: Schedule,
    beside surroundings: Surroundings
  ) {
    let aliases = surroundings.aliases
    self.surroundings = surroundings
    self.departed = Dictionary(surroundings.departed.map { ($0.id, $0) }) { first, _ in first }
    self.holidays = schedule.holidays
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
    case .unknown(let near):
      if reviveDeparted(entry, programme) || isHistory(entry) { return }
      complain(.overlayEpisodeUnknown, entry, unknown(entry, near), near)
    case .ambiguous(let all):
      complain(
        .overlayEpisodeAmbiguous, entry, "\(reference.wording(of: entry.episode))可以指不止一期，请用编号指明。",
        all)
    }
  }

  /// An entry may speak of an episode whose row is gone: it still calls it off or keeps its record,
  /// and one that is over stays as it was. Everything else needs the row.
  private mutating func reviveDeparted(_ entry: OverlayEntry, _ programme: ProgrammeID?) -> Bool {
    let meaning = reference.meaning(of: entry.episode, in: departed, programme: programme)
    guard case .episode(let id) = meaning, let episode = departed[id] else { return false }
    let isOver = episode.fate != .on || episode.time.latest.day < surroundings.today
    guard isOver || entry.act.isSaidOfDeparted else { return false }
    episodes[id] = episode
    apply(entry, to: id)
    return true
  }

  /// The list is append-only, the plans of years gone by are put away.
  private func isHistory(_ entry: OverlayEntry) -> Bool {
    guard let first = surroundings.firstYear else { return false }
    switch entry.episode {
    case .dayAndDepartment(let day, _): return day.year < first
    case .id(let text):
      return text.split(separator: "-").contains { part in
        part.count == 4 && Int(part).map { (2000..<first).contains($0) } ?? false
      }
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
        id, at: entry.span, message, remedy: near.first.map { "编号: \($0.id.rawValue)" },
        notes: near.map {
          PlanNote("\($0.id.rawValue)：\(title(of: $0))，\($0.time.wording)", at: $0.span)
        }))
  }

  mutating func note(_ entry: OverlayEntry, _ message: String, remedy: String? = nil) {
    diagnostics.append(
      PlanDiagnostic(.displacedToNextRound, at: entry.span, message, remedy: remedy))
  }

  func title(of episode: Episode) -> String {
    let who =
      episode.departments.isEmpty ? episode.id.rawValue : directory.wording(of: episode.departments)
    return who + (episode.theme.map { "《\($0)》" } ?? "")
  }
}

extension OverlayAct {
  /// Whether it can be said of an episode that is still to come and whose row is gone.
  fileprivate var isSaidOfDeparted: Bool {
    switch self {
    case .cancel, .aired: true
    case .reschedule, .substitute, .changeGuest, .changeHost, .waive, .sameAs, .done, .confirm:
      false
    }
  }
}
