// The host's screen: who is next in one line, how much time is left, what was promised. Only what may be
// said aloud is on it; numbers, doors and names are not, and no field of this page could hold them.

import Desk
import Discretion
import Masking
import Membership
import Questions
import Scheduling
import Timekeeping

/// 主持人屏.
struct HostPage: Sendable {
  struct Line: Sendable {
    let address: String
    let area: String?
    let gist: String
    let nature: String
    let number: String
    let urgent: String?
    let times: String?
  }

  struct Promise: Sendable {
    let department: String
    let gist: String
    let due: String?
    let isLate: Bool
  }

  struct Count: Sendable {
    let name: String
    let count: Int
  }

  private struct Screen: Sendable {
    let episode: String?
    let theme: String?
    let startsAt: Int64?
    let endsAt: Int64?
    let now: Int64
    let onAir: Line?
    let next: Line?
    let waiting: [Line]
    let more: Int?
    let hasWaiting: Bool
    let promises: [Promise]
    let promiseCount: Int
    let hasPromises: Bool
    let asked: [Promise]
    let hasAsked: Bool
    let counts: [Count]
  }

  private struct Document: Sendable {
    let title: String
    let brand: String
    let zone: String
    let heading: String
    let programme: String
    let shows: [OnAirPage.Choice]
    let hasShows: Bool
    let screen: String
    let sentence: String?
    let events: String?
  }

  let visit: Visit

  private static let waitingLines = 5
  private static let promiseLines = 5
  private static let askedLines = 3

  func html() async throws -> String {
    let show = try ShowChoice(visit, .seeHostScreen)
    let screen: String
    if let programme = show.programme {
      screen = try await self.screen(programme, at: visit.now)
    } else {
      screen = ""
    }
    return Templates.render(
      .host,
      Document(
        title: (show.name ?? "") + "主持人屏", brand: visit.desk.settings.keyword,
        zone: visit.desk.settings.zone.identifier,
        heading: (show.name ?? "") + "主持人屏", programme: show.name ?? "主持人屏",
        shows: show.choices.map {
          OnAirPage.Choice(
            value: $0.code.rawValue, words: $0.name, isChosen: $0.code == show.programme)
        }, hasShows: show.choices.count > 1, screen: screen,
        sentence: show.programme == nil ? "还没有可以看的节目，有了会自动显示。一直没有时，请管理员核对排期文件和您的角色。" : nil,
        events: show.programme.map {
          "/host/events?programme=" + escapedForQuery($0.rawValue)
        }))
  }

  /// The part that changes, the same for every screen of `programme`.
  func screen(_ programme: ProgrammeCode, at now: Timestamp) async throws -> String {
    let desk = visit.desk
    let screen = try await desk.register.hostScreen(of: programme, for: visit.member)
    let schedule = desk.reading.schedule?.schedule
    let zone =
      schedule?.programmes[ProgrammeID(rawValue: programme.rawValue)]?.zone ?? desk.settings.zone
    var span: (Timestamp, Timestamp)?
    if case .day(let start, let end) = screen.episode?.time {
      span = (zone.timestamp(of: start), zone.timestamp(of: end))
    }
    let who = screen.episode.flatMap { schedule?.directory.wording(of: $0.departments) }
    let rest = screen.waiting.prefix(Self.waitingLines)
    let words = FeedbackWords(desk, schedule)
    return Templates.render(
      .hostScreen,
      Screen(
        episode: who.flatMap { $0.isEmpty ? nil : $0 }, theme: screen.episode?.theme,
        startsAt: span?.0.milliseconds, endsAt: span?.1.milliseconds, now: now.milliseconds,
        onAir: screen.onAir.map(HostPage.line), next: screen.next.map(HostPage.line),
        waiting: rest.map(HostPage.line),
        more: screen.waiting.count > rest.count ? screen.waiting.count - rest.count : nil,
        hasWaiting: !rest.isEmpty,
        promises: screen.feedback.open.prefix(Self.promiseLines).map(words.promise),
        promiseCount: screen.feedback.openCount, hasPromises: !screen.feedback.open.isEmpty,
        asked: screen.feedback.askedLastTime.prefix(Self.askedLines).map(words.promise),
        hasAsked: !screen.feedback.askedLastTime.isEmpty,
        counts: HostPage.counts(screen.funnel)))
  }

  private static func line(_ line: HostLine) -> Line {
    Line(
      address: line.address, area: line.area, gist: line.gist, nature: line.nature.wording,
      number: line.number.description,
      urgent: line.urgency == .normal ? nil : line.urgency.wording,
      times: line.contactCount > 1 ? "\(line.contactCount) 人次" : nil)
  }

  private static func counts(_ funnel: Funnel) -> [Count] {
    let all: [(String, Int?)] = [
      ("呼入", funnel.offered), ("接听", funnel.answered), ("登记", funnel.logged),
      ("接进", funnel.onAir), ("现场答复", funnel.answeredOnAir), ("转办", funnel.forwarded),
    ]
    return all.compactMap { name, count in count.map { Count(name: name, count: $0) } }
  }
}

/// 回音壁 in words that may be said aloud.
private struct FeedbackWords {
  private let masker: Masker
  private let departments: DepartmentLookup

  init(_ desk: Desk, _ schedule: Schedule?) {
    masker = Masker(settings: desk.settings.questions.masking)
    departments = DepartmentLookup(schedule?.directory)
  }

  func promise(_ line: FeedbackList.Line) -> HostPage.Promise {
    HostPage.Promise(
      department: departments.name(of: line.department),
      gist: masker.proposed(line.gist.reveal(for: .masking)),
      due: line.dueOn.map { due in
        let day = "\(due.day.civil.month)月\(due.day.civil.day)日"
        return line.isOverdue ? "\(day)已过期" : "\(day)前答复"
      }, isLate: line.isOverdue)
  }
}
