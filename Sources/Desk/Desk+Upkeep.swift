// What administrators ask for over the control socket: a robot is spoken to again, a copy of the
// database, who it was; and the words of a message before it leaves.

package import Delivering
package import Journal
import Logging
package import Membership
import Storage
import Timekeeping

extension Desk {
  /// What became of asking for a copy of the database.
  package enum BackUpOutcome: Hashable, Sendable {
    /// It lies there, and who asks to be forgotten will be told of it.
    case written
    /// It lies there, but it could not be noted: no report will name it.
    case unnoted
    /// A file of that name exists; nothing was written.
    case exists
    /// The place is in the folder of the public site; nothing was written.
    case `public`
    /// It could not be written.
    case failed
  }

  /// Writes down who did something to the service itself. What an administrator does about a disk that
  /// takes nothing must not fail because the disk takes nothing: then the log alone has the line.
  package func record(
    _ act: JournalAct, of part: HousePart, by member: Member, details: [String: String] = [:]
  ) async {
    let now = clock.now
    shared.logger.notice(
      "Administrator acted",
      metadata: [
        "act": "\(act.rawValue)", "subject": "\(part.rawValue)", "member.id": "\(member.id)",
      ])
    do {
      _ = try await storage.write("write down what an administrator did") { ledger in
        try ledger.append(
          JournalEvent(
            act, subject: part.rawValue, by: member.id.rawValue, at: now, details: details))
      }
    } catch {
      shared.logger.error(
        "An administrator's act is not in the journal", metadata: ["error": "\(error)"])
    }
  }

  /// What is said to whoever wants a copy where everybody can read it.
  package static func publicCopy(at path: String) -> String {
    "\(path) 在公开网站的目录里，谁都能下载，没有备份。请写到别的目录，例如数据目录或备份目录。"
  }

  /// Writes a consistent copy of the database to `path`, an absolute path where nothing lies yet.
  package func backUp(to path: String) -> BackUpOutcome {
    if PublicGround(settings.publication.siteFolder)?.holds(path) == true { return .public }
    do {
      try storage.backUp(to: path)
      return noteCopy(at: path) ? .written : .unnoted
    } catch let error as StorageError {
      if error.kind == .refused { return .exists }
      shared.logger.error("Backup failed", metadata: ["error": "\(error)"])
      return .failed
    } catch {
      shared.logger.error("Backup failed", metadata: ["error": "\(error)"])
      return .failed
    }
  }

  /// What the store's own check complains of; empty when all is well.
  package func integrityComplaints() throws -> [String] {
    try storage.integrityComplaints()
  }

  /// What a delivery says, or would say at its time; nil when it is unknown or says nothing any more.
  package func preview(_ id: DeliveryID) async throws -> Message? {
    let now = clock.now
    let delivery = delivery
    return try await storage.read("word a delivery") { ledger in
      guard let row = try ledger.delivery(id) else { return nil }
      if let message = row.message { return message }
      return try delivery.message(of: row, ledger, at: max(row.nextAttemptAt, now))
    }
  }
}

extension DeliveryDesk {
  /// A person has mended a robot: everything is forgiven, and what waits for it is tried at
  /// its next instant. False when no
  /// such robot is configured.
  package func reinstate(_ robot: RobotName) async throws -> Bool {
    guard settings.robots[robot] != nil else { return false }
    let now = clock.now
    try await storage.write("reinstate a robot") { ledger in
      try ledger.setStanding(RobotStanding.open, of: robot)
      try ledger.release(robot, at: now)
    }
    traffic.set(.open, of: robot)
    let aside = settings.robots.keys.filter { traffic.standing(of: $0).isSetAside }.sorted()
    board.set(
      .robotSetAside,
      to: aside.isEmpty ? nil : aside.map(\.rawValue).joined(separator: "、"))
    logger.notice(
      "Robot reinstated by a person", metadata: ["robot.name": "\(robot.rawValue)"])
    wake.wake()
    return true
  }
}
