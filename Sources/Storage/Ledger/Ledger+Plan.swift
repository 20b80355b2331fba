// The adopted plan: the last good bytes of each file, the episodes, and the history of their changes.

import Foundation
import GRDB
package import Scheduling
package import Timekeeping

/// What is known of one schedule file.
package struct PlanFileRow: Hashable, Sendable {
  /// Its name in the folder.
  package var name: String
  /// The digest of the bytes that lie in the folder now; empty when the file is gone.
  package var digest: String
  /// The digest of the last good version; nil when there never was one.
  package var goodDigest: String?
  /// The bytes of the last good version.
  package var goodBytes: [UInt8]?
  /// When the last good version was adopted.
  package var adoptedAt: Timestamp?
  /// Since when the file in the folder has been broken; nil while it is good.
  package var brokenSince: Timestamp?
  /// Whether the producers have been told that it is broken.
  package var isBrokenTold: Bool

  /// What is known of a file.
  package init(
    name: String, digest: String, goodDigest: String? = nil, goodBytes: [UInt8]? = nil,
    adoptedAt: Timestamp? = nil, brokenSince: Timestamp? = nil, isBrokenTold: Bool = false
  ) {
    self.name = name
    self.digest = digest
    self.goodDigest = goodDigest
    self.goodBytes = goodBytes
    self.adoptedAt = adoptedAt
    self.brokenSince = brokenSince
    self.isBrokenTold = isBrokenTold
  }
}

/// An adopted episode with what the desk knows of it.
package struct EpisodeRecord: Hashable, Sendable {
  /// The episode as adopted.
  package var episode: Episode
  /// When it first became known in its present generation: leads that had passed by then are not
  /// caught up.
  package var firstSeenAt: Timestamp
  /// Since when the files have not named it any more; nil while they do.
  package var missingSince: Timestamp?

  /// A record.
  package init(episode: Episode, firstSeenAt: Timestamp, missingSince: Timestamp? = nil) {
    self.episode = episode
    self.firstSeenAt = firstSeenAt
    self.missingSince = missingSince
  }
}

// MARK: - Files

extension Ledger {
  /// All files that are known, by name.
  package func planFiles() throws -> [PlanFileRow] {
    try rows(
      "SELECT name, digest, goodDigest, goodBytes, adoptedAt, brokenSince, isBrokenTold "
        + "FROM planFile ORDER BY name"
    ).map { row in
      PlanFileRow(
        name: row[0], digest: row[1], goodDigest: row[2],
        goodBytes: (row[3] as Data?).map { [UInt8]($0) }, adoptedAt: row.optionalTimestamp(4),
        brokenSince: row.optionalTimestamp(5), isBrokenTold: row[6])
    }
  }

  /// Writes what is known of a file.
  package func save(_ file: PlanFileRow) throws {
    try run(
      "INSERT INTO planFile "
        + "(name, digest, goodDigest, goodBytes, adoptedAt, brokenSince, isBrokenTold) "
        + "VALUES (?,?,?,?,?,?,?) ON CONFLICT (name) DO UPDATE SET digest = excluded.digest, "
        + "goodDigest = excluded.goodDigest, goodBytes = excluded.goodBytes, "
        + "adoptedAt = excluded.adoptedAt, brokenSince = excluded.brokenSince, "
        + "isBrokenTold = excluded.isBrokenTold",
      [
        file.name, file.digest, file.goodDigest, file.goodBytes.map { Data($0) },
        file.adoptedAt?.milliseconds, file.brokenSince?.milliseconds, file.isBrokenTold,
      ])
  }

  /// Notes that the producers have been told that a file is broken.
  package func markBrokenTold(_ name: String) throws {
    try run("UPDATE planFile SET isBrokenTold = 1 WHERE name = ?", [name])
  }

  /// Forgets a file whose loss has been confirmed.
  package func forgetFile(_ name: String) throws {
    try run("DELETE FROM planFile WHERE name = ?", [name])
  }
}

// MARK: - Episodes

extension Ledger {
  /// All adopted episodes, by identity.
  package func episodes() throws -> [EpisodeRecord] {
    let decoder = JSONDecoder()
    let found = try rows("SELECT value, firstSeenAt, missingSince FROM episode ORDER BY id")
    return found.compactMap { row in
      let text: String = row[0]
      // One that can't be read counts as unknown: the files say it again.
      guard let episode = try? decoder.decode(Episode.self, from: Data(text.utf8)) else {
        return nil
      }
      return EpisodeRecord(
        episode: episode,
        firstSeenAt: row.timestamp(1), missingSince: row.optionalTimestamp(2))
    }
  }

  /// The adopted episode with this identity.
  package func episode(_ id: EpisodeID) throws -> EpisodeRecord? {
    try row("SELECT value, firstSeenAt, missingSince FROM episode WHERE id = ?", [id.rawValue])
      .map { row in
        EpisodeRecord(
          episode: try decoded(Episode.self, from: row[0]), firstSeenAt: row.timestamp(1),
          missingSince: row.optionalTimestamp(2))
      }
  }

  /// Writes an adopted episode.
  package func save(_ record: EpisodeRecord) throws {
    try run(
      "INSERT INTO episode (id, value, firstSeenAt, missingSince) VALUES (?,?,?,?) "
        + "ON CONFLICT (id) DO UPDATE SET value = excluded.value, "
        + "firstSeenAt = excluded.firstSeenAt, missingSince = excluded.missingSince",
      [
        record.episode.id.rawValue, try encoded(record.episode), record.firstSeenAt.milliseconds,
        record.missingSince?.milliseconds,
      ])
  }

  /// Removes an episode that no file names any more and whose loss is settled.
  package func forgetEpisode(_ id: EpisodeID) throws {
    try run("DELETE FROM episode WHERE id = ?", [id.rawValue])
  }
}

// MARK: - History

/// One entry of an episode's history.
package struct HistoryEntry: Hashable, Sendable {
  /// Its number; rises.
  package let number: Int64
  /// Of which episode.
  package let episodeID: EpisodeID
  /// When it was adopted.
  package let happenedAt: Timestamp
  /// The change, as the pure rules coded it.
  package let value: String
  /// The change in Chinese.
  package let wording: String
}

extension Ledger {
  /// Appends a change to an episode's history.
  package func record(
    _ change: some Encodable, wording: String, of episode: EpisodeID, at now: Timestamp
  ) throws {
    try run(
      "INSERT INTO scheduleChange (episodeID, happenedAt, value, wording) VALUES (?,?,?,?)",
      [episode.rawValue, now.milliseconds, try encoded(change), wording])
  }

  /// The history of an episode, oldest first.
  package func history(of episode: EpisodeID) throws -> [HistoryEntry] {
    try rows(
      "SELECT number, episodeID, happenedAt, value, wording FROM scheduleChange "
        + "WHERE episodeID = ? ORDER BY number", [episode.rawValue]
    ).map(historyEntry)
  }

  /// The changes adopted last, newest first.
  package func latestChanges(limit: Int) throws -> [HistoryEntry] {
    try rows(
      "SELECT number, episodeID, happenedAt, value, wording FROM scheduleChange "
        + "ORDER BY number DESC LIMIT ?", [limit]
    ).map(historyEntry)
  }

  private func historyEntry(_ row: Row) -> HistoryEntry {
    HistoryEntry(
      number: row[0], episodeID: EpisodeID(rawValue: row[1]), happenedAt: row.timestamp(2),
      value: row[3], wording: row[4])
  }
}
