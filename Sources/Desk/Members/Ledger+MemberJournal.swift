// What is done with members goes into the journal in the transaction that does it.

import Journal
import Membership
import Storage
import Timekeeping

extension Ledger {
  /// Writes one act down. Only identities and codes: names and accounts may be a person's own.
  func note(
    _ act: JournalAct, _ subject: String, by actor: MemberID, at now: Timestamp,
    details: [String: String] = [:]
  ) throws {
    _ = try append(
      try JournalEvent(act, subject: subject, by: actor.rawValue, at: now, details: details))
  }

  /// Writes down what a member has from now on: the roles by name, all of it by its digest, so that rows
  /// that somebody alters beside the program are found.
  func note(
    _ act: JournalAct, _ member: Member, by actor: MemberID, at now: Timestamp,
    password: String? = nil
  ) throws {
    var details = ["grants": member.grantsDigest]
    for role in member.roles { details["role" + role.rawValue] = "given" }
    if let password { details["stored"] = MemberRow.journalDigest(ofPassword: password) }
    try note(act, member.id.rawValue, by: actor, at: now, details: details)
  }

  /// Writes down that a member has chosen a password, by the digest of what is stored of it.
  func notePassword(_ stored: String, of id: MemberID, at now: Timestamp) throws {
    try note(
      .passwordChanged, id.rawValue, by: id, at: now,
      details: ["stored": MemberRow.journalDigest(ofPassword: stored)])
  }
}
