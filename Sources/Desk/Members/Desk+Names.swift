// What people are called on pages, whether or not anybody has to sign in.

import Membership
import Storage

extension Desk {
  /// The names of all members by their identities.
  package func memberNames() async throws -> [String: String] {
    let members = try await storage.read("list the members' names") { try $0.members() }
    return Dictionary(members.map { ($0.member.id.rawValue, $0.member.name) }) { first, _ in first }
  }
}
