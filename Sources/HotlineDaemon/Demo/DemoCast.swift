// Those who work in the demonstration: everybody in the role that the show needs, each with an account of
// their own, so that three different people sign what is published.

import Desk
import Membership

/// The members of the demonstration.
struct DemoCast: Sendable {
  let screener: Member
  let producer: Member
  let reviewers: [Member]
  let editor: Member

  /// Adds them to the accounts of `members`.
  init(_ members: MemberDesk) async throws {
    func member(_ account: String, _ name: String, _ roles: Role...) async throws -> Member {
      try await members.add(
        account: account, name: name, grants: roles.map { RoleGrant($0) }, by: Self.actor)
    }
    screener = try await member("liuyang", "刘洋", .operator)
    producer = try await member("zhouting", "周婷", .producer)
    reviewers = [
      try await member("fangyuan", "方圆", .reviewer1),
      try await member("hejing", "何静", .reviewer2),
      try await member("luoming", "罗明", .reviewer3),
    ]
    editor = try await member("sunyue", "孙悦", .editor)
  }

  private static let actor = MemberID(rawValue: "system:demo")
}
