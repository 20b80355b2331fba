// What stands round every page: the name, the ways that are open to whoever looks, how the daemon
// feels, who has signed in, and the time at which the page was drawn.

import Desk
import HTTPTypes
import Membership
import Scheduling
import Timekeeping

/// The frame of all pages at one instant.
struct PageFrame: Sendable {
  /// The pages, in the order of the navigation. A way leads to a page that has a route and that
  /// whoever looks may see.
  enum Place: String, CaseIterable, Sendable {
    case today, plan, onAir, host, questions, review, deliveries, robots, figures, members, journal
    case demo

    var path: String {
      switch self {
      case .today: "/"
      case .onAir: "/on-air"
      case .plan, .host, .questions, .review, .deliveries, .robots, .figures, .members, .journal,
        .demo:
        "/" + rawValue
      }
    }

    var words: String {
      switch self {
      case .today: "今日"
      case .plan: "编排"
      case .onAir: "直播"
      case .host: "主持人屏"
      case .questions: "问题台账"
      case .review: "审核"
      case .deliveries: "投递"
      case .robots: "机器人"
      case .figures: "统计"
      case .members: "人员"
      case .journal: "日志"
      case .demo: "演示"
      }
    }

    /// Who may see the page.
    var need: Need {
      switch self {
      case .today, .plan: .may(.seePlan)
      case .onAir: .may(.logQuestion)
      case .host: .may(.seeHostScreen)
      case .questions: .may(.seeQuestions)
      case .review:
        .mayAny([.decideDisclosure, .resolveFindings, .sign1, .sign2, .sign3, .publish])
      case .deliveries, .robots: .may(.seeDeliveries)
      case .figures: .may(.report)
      case .members: .may(.editMembers)
      case .journal: .may(.seeJournal)
      case .demo: .member
      }
    }
  }

  /// Who looks.
  struct Viewer: Sendable {
    let member: Member
    /// The token of the forms.
    let csrf: String
    /// Whether there is a session that can be ended.
    let isSignedIn: Bool
    let table: RouteTable

    var places: [Place] {
      Place.allCases.filter(mayOpen)
    }

    func mayOpen(_ place: Place) -> Bool {
      place.need.isMet(by: member) && table.hasPage(at: place.path)
    }
  }

  private struct Way: Sendable {
    let path: String
    let words: String
    let isHere: Bool
  }

  private struct View: Sendable {
    let title: String
    let brand: String
    let ways: [Way]
    let hasWays: Bool
    let mood: StateMark?
    /// The name of whoever has signed in.
    let who: String?
    /// Their identity: two members may be called the same.
    let whoID: String
    let csrf: String
    let drawnAt: String
    let zoneName: String
    let body: String
    /// Seconds between two looks of an open page.
    let liveSeconds: Int
    /// The stream of events that an open page listens to instead.
    let events: String?
    let bodyClass: String
  }

  let desk: Desk
  let now: Timestamp
  /// Who looks; nil for pages that are shown to everybody, which tell nothing of the house.
  let viewer: Viewer?

  init(desk: Desk, at now: Timestamp, viewer: Viewer?) {
    self.desk = desk
    self.now = now
    self.viewer = viewer
  }

  /// Words for instants, by the calendar in force.
  var moments: Moments {
    guard let calendar = desk.reading.schedule?.schedule.holidays else {
      return Moments(zone: desk.settings.zone, now: now)
    }
    return Moments(zone: desk.settings.zone, now: now, calendar: calendar)
  }

  /// Where it is told what was decided about the messages of `reference`, an episode or a delivery; nil
  /// for whoever may not read it.
  func whyPath(_ reference: String) -> String? {
    guard viewer?.mayOpen(.deliveries) ?? false else { return nil }
    return "/deliveries?ref=" + escapedForQuery(reference)
  }

  /// A page with `body`, a piece that a template made. It looks again every `liveSeconds`, or when
  /// the stream at `events` says so; 0 and nil for a page that stays as it is.
  func page(
    _ title: String, at place: Place?, body: String, liveSeconds: Int = 10, events: String? = nil
  ) -> String {
    let places = viewer?.places ?? []
    return Templates.render(
      .frame,
      View(
        title: title, brand: desk.settings.keyword,
        ways: places.map { Way(path: $0.path, words: $0.words, isHere: $0 == place) },
        hasWays: !places.isEmpty, mood: viewer.map { _ in mood },
        who: viewer.flatMap { $0.isSignedIn ? $0.member.name : nil },
        whoID: viewer?.member.id.rawValue ?? "", csrf: viewer?.csrf ?? "",
        drawnAt: moments.near(now), zoneName: desk.settings.zone.identifier, body: body,
        liveSeconds: liveSeconds, events: events, bodyClass: place?.rawValue ?? "failure"))
  }

  /// The page that says why there is no page.
  func failure(_ refusal: Refusal) -> String {
    struct Failure: Sendable {
      let heading: String
      let sentence: String
      let signsIn: Bool
    }
    let body = Templates.render(
      .failure,
      Failure(
        heading: refusal.title, sentence: refusal.message,
        signsIn: refusal.status == .unauthorized))
    return page(refusal.title, at: nil, body: body, liveSeconds: 0)
  }

  private var mood: StateMark {
    let health = desk.reading.health(at: now)
    let count = health.troubles.count + (health.stalled.isEmpty ? 0 : 1)
    if health.isWell, count == 0 { return StateMark("✓", .good, "一切正常") }
    return StateMark("!", health.isWell ? .warn : .bad, "有 \(count) 件事要处理")
  }
}
