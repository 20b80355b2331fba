// What is done with members goes into the journal in the transaction that does it.

import Journal
import Membership
import Storage
import Timekeeping

extension Ledger {
  /// Writes one act down. Only identities and codes: names and accounts may be a person's own.
  func note(
    _ act: JournalAct, _ subject: String, by actor: MemberID, at now: Timestamp,
    grants: [RoleGrant] = [], details: [String: String] = [:]
  ) throws {
    var details = details
    for role in Set(grants.map(\.role)) { details["role" + role.rawValue] = "given" }
    _ = try append(
      try JournalEvent(act, subject: subject, by: actor.rawValue, at: now, details: details))
  }
}
