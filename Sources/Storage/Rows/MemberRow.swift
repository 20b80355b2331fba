// Rows ⇄ members, sessions and tokens.

import GRDB
package import Membership
import Timekeeping

/// A member with the digest of the password, which leaves the desk for nobody.
package struct MemberRow: Sendable {
  /// The member.
  package let member: Member
  /// The digest of the password, as text with its own parameters; nil until one was chosen.
  package let password: String?

  /// A row.
  package init(member: Member, password: String?) {
    self.member = member
    self.password = password
  }

  static let columns = "id, account, name, isActive, password, createdAt"

  init(row: Row, grants: [RoleGrant]) throws {
    guard let account = AccountName(row[1] as String) else {
      throw StorageError(.damaged, doing: "read a member", cause: "the account is no name")
    }
    self.init(
      member: Member(
        id: MemberID(rawValue: row[0]), account: account, name: row[2], grants: grants,
        isActive: row[3], createdAt: row.timestamp(5)),
      password: row[4])
  }
}

extension RoleGrant {
  init(row: Row) throws {
    guard let role = Role(rawValue: row[1]) else {
      throw StorageError(.damaged, doing: "read a grant", cause: "unknown role")
    }
    self.init(role, programme: row[2], department: row[3])
  }
}

extension Session {
  init(row: Row) {
    self.init(
      memberID: MemberID(rawValue: row[0]), startedAt: row.timestamp(1),
      lastSeenAt: row.timestamp(2))
  }
}

extension APIToken {
  static let columns = "id, memberID, name, scopes, createdAt, expiresAt"

  init(row: Row) {
    let scopes = (row[3] as String).split(separator: " ")
    self.init(
      id: row[0], memberID: MemberID(rawValue: row[1]), name: row[2],
      scopes: Set(scopes.compactMap { Permission(rawValue: String($0)) }),
      createdAt: row.timestamp(4), expiresAt: row.timestamp(5))
  }
}
