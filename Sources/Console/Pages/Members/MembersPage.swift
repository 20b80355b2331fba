// The list of members with the form for a new one, the page of one member, and the page that shows a
// link once.

import Desk
import HTTPTypes
import HummingbirdCore
import Membership
import Scheduling
import Timekeeping

/// The codes of the schedule in force, as a help for whoever gives roles.
struct KnownCodes: Sendable {
  let programmeCodes: String?
  let departmentCodes: String?
  let hasCodes: Bool

  init(_ visit: Visit) {
    let schedule = visit.desk.reading.schedule?.schedule
    let programmes = (schedule?.programmes ?? [:]).values
      .map { "\($0.id.rawValue) \($0.name)" }.sorted()
    let departments = (schedule?.directory.departments ?? [:]).values
      .map { "\($0.id.rawValue) \($0.name)" }.sorted()
    programmeCodes = programmes.isEmpty ? nil : programmes.joined(separator: "，")
    departmentCodes = departments.isEmpty ? nil : departments.joined(separator: "，")
    hasCodes = programmeCodes != nil || departmentCodes != nil
  }
}

/// The list.
struct MembersPage: Sendable {
  struct MemberPiece: Sendable {
    let memberPath: String
    let memberName: String
    let memberAccount: String
    let memberRoles: String
    let memberMark: StateMark
  }

  struct View: Sendable {
    let members: [MemberPiece]
    let csrf: String
    let complaint: String?
    let account: String
    let name: String
    let roles: [GrantFields.RolePiece]
    let known: KnownCodes
  }

  let visit: Visit

  func html(
    complaint: String? = nil, account: String = "", name: String = "", grants: [RoleGrant] = []
  ) async throws -> String {
    let members = try await visit.members.members()
    let view = View(
      members: members.map { member in
        MemberPiece(
          memberPath: "/members/" + member.id.rawValue, memberName: member.name,
          memberAccount: member.account.text,
          memberRoles: member.grants.map(\.wording).joined(separator: "、"),
          memberMark: member.isActive
            ? StateMark("✓", .good, "可登录") : StateMark("✕", .faint, "已停用"))
      },
      csrf: visit.csrf, complaint: complaint, account: account, name: name,
      roles: GrantFields(grants: grants).pieces, known: KnownCodes(visit))
    return visit.frame.page(
      "人员", at: .members, body: Templates.render(.members, view), liveSeconds: 0)
  }

  func add(_ form: Form) async throws -> Response {
    let grants = try GrantFields(form).grants
    do {
      let member = try await visit.members.add(
        account: form.raw("account"), name: form.raw("name"), grants: grants,
        by: visit.member.id)
      let link = try await visit.members.invite(member.id, by: visit.member.id)
      return Response.html(MemberLinkPage(visit: visit, member: member, link: link).html())
    } catch let complaint as MemberComplaint {
      let page = try await html(
        complaint: complaint.wording, account: form.raw("account"), name: form.raw("name"),
        grants: grants)
      return Response.html(page, status: .unprocessableContent)
    }
  }
}

/// One member.
struct MemberPage: Sendable {
  struct View: Sendable {
    let path: String
    let name: String
    let account: String
    let isActive: Bool
    let csrf: String
    let complaint: String?
    let roles: [GrantFields.RolePiece]
    let known: KnownCodes
    let sessions: Int
    let hasSessions: Bool
  }

  let visit: Visit
  let member: Member

  func html(complaint: String? = nil, grants: [RoleGrant]? = nil) async throws -> String {
    let sessions = try await visit.members.sessions(of: member.id).count
    let view = View(
      path: "/members/" + member.id.rawValue, name: member.name, account: member.account.text,
      isActive: member.isActive, csrf: visit.csrf, complaint: complaint,
      roles: GrantFields(grants: grants ?? member.grants).pieces, known: KnownCodes(visit),
      sessions: sessions, hasSessions: sessions > 0)
    return visit.frame.page(
      member.name, at: .members, body: Templates.render(.member, view), liveSeconds: 0)
  }

  func change(_ form: Form) async throws -> Response {
    let grants = try GrantFields(form).grants
    do {
      _ = try await visit.members.change(
        member.id, name: form.raw("name"), grants: grants, isActive: form.isOn("active"),
        by: visit.member.id)
      return Response.seeOther("/members")
    } catch let complaint as MemberComplaint {
      let page = try await html(complaint: complaint.wording, grants: grants)
      return Response.html(page, status: .unprocessableContent)
    }
  }
}

/// A link, seen once.
struct MemberLinkPage: Sendable {
  struct View: Sendable {
    let name: String
    let link: String
    let until: String
  }

  let visit: Visit
  let member: Member
  let link: OneTimeLink

  func html() -> String {
    let frame = visit.frame
    let origin = visit.desk.settings.publicOrigin
    let local = visit.request.head.authority.map { "http://" + $0 } ?? ""
    let base = Gate.isLocal(visit.request) ? local : origin ?? local
    let view = View(
      name: member.name, link: base + link.path, until: frame.moments.near(link.until))
    return frame.page(
      "链接", at: .members, body: Templates.render(.memberLink, view), liveSeconds: 0)
  }
}
