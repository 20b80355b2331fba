// One request of a member to one route, with everything that a page needs: who asks, what was asked,
// the frame at one instant. What a member may not do is refused here, by the table of roles.

import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Timekeeping

/// Who may ask for a route.
enum Need: Sendable {
  /// Whoever has signed in.
  case member
  /// Whoever may do this somewhere; for a thing itself, `Visit.require` asks again.
  case may(Permission)
  /// Whoever may do one of these somewhere.
  case mayAny([Permission])

  func isMet(by member: Member) -> Bool {
    switch self {
    case .member: member.isActive
    case .may(let permission): member.maySomewhere(permission)
    case .mayAny(let permissions): permissions.contains(where: member.maySomewhere)
    }
  }

  /// What is written down when it is not met.
  var permission: Permission? {
    switch self {
    case .member: nil
    case .may(let permission): permission
    case .mayAny(let permissions): permissions.first
    }
  }
}

/// A request of a member.
struct Visit: Sendable {
  let request: Request
  let context: MemberContext
  /// The query, of which only the keys that the route names are let through.
  let query: Query
  /// The one instant of this request.
  let now: Timestamp

  init(_ request: Request, _ context: MemberContext, query allowed: Set<String>) throws {
    self.request = request
    self.context = context
    query = try Query(request, allowed: allowed)
    now = context.source.house.desk.clock.now
  }

  /// Who asks.
  var member: Member { context.member }
  /// The desks.
  var desk: Desk { context.source.house.desk }
  /// The accounts; a route for which there are none is no route.
  var members: MemberDesk {
    get throws {
      guard let members = context.source.house.members else { throw Refusal.notFound }
      return members
    }
  }
  /// The open screens.
  var events: EventHub { context.source.house.events }

  /// What stands in every form of a page: `<input type="hidden" name="csrf" value="{{csrf}}">`.
  var csrf: String {
    guard case .session(let secret) = context.way else { return "" }
    return MemberDesk.formToken(session: secret)
  }

  /// The secret of the session by which the member is known; nil for programs.
  var sessionSecret: String? {
    guard case .session(let secret) = context.way else { return nil }
    return secret
  }

  /// The frame of the page.
  var frame: PageFrame {
    PageFrame(
      desk: desk, at: now,
      viewer: PageFrame.Viewer(
        member: member, csrf: csrf, isSignedIn: sessionSecret != nil,
        table: context.source.table))
  }

  /// The part of the path that stands for `:name`. Throws when its escapes are broken.
  func parameter(_ name: String) throws -> String {
    guard let text = context.coreContext.parameters.get(name),
      let plain = text.removingPercentEncoding,
      plain.count <= ConsoleLimits.referenceLength,
      !plain.unicodeScalars.contains(where: { $0.value < 0x20 })
    else { throw Refusal(.badRequest, "网址里的名称无法解码。") }
    return plain
  }

  /// Goes on when the member may do this with a thing of `programme` and `department`. A thing that
  /// the member may not know of is not found; a thing that may be seen and not changed is refused.
  func require(
    _ permission: Permission, in programme: String, department: String? = nil
  ) async throws {
    switch member.access(permission, in: programme, department: department) {
    case .granted: return
    case .hidden: throw Refusal.notFound
    case .forbidden: throw try await denial(of: permission)
    }
  }

  /// Goes on when the member may do this somewhere.
  func require(_ permission: Permission) async throws {
    guard member.maySomewhere(permission) else { throw try await denial(of: permission) }
  }

  func require(_ need: Need) async throws {
    guard !need.isMet(by: member) else { return }
    throw try await denial(of: need.permission)
  }

  private func denial(of permission: Permission?) async throws -> Refusal {
    if let permission {
      try await context.source.house.members?.noteDenial(member, permission)
    }
    return .forbidden
  }
}
