// What the host and the screeners see of a running show: who is next in one line, what may be said
// aloud, what the department still owes.

import Discretion
import Masking
package import Membership
package import Questions
package import Scheduling
import Storage
package import Timekeeping

/// One caller as the host may introduce them: a surname and a form of address, never more.
package struct HostLine: Hashable, Sendable, Identifiable {
  /// The question.
  package let id: QuestionID
  /// Its number.
  package let number: CaseNumber
  /// Where it stands.
  package let stage: AirStage
  /// 王女士; 一位听众 when nothing is known or the caller is anonymous.
  package let address: String
  /// The district.
  package let area: String?
  /// What it is about, in one line, with everything private masked.
  package let gist: String
  /// Its nature.
  package let nature: Nature
  /// How urgent.
  package let urgency: Urgency
  /// How many asked.
  package let contactCount: Int
  /// When it came in.
  package let receivedAt: Timestamp
}

/// The host's screen at one instant.
package struct HostScreen: Sendable {
  /// The programme.
  package let programme: ProgrammeCode
  /// Its name.
  package let name: String
  /// The episode that is on, or the next one today.
  package let episode: Episode?
  /// Whom the host speaks with.
  package let onAir: HostLine?
  /// Who is next.
  package let next: HostLine?
  /// Who waits after that, in the order of arrival.
  package let waiting: [HostLine]
  /// 回音壁: what the departments of this episode still owe, and were asked last time.
  package let feedback: FeedbackList
  /// How far the funnel of this episode is.
  package let funnel: Funnel
  /// When it was put together.
  package let madeAt: Timestamp
}

extension RegisterRoom {
  /// The host's screen of `programme`.
  package func hostScreen(
    of programme: ProgrammeCode, for member: Member
  ) async throws(DeskError) -> HostScreen {
    try QuestionAccess.require(.seeHostScreen, of: member, in: programme)
    let now = clock.now
    let episode = episode(of: programme, at: now)
    let name =
      schedule?.programmes[ProgrammeID(rawValue: programme.rawValue)]?.name ?? programme.rawValue
    return try await reading("read the host's screen") { ledger in
      let queue = try ledger.queue(of: programme).questions
      let left = try leftOnAir(among: queue, ledger, at: now)
      let lines = try queue.filter { !left.contains($0.id) }.map { try line($0, ledger) }
      return HostScreen(
        programme: programme, name: name, episode: episode,
        onAir: lines.first { $0.stage == .onAir }, next: lines.first { $0.stage == .next },
        waiting: lines.filter { $0.stage == .waiting },
        feedback: try episode.map { try feedback(for: $0, ledger, at: now) }
          ?? FeedbackList(
            for: [], lastEpisodes: [], questions: [], at: now, in: zone(of: programme)),
        funnel: try episode.map { try funnel(of: $0, ledger) } ?? Funnel(), madeAt: now)
    }
  }

  /// Those of `questions` that still stand as on air though their show is long over: nobody put the
  /// call down in the log.
  package func leftOnAir(
    among questions: [Question]
  ) async throws(DeskError) -> Set<QuestionID> {
    let open = questions.filter { $0.airStage == .onAir }
    guard !open.isEmpty else { return [] }
    let now = clock.now
    return try await reading("look who was left on air") {
      try leftOnAir(among: open, $0, at: now)
    }
  }

  private func leftOnAir(
    among questions: [Question], _ ledger: Ledger, at now: Timestamp
  ) throws -> Set<QuestionID> {
    let left = try questions.filter { question in
      guard question.airStage == .onAir else { return false }
      let start = try ledger.lastMoved(question.id) ?? question.receivedAt
      return AirTime.isLeftOpen(
        since: start, showEnding: showEnds(of: question, onAirAt: start), at: now)
    }
    return Set(left.map(\.id))
  }

  /// When the shows end by the plan in which `question` was asked and put on air.
  private func showEnds(of question: Question, onAirAt start: Timestamp) -> [Timestamp] {
    let zone = zone(of: question.programme)
    let asked = question.episode.flatMap { schedule?.episode(EpisodeID(rawValue: $0.rawValue)) }
    return [asked, episode(of: question.programme, at: start)].compactMap { episode in
      guard case .day(_, let end) = episode?.time else { return nil }
      return zone.timestamp(of: end)
    }
  }

  /// The episode of `programme` that is on air at `now`, else the next one of that day.
  package func episode(of programme: ProgrammeCode, at now: Timestamp) -> Episode? {
    shared.schedule.days?.episode(of: programme, on: zone(of: programme).local(of: now))
  }

  /// Which of `programmes` a page is about when nobody says: the one whose show is on or comes today, else
  /// the one whose show is over today, else the one that comes next; nil when none comes.
  package func nextOnAir(of programmes: [ProgrammeCode], at now: Timestamp) -> ProgrammeCode? {
    let today = programmes.compactMap { code in
      episode(of: code, at: now).map { (code, $0.time.latest > zone(of: code).local(of: now), $0) }
    }
    let coming = today.filter(\.1).min { $0.2.time.earliest < $1.2.time.earliest }
    return coming?.0 ?? today.first?.0
      ?? shared.schedule.days?.next(
        of: Set(programmes.map(\.rawValue)), after: settings.zone.local(of: now))
  }

  private func line(_ question: Question, _ ledger: Ledger) throws -> HostLine {
    let caller = try ledger.callers(of: question.id).first
    let gist =
      question.clearedGist?.reveal(for: .showing)
      ?? masker.proposed(question.gist.reveal(for: .masking))
    return HostLine(
      id: question.id, number: question.number, stage: question.airStage ?? .waiting,
      address: question.consent.isAnonymous
        ? CallerAddress.unknown
        : caller?.spokenAddress(for: .showing) ?? CallerAddress.unknown,
      area: question.area, gist: gist, nature: question.nature, urgency: question.urgency,
      contactCount: question.contactCount, receivedAt: question.receivedAt)
  }

  /// How the callers of `questions` may be spoken of, for whoever sees the host's screen or callers;
  /// without those of whom nothing is known.
  package func addresses(
    of questions: [Question], for member: Member
  ) async throws(DeskError) -> [QuestionID: String] {
    let shown = questions.filter { question in
      !question.consent.isAnonymous
        && [.seeHostScreen, .seeCaller].contains {
          QuestionAccess.access($0, of: member, over: question) == .granted
        }
    }
    return try await reading("read who called") { ledger in
      var addresses: [QuestionID: String] = [:]
      for question in shown {
        let address = try ledger.callers(of: question.id).first?.spokenAddress(for: .showing)
        if let address, address != CallerAddress.unknown { addresses[question.id] = address }
      }
      return addresses
    }
  }

  /// 回音壁 for one episode.
  package func feedback(
    for episode: Episode, member: Member
  ) async throws(DeskError) -> FeedbackList {
    try QuestionAccess.require(
      .seeHostScreen, of: member, in: ProgrammeCode(rawValue: episode.programmeID.rawValue))
    let now = clock.now
    return try await reading("read what was promised") { try feedback(for: episode, $0, at: now) }
  }

  func feedback(
    for episode: Episode, _ ledger: Ledger, at now: Timestamp
  ) throws -> FeedbackList {
    let departments = Set(episode.departments.map { DepartmentCode(rawValue: $0.rawValue) })
    let programme = ProgrammeCode(rawValue: episode.programmeID.rawValue)
    let last = lastEpisodes(of: episode)
    return FeedbackList(
      for: departments, lastEpisodes: last,
      questions: try ledger.promised(by: departments, to: programme, askedIn: last).questions,
      topics: try ledger.topics(askedOf: departments, by: programme), at: now,
      in: zone(of: programme))
  }

  /// For each department of `episode` the episode before this one in which it was on air.
  private func lastEpisodes(of episode: Episode) -> Set<EpisodeCode> {
    var last: Set<EpisodeCode> = []
    for department in episode.departments {
      let before = (schedule?.episodes ?? []).filter {
        $0.id != episode.id && $0.departments.contains(department)
          && $0.time.latest <= episode.time.earliest
      }.max { $0.time.earliest < $1.time.earliest }
      if let before { last.insert(EpisodeCode(rawValue: before.id.rawValue)) }
    }
    return last
  }

  private func funnel(of episode: Episode, _ ledger: Ledger) throws -> Funnel {
    var funnel = try ledger.funnel(of: EpisodeCode(rawValue: episode.id.rawValue))
    if case .aired(let record) = episode.fate {
      funnel.add(
        TypedTotals(offered: record.callsOffered, answered: record.callsAnswered))
    }
    return funnel
  }
}
