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
