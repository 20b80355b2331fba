// What programs read: health, status, agenda, why. All of it from the reading room.

import Delivering
import Desk
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Scheduling
import Timekeeping

/// The answers for programs.
struct Reports: Sendable {
  let desk: Desk
  let version: String

  /// 200 `ok`, or 503 with a line for everything that is wrong, which only this machine is told.
  func health(isLocal: Bool) -> Response {
    let now = desk.clock.now
    let health = desk.reading.health(at: now)
    guard !health.isWell else { return .text("ok\n") }
    guard isLocal else { return .text("degraded\n", status: .serviceUnavailable) }
    var lines = HealthPart.allCases.compactMap { part -> String? in
      health.stalled[part].map { last in
        let since = last.map { "上一次是 \(moments(now).stamp($0))" } ?? "启动以来还没有过"
        return "\(part.wording)没有进展：\(since)"
      }
    }
    lines += HealthTrouble.allCases.compactMap { trouble in
      guard trouble.degrades else { return nil }
      return health.troubles[trouble].map { "\(trouble.wording)：\($0)" }
    }
    return .text(lines.joined(separator: "\n") + "\n", status: .serviceUnavailable)
  }

  /// The counters.
  func metrics() -> Response {
    .console(
      type: "text/plain; version=0.0.4; charset=utf-8", desk.reading.metrics(at: desk.clock.now))
  }

  /// Everything that `hotline status` prints; with `members`, also the link for the first of them.
  func status(members: MemberDesk? = nil) async throws -> Response {
    let now = desk.clock.now
    let moments = moments(now)
    let health = desk.reading.health(at: now)
    let counts = try await desk.reading.counts()
    let next = try await desk.reading.nextDue()
    let robots = try await desk.reading.robots(at: now)
    let adopted = desk.reading.schedule
    return try .json(
      StatusAnswer(
        now: moments.stamp(now), zone: desk.settings.zone.identifier,
        zoneRules: Zone.rulesVersion, isWell: health.isWell,
        stalled: HealthPart.allCases.filter { health.stalled[$0] != nil }.map(\.wording),
        troubles: Dictionary(
          health.troubles.map { ($0.key.wording, $0.value) }
        ) { first, _ in first },
        counts: Dictionary(counts.map { ($0.key.wording, $0.value) }, uniquingKeysWith: +),
        nextDue: next.map(moments.stamp),
        files: try await desk.reading.files().map {
          .init(name: $0.name, state: $0.state.consoleWording, since: $0.since.map(moments.stamp))
        },
        heldLosses: adopted?.heldLosses.map(\.rawValue) ?? [],
        heldFiles: adopted?.heldFiles ?? [],
        robots: robots.map {
          .init(
            name: $0.robot.name.rawValue, dialect: $0.robot.dialect.wording,
            standing: $0.standing.wording(moments))
        },
        version: version, firstStartLink: try await firstStartLink(members),
        questions: .init(try await desk.questionsStanding())))
  }

  private func firstStartLink(_ members: MemberDesk?) async throws -> String? {
    guard let link = try await members?.firstStartLink() else { return nil }
    return (desk.settings.publicOrigin ?? "") + link.path
  }

  /// The stored deliveries of some days.
  func agenda(_ query: Query) async throws -> Response {
    let now = desk.clock.now
    let zone = desk.settings.zone
    let days = try query.number("days", in: 1...ConsoleLimits.agendaDays) ?? 7
    let from = try query.day("from").map { LocalDateTime(day: $0, time: .midnight) }
    let start = from.map { zone.timestamp(of: $0) } ?? now
    let end = start + .seconds(Int64(days) * 86_400) - .milliseconds(1)
    let sheets = try await desk.reading.deliveries(from: start, through: end)
    return try .json(
      AgendaAnswer(
        zone: zone.identifier, zoneRules: Zone.rulesVersion,
        isComplete: sheets.count < Limits.rowsPerAnswer, rows: sheets.map(row)))
  }

  private func row(_ sheet: DeliverySheet) -> AgendaAnswer.Row {
    AgendaAnswer.Row(
      id: sheet.id.rawValue, at: sheet.dueAt.description,
      local: desk.settings.zone.local(of: sheet.dueAt).description, group: sheet.group,
      robot: sheet.robot.rawValue, who: sheet.people, kind: sheet.kind.rawValue,
      title: sheet.title, isUrgent: sheet.isUrgent, isProvisional: sheet.isProvisional,
      state: sheet.state.rawValue, reason: sheet.reason)
  }

  /// One line per decision; no lines when nothing is named so.
  func why(_ query: Query) async throws -> Response {
    guard let reference = try query.text("ref") else {
      throw Refusal.badQuery("要写 ref：场次编号、日期加单位，或消息末尾的编号。")
    }
    let now = desk.clock.now
    let lines = try await desk.reading.why(reference, at: now)
    return try .json(
      WhyAnswer(
        lines: lines.map { .init(at: $0.at.map(moments(now).stamp), text: $0.text) }))
  }

  private func moments(_ now: Timestamp) -> Moments { Moments(zone: desk.settings.zone, now: now) }
}
