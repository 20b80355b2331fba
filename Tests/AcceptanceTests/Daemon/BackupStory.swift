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

  /// A database of two small pages with a table that we never made, byte by byte as the engine's format
  /// has it.
  private func makeForeignDatabase(at path: String) throws {
    let sql = Array("CREATE TABLE invoice (sum)".utf8)
    let name = Array("invoice".utf8)
    // Of the first row of the schema: type, name, table, page, words.
    let kinds = [6, 23, 27, 27, 1, 13 + 2 * sql.count].map { UInt8($0) }
    let row = kinds + Array("table".utf8) + name + name + [2] + sql
    let cell = [UInt8(row.count), 1] + row
    var first = Array("SQLite format 3\0".utf8) + [2, 0, 1, 1, 0, 64, 32, 32]
    first += [0, 0, 0, 1, 0, 0, 0, 2] + zeros(8) + [0, 0, 0, 1, 0, 0, 0, 4] + zeros(8)
    first += [0, 0, 0, 1] + zeros(32) + [0, 0, 0, 1, 0, 46, 57, 40]
    let start = 512 - cell.count
    first += [13, 0, 0, 0, 1, UInt8(start >> 8), UInt8(start & 255), 0]
    first += [UInt8(start >> 8), UInt8(start & 255)]
    first += zeros(start - first.count) + cell
    let second = [13, 0, 0, 0, 0, 2, 0, 0] + zeros(504)
    try Data(first + second).write(to: URL(fileURLWithPath: path))
  }

  private func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

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
