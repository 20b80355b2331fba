// The page of the morning: what day it is, what goes on air, what leaves and to whom, what is wrong
// and what to do about it; then the week ahead.

import Delivering
import Desk
import Scheduling
import Timekeeping

/// 今日.
struct TodayPage: Sendable {
  struct Day: Sendable {
    let dayName: String?
    let dayDate: String
    let daySense: String
    let dayEpisodes: [EpisodePiece]
    let dayMessages: [MessagePiece]
  }

  struct View: Sendable {
    let date: String
    let weekday: String
    let sense: String
    let next: String?
    let troubles: [TroublePiece]
    let hasTroubles: Bool
    /// What waits for the member; a section that a template made.
    let todo: String?
    let episodes: [EpisodePiece]
    let noEpisodes: String?
    let messages: [MessagePiece]
    let hasMessages: Bool
    let tally: String?
    let days: [Day]
    let hasDays: Bool
    let more: Int?
  }

  let frame: PageFrame

  /// How many days beyond today are shown.
  private static let daysAhead = 7

  func html() async throws -> String {
    frame.page("今日", at: .today, body: Templates.render(.today, try await view()))
  }

  func view() async throws -> View {
    let moments = frame.moments
    let today = moments.today
    let sheets = try await sheets(from: today, through: today.adding(days: Self.daysAhead))
    let shown = Array(sheets.prefix(ConsoleLimits.rowsPerPage))
    let byDay = Dictionary(grouping: shown) { frame.desk.settings.zone.local(of: $0.dueAt).day }
    let messages = byDay[today, default: []]
    let troubles = TroublePiece.all(frame.desk.reading.health(at: frame.now), moments)
    let episodes = pieces(on: today)
    let days = (1...Self.daysAhead).compactMap { day(today.adding(days: $0), byDay, moments) }
    let civil = today.civil
    return View(
      date: "\(civil.year)年\(civil.month)月\(civil.day)日",
      weekday: "星期" + today.weekday.wording.dropFirst(), sense: moments.sense(today),
      next: try await next(moments), troubles: troubles, hasTroubles: !troubles.isEmpty,
      todo: try await todo(),
      episodes: episodes, noEpisodes: episodes.isEmpty ? noEpisodes(after: today, moments) : nil,
      messages: pieces(of: messages, moments),
      hasMessages: !messages.isEmpty,
      tally: tally(of: messages), days: days, hasDays: !days.isEmpty,
      more: sheets.count > shown.count ? sheets.count - shown.count : nil)
  }

  private func todo() async throws -> String? {
    guard let member = frame.viewer?.member else { return nil }
    return try await TodoSection(desk: frame.desk, member: member, now: frame.now).html()
  }

  /// What leaves in these days; what was withdrawn is nobody's business any more.
  private func sheets(from: CalendarDay, through: CalendarDay) async throws -> [DeliverySheet] {
    let zone = frame.desk.settings.zone
    let start = zone.timestamp(of: LocalDateTime(day: from, time: .midnight))
    let end = zone.timestamp(of: LocalDateTime(day: through.adding(days: 1), time: .midnight))
    return try await frame.desk.reading.deliveries(from: start, through: end - .milliseconds(1))
      .filter { $0.state != .withdrawn }
  }

  private func next(_ moments: Moments) async throws -> String? {
    guard
      let sheet = try await frame.desk.reading.waiting(through: .distantFuture, limit: 1).first
    else { return nil }
    return "\(moments.near(sheet.nextAttemptAt)) 发往 \(sheet.group)"
  }

  private func tally(of sheets: [DeliverySheet]) -> String? {
    guard !sheets.isEmpty else { return nil }
    let counts = Dictionary(grouping: sheets, by: \.state).mapValues(\.count)
    return DeliveryState.allCases.compactMap { state in
      counts[state].map { "\(state.mark.words) \($0)" }
    }.joined(separator: "，")
  }

  private func day(
    _ day: CalendarDay, _ byDay: [CalendarDay: [DeliverySheet]], _ moments: Moments
  ) -> Day? {
    let episodes = pieces(on: day)
    let messages = byDay[day, default: []]
    guard !episodes.isEmpty || !messages.isEmpty else { return nil }
    let heading = moments.heading(day)
    return Day(
      dayName: heading.name, dayDate: heading.date, daySense: moments.sense(day),
      dayEpisodes: episodes, dayMessages: pieces(of: messages, moments))
  }

  private func pieces(of messages: [DeliverySheet], _ moments: Moments) -> [MessagePiece] {
    messages.map { MessagePiece($0, moments, path: frame.whyPath($0.id.rawValue)) }
  }

  /// Episodes and places without one, by time.
  private func pieces(on day: CalendarDay) -> [EpisodePiece] {
    guard let adopted = frame.desk.reading.schedule else { return [] }
    let schedule = adopted.schedule
    let moments = frame.moments
    let episodes = schedule.episodes.filter { $0.time.day == day }
      .map { episode in
        (
          episode.time.earliest,
          EpisodePiece(
            episode, in: schedule, moments, whyPath: frame.whyPath(episode.id.rawValue))
        )
      }
    let places = adopted.places.filter { $0.start.day == day }
      .map { ($0.start, EpisodePiece($0, in: schedule, moments)) }
    return (episodes + places).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func noEpisodes(after day: CalendarDay, _ moments: Moments) -> String {
    guard let adopted = frame.desk.reading.schedule else {
      return "排期文件还没有读入。请看“编排”页。"
    }
    let next = adopted.schedule.episodes
      .filter { $0.isGoingOut && ($0.time.day.map { $0 > day } ?? false) }
      .min { $0.time.earliest < $1.time.earliest }
    guard let next, let air = next.time.day else { return "今天没有节目。" }
    let who = adopted.schedule.directory.wording(of: next.departments)
    let name = moments.relativeName(air).map { $0 + " " } ?? ""
    return "今天没有节目。下一期：\(name)\(next.time.wording) \(who)"
  }
}
