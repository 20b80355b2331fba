// Whether the rows still say what the journal says was done. The chain of the journal proves that the
// journal was not altered; this proves the rows against it: no question without the act of logging it, no
// page that was not published, no role and no password that nobody gave.

import Foundation
import GRDB
import Journal
package import Membership
package import Questions

/// Rows that the journal does not bear out.
package enum RecordFault: Hashable, Sendable {
  /// Questions that nobody logged: the journal lost their rows.
  case unlogged(count: Int, first: String)
  /// A page whose words are not those that were signed and published.
  case alteredPage(PublicSlug)
  /// A page that the journal does not know to have been published.
  case strangePage(PublicSlug)
  /// Versions of pages that were published, and whose rows are gone.
  case lostVersions(count: Int)
  /// Questions that are on the site by their own row, and have no page; or off it, without a tombstone.
  case lostPages(count: Int, first: String)
  /// A member whose roles or state are not those that were given last.
  case strangeGrants(AccountName)
  /// A member whose password is not the one that was chosen last.
  case strangePassword(AccountName)
  /// Members or roles that can't be read.
  case unreadableMembers
}

extension Ledger {
  /// Compares the rows with the journal; needs no key.
  package func recordFaults() throws -> [RecordFault] {
    try unloggedQuestions() + publicationFaults() + lostPages() + memberFaults()
  }

  private func unloggedQuestions() throws -> [RecordFault] {
    let found = try row(
      "SELECT count(*), min(number) FROM question WHERE NOT EXISTS "
        + "(SELECT 1 FROM journal WHERE subject = question.id AND act = 'logged')")
    guard let found, let first = found[1] as String? else { return [] }
    return [.unlogged(count: found[0], first: first)]
  }
}

// MARK: - Pages

extension Ledger {
  private func publicationFaults() throws -> [RecordFault] {
    let published = try publishedHashes()
    var faults: [RecordFault] = []
    var counts: [String: Int] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT slug, question, approvedHash, value, digest FROM publication")
    while let row = try rows.next() {
      let (slug, question) = (PublicSlug(rawValue: row[0]), row[1] as String)
      let hash = TextHash(rawValue: row[2])
      counts[question, default: 0] += 1
      if published[question]?.contains(hash.rawValue) != true { faults.append(.strangePage(slug)) }
      guard let value = row[3] as String? else { continue }
      // Why it can't be read is of no use; that it is not what was signed is the finding.
      let found = try? PublicationText.question(value, digest: row[4])
      if found?.hash != hash || found?.slug != slug { faults.append(.alteredPage(slug)) }
    }
    let lost = published.reduce(0) { $0 + max(0, $1.value.count - (counts[$1.key] ?? 0)) }
    return faults + (lost > 0 ? [.lostVersions(count: lost)] : [])
  }

  /// The digests of what was published, for each question, in order.
  private func publishedHashes() throws -> [String: [String]] {
    var hashes: [String: [String]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT subject, details FROM journal WHERE act IN ('published', 'corrected')")
    while let row = try rows.next() {
      let hash = JournalDetails(stored: row[1])?.values["hash"]
      hashes[row[0], default: []].append(hash.flatMap(\.hex) ?? "")
    }
    return hashes
  }

  /// A question that no key opens keeps saying that it is published, after a person let its page go.
  private func lostPages() throws -> [RecordFault] {
    let found = try row(
      "SELECT count(*), min(number) FROM question WHERE "
        + "(disclosure = 'published' AND NOT EXISTS "
        + "(SELECT 1 FROM publication WHERE slug = question.slug AND isCurrent = 1) "
        + "AND NOT EXISTS (SELECT 1 FROM tombstone WHERE slug = question.slug)) OR "
        + "(disclosure = 'withdrawn' AND NOT EXISTS "
        + "(SELECT 1 FROM tombstone WHERE slug = question.slug))")
    guard let found, let first = found[1] as String? else { return [] }
    return [.lostPages(count: found[0], first: first)]
  }
}

// MARK: - Members

extension Ledger {
  private func memberFaults() throws -> [RecordFault] {
    let found: [MemberRow]
    do {
      found = try members()
    } catch let error as StorageError where error.kind == .damaged {
      return [.unreadableMembers]
    }
    return try found.flatMap { row -> [RecordFault] in
      let member = row.member
      var faults: [RecordFault] = []
      if try !isGiven(member) { faults.append(.strangeGrants(member.account)) }
      if try !isChosen(row) { faults.append(.strangePassword(member.account)) }
      return faults
    }
  }

  /// Whether the last act on a member gave what the member has. Acts of before the digest was written
  /// name the roles alone.
  private func isGiven(_ member: Member) throws -> Bool {
    guard let last = try lastAct(["memberAdded", "memberChanged"], on: member.id) else {
      return false
    }
    if let digest = last["grants"] { return digest.hex == member.grantsDigest }
    let given = Set(last.keys.filter { $0.hasPrefix("role") }.map { String($0.dropFirst(4)) })
    return given == Set(member.grants.map(\.role.rawValue))
  }

  /// Whether a member's password is the one of the last act that set one.
  private func isChosen(_ row: MemberRow) throws -> Bool {
    guard let stored = row.password else { return true }
    let acts = ["passwordChanged", "memberAdded"]
    if let last = try lastAct(acts, on: row.member.id, naming: "stored=") {
      return last["stored"]?.hex == MemberRow.journalDigest(ofPassword: stored)
    }
    // Before the digest was written an act says that there was a password, not which.
    return try self.row(
      "SELECT 1 FROM journal WHERE subject = ?1 AND ((act = 'memberAdded' AND by = ?1) OR "
        + "(act = 'passwordChanged' AND instr(details, 'step=') = 0)) LIMIT 1",
      [row.member.id.rawValue]) != nil
  }

  private func lastAct(
    _ acts: [String], on id: MemberID, naming detail: String = ""
  ) throws -> [String: JournalDetail]? {
    let marks = acts.map { "'\($0)'" }.joined(separator: ", ")
    return try row(
      "SELECT details FROM journal WHERE subject = ?1 AND act IN (\(marks)) "
        + "AND (?2 = '' OR instr(details, ?2) > 0) ORDER BY number DESC LIMIT 1",
      [id.rawValue, detail]
    ).flatMap { JournalDetails(stored: $0[0])?.values }
  }
}

extension Member {
  /// The digest of roles and state, for the journal: it names nobody.
  package var grantsDigest: String {
    let lines = grants.map { grant in
      [grant.role.rawValue, grant.programme ?? "", grant.department ?? ""].joined(separator: "|")
    }
    let text = (lines.sorted() + [isActive ? "active" : "shut"]).joined(separator: "\n")
    return JournalHash(of: Array(text.utf8)).hex
  }
}

extension MemberRow {
  /// What the journal keeps of a stored password: the digest of a salted digest.
  package static func journalDigest(ofPassword stored: String) -> String {
    JournalHash(of: Array(("password " + stored).utf8)).hex
  }
}
