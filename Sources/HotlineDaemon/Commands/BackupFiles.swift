// `backup`, `restore` and `verify` while no daemon runs: they take the instance lock first, so that
// nobody opens the database beside a running daemon.

import Desk
import Foundation
import Storage
package import Timekeeping

/// Works on the database files of a daemon that is stopped.
package struct BackupFiles: Sendable {
  let configuration: DaemonConfiguration
  private let output: CommandOutput

  /// How what lay in the database's place is called afterwards, before the instant.
  static let putAside = ".before-restore-"

  /// Works on the files of `configuration`.
  package init(configuration: DaemonConfiguration, output: CommandOutput) {
    self.configuration = configuration
    self.output = output
  }

  /// Writes a consistent copy to `destination`.
  package func backUp(to destination: String) throws {
    if PublicGround(configuration.desk.publication.siteFolder)?.holds(destination) == true {
      throw CommandFailure(.cannotCreate, Desk.publicCopy(at: destination))
    }
    try withStorage { storage in
      do {
        try storage.backUp(to: destination)
      } catch let error as StorageError {
        throw CommandFailure(
          .cannotCreate,
          error.kind == .refused
            ? "\(destination) 已经存在。请换一个文件名，备份从不覆盖文件。"
            : "备份写不进 \(destination)：\(error.cause)")
      }
      // Whoever asks to be forgotten is told where copies went.
      do {
        try storage.writeNow("note a copy") { ledger in
          try ledger.noteCopy(
            MadeCopy(path: destination, at: TypedTime.present), limit: Limits.copiesRemembered)
        }
        output.line("已备份到 \(destination)。")
      } catch {
        output.line(Desk.unnotedCopy(at: destination))
      }
    }
  }

  /// Puts a backup in the database's place. What lay there stays beside it under another name. The
  /// time between the backup and now counts as a gap: nothing of it is sent again. What was erased,
  /// withdrawn or shut out since is so again, by the word of the databases that lie there; where they
  /// can't say it, the site is held.
  package func restore(from source: String, at now: Timestamp) throws {
    let lock = try lockInstance()
    defer { withExtendedLifetime(lock) {} }
    let files = FileManager.default
    let target = configuration.databasePath
    try StateFolders.make(configuration.stateFolder)
    let checked = try checkedCopy(of: source)
    let done: Restored
    do {
      done = try prepare(checked, at: now)
    } catch {
      forgetLog(of: checked)
      try? files.removeItem(atPath: checked)
      throw error
    }
    // What was not yet folded into the main file lies beside it and belongs to it. It may be there
    // alone, when somebody deleted the main file, and must not be taken for a part of the backup.
    let kept = target + BackupFiles.putAside + String(now.seconds)
    let parts = ["", "-wal", "-shm"].filter { files.fileExists(atPath: target + $0) }
    for suffix in parts { try files.moveItem(atPath: target + suffix, toPath: kept + suffix) }
    if !parts.isEmpty { output.line("原来的数据库留在 \(kept)。") }
    try files.moveItem(atPath: checked, toPath: target)
    for line in done.lines { output.line(line) }
  }

  /// Checks the database. Throws `CommandFailure(.inputOutput)` when something is damaged.
  package func verify() throws {
    try withStorage { storage in
      let check = try StoreCheck(of: storage)
      guard check.isWell else {
        throw CommandFailure(.inputOutput, check.lines.joined(separator: "\n"))
      }
      for line in check.lines { output.line(line) }
    }
  }

  private func checkedCopy(of source: String) throws -> String {
    let copy = configuration.databasePath + ".restoring"
    try? FileManager.default.removeItem(atPath: copy)
    do {
      try FileManager.default.copyItem(atPath: source, toPath: copy)
      // A copy may have been readable by everybody; the database is not.
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy)
    } catch {
      throw CommandFailure(.inputOutput, "备份 \(source) 读不出来，或数据目录写不进去。")
    }
    let isSound = isSound(copy)
    forgetLog(of: copy)
    if isSound { return copy }
    try? FileManager.default.removeItem(atPath: copy)
    throw CommandFailure(
      .badInput,
      "\(source) 不是本程序的完好备份（空文件、别的程序的数据库、已损坏，或由更新的版本写成），没有恢复。"
        + "请换一份备份；hotline backup 写成的才是。")
  }

  /// Removes what the engine leaves beside a copy; all of it is in the copy by then.
  func forgetLog(of copy: String) {
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
  }

  /// Whether the file is a database of ours without damage. An empty one would open too.
  private func isSound(_ path: String) -> Bool {
    do {
      guard try Storage.version(at: path) > 0 else { return false }
      let storage = try Storage(path: path)
      defer { try? storage.close() }
      return try storage.integrityComplaints().isEmpty
    } catch {
      return false
    }
  }

  private func withStorage(_ body: (Storage) throws -> Void) throws {
    let lock = try lockInstance()
    defer { withExtendedLifetime(lock) {} }
    guard FileManager.default.fileExists(atPath: configuration.databasePath) else {
      throw CommandFailure(.inputOutput, "没有数据库 \(configuration.databasePath)。")
    }
    let storage = try opened(configuration.databasePath)
    try body(storage)
    try storage.close()
  }

  func opened(_ path: String) throws -> Storage {
    do {
      return try Storage(path: path, vault: configuration.vault)
    } catch let error as StorageError {
      throw CommandFailure(.inputOutput, "\(path) 打不开：\(error.cause)")
    }
  }

  private func lockInstance() throws -> InstanceLock {
    try StateFolders.make(configuration.runtimeFolder)
    do {
      return try InstanceLock(path: configuration.runtimeFolder + "/hotline.lock")
    } catch {
      switch error {
      case .held:
        throw CommandFailure(
          .temporary, "守护进程正在运行，这时不能动数据库。请先停下：systemctl stop hotline")
      case .unusable: throw CommandFailure(.cannotCreate, error.wording)
      }
    }
  }
}
