// A person who may sign in, and what that person may do. There is no account that nobody asked for
// and nobody who may do everything; whoever holds no grant may do nothing.

package import Timekeeping

/// Identifies a member for ever, also after a change of name: a random text that the journal cites.
package struct MemberID: RawRepresentable, Hashable, Comparable, Codable, Sendable,
  CustomStringConvertible
{
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package var description: String { rawValue }

  package static func < (left: MemberID, right: MemberID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A person who may sign in, or a part of the system that acts in nobody's name.
package struct Member: Hashable, Codable, Sendable {
  /// Identifies the member.
  package let id: MemberID
  /// What is typed to sign in.
  package let account: AccountName
  /// The name that others read.
  package var name: String
  /// What the member was given.
  package var grants: [RoleGrant]
  /// Whether the member may sign in.
  package var isActive: Bool
  /// When the member was added.
  package let createdAt: Timestamp
  /// The only permissions that count, for a program that acts in the member's name; nil for all.
  package var scope: Set<Permission>?

  /// A member.
  package init(
    id: MemberID, account: AccountName, name: String, grants: [RoleGrant], isActive: Bool = true,
    createdAt: Timestamp, scope: Set<Permission>? = nil
  ) {
    self.id = id
    self.account = account
    self.name = name
    self.grants = grants
    self.isActive = isActive
    self.createdAt = createdAt
    self.scope = scope
  }
}

// MARK: - Permission

/// How a question about a thing of one programme is answered.
package enum Access: String, CaseIterable, Sendable {
  /// It is allowed.
  case granted
  /// The thing may be known of, but not this act.
  case forbidden
  /// The member may not even know that the thing exists.
  case hidden
}

extension Member {
  /// Whether the member may do this with a thing of `programme`, and of `department` where the thing
  /// belongs to one.
  package func may(
    _ permission: Permission, in programme: String, department: String? = nil
  ) -> Bool {
    reach(of: permission).contains(programme: programme, department: department)
  }

  /// Whether the member may do this with something; for ways to a page, never for a thing itself.
  package func maySomewhere(_ permission: Permission) -> Bool {
    !reach(of: permission).isEmpty
  }

  /// How far this permission reaches; nothing for whoever is inactive or outside the scope.
  package func reach(of permission: Permission) -> Reach {
    guard isActive, scope?.contains(permission) ?? true else { return .nothing }
    return Reach(
      grants.filter { $0.isWhole && $0.allows(permission) }
        .map { Reach.Part(programme: $0.programme, department: $0.department) })
  }

  /// Whether a thing of `programme` and `department` is allowed, forbidden, or not to be known of.
  package func access(
    _ permission: Permission, in programme: String, department: String? = nil
  ) -> Access {
    if may(permission, in: programme, department: department) { return .granted }
    guard isActive else { return .hidden }
    let known = Reach(
      grants.filter(\.isWhole)
        .map { Reach.Part(programme: $0.programme, department: $0.department) })
    return known.contains(programme: programme, department: department) ? .forbidden : .hidden
  }

  /// The same member with no more than `permissions`.
  package func limited(to permissions: Set<Permission>) -> Member {
    var copy = self
    copy.scope = scope.map { $0.intersection(permissions) } ?? permissions
    return copy
  }

  /// The roles, each once, in the order of the table.
  package var roles: [Role] {
    Role.allCases.filter { role in grants.contains { $0.role == role } }
  }
}
