// What a member does with the own account: sign out, change the password, end other sign-ins, make
// tokens for programs.

import Desk
import Foundation
import HTTPTypes
import HummingbirdCore
import Membership

/// The own account.
struct AccountRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    guard routes.house.members != nil else { return }
    routes.form("sign-out", needs: .member, fields: []) { visit, _ in
      if let secret = visit.sessionSecret { try await visit.members.signOut(session: secret) }
      var response = Response.seeOther("/sign-in")
      response.headers.append(.init(name: .setCookie, value: ConsoleCookie.session.removal))
      return response
    }
    routes.page("account", needs: .member) { try await AccountPage(visit: $0).html() }
    routes.form(
      "account/password", needs: .member,
      fields: ["old", "new", "again"].map { FormField($0, longest: 1_024) }
    ) { visit, form in
      try await AccountPage(visit: visit).changePassword(form)
    }
    routes.form("account/sessions/end", needs: .member, fields: []) { visit, _ in
      _ = try await visit.members.endSessions(
        of: visit.member.id, besides: visit.sessionSecret, by: visit.member.id)
      return Response.seeOther("/account")
    }
    routes.form(
      "account/tokens/add", needs: .member,
      fields: [
        FormField("name", longest: 40), .many("scope", longest: 40), FormField("days", longest: 3),
      ]
    ) { visit, form in
      try await AccountPage(visit: visit).makeToken(form)
    }
    routes.form(
      "account/tokens/end", needs: .member, fields: [FormField("token", longest: 40)]
    ) { visit, form in
      try await visit.members.endToken(
        form.raw("token"), of: visit.member.id, by: visit.member.id)
      return Response.seeOther("/account")
    }
  }
}

/// The page of the own account.
struct AccountPage: Sendable {
  struct TokenPiece: Sendable {
    let tokenID: String
    let tokenName: String
    let tokenScopes: String
    let tokenUntil: String
    let isOver: Bool
    let csrf: String
  }

  struct ScopePiece: Sendable {
    let scope: String
    let scopeWords: String
  }

  struct View: Sendable {
    let name: String
    let account: String
    let roles: String
    let csrf: String
    let complaint: String?
    let otherSessions: Int
    let hasOtherSessions: Bool
    let tokens: [TokenPiece]
    let hasTokens: Bool
    let scopes: [ScopePiece]
    let hasScopes: Bool
    /// A token that was made just now, to be seen once.
    let fresh: String?
  }

  let visit: Visit

  func html(complaint: String? = nil, fresh: String? = nil) async throws -> String {
    let view = try await view(complaint: complaint, fresh: fresh)
    return visit.frame.page(
      "我的账号", at: nil, body: Templates.render(.account, view), liveSeconds: 0)
  }

  private func view(complaint: String?, fresh: String?) async throws -> View {
    let member = visit.member
    let moments = visit.frame.moments
    let tokens = try await visit.members.tokens(of: member.id).map { token in
      TokenPiece(
        tokenID: token.id, tokenName: token.name,
        tokenScopes: Permission.allCases.filter(token.scopes.contains).map(\.wording)
          .joined(separator: "、"),
        tokenUntil: moments.near(token.expiresAt), isOver: !token.isLive(at: visit.now),
        csrf: visit.csrf)
    }
    let scopes = Permission.allCases.filter { $0.isForPrograms && member.maySomewhere($0) }
    let others = max(0, try await visit.members.sessions(of: member.id).count - 1)
    return View(
      name: member.name, account: member.account.text,
      roles: member.grants.map(\.wording).joined(separator: "、"), csrf: visit.csrf,
      complaint: complaint, otherSessions: others, hasOtherSessions: others > 0, tokens: tokens,
      hasTokens: !tokens.isEmpty,
      scopes: scopes.map { ScopePiece(scope: $0.rawValue, scopeWords: $0.wording) },
      hasScopes: !scopes.isEmpty, fresh: fresh)
  }

  private func again(_ complaint: String) async throws -> Response {
    Response.html(try await html(complaint: complaint), status: .unprocessableContent)
  }

  func changePassword(_ form: Form) async throws -> Response {
    guard form.raw("new") == form.raw("again") else {
      return try await again("两次输入的新口令不一样，请重新输入。")
    }
    let address = PeerAddress.key(
      of: visit.request, isLocal: visit.context.source.isLocal)
    do {
      let signedIn = try await visit.members.changePassword(
        of: visit.member.id, from: form.raw("old"), to: form.raw("new"), address: address)
      return Response.seeOther("/account").giving(signedIn)
    } catch let complaint as MemberComplaint {
      return try await again(complaint.wording)
    }
  }

  func makeToken(_ form: Form) async throws -> Response {
    let wanted = form.all("scope").compactMap(Permission.init)
    do {
      let made = try await visit.members.makeToken(
        for: visit.member.id, name: form.raw("name"),
        scopes: Set(wanted.filter(visit.member.maySomewhere)), days: Int(form.raw("days")) ?? 0,
        by: visit.member.id)
      return Response.html(try await html(fresh: made.text))
    } catch let complaint as MemberComplaint {
      return try await again(complaint.wording)
    }
  }
}
