// Who may come in, for administrators: the list, one member, adding, changing, a new link.

import Desk
import HTTPTypes
import HummingbirdCore
import Membership

/// 人员.
struct MembersRoutes: PageRoutes {
  /// The fields of a member, for adding and changing.
  static let fields: [FormField] =
    [
      FormField("account", longest: 64), FormField("name", longest: 80),
      FormField("active", longest: 1), .many("role", longest: 20),
    ]
    + Role.allCases.map { FormField("programme-" + $0.rawValue, longest: 400) }
    + [FormField("department-liaison", longest: 400)]

  func add(to routes: MemberRoutes) {
    guard routes.house.members != nil else { return }
    let need = Need.may(.editMembers)
    routes.page("members", needs: need) { try await MembersPage(visit: $0).html() }
    routes.page("members/:id", needs: need) { visit in
      try await MemberPage(visit: visit, member: try await member(visit)).html()
    }
    routes.form("members/add", needs: need, fields: Self.fields) { visit, form in
      try await MembersPage(visit: visit).add(form)
    }
    routes.form("members/:id/change", needs: need, fields: Self.fields) { visit, form in
      try await MemberPage(visit: visit, member: try await member(visit)).change(form)
    }
    routes.form("members/:id/link", needs: need, fields: []) { visit, _ in
      let member = try await member(visit)
      let link = try await visit.members.invite(member.id, by: visit.member.id)
      return Response.html(MemberLinkPage(visit: visit, member: member, link: link).html())
    }
    routes.form("members/:id/sign-out", needs: need, fields: []) { visit, _ in
      let member = try await member(visit)
      _ = try await visit.members.endSessions(of: member.id, by: visit.member.id)
      return Response.seeOther("/members/" + member.id.rawValue)
    }
  }

  private func member(_ visit: Visit) async throws -> Member {
    let id = MemberID(rawValue: try visit.parameter("id"))
    guard let member = try await visit.members.member(id) else {
      throw Refusal(MemberComplaint.noSuchMember)
    }
    return member
  }
}

/// The roles of a member as a form has them: each may be given for several programmes, a liaison's
/// for several departments, their codes with commas between.
struct GrantFields: Sendable {
  struct RolePiece: Sendable {
    let role: String
    let roleWords: String
    let isGiven: Bool
    let programmes: String
    let isDepartmental: Bool
    let departments: String
    let isSystemWide: Bool
  }

  let grants: [RoleGrant]

  /// The pieces of the form.
  var pieces: [RolePiece] {
    Role.allCases.map { role in
      let given = grants.filter { $0.role == role }
      return RolePiece(
        role: role.rawValue, roleWords: role.wording, isGiven: !given.isEmpty,
        programmes: GrantFields.listed(given.map(\.programme)),
        isDepartmental: role.isDepartmental,
        departments: GrantFields.listed(given.map(\.department)),
        isSystemWide: role == .administrator)
    }
  }

  init(grants: [RoleGrant]) { self.grants = grants }

  /// The grants that a form asks for.
  init(_ form: Form) throws(Refusal) {
    var grants: [RoleGrant] = []
    for text in form.all("role") {
      guard let role = Role(rawValue: text) else { throw .badForm("没有这个角色。") }
      let programmes = GrantFields.codes(try form.line("programme-" + text))
      let departments =
        role.isDepartmental ? GrantFields.codes(try form.line("department-liaison")) : [nil]
      for programme in programmes {
        grants += departments.map {
          RoleGrant(role, programme: programme, department: $0)
        }
      }
    }
    self.grants = grants
  }

  /// The codes of a list; one nil, all, when there is none.
  private static func codes(_ text: String?) -> [String?] {
    let codes = (text ?? "").split { ",，、 ".contains($0) }.map(String.init)
    return codes.isEmpty ? [nil] : codes
  }

  private static func listed(_ codes: [String?]) -> String {
    var seen: [String] = []
    for case let code? in codes where !seen.contains(code) { seen.append(code) }
    return seen.joined(separator: ", ")
  }
}
