// The databases that lie where a backup is to be restored: the one that was in use, and those that earlier
// restores put aside. They know what was taken back after the backup was made.

import Foundation
import Journal
import Storage

/// What the databases that lie there say of a backup.
struct FormerDatabases {
  /// What was taken back there.
  private(set) var taken = TakenBack()
  /// The one that goes on from where the backup ends; nil when none does.
  private(set) var successor: TakenBack?
  /// The copies that the successor knows.
  private(set) var copies: [MadeCopy] = []
  /// Nothing can have been taken back of which nobody here knows.
  private(set) var isComplete = false
  /// Those that can't be read.
  private(set) var unreadable: [String] = []

  /// Asks the databases at `path` and beside it about a backup whose journal ends with `head`.
  init(at path: String, about head: JournalHead) {
    var hasCurrent = false
    for place in [path] + FormerDatabases.putAside(beside: path) {
      guard FileManager.default.fileExists(atPath: place) else { continue }
      do {
        let goesOn = try add(place, head)
        if place == path { hasCurrent = goesOn }
      } catch {
        unreadable.append(place)
      }
    }
    isComplete = hasCurrent || (unreadable.isEmpty && successor != nil)
  }

  /// Reads one of them. True when it goes on from where the backup ends.
  private mutating func add(_ path: String, _ head: JournalHead) throws -> Bool {
    guard try Storage.version(at: path) > 0 else {
      unreadable.append(path)
      return false
    }
    let storage = try Storage(path: path)
    defer { try? storage.close() }  // It was read; a refusal to close loses nothing.
    let (goesOn, found, made) = try storage.readNow("look what was taken back") { ledger in
      (try ledger.goesOn(from: head), try ledger.takenBack(), try ledger.copies())
    }
    taken.add(lasting: found)
    if goesOn, successor == nil {
      successor = found
      copies = made
    }
    return goesOn
  }

  /// What earlier restores put aside, the newest first.
  private static func putAside(beside path: String) -> [String] {
    guard let slash = path.lastIndex(of: "/") else { return [] }
    let folder = String(path[..<slash])
    let name = String(path[path.index(after: slash)...]) + BackupFiles.putAside
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { found -> (Int64, String)? in
      guard found.hasPrefix(name), let at = Int64(found.dropFirst(name.count)) else { return nil }
      return (at, folder + "/" + found)
    }.sorted { $0.0 > $1.0 }.map(\.1)
  }

  /// What of it concerns the backup that `ledger` reads.
  func concerning(_ ledger: Ledger) throws -> TakenBack {
    var all = taken
    if let successor { all.add(consentsOf: successor) }
    return try ledger.stillHeld(of: all)
  }
}
