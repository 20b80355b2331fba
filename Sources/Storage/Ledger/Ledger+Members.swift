// Members and what lets them in. Everything that a holder shows is looked up by its digest.

import Foundation
import GRDB
package import Membership
package import Timekeeping

extension Ledger {
  /// All members, in the order in which they came.
  package func members() throws -> [MemberRow] {
    let grants = Dictionary(
      grouping: try rows(
        "SELECT memberID, role, programme, department FROM memberGrant ORDER BY rowid"),
      by: { $0[0] as String })
    return try rows("SELECT \(MemberRow.columns) FROM member ORDER BY createdAt, id").map { row in
      try MemberRow(
        row: row, grants: try grants[row[0] as String, default: []].map { try RoleGrant(row: $0) })
    }
  }

  /// Whether there is any member.
  package func hasMembers() throws -> Bool {
    try row("SELECT 1 FROM member LIMIT 1") != nil
  }

  /// The member of this identity.
  package func member(_ id: MemberID) throws -> MemberRow? {
    try row("SELECT \(MemberRow.columns) FROM member WHERE id = ?", [id.rawValue])
      .map { try MemberRow(row: $0, grants: try grants(of: id)) }
  }

  /// The member with this account.
  package func member(account: AccountName) throws -> MemberRow? {
    try row("SELECT \(MemberRow.columns) FROM member WHERE account = ?", [account.text]).map {
      try MemberRow(row: $0, grants: try grants(of: MemberID(rawValue: $0[0])))
    }
  }

  private func grants(of id: MemberID) throws -> [RoleGrant] {
    try rows(
      "SELECT memberID, role, programme, department FROM memberGrant WHERE memberID = ? "
        + "ORDER BY rowid", [id.rawValue]
    ).map { try RoleGrant(row: $0) }
  }

  /// Adds a member. False when the account is taken.
  package func add(_ member: Member) throws -> Bool {
    try run(
      "INSERT INTO member (id, account, name, isActive, createdAt) VALUES (?,?,?,?,?) "
        + "ON CONFLICT (account) DO NOTHING",
      [
        member.id.rawValue, member.account.text, member.name, member.isActive,
        member.createdAt.milliseconds,
      ])
    guard changedRows == 1 else { return false }
    try setGrants(of: member)
    return true
  }

  /// Writes name, state and grants of a member.
  package func save(_ member: Member) throws {
    try run(
      "UPDATE member SET name = ?, isActive = ? WHERE id = ?",
      [member.name, member.isActive, member.id.rawValue])
    try setGrants(of: member)
  }

  private func setGrants(of member: Member) throws {
    try run("DELETE FROM memberGrant WHERE memberID = ?", [member.id.rawValue])
    for grant in member.grants {
      try run(
        "INSERT INTO memberGrant (memberID, role, programme, department) VALUES (?,?,?,?) "
          + "ON CONFLICT DO NOTHING",
        [member.id.rawValue, grant.role.rawValue, grant.programme, grant.department])
    }
  }

  /// Writes the digest of a member's password.
  package func setPassword(of id: MemberID, digest: String) throws {
    try run("UPDATE member SET password = ? WHERE id = ?", [digest, id.rawValue])
  }
}

// MARK: - Sessions

extension Ledger {
  /// Begins a session.
  package func add(_ session: Session, digest: [UInt8]) throws {
    try run(
      "INSERT INTO session (digest, memberID, startedAt, lastSeenAt) VALUES (?,?,?,?)",
      [
        Data(digest), session.memberID.rawValue, session.startedAt.milliseconds,
        session.lastSeenAt.milliseconds,
      ])
  }

  /// The session whose holder shows something of this digest.
  package func session(digest: [UInt8]) throws -> Session? {
    try row("SELECT memberID, startedAt, lastSeenAt FROM session WHERE digest = ?", [Data(digest)])
      .map { Session(row: $0) }
  }

  /// The sessions of a member, the latest first.
  package func sessions(of id: MemberID) throws -> [Session] {
    try rows(
      "SELECT memberID, startedAt, lastSeenAt FROM session WHERE memberID = ? "
        + "ORDER BY lastSeenAt DESC", [id.rawValue]
    ).map { Session(row: $0) }
  }

  /// Notes that a session was used.
  package func noteUse(ofSession digest: [UInt8], at now: Timestamp) throws {
    try run(
      "UPDATE session SET lastSeenAt = max(lastSeenAt, ?) WHERE digest = ?",
      [now.milliseconds, Data(digest)])
  }

  /// Ends one session; true when there was one.
  @discardableResult
  package func endSession(_ digest: [UInt8]) throws -> Bool {
    try run("DELETE FROM session WHERE digest = ?", [Data(digest)])
    return changedRows == 1
  }

  /// Ends the sessions of a member, all but `kept`; returns how many.
  @discardableResult
  package func endSessions(of id: MemberID, besides kept: [UInt8]? = nil) throws -> Int {
    try run(
      "DELETE FROM session WHERE memberID = ? AND digest IS NOT ?",
      [id.rawValue, kept.map { Data($0) }])
    return changedRows
  }

  /// Removes sessions and links that ended before `now`.
  package func sweepSessions(
    idleSince rest: Timestamp, startedBefore start: Timestamp, at now: Timestamp
  )
    throws
  {
    try run(
      "DELETE FROM session WHERE lastSeenAt <= ? OR startedAt <= ?",
      [rest.milliseconds, start.milliseconds])
    try run("DELETE FROM invitation WHERE expiresAt <= ?", [now.milliseconds])
  }
}

// MARK: - Links and tokens

extension Ledger {
  /// Adds a one-time link for `member`, or for the first one of all. Earlier links for the same are
  /// void.
  package func addInvitation(_ digest: [UInt8], for member: MemberID?, until: Timestamp) throws {
    try run("DELETE FROM invitation WHERE memberID IS ?", [member?.rawValue])
    try run(
      "INSERT INTO invitation (digest, memberID, expiresAt) VALUES (?,?,?)",
      [Data(digest), member?.rawValue, until.milliseconds])
  }

  /// For whom a link was made that has not ended at `now`; nil when there is no such link, `.some(nil)`
  /// when it is for the first member of all.
  package func invited(by digest: [UInt8], at now: Timestamp) throws -> MemberID?? {
    try row(
      "SELECT memberID FROM invitation WHERE digest = ? AND expiresAt > ?",
      [Data(digest), now.milliseconds]
    ).map { ($0[0] as String?).map { MemberID(rawValue: $0) } }
  }

  /// Removes the links for `member`, or for the first one of all.
  package func removeInvitations(for member: MemberID?) throws {
    try run("DELETE FROM invitation WHERE memberID IS ?", [member?.rawValue])
  }

  /// Adds a token.
  package func add(_ token: APIToken, digest: [UInt8]) throws {
    try run(
      "INSERT INTO apiToken (\(APIToken.columns), digest) VALUES (?,?,?,?,?,?,?)",
      [
        token.id, token.memberID.rawValue, token.name,
        token.scopes.map(\.rawValue).sorted().joined(separator: " "),
        token.createdAt.milliseconds, token.expiresAt.milliseconds, Data(digest),
      ])
  }

  /// The token whose holder shows something of this digest.
  package func token(digest: [UInt8]) throws -> APIToken? {
    try row("SELECT \(APIToken.columns) FROM apiToken WHERE digest = ?", [Data(digest)])
      .map { APIToken(row: $0) }
  }

  /// The tokens that act for a member.
  package func tokens(of id: MemberID) throws -> [APIToken] {
    try rows(
      "SELECT \(APIToken.columns) FROM apiToken WHERE memberID = ? ORDER BY createdAt, id",
      [id.rawValue]
    ).map { APIToken(row: $0) }
  }

  /// Removes a token of a member; true when there was one.
  package func removeToken(_ token: String, of id: MemberID) throws -> Bool {
    try run("DELETE FROM apiToken WHERE id = ? AND memberID = ?", [token, id.rawValue])
    return changedRows == 1
  }

  /// Removes all tokens of a member.
  package func removeTokens(of id: MemberID) throws {
    try run("DELETE FROM apiToken WHERE memberID = ?", [id.rawValue])
  }

  /// A key of the house itself, which is `fresh` when there was none.
  package func houseKey(_ name: String, fresh: [UInt8]) throws -> [UInt8] {
    try run(
      "INSERT INTO houseKey (name, value) VALUES (?,?) ON CONFLICT (name) DO NOTHING",
      [name, Data(fresh)])
    guard let key = try row("SELECT value FROM houseKey WHERE name = ?", [name]) else {
      return fresh
    }
    return [UInt8](key[0] as Data)
  }
}
