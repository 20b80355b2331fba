// The people of the office, each signed in at a browser of their own, as far as a browser is its
// cookies and the headers that it sends by itself.

import Console
import Desk
import Foundation
import Logging
import Membership

/// The accounts of an office.
struct Staff {
  let office: Office
  let members: MemberDesk

  static let password = "一句好记又不短的长话"

  init(_ office: Office) {
    self.office = office
    members = MemberDesk(
      storage: office.desk.storage, clock: office.clock, logger: .silent,
      events: office.desk.shared.events, cost: PasswordCost(log2Rounds: 4, blockSize: 8))
  }

  /// Adds somebody and lets them choose the password.
  @discardableResult
  func add(
    _ account: String, named name: String? = nil, _ grants: RoleGrant...
  ) async throws -> Member {
    let system = MemberID(rawValue: "system:test")
    let member = try await members.add(
      account: account, name: name ?? "测试" + account, grants: grants, by: system)
    let link = try await members.invite(member.id, by: system)
    return try await members.choosePassword(
      link: String(link.path.dropFirst("/join/".count)), password: Staff.password)
  }

  /// The console with accounts.
  func onLoopback<Value: Sendable>(_ body: (Visitor) async throws -> Value) async throws -> Value {
    try await office.desk.onLoopback(access: .accounts(members), body)
  }
}

/// A browser: it keeps cookies, says where it comes from, and knows the token of the page it shows.
struct Browser {
  let visitor: Visitor
  var cookies: [String: String] = [:]
  /// What it says of the origin of what it posts.
  var origin: String? = "null"
  var fetchSite: String? = "same-origin"
  var token = ""

  init(_ visitor: Visitor) { self.visitor = visitor }

  private var head: String {
    let cookie = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      .joined(separator: "; ")
    return "Host: \(visitor.usualHost)\r\nConnection: close\r\n"
      + (cookie.isEmpty ? "" : "Cookie: \(cookie)\r\n")
  }

  mutating func get(_ target: String, headers: String = "") async -> Heard {
    let heard = await visitor.say("GET \(target) HTTP/1.1\r\n\(head)\(headers)\r\n")
    keep(heard)
    return heard
  }

  /// Hears how an answer begins that need not end.
  func beginning(of target: String) async -> Heard {
    await visitor.say("GET \(target) HTTP/1.1\r\n\(head)\r\n", isPatient: false)
  }

  /// Asks by this method, with nothing but the cookies.
  func asks(_ method: String, _ target: String) async -> Heard {
    await visitor.say("\(method) \(target) HTTP/1.1\r\n\(head)Content-Length: 0\r\n\r\n")
  }

  /// Posts a form with its token.
  mutating func post(
    _ target: String, _ fields: [(String, String)] = [],
    type: String = "application/x-www-form-urlencoded",
    withToken: Bool = true
  ) async -> Heard {
    let all = fields + (withToken ? [("csrf", token)] : [])
    let body = all.map { "\(Browser.coded($0.0))=\(Browser.coded($0.1))" }.joined(separator: "&")
    return await post(target, body: body, type: type)
  }

  /// Posts these bytes.
  mutating func post(_ target: String, body: String, type: String, headers: String = "") async
    -> Heard
  {
    let from =
      (origin.map { "Origin: \($0)\r\n" } ?? "")
      + (fetchSite.map { "Sec-Fetch-Site: \($0)\r\n" } ?? "")
    let heard = await visitor.say(
      "POST \(target) HTTP/1.1\r\n\(head)\(from)\(headers)Content-Type: \(type)\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    keep(heard)
    return heard
  }

  /// Signs in and opens the first page.
  mutating func signIn(_ account: String, _ password: String = Staff.password) async -> Heard {
    let heard = await post(
      "/sign-in", [("account", account), ("password", password)], withToken: false)
    if heard.status == 303 { _ = await get("/account") }
    return heard
  }

  private mutating func keep(_ heard: Heard) {
    for cookie in heard.cookies {
      let pair = cookie.split(separator: ";")[0].split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let isGone = cookie.contains("Max-Age=0")
      cookies[String(pair[0])] = isGone ? nil : String(pair[1])
    }
    let mark = #"name="csrf" value=""#
    if let start = heard.body.range(of: mark) {
      token = String(heard.body[start.upperBound...].prefix { $0 != "\"" })
    }
  }

  static func coded(_ text: String) -> String {
    text.utf8.map { byte in
      (48...57).contains(byte) || (97...122).contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
