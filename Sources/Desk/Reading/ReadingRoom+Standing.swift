// How things stand around the outbox: the robots, the files, the changes, what waits next. For
// `status` and for the pages, in types that know nothing of the store.

package import Delivering
import Language
package import Scheduling
import Storage
package import Timekeeping

/// A robot with how it stands and what waits for it.
package struct RobotSheet: Sendable {
  /// The robot; its address stays a secret.
  package let robot: Robot
  /// How it stands.
  package let standing: RobotStanding
  /// The chat groups it speaks in, by name.
  package let groups: [String]
  /// Deliveries that wait for it and come due within a day.
  package let waiting: Int
  /// Messages that its platform accepted since the start of the day.
  package let sentToday: Int
}

/// A schedule file with how much of it is in force.
package struct FileSheet: Hashable, Sendable {
  /// Its name.
  package let name: String
  /// How much of it is in force.
  package let state: FileReport.State
  /// Since when that has been so; nil when it is not known.
  package let since: Timestamp?
}

/// A change that was adopted, in Chinese.
package struct ChangeSheet: Hashable, Sendable {
  /// When it was adopted.
  package let at: Timestamp
  /// Of which episode.
  package let episodeID: EpisodeID
  /// What changed, in Chinese.
  package let wording: String

  /// Whether an episode came in.
  package var isAddition: Bool { wording.hasPrefix(ScheduleChange.Sort.addition.wording) }
}

extension ReadingRoom {
  /// The configured robots, by name.
  package func robots(at now: Timestamp) async throws -> [RobotSheet] {
    let midnight = settings.zone.timestamp(
      of: LocalDateTime(day: settings.zone.local(of: now).day, time: .midnight))
    let groups = schedule?.schedule.directory.groups.values.map { ($0.robot, $0.id.rawValue) } ?? []
    let robots = settings.robots
    return try await storage.read("read how robots stand") { ledger in
      let standings = try ledger.robotStandings(RobotStanding.self)
      let sent = try ledger.sentMessages(from: midnight, through: now)
      return try robots.values.sorted { $0.name < $1.name }.map { robot in
        RobotSheet(
          robot: robot, standing: standings[robot.name] ?? .open,
          groups: groups.filter { $0.0 == robot.name.rawValue }.map(\.1).sorted(),
          waiting: try ledger.waitingCount(for: robot.name),
          sentToday: sent.count { $0.robot == robot.name })
      }
    }
  }

  /// The schedule files that are known, by name. A file with rows that are held is partly in force.
  package func files() async throws -> [FileSheet] {
    let known = try await storage.read("read the files") { try $0.planFiles() }
    let complained = Set(
      schedule?.diagnostics.filter { $0.severity == .error }.map(\.span.file) ?? [])
    return known.map { row in
      if let since = row.brokenSince {
        let state: FileReport.State = row.adoptedAt == nil ? .refused : .stale
        return FileSheet(name: row.name, state: state, since: since)
      }
      return FileSheet(
        name: row.name, state: complained.contains(row.name) ? .partial : .whole,
        since: row.adoptedAt)
    }
  }

  /// The changes adopted last, newest first.
  package func changes(limit: Int) async throws -> [ChangeSheet] {
    try await latestChanges(limit: limit).map {
      ChangeSheet(at: $0.happenedAt, episodeID: $0.episodeID, wording: $0.wording)
    }
  }

  /// When the next delivery wants to leave; nil when none waits.
  package func nextDue() async throws -> Timestamp? {
    try await storage.read("read what is next") { try $0.nextWaiting() }
  }

  /// What waits to leave up to `instant`, earliest first.
  package func waiting(through instant: Timestamp, limit: Int) async throws -> [DeliverySheet] {
    let ids = try await storage.read("read what waits") {
      try $0.waiting(through: instant, limit: min(limit, Limits.rowsPerAnswer)).map(\.id)
    }
    let sheets = try await sheets(of: ids)
    return ids.compactMap { sheets[$0] }
  }
}
