// What is on the site. A publication is written once and never changed; a correction is a further
// version, a withdrawal a tombstone. The table holds signed words only.

import Crypto
import Foundation
import GRDB
package import Questions
package import Timekeeping

extension Ledger {
  /// Puts a version of a public question up, in place of the version before.
  package func publish(_ publication: PublicQuestion, of question: QuestionID) throws {
    let value = try encoded(publication)
    try run(
      "UPDATE publication SET isCurrent = 0 WHERE slug = ? AND isCurrent = 1",
      [publication.slug.rawValue])
    try run(
      "INSERT INTO publication (slug, version, question, programme, episode, isCurrent, "
        + "approvedHash, publishedAt, value, digest) VALUES (?,?,?,?,?,1,?,?,?,?)",
      [
        publication.slug.rawValue, publication.version, question.rawValue,
        publication.programme.rawValue, publication.episode?.rawValue, publication.hash.rawValue,
        publication.publishedAt.milliseconds, value, Data(PublicationText.digest(value)),
      ])
  }

  /// Takes a page down and leaves a tombstone.
  package func withdraw(_ tombstone: Tombstone) throws {
    try run(
      "UPDATE publication SET isCurrent = 0 WHERE slug = ? AND isCurrent = 1",
      [tombstone.slug.rawValue])
    try run(
      "INSERT INTO tombstone (slug, number, withdrawnAt, publicReason) VALUES (?, "
        + "(SELECT coalesce(max(number), 0) + 1 FROM tombstone), ?, ?)",
      [tombstone.slug.rawValue, tombstone.withdrawnAt.milliseconds, tombstone.publicReason])
  }

  /// Erases the words of versions that are not up any more; their digests stay as evidence.
  package func eraseOldWords(of slug: PublicSlug, at now: Timestamp) throws {
    try run(
      "UPDATE publication SET value = NULL, erasedAt = ? "
        + "WHERE slug = ? AND isCurrent = 0 AND value IS NOT NULL",
      [now.milliseconds, slug.rawValue])
  }

  /// The same for every page that a question ever had: one that was withdrawn and decided anew has
  /// forgotten its address.
  func eraseOldWords(of question: QuestionID, at now: Timestamp) throws {
    try run(
      "UPDATE publication SET value = NULL, erasedAt = ? "
        + "WHERE question = ? AND isCurrent = 0 AND value IS NOT NULL",
      [now.milliseconds, question.rawValue])
  }

  /// Which question stands behind a public page; nil for an address that was never used.
  package func questionID(publishedAt slug: PublicSlug) throws -> QuestionID? {
    try row("SELECT question FROM publication WHERE slug = ? LIMIT 1", [slug.rawValue]).map {
      QuestionID(rawValue: $0[0])
    }
  }
}

/// Public questions ⇄ their column.
enum PublicationText {
  static func digest(_ value: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(value.utf8)).prefix(16))
  }

  /// The public question of a row; throws when it was damaged or is not what was signed.
  static func question(_ value: String, digest: Data) throws -> PublicQuestion {
    guard Data(PublicationText.digest(value)) == digest,
      let question = try? decoded(PublicQuestion.self, from: value)
    else {
      throw StorageError(
        .damaged, doing: "read a publication", cause: "it is not what was published")
    }
    return question
  }
}
