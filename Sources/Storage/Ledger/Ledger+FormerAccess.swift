// Who may sign in to a restored copy: no more than both the copy and the database that was in use let in.
// What a program may show is known for certain only to the latest database; where that is gone, no
// token is good any more.

import GRDB
package import Membership

/// Who could sign in where the journal goes on from a copy.
package struct FormerAccess: Sendable {
  let members: [MemberRow]
  let tokens: Set<String>
}

/// What a restored copy does not let in any more.
package struct NarrowedAccess: Sendable {
  /// Members who were shut out since.
  package internal(set) var shutOut: [Member] = []
  /// Members from whom roles were taken since.
  package internal(set) var lessened: [Member] = []
  /// Members who have chosen another password since, with its digest.
  package internal(set) var passwords: [(id: MemberID, digest: String)] = []
  /// How many tokens of programs ended.
  package internal(set) var tokenCount = 0
}

extension Ledger {
  /// Who may sign in here. Needs no key.
  package func access() throws -> FormerAccess {
    FormerAccess(
      members: try members(), tokens: Set(try rows("SELECT id FROM apiToken").map { $0[0] }))
  }

  /// Ends every sign-in and every link of a copy. Shuts out who was shut out by the word of `former`,
  /// takes the roles that were taken and sets the passwords that were chosen there; ends the tokens that
  /// it does not have, or all of them when it `isComplete` not.
  package func narrowAccess(
    to former: FormerAccess?, isComplete: Bool
  ) throws -> NarrowedAccess {
    try run("DELETE FROM session")
    try run("DELETE FROM invitation")
    var narrowed = NarrowedAccess()
    for row in former?.members ?? [] {
      guard let own = try member(row.member.id) else { continue }
      try narrow(own, to: row, &narrowed)
    }
    let kept = isComplete ? former?.tokens ?? [] : []
    for row in try rows("SELECT id FROM apiToken") where !kept.contains(row[0]) {
      try run("DELETE FROM apiToken WHERE id = ?", [row[0] as String])
      narrowed.tokenCount += 1
    }
    return narrowed
  }

  private func narrow(
    _ own: MemberRow, to former: MemberRow, _ narrowed: inout NarrowedAccess
  ) throws {
    var member = own.member
    member.isActive = member.isActive && former.member.isActive
    let common = Set(former.member.grants)
    member.grants.removeAll { !common.contains($0) }
    if member != own.member { try save(member) }
    if member.isActive != own.member.isActive {
      narrowed.shutOut.append(member)
    } else if member.grants != own.member.grants {
      narrowed.lessened.append(member)
    }
    if let digest = former.password, digest != own.password {
      try setPassword(of: member.id, digest: digest)
      narrowed.passwords.append((member.id, digest))
    }
  }
}
