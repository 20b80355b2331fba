// The databases that lie where a backup is to be restored: the one that was in use, and those that earlier
// restores put aside. They know what was taken back after the backup was made. They are only read: the
// program that wrote them can still open them.

import Foundation
import Journal
import Storage

/// What the databases that lie there say of a backup.
struct FormerDatabases {
  /// What was taken back there.
  private var taken = TakenBack()
  /// What earlier restores noted there and nobody came to do yet.
  private var noted: [TakenBack] = []
  /// Who may sign in by the word of the latest one that goes on from where the backup ends; nil when
  /// none does.
  private(set) var access: FormerAccess?
  /// The copies that it knows.
  private(set) var copies: [MadeCopy] = []
  /// Nothing can have been taken back of which nobody here knows: only the database that was in use can
  /// promise that, and only when it was not itself held.
  private(set) var isComplete = false
  /// Those that can't be read.
  private(set) var unreadable: [String] = []

  /// Asks the databases at `path` and beside it about a backup whose journal ends with `head`.
  init(at path: String, about head: JournalHead) {
    for place in [path] + FormerDatabases.putAside(beside: path) {
      guard FileManager.default.fileExists(atPath: place) else { continue }
      do {
        let word = try FormerDatabases.word(of: place, about: head)
        add(word)
        if place == path { isComplete = word.goesOn && !word.isHeld }
      } catch {
        unreadable.append(place)
      }
    }
  }

  /// What one of them says.
  private struct Word {
    var goesOn = false
    var isHeld = false
    var taken = TakenBack()
    var note: TakenBack?
    var access: FormerAccess?
    var copies: [MadeCopy] = []
  }

  private static func word(of path: String, about head: JournalHead) throws -> Word {
    let beside = ["-wal", "-shm"].map { path + $0 }.filter {
      !FileManager.default.fileExists(atPath: $0)
    }
    // What only looking lays beside a database holds nothing, and nobody else has it open.
    defer { for file in beside { try? FileManager.default.removeItem(atPath: file) } }
    return try Storage.glance(at: path) { ledger, version in
      var word = Word()
      word.copies = try ledger.copies()
      // The first schema knew no questions and no members.
      guard version > 1 else {
        word.goesOn = head.number == 0
        return word
      }
      word.goesOn = try ledger.goesOn(from: head)
      word.isHeld = try ledger.note(.siteHeld) != nil
      word.taken = try ledger.takenBack(after: word.goesOn ? head.number : .max)
      word.note = try ledger.takenBackNote()
      word.access = try ledger.access()
      return word
    }
  }

  private mutating func add(_ word: Word) {
    taken.add(lasting: word.taken)
    if let note = word.note { noted.append(note) }
    guard word.goesOn, access == nil else { return }
    taken.add(consentsOf: word.taken)
    access = word.access
    copies = word.copies
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

  /// What of it concerns the backup that `ledger` reads, and what the backup itself had noted.
  func concerning(_ ledger: Ledger) throws -> TakenBack {
    let own = try ledger.takenBackNote().map { [$0] } ?? []
    return try ledger.stillHeld(of: taken, noted: noted + own)
  }
}
