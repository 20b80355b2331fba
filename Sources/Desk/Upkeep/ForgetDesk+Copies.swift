// Copies of the database, in which somebody who was forgotten may still lie: those in the folder of
// backups, and all others that the program was asked to write, wherever they went.

import Foundation
import Logging
import Storage
import Timekeeping

extension ForgetDesk {
  /// A copy as it lies there, or lay.
  struct Copy: Sendable {
    let path: String
    /// When the housekeeper takes it away; nil when nobody does.
    let goneOn: CalendarDay?
    let state: ForgetReport.KeptCopy.State
    /// When the program made it; nil for one that it did not make.
    var madeAt: Timestamp?
  }

  /// The copies that are known, each with the day on which it goes.
  func knownCopies() async throws -> [Copy] {
    let made = try await questions.storage.read("look which copies were made") { try $0.copies() }
    let folder = settings.upkeep.backupFolder
    let lying = folder.map(Self.databases) ?? []
    let own = made.map { copy in
      Copy(
        path: copy.path, goneOn: settings.upkeep.isKept(copy.path) ? day(of: copy.at) : nil,
        state: Self.state(of: copy.path), madeAt: copy.at)
    }
    let known = Set(made.map(\.path))
    let others = Set(lying + Self.leftBeside(questions.storage.path)).subtracting(known).map {
      Copy(path: $0, goneOn: nil, state: Self.state(of: $0))
    }
    return (own + others).sorted { $0.path < $1.path }
  }

  private static func state(of path: String) -> ForgetReport.KeptCopy.State {
    var isFolder = ObjCBool(false)
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return .gone }
    let isReadable = FileManager.default.isReadableFile(atPath: path) && !isFolder.boolValue
    return isReadable ? .readable : .unreadable
  }

  private func day(of made: Timestamp) -> CalendarDay {
    settings.zone.local(of: made).day.adding(days: settings.upkeep.backupDays)
  }

  /// What a restore put aside lies beside the database, under its name and something more.
  private static func leftBeside(_ database: String) -> [String] {
    guard let slash = database.lastIndex(of: "/") else { return [] }
    let folder = String(database[..<slash])
    let name = database[database.index(after: slash)...] + "."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix(name) && !$0.hasSuffix("-shm") }.map { folder + "/" + $0 }
  }

  private static func databases(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".sqlite") }.map { folder + "/" + $0 }
  }
}

extension UpkeepSettings {
  /// Whether `path` lies directly in the folder of backups, whose copies go after their time.
  func isKept(_ path: String) -> Bool {
    guard let folder = backupFolder else { return false }
    let name = path.dropFirst(folder.count + 1)
    return path.hasPrefix(folder + "/") && !name.contains("/")
  }
}

extension Desk {
  /// What is said of a copy that lies there but could not be noted.
  package static func unnotedCopy(at path: String) -> String {
    "已备份到 \(path)，但没能记下有这一份：以后“忘记来电人”的报告不会列出它，请自己记着，不用时删掉。"
  }

  /// Remembers that a copy was written to `path`; false when that is not on disk.
  func noteCopy(at path: String) -> Bool {
    do {
      let copy = MadeCopy(path: path, at: clock.now)
      try storage.writeNow("note a copy") { ledger in
        try ledger.noteCopy(copy, limit: Limits.copiesRemembered)
      }
      return true
    } catch {
      shared.logger.error("A copy was not noted", metadata: ["error": "\(type(of: error))"])
      return false
    }
  }
}

// MARK: - Their time

extension Housekeeper {
  /// Takes away the copies in the folder of backups that the program made and whose time is over. The
  /// newest that is still there stays whatever its age: without it there would be none.
  func dropOldCopies(at now: Timestamp) async throws {
    let made = try await storage.read("look which copies were made") { try $0.copies() }
    let kept = made.filter { settings.upkeep.isKept($0.path) }
    let newest = kept.filter { FileManager.default.fileExists(atPath: $0.path) }
      .max { $0.at < $1.at }
    let limit = now - .seconds(Int64(settings.upkeep.backupDays) * 86_400)
    var gone: Set<String> = []
    for copy in kept where copy.at < limit && copy != newest {
      do {
        if FileManager.default.fileExists(atPath: copy.path) {
          try FileManager.default.removeItem(atPath: copy.path)
        }
        gone.insert(copy.path)
      } catch {
        shared.logger.error("An old copy stays", metadata: ["copy.path": "\(copy.path)"])
      }
    }
    guard !gone.isEmpty else { return }
    let paths = gone
    try await storage.write("forget old copies") { try $0.dropCopies(paths) }
    shared.logger.notice("Old copies removed", metadata: ["copies": "\(gone.count)"])
  }
}
