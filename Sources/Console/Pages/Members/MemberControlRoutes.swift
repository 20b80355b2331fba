// Members over the control socket, for `hotline user`. Passwords never pass here: whoever is added
// gets a one-time link and chooses one.

import Desk
import HTTPTypes
import HummingbirdCore
import Membership
import Timekeeping

/// The commands about members.
struct MemberControlRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    guard let members = routes.house.members else { return }
    let need = Need.may(.editMembers)
    let zone = routes.house.desk.settings.zone
    let answers = MemberAnswers(
      members: members, desk: routes.house.desk, zone: zone,
      origin: routes.house.desk.settings.publicOrigin)
    routes.read("api/members", needs: need) { _ in try await answers.list() }
    routes.command("api/members/first-start", needs: need, types: []) { _ in
      try await answers.firstStart()
    }
    routes.command("api/members/add", needs: need) { visit in
      try await answers.add(try await visit.json(MemberWish.self), by: visit.member.id)
    }
    routes.command("api/members/change", needs: need) { visit in
      try await answers.change(try await visit.json(MemberWish.self), by: visit.member.id)
    }
    routes.command("api/members/link", needs: need) { visit in
      try await answers.link(try await visit.json(MemberWish.self), by: visit.member.id)
    }
    routes.command("api/members/sign-out", needs: need) { visit in
      try await answers.signOut(try await visit.json(MemberWish.self), by: visit.member.id)
    }
    routes.command("api/members/tokens/add", needs: need) { visit in
      try await answers.makeToken(try await visit.json(TokenWish.self), by: visit.member.id)
    }
    routes.command("api/members/tokens/end", needs: need) { visit in
      try await answers.endToken(try await visit.json(TokenWish.self), by: visit.member.id)
    }
  }
}

/// What is wanted of a member.
struct MemberWish: Decodable, Sendable {
  struct Grant: Codable, Sendable {
    let role: String
    let programme: String?
    let department: String?
  }

  let account: String
  let name: String?
  let roles: [Grant]?
  let isActive: Bool?
  /// Nobody may be left who looks after members.
  let anyway: Bool?

  func grants() throws(Refusal) -> [RoleGrant]? {
    guard let roles else { return nil }
    var grants: [RoleGrant] = []
    for wish in roles {
      guard let role = Role(rawValue: wish.role) else {
        let known = Role.allCases.map { "\($0.rawValue)（\($0.wording)）" }.joined(separator: "、")
        throw Refusal(.unprocessableContent, "没有角色“\(wish.role)”。可用的角色：\(known)。")
      }
      grants.append(RoleGrant(role, programme: wish.programme, department: wish.department))
    }
    return grants
  }
}

/// What is wanted of a token.
struct TokenWish: Decodable, Sendable {
  let account: String
  let name: String?
  let scopes: [String]?
  let days: Int?
  let token: String?
}

/// The answers about members.
struct MemberAnswers: Sendable {
  struct Line: Encodable {
    let account: String
    let name: String
    let isActive: Bool
    let roles: [MemberWish.Grant]
    let rolesWording: String
    let tokens: [String]
  }

  struct List: Encodable {
    let schemaVersion = 1
    let members: [Line]
  }

  struct Link: Encodable {
    let schemaVersion = 1
    let message: String
    /// The whole address, or its path alone where no public origin is configured.
    let link: String
    let until: String
  }

  struct Token: Encodable {
    let schemaVersion = 1
    let message: String
    let id: String
    let token: String
    let until: String
  }

  let members: MemberDesk
  let desk: Desk
  let zone: Zone
  let origin: String?

  func list() async throws -> Response {
    var lines: [Line] = []
    for member in try await members.members() {
      lines.append(
        Line(
          account: member.account.text, name: member.name, isActive: member.isActive,
          roles: member.grants.map {
            .init(role: $0.role.rawValue, programme: $0.programme, department: $0.department)
          },
          rolesWording: member.grants.map(\.wording).joined(separator: "、"),
          tokens: try await members.tokens(of: member.id).map { "\($0.id) \($0.name)" }))
    }
    return try .json(List(members: lines))
  }

  func firstStart() async throws -> Response {
    guard let link = try await members.firstStartLink() else {
      throw Refusal(.conflict, "已经有人员了。新增人员请用 hotline user add。")
    }
    return try answer(link, "请在一小时内用浏览器打开这个链接，建立第一个管理员。")
  }

  func add(_ wish: MemberWish, by actor: MemberID) async throws -> Response {
    let member = try await members.add(
      account: wish.account, name: wish.name ?? "",
      grants: try desk.known(try wish.grants() ?? []), by: actor)
    let link = try await members.invite(member.id, by: actor)
    return try answer(link, "已添加 \(member.name)。请把链接交给本人，一小时内设定口令。")
  }

  func change(_ wish: MemberWish, by actor: MemberID) async throws -> Response {
    let member = try await member(wish.account)
    let grants = try desk.known(
      try wish.grants() ?? member.grants, besides: member.grants)
    let changed = try await members.change(
      member.id, name: wish.name ?? member.name, grants: grants,
      isActive: wish.isActive ?? member.isActive, anyway: wish.anyway ?? false, by: actor)
    let state = changed.isActive ? "" : "，已停用"
    return try .json(
      MessageAnswer(
        message: "已修改 \(changed.name)：\(changed.grants.map(\.wording).joined(separator: "、"))"
          + state + "。"))
  }

  func link(_ wish: MemberWish, by actor: MemberID) async throws -> Response {
    let member = try await member(wish.account)
    let link = try await members.invite(member.id, by: actor)
    return try answer(link, "请把链接交给 \(member.name) 本人，一小时内设定新口令。")
  }

  func signOut(_ wish: MemberWish, by actor: MemberID) async throws -> Response {
    let member = try await member(wish.account)
    let count = try await members.endSessions(of: member.id, by: actor)
    return try .json(MessageAnswer(message: "已结束 \(member.name) 的 \(count) 个登录。"))
  }

  func makeToken(_ wish: TokenWish, by actor: MemberID) async throws -> Response {
    let member = try await member(wish.account)
    var scopes: Set<Permission> = []
    for text in wish.scopes ?? [] {
      guard let scope = Permission(rawValue: text), scope.isForPrograms else {
        let known = Permission.allCases.filter(\.isForPrograms)
          .map { "\($0.rawValue)（\($0.wording)）" }.joined(separator: "、")
        throw Refusal(.unprocessableContent, "令牌不能有权限“\(text)”。可用的：\(known)。")
      }
      scopes.insert(scope)
    }
    let made = try await members.makeToken(
      for: member.id, name: wish.name ?? "", scopes: scopes, days: wish.days ?? 90,
      by: actor)
    return try .json(
      Token(
        message: "令牌只显示这一次，请立即存进调用它的程序的凭据里。", id: made.token.id, token: made.text,
        until: zone.local(of: made.token.expiresAt).description))
  }

  func endToken(_ wish: TokenWish, by actor: MemberID) async throws -> Response {
    let member = try await member(wish.account)
    try await members.endToken(
      wish.token ?? "", of: member.id, by: actor)
    return try .json(MessageAnswer(message: "令牌已作废。"))
  }

  private func member(_ account: String) async throws -> Member {
    guard let member = try await members.member(account: account) else {
      throw MemberComplaint.noSuchMember
    }
    return member
  }

  private func answer(_ link: OneTimeLink, _ message: String) throws -> Response {
    try .json(
      Link(
        message: message, link: (origin ?? "") + link.path,
        until: zone.local(of: link.until).description))
  }
}
