// What stands round every page: the name, the four ways, how the daemon feels, and the time at which
// the page was drawn.

import Desk
import Scheduling
import Timekeeping

/// The frame of all pages at one instant.
struct PageFrame: Sendable {
  /// The pages, in the order of the navigation.
  enum Place: String, CaseIterable, Sendable {
    case today, plan, deliveries, robots, demo

    var path: String {
      switch self {
      case .today: "/"
      case .plan, .deliveries, .robots, .demo: "/" + rawValue
      }
    }

    var words: String {
      switch self {
      case .today: "今日"
      case .plan: "编排"
      case .deliveries: "投递"
      case .robots: "机器人"
      case .demo: "演示"
      }
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
    let mood: StateMark
    let drawnAt: String
    let zoneName: String
    let body: String
    /// Seconds between two looks of an open page.
    let liveSeconds: Int
    let bodyClass: String
  }

  let desk: Desk
  let audience: ConsoleApplication.Audience
  let now: Timestamp
  let hasDemo: Bool

  init(
    desk: Desk, audience: ConsoleApplication.Audience, at now: Timestamp, hasDemo: Bool = false
  ) {
    self.desk = desk
    self.audience = audience
    self.now = now
    self.hasDemo = hasDemo
  }

  /// Words for instants, by the calendar in force.
  var moments: Moments {
    guard let calendar = desk.reading.schedule?.schedule.holidays else {
      return Moments(zone: desk.settings.zone, now: now)
    }
    return Moments(zone: desk.settings.zone, now: now, calendar: calendar)
  }

  /// A page with `body`, a piece that a template made.
  func page(_ title: String, at place: Place?, body: String, liveSeconds: Int = 10) -> String {
    let places = Place.allCases.filter { $0 != .demo || hasDemo }
    return Templates.render(
      .frame,
      View(
        title: title, brand: desk.settings.keyword,
        ways: places.map { Way(path: $0.path, words: $0.words, isHere: $0 == place) },
        mood: mood, drawnAt: moments.near(now), zoneName: desk.settings.zone.identifier,
        body: body, liveSeconds: liveSeconds, bodyClass: place?.rawValue ?? "failure"))
  }

  /// The page that says why there is no page.
  func failure(_ refusal: Refusal) -> String {
    struct Failure: Sendable {
      let heading: String
      let sentence: String
    }
    let body = Templates.render(
      .failure, Failure(heading: refusal.title, sentence: refusal.message))
    return page(refusal.title, at: nil, body: body, liveSeconds: 0)
  }

  private var mood: StateMark {
    let health = desk.reading.health(at: now)
    let count = health.troubles.count + (health.stalled.isEmpty ? 0 : 1)
    if health.isWell, count == 0 { return StateMark("✓", .good, "一切正常") }
    return StateMark("!", health.isWell ? .warn : .bad, "有 \(count) 件事要处理")
  }
}
