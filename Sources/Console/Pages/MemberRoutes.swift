// How a page is added. There is no way to add one without saying who may ask for it; what is common
// to all of their kind, the token of a form, its type, its size, is checked here and not by pages.

import Desk
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import NIOCore

/// The routes of one part of the console. A part lies in a folder of `Pages` and stands in the list of
/// `ConsoleRoutes`.
protocol PageRoutes: Sendable {
  /// Adds the routes.
  func add(to routes: MemberRoutes)
}

/// The routes that only a member reaches.
struct MemberRoutes {
  private let group: RouterGroup<MemberContext>
  private let book: RouteBook
  /// What the routes stand on.
  let house: House

  init(_ group: RouterGroup<MemberContext>, _ book: RouteBook, _ house: House) {
    self.group = group
    self.book = book
    self.house = house
  }

  /// Who is on the other side.
  var audience: ConsoleApplication.Audience { house.audience }

  /// A page that is read at `path`.
  func page(
    _ path: String, needs need: Need, query: Set<String> = [],
    _ html: @escaping @Sendable (Visit) async throws -> String
  ) {
    read(path, needs: need, query: query) { Response.html(try await html($0)) }
  }

  /// Something else that is read at `path`: JSON, a file.
  func read(
    _ path: String, needs need: Need, query: Set<String> = [],
    _ answer: @escaping @Sendable (Visit) async throws -> Response
  ) {
    book.add(path, .reading)
    group.get(RouterPath(path)) { request, context in
      let visit = try Visit(request, context, query: query)
      try await visit.require(need)
      return try await answer(visit)
    }
  }

  /// What a form of our own page sends to `path`. When it is done, lead on with `Response.seeOther`;
  /// when something is to be mended, show the page again with `Response.html(…, status:
  /// .unprocessableContent)`.
  func form(
    _ path: String, needs need: Need, fields: [FormField],
    bodyBytes: Int = ConsoleLimits.bodyBytes,
    _ answer: @escaping @Sendable (Visit, Form) async throws -> Response
  ) {
    book.add(path, .form, bodyBytes: bodyBytes)
    group.post(RouterPath(path)) { request, context in
      let visit = try Visit(request, context, query: [])
      let form = try await Form(request, fields: fields, bodyBytes: bodyBytes)
      try CSRFGate.requireMeant(visit, token: form.raw(CSRFRule.field))
      try await visit.require(need)
      return try await answer(visit, form)
    }
  }

  /// What a program, or a script of our own page, sends to `path`: a body of one of `types`, which the
  /// answer reads from the visit's request up to `bodyBytes`. An empty `types` takes no body. What
  /// `isQuick` computes next to nothing before and after its one wait for the store.
  func command(
    _ path: String, needs need: Need, types: [String] = ["application/json"],
    bodyBytes: Int = ConsoleLimits.bodyBytes, isQuick: Bool = false,
    _ answer: @escaping @Sendable (Visit) async throws -> Response
  ) {
    book.add(path, .command, bodyBytes: bodyBytes, isQuick: isQuick)
    group.post(RouterPath(path)) { request, context in
      let visit = try Visit(request, context, query: [])
      try CSRFGate.requireMeant(visit, token: request.headers[.csrf] ?? "")
      try await visit.require(need)
      if !types.isEmpty { try CSRFGate.requireType(of: request, types) }
      return try await answer(visit)
    }
  }

  /// A stream of events at `path`. `topics` says what the screen listens to and throws when the
  /// member may not; `render` makes the elements that are swapped, the same for every screen of the
  /// same topics. With `keepsSession` an open screen counts as use; what depends on the time is looked
  /// at anew every `redrawSeconds`.
  func events(
    _ path: String, needs need: Need, query: Set<String> = [], keepsSession: Bool = false,
    redrawSeconds: Int64? = nil,
    topics: @escaping @Sendable (Visit) async throws -> Set<EventTopic>,
    render: @escaping @Sendable (Visit) async throws -> String
  ) {
    book.add(path, .reading)
    group.get(RouterPath(path)) { request, context in
      let visit = try Visit(request, context, query: query)
      try await visit.require(need)
      let wanted = try await topics(visit)
      let owners =
        [visit.member.id.rawValue]
        + (visit.sessionSecret.map {
          [MemberDesk.owner(ofSession: $0)]
        } ?? [])
      let source = context.source
      guard let screen = source.house.events.open(wanted, owners: Set(owners)) else {
        throw Refusal(.serviceUnavailable, "打开的屏幕太多，请关掉一些再试。")
      }
      let key = path + " " + wanted.map(\.rawValue).sorted().joined(separator: " ")
      return Response.events(
        EventStream(
          house: source.house, screen: screen, topics: wanted, channel: source.channel, key: key,
          redrawSeconds: redrawSeconds,
          render: { try await render(try Visit(request, context, query: query)) },
          mayLook: { try await context.isStillSignedIn(isUse: keepsSession) }))
    }
  }
}

/// Writes down the routes while they are added.
final class RouteBook {
  private(set) var table = RouteTable()

  func add(
    _ path: String, _ sort: RouteFacts.Sort, isOpen: Bool = false,
    bodyBytes: Int = ConsoleLimits.bodyBytes, isQuick: Bool = false
  ) {
    let pattern = path.split(separator: "/").map(String.init)
    table.add(
      RouteFacts(
        pattern: pattern, sort: sort, isOpen: isOpen,
        bodyBytes: sort == .reading ? ConsoleLimits.bodyBytes : bodyBytes, isQuick: isQuick))
  }
}

extension MemberContext {
  /// Whether the member would still be let in.
  func isStillSignedIn(isUse: Bool) async throws -> Bool {
    guard case .session(let secret) = way, let members = source.house.members else { return true }
    return try await members.caller(session: secret, isUse: isUse) != nil
  }
}
