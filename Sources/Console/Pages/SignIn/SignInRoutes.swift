// Coming in: the sign-in, and the one-time links with which somebody chooses a first password. Open
// to everybody, so they tell nothing of the house and change nothing but what the secret opens.

import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import NIOCore
import Timekeeping

/// The ways in.
struct SignInRoutes: Sendable {
  let house: House

  private static let signInFields = [
    FormField("account", longest: 64), FormField("password", longest: 1_024),
    FormField("next", longest: 1_000),
  ]
  private static let joinFields = [
    FormField("account", longest: 64), FormField("name", longest: 80),
    FormField("password", longest: 1_024), FormField("again", longest: 1_024),
  ]

  func add(to router: Router<ConsoleContext>, _ book: RouteBook) {
    for path in ["sign-in", "join/:secret"] {
      book.add(path, .reading, isOpen: true)
      book.add(path, .form, isOpen: true, bodyBytes: Self.bodyBytes)
    }
    router.get("sign-in") { request, _ in
      let query = try Query(request, allowed: ["next"])
      let next = try query.text("next", longest: 1_000)
      return try await page(next: next.flatMap { ReturnPath($0) })
    }
    router.post("sign-in") { request, context in
      let form = try await form(request, Self.signInFields)
      return try await signIn(form, request, isLocal: context.source.isLocal)
    }
    router.get("join/:secret") { request, context in
      _ = try Query(request, allowed: [])
      return try await join(try secret(context))
    }
    router.post("join/:secret") { request, context in
      let form = try await form(request, Self.joinFields)
      return try await join(try secret(context), form)
    }
  }

  /// A password may have 1,024 bytes, each of which may be written with three.
  private static let bodyBytes = 16 * 1_024

  private func form(_ request: Request, _ fields: [FormField]) async throws -> Form {
    _ = try Query(request, allowed: [])
    let form = try await Form(request, fields: fields, bodyBytes: Self.bodyBytes)
    guard CSRFGate.isFromHere(request, house) else { throw Refusal.notMeant }
    return form
  }

  private func secret(_ context: ConsoleContext) throws -> String {
    guard let secret = context.coreContext.parameters.get("secret"), secret.utf8.count == 64 else {
      throw Refusal(MemberComplaint.linkGone)
    }
    return secret
  }

  private var members: MemberDesk {
    get throws {
      guard let members = house.members else { throw Refusal.notFound }
      return members
    }
  }

  private var frame: PageFrame {
    PageFrame(desk: house.desk, at: house.desk.clock.now, viewer: nil)
  }
}

// MARK: - Signing in

extension SignInRoutes {
  private struct SignInView: Sendable {
    let account: String
    let next: String?
    let complaint: String?
    let isFirst: Bool
  }

  private func page(
    next: ReturnPath?, account: String = "", complaint: String? = nil
  ) async throws -> Response {
    let view = SignInView(
      account: account, next: next == .home ? nil : next?.text, complaint: complaint,
      isFirst: try await members.isEmpty())
    return Response.html(
      frame.page("登录", at: nil, body: Templates.render(.signIn, view), liveSeconds: 0),
      status: complaint == nil ? .ok : .unauthorized)
  }

  private func signIn(_ form: Form, _ request: Request, isLocal: Bool) async throws -> Response {
    let next = ReturnPath(form.raw("next"))
    let account = form.raw("account").trimmingCharacters(in: .whitespaces)
    do {
      let signedIn = try await members.signIn(
        account: account, password: form.raw("password"),
        address: PeerAddress.key(of: request, isLocal: isLocal),
        device: ConsoleCookie.device.value(in: request),
        oldSession: ConsoleCookie.session.value(in: request))
      return Response.seeOther((next ?? .home).text).giving(signedIn)
    } catch let complaint as MemberComplaint where complaint == .notSignedIn {
      return try await page(next: next, account: account, complaint: complaint.wording)
    }
  }
}

extension Response {
  /// The same answer with the cookies of a sign-in.
  func giving(_ signedIn: SignedIn) -> Response {
    var response = self
    response.headers.append(
      .init(name: .setCookie, value: ConsoleCookie.session.header(signedIn.session)))
    response.headers.append(
      .init(
        name: .setCookie,
        value: ConsoleCookie.device.header(
          signedIn.device, seconds: MemberDesk.deviceLasts.components.seconds)))
    return response
  }
}

// MARK: - One-time links

extension SignInRoutes {
  private struct JoinView: Sendable {
    let isFirst: Bool
    let account: String
    let name: String
    let complaint: String?
  }

  private func join(_ secret: String) async throws -> Response {
    guard let invited = try await members.invited(by: secret) else {
      throw Refusal(MemberComplaint.linkGone)
    }
    return joinPage(
      JoinView(
        isFirst: invited == nil, account: invited?.account.text ?? "", name: invited?.name ?? "",
        complaint: nil))
  }

  private func joinPage(_ view: JoinView) -> Response {
    Response.html(
      frame.page(
        view.isFirst ? "第一次使用" : "设定口令", at: nil, body: Templates.render(.join, view),
        liveSeconds: 0),
      status: view.complaint == nil ? .ok : .unprocessableContent)
  }

  private func join(_ secret: String, _ form: Form) async throws -> Response {
    guard let invited = try await members.invited(by: secret) else {
      throw Refusal(MemberComplaint.linkGone)
    }
    let password = form.raw("password")
    do {
      guard password == form.raw("again") else {
        throw Refusal.badForm("两次输入的口令不一样，请重新输入。")
      }
      let member =
        if invited == nil {
          try await members.begin(
            link: secret, account: form.raw("account"), name: form.raw("name"), password: password)
        } else {
          try await members.choosePassword(link: secret, password: password)
        }
      return Response.seeOther("/").giving(try await members.welcome(member))
    } catch let complaint as MemberComplaint where complaint != .linkGone {
      return joinPage(again(invited, form, complaint.wording))
    } catch let refusal as Refusal {
      return joinPage(again(invited, form, refusal.message))
    }
  }

  private func again(_ invited: Member?, _ form: Form, _ complaint: String) -> JoinView {
    JoinView(
      isFirst: invited == nil, account: invited?.account.text ?? form.raw("account"),
      name: invited?.name ?? form.raw("name"), complaint: complaint)
  }
}
