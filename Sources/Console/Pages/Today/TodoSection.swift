// 等您办的事: a few things on today's page, by what the member may do, each with the way to it.

import Desk
import Membership
import Questions
import Scheduling
import Timekeeping

/// The things that wait for a member.
struct TodoSection: Sendable {
  struct TodoPiece: Sendable {
    let todoPath: String
    let todoWords: String
    let todoMark: StateMark
  }

  private struct View: Sendable {
    let todos: [TodoPiece]
  }

  let desk: Desk
  let member: Member
  let now: Timestamp

  /// The most things; more would hide each other.
  private static let most = 8
  /// What waits is counted as far as this.
  private static let counted = 50

  /// The section; nil when nothing waits.
  func html() async throws -> String? {
    let todos = try await todos()
    guard !todos.isEmpty else { return nil }
    return Templates.render(.todo, View(todos: Array(todos.prefix(Self.most))))
  }

  /// All that waits, the most urgent first.
  func todos() async throws -> [TodoPiece] {
    try await alarms() + (try await owed()) + (try await unassigned()) + (try await waiting())
      + records()
  }

  /// Emergencies that nobody has put through.
  private func alarms() async throws -> [TodoPiece] {
    guard member.maySomewhere(.logQuestion), member.maySomewhere(.seeQuestions) else { return [] }
    var wish = RegisterWish()
    wish.undone = .emergency
    wish.programmes = programmes(with: .logQuestion)
    guard let first = try await desk.register.list(wish, limit: 1, for: member).questions.first
    else { return [] }
    let words = try await counted(wish) ?? ""
    return [
      TodoPiece(
        todoPath: "/on-air?programme=" + escapedForQuery(first.programme.rawValue),
        todoWords: words + "突发还没有人处理", todoMark: StateMark("!", .bad, "突发"))
    ]
  }

  /// What nobody has given to a department yet.
  private func unassigned() async throws -> [TodoPiece] {
    guard member.maySomewhere(.assign), member.maySomewhere(.seeQuestions) else { return [] }
    var wish = RegisterWish()
    wish.stages = [.logged]
    wish.programmes = programmes(with: .assign)
    guard let words = try await counted(wish) else { return [] }
    return [
      TodoPiece(
        todoPath: "/questions?stage=logged", todoWords: words + "等转办",
        todoMark: StateMark("○", .warn, Handling.Stage.logged.wording))
    ]
  }

  /// `7 件`, `50 件以上`; nil for none.
  private func counted(_ wish: RegisterWish) async throws -> String? {
    let count = try await desk.register.count(wish, upTo: Self.counted, for: member)
    guard count > 0 else { return nil }
    return count == Self.counted ? "\(count) 件以上" : "\(count) 件"
  }

  /// The programmes in which the member may do this; nil for all.
  private func programmes(with permission: Permission) -> Set<ProgrammeCode>? {
    let parts = member.reach(of: permission).parts
    guard !parts.contains(where: { $0.programme == nil }) else { return nil }
    return Set(parts.compactMap(\.programme).map { ProgrammeCode(rawValue: $0) })
  }

  /// Answers that are late or due today.
  private func owed() async throws -> [TodoPiece] {
    guard member.maySomewhere(.seeQuestions),
      [.assign, .followUp, .answer].contains(where: member.maySomewhere)
    else { return [] }
    let counts = try await desk.register.owed(for: member)
    return [
      (counts.overdue, "overdue", "件答复已逾期", StateMark("!", .bad, "已逾期")),
      (counts.dueToday, "today", "件答复今天到期", StateMark("◷", .warn, "今天到期")),
    ].filter { $0.0 > 0 }.map {
      TodoPiece(todoPath: "/questions?due=" + $0.1, todoWords: "\($0.0) \($0.2)", todoMark: $0.3)
    }
  }

  /// Texts that wait for this member on their way to the public.
  private func waiting() async throws -> [TodoPiece] {
    var todos: [TodoPiece] = []
    for (station, permission) in Self.stations where member.maySomewhere(permission) {
      guard let count = try await counted(station.wish) else { continue }
      todos.append(
        TodoPiece(
          todoPath: "/review#station-" + station.rawValue,
          todoWords: "\(count)\(station.wording)",
          todoMark: StateMark("◐", .busy, station == .publish ? "待发布" : "待办")))
    }
    return todos
  }

  private static let stations: [(ReviewStation, Permission)] = [
    (.sign1, .sign1), (.sign2, .sign2), (.sign3, .sign3), (.publish, .publish),
    (.draft, .resolveFindings), (.decide, .decideDisclosure),
  ]

  /// Shows of the last days of which nobody has written down what happened.
  private func records() -> [TodoPiece] {
    guard member.maySomewhere(.runShow), let schedule = desk.reading.schedule?.schedule else {
      return []
    }
    let zone = desk.settings.zone
    let local = zone.local(of: now)
    let missing = schedule.episodes.filter { episode in
      guard case .on = episode.fate, episode.time.latest < local, let day = episode.time.day,
        day >= local.day.adding(days: -7)
      else { return false }
      return member.may(.runShow, in: episode.programmeID.rawValue)
    }
    guard !missing.isEmpty else { return [] }
    return [
      TodoPiece(
        todoPath: "/plan", todoWords: "\(missing.count) 期节目播完还没有填播后记录（呼入、接听数）",
        todoMark: StateMark("✎", .calm, "待填"))
    ]
  }
}
