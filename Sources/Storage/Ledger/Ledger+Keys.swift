// The keys of the seals. A new key seals what is written from now on; what an older key sealed is sealed
// again in steps, so that the older key can be put away. And the check of every seal.

import Foundation
import GRDB
import Questions

/// How many seals there are by key, and which cannot be opened.
package struct SealReport: Hashable, Sendable {
  /// Seals that were looked at.
  package internal(set) var count = 0
  /// How many rows each key sealed.
  package internal(set) var keys: [String: Int] = [:]
  /// Rows that cannot be opened or do not agree with their columns, by identity.
  package internal(set) var damaged: [String] = []
  /// Only digests were compared, because there is no key.
  package internal(set) var isWithoutKey = false
}

extension Ledger {
  /// Seals at most `limit` rows that an older key sealed with the current one. Returns how many there
  /// were; 0 when none is left. Rows that cannot be opened stay as they are.
  package func renewSeals(limit: Int) throws -> Int {
    let vault = try vault
    var renewed = 0
    let bodies = try rows(
      "SELECT questionBody.sequence, questionBody.keyID, questionBody.sealed, question.id, "
        + "question.number FROM questionBody JOIN question "
        + "ON question.sequence = questionBody.sequence WHERE keyID != ? LIMIT ?",
      [vault.keyID, limit])
    for row in bodies {
      let place = SealPlace(.question, row: row[3])
      let old = Sealed(keyID: row[1], bytes: Array(row[2] as Data))
      guard let sealed = try renewedOrNil(old, place) else { continue }
      try run(
        "UPDATE questionBody SET keyID = ?, sealed = ?, digest = ? WHERE sequence = ?",
        [
          sealed.keyID, Data(sealed.bytes), Data(QuestionSeal.digest(number: row[4], sealed)),
          row[0] as Int64,
        ])
      renewed += 1
    }
    let callers = try rows(
      "SELECT sequence, keyID, sealed, id FROM caller WHERE keyID != ? LIMIT ?",
      [vault.keyID, limit - renewed])
    for row in callers {
      let old = Sealed(keyID: row[1], bytes: Array(row[2] as Data))
      guard let sealed = try renewedOrNil(old, SealPlace(.caller, row: row[3])) else { continue }
      try run(
        "UPDATE caller SET keyID = ?, sealed = ? WHERE sequence = ?",
        [sealed.keyID, Data(sealed.bytes), row[0] as Int64])
      renewed += 1
    }
    return renewed
  }

  /// The keys that sealed something, with the number of rows of each; those `known` are left out.
  package func sealCounts(besides known: Set<String> = []) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    let others = known.isEmpty ? "" : " WHERE keyID NOT IN (SELECT value FROM json_each(?1))"
    let sql =
      "SELECT keyID, count(*) FROM questionBody\(others) GROUP BY keyID "
      + "UNION ALL SELECT keyID, count(*) FROM caller\(others) GROUP BY keyID"
    for row in try rows(sql, known.isEmpty ? [] : [try encoded(known.sorted())]) {
      counts[row[0], default: 0] += row[1] as Int
    }
    return counts
  }

  /// Opens every seal and compares it with its row; without a key compares the digests alone.
  package func sealReport() throws -> SealReport {
    var report = SealReport()
    report.keys = try sealCounts()
    // Without a key the digests are still compared.
    let vault = try? vault
    report.isWithoutKey = vault == nil
    let questions = try Row.fetchCursor(
      database,
      sql: "SELECT \(Ledger.questionColumns) FROM question LEFT JOIN questionBody "
        + "ON questionBody.sequence = question.sequence ORDER BY question.sequence")
    while let row = try questions.next() {
      report.count += 1
      if !isSound(row, opening: vault != nil) { report.damaged.append(row[4]) }
    }
    guard vault != nil else { return report }
    let callers = try Row.fetchCursor(
      database, sql: "SELECT id, keyID, sealed FROM caller ORDER BY sequence")
    while let row = try callers.next() {
      report.count += 1
      let sealed = Sealed(keyID: row[1], bytes: Array(row[2] as Data))
      // Why it cannot be opened is lost; that it cannot is the finding.
      let isOpen = (try? caller(CallerID(rawValue: row[0]), sealed)) != nil
      if !isOpen { report.damaged.append(row[0]) }
    }
    return report
  }

  private func isSound(_ row: Row, opening: Bool) -> Bool {
    guard let keyID = row[1] as String?, let bytes = row[2] as Data?, let digest = row[3] as Data?
    else { return false }
    let number: String = row[4 + QuestionColumns.numberPlace]
    let sealed = Sealed(keyID: keyID, bytes: Array(bytes))
    guard Data(QuestionSeal.digest(number: number, sealed)) == digest else { return false }
    // Why it cannot be opened is lost; that it cannot is the finding.
    return !opening || (try? question(row)) != nil
  }

  private func renewedOrNil(_ sealed: Sealed, _ place: SealPlace) throws -> Sealed? {
    do {
      return try vault.renewed(sealed, at: place)
    } catch VaultError.unreadable, VaultError.unknownKey {
      return nil
    }
  }
}
