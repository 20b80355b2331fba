// The database is backed up, lost and restored while no daemon runs.

import Desk
import Foundation
import HotlineDaemon
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct BackupStory {
  private let folder: TemporaryFolder
  private let printed = Printed()
  private let files: BackupFiles
  private let configuration: DaemonConfiguration

  init() throws {
    folder = try TemporaryFolder()
    configuration = DaemonConfiguration(
      desk: DeskSettings(scheduleFolder: folder.path), stateFolder: folder.path(of: "state"),
      runtimeFolder: folder.path(of: "run"))
    files = BackupFiles(configuration: configuration, output: printed.output)
  }

  private func makeDatabase() throws {
    try FileManager.default.createDirectory(
      atPath: configuration.stateFolder, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: configuration.runtimeFolder, withIntermediateDirectories: true)
    try Storage(path: configuration.databasePath).close()
  }

  private func failure(_ body: () throws -> Void) -> CommandFailure? {
    do {
      try body()
      return nil
    } catch {
      return error as? CommandFailure
    }
  }

  @Test func `a backup is made once, checked, and put back`() throws {
    try makeDatabase()
    let backup = folder.path(of: "backup.sqlite")
    try files.backUp(to: backup)
    #expect(failure { try files.backUp(to: backup) }?.status == .cannotCreate)
    try files.verify()
    try files.restore(from: backup, at: Timestamp(seconds: 1_800_000_000))

    let names = try FileManager.default.contentsOfDirectory(atPath: configuration.stateFolder)
    #expect(names.contains("hotline.sqlite.before-restore-1800000000"))
    #expect(!names.contains { $0.contains("restoring") })
    try files.verify()
  }

  @Test func `what a deleted database left beside it is no part of the backup`() throws {
    try makeDatabase()
    let backup = folder.path(of: "backup.sqlite")
    try files.backUp(to: backup)
    try FileManager.default.removeItem(atPath: configuration.databasePath)
    try Data("left behind".utf8).write(
      to: URL(fileURLWithPath: configuration.databasePath + "-wal"))

    try files.restore(from: backup, at: Timestamp(seconds: 1_800_000_000))

    let names = try FileManager.default.contentsOfDirectory(atPath: configuration.stateFolder)
    #expect(names.contains("hotline.sqlite.before-restore-1800000000-wal"))
    try files.verify()
  }

  @Test func `what is no backup changes nothing`() throws {
    try makeDatabase()
    let before = try Data(contentsOf: URL(fileURLWithPath: configuration.databasePath))
    let text = try folder.write("not a database, but long enough to be read as one\n", to: "text")
    #expect(
      failure { try files.restore(from: text, at: Timestamp(seconds: 0)) }?.status == .badInput)
    #expect(
      failure { try files.restore(from: folder.path(of: "none"), at: Timestamp(seconds: 0)) }?
        .status == .inputOutput)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: configuration.databasePath)) == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: configuration.stateFolder)
    #expect(!names.contains { $0.contains("restor") })
  }

  @Test func `an empty file and another program's database are no backups`() throws {
    try makeDatabase()
    let before = try Data(contentsOf: URL(fileURLWithPath: configuration.databasePath))
    let empty = try folder.write("", to: "empty.sqlite")
    let foreign = folder.path(of: "foreign.sqlite")
    try makeForeignDatabase(at: foreign)

    for source in [empty, foreign] {
      let refusal = failure { try files.restore(from: source, at: Timestamp(seconds: 0)) }
      #expect(refusal?.status == .badInput, "\(source)")
      #expect(refusal?.message.contains("不是本程序的完好备份") == true)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: configuration.databasePath)) == before)
    // Neither is taken for a database of ours when it lies in its place.
    #expect(throws: StorageError.self) { _ = try Storage(path: foreign) }
  }

  /// A database with a table that we never made.
  private func makeForeignDatabase(at path: String) throws {
    let storage = try Storage(path: path)
    try storage.checkpoint()
    try storage.close()
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // Its version says that nothing of ours is in it.
    bytes.replaceSubrange(60..<64, with: [0, 0, 0, 0])
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  @Test func `what is restored and what is backed up is for the owner's eyes alone`() throws {
    try makeDatabase()
    let backup = folder.path(of: "backup.sqlite")
    try files.backUp(to: backup)
    #expect(try rights(of: backup) == 0o600)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: backup)

    try files.restore(from: backup, at: Timestamp(seconds: 1_800_000_000))

    #expect(try rights(of: configuration.databasePath) == 0o600)
  }

  private func rights(of path: String) throws -> Int? {
    (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?
      .intValue
  }

  @Test func `a backup that can't be finished leaves nothing under its name`() throws {
    try makeDatabase()
    let full = "/dev/full"
    #expect(failure { try files.backUp(to: full) } != nil)
    let missing = folder.path(of: "missing/backup.sqlite")
    #expect(failure { try files.backUp(to: missing) }?.status == .cannotCreate)

    // One that was cut off before is no hindrance.
    try folder.write("half of a copy", to: "backup.sqlite.unfinished")
    let backup = folder.path(of: "backup.sqlite")
    try files.backUp(to: backup)
    #expect(try Storage.version(at: backup) == Storage.schemaVersion)
    #expect(!FileManager.default.fileExists(atPath: backup + ".unfinished"))
  }

  @Test func `nobody touches the database of a running daemon`() throws {
    try makeDatabase()
    let lock = try InstanceLock(path: folder.path(of: "run/hotline.lock"))
    withExtendedLifetime(lock) {
      #expect(failure { try files.verify() }?.status == .temporary)
      #expect(
        failure { try files.restore(from: folder.path(of: "x"), at: Timestamp(seconds: 0)) }?
          .status == .temporary)
    }
  }
}
