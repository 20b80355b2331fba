// Whether the data key that is here is the one of this database. A good key of another house opens nothing
// and would seal all the same: what is taken in under it could be read by nobody who has the right one.

import GRDB

extension Storage {
  /// How the keys that are here fit the rows that are sealed.
  package enum KeyMatch: Hashable, Sendable {
    /// There is no key.
    case absent
    /// The keys open what is there, or nothing is there yet.
    case right
    /// None of the keys opens anything: they are of another house. Named are those that are missing.
    case wrong(missing: [String])
  }

  /// Looks at the first and the last sealed rows, not at all: that costs the same for a million. Keys that
  /// a person gave up for lost are not missed.
  func keyMatch(of vault: Vault?) throws -> KeyMatch {
    guard let vault else { return .absent }
    let (ids, lost) = try readNow("look which key sealed the rows") { ledger in
      (try ledger.outermostKeys(), Set(try ledger.lostKeys()))
    }
    let wanted = ids.subtracting(lost)
    guard !wanted.isEmpty, !ids.contains(where: vault.knows) else { return .right }
    return .wrong(missing: wanted.sorted())
  }
}

extension Storage.KeyMatch {
  /// Whether the key is of another database.
  package var isWrong: Bool {
    switch self {
    case .absent, .right: false
    case .wrong: true
    }
  }
}

extension Ledger {
  /// The keys that sealed the first and the last question and caller.
  fileprivate func outermostKeys() throws -> Set<String> {
    var ids: Set<String> = []
    for table in ["questionBody", "caller"] {
      for order in ["ASC", "DESC"] {
        let row = try row("SELECT keyID FROM \(table) ORDER BY sequence \(order) LIMIT 1")
        if let row { ids.insert(row[0]) }
      }
    }
    return ids
  }

  /// The keys that a person gave up for lost.
  package func lostKeys() throws -> [String] {
    try note(.lostKeys)?.split(separator: " ").map(String.init) ?? []
  }

  /// Gives `keys` up for lost: what they sealed is read by nobody any more.
  package func giveUp(_ keys: [String]) throws {
    let all = Set(try lostKeys() + keys)
    try setNote(.lostKeys, to: all.sorted().joined(separator: " "))
  }

  /// Keys that sealed rows, are not here and were not given up, with the rows of each. Looks at all rows.
  package func missingKeys() throws -> [String: Int] {
    try sealCounts(besides: try vault.keyIDs.union(lostKeys()))
  }
}
