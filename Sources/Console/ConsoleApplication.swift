// The console as a value: which requests there are and what each answers. It listens nowhere by
// itself; the same routes serve browsers on loopback and the command line on a UNIX socket. Whoever
// asks is found before any route sees the request.

package import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Membership
import NIOCore
import Timekeeping

/// All routes over one desk.
package struct ConsoleApplication: Sendable {
  /// Who is on the other side.
  package enum Audience: Hashable, Sendable {
    /// Browsers and programs.
    case console
    /// Whoever may open the socket: an administrator on this machine, known by the user's number that
    /// the kernel tells.
    case controlSocket
  }

  private let house: House
  private let gate: Gate
  private let door: Door
  private let table: RouteTable
  private let responder: RouterResponder<ConsoleContext>

  /// A console over `desk`, into which people come by `access`. `demo` adds the page of a
  /// demonstration at `/demo`; `version` is the program's own.
  package init(
    desk: Desk, audience: Audience, access: ConsoleAccess, demo: DemoPage? = nil,
    version: String = "0.1.0"
  ) {
    let parts =
      switch audience {
      case .console: ConsoleRoutes.parts
      case .controlSocket: ConsoleRoutes.controls
      }
    self.init(
      desk: desk, audience: audience, access: access, demo: demo, version: version, parts: parts)
  }

  /// The same with other parts.
  init(
    desk: Desk, audience: Audience, access: ConsoleAccess, demo: DemoPage?, version: String,
    parts: [any PageRoutes]
  ) {
    let house = House(
      desk: desk, audience: audience, access: access, demo: demo, version: version)
    let (router, table) = ConsoleRoutes(house: house, parts: parts).build()
    self.house = house
    self.table = table
    gate = Gate(audience: audience, publicOrigin: desk.settings.publicOrigin)
    door = Door(house: house)
    responder = router.buildResponder()
  }

  /// What can be asked, as `GET /questions/:number`, sorted: what is not in it is answered to nobody.
  package var routes: [String] { table.routes.map(\.name).sorted() }

  /// Ends the streams of open screens, so that a stop need not wait for them.
  func endStreams() { house.streams.endAll() }

  /// Answers one request: a quick one on the connection's own thread, any other on the pool, so that
  /// nobody waits for a neighbour's page.
  @concurrent
  func respond(
    to request: Request, writer: consuming ResponseWriter, channel: any Channel, logger: Logger
  ) async throws {
    let routes = table.routes(at: request.uri.path[...])
    let asked = AskedRoute(request: request, channel: channel, logger: logger, routes: routes)
    guard asked.route?.isQuick != true else { return try await respond(to: asked, writer: writer) }
    var waiting = Optional(writer)
    try await withTaskExecutorPreference(globalConcurrentExecutor) {
      guard let writer = waiting.take() else { return }
      try await respond(to: asked, writer: writer)
    }
  }

  /// Answers with the headers that every answer carries.
  @concurrent
  private func respond(
    to asked: AskedRoute, writer: consuming ResponseWriter
  ) async throws {
    let request = asked.request
    var response: Response
    var endsConnection = false
    var caller = Caller.nobody
    do {
      response = try await answer(to: asked, &caller)
    } catch {
      let refusal = refusal(for: error, asked.logger)
      endsConnection = refusal.endsConnection
      response = try page(for: refusal, request, caller)
    }
    if endsConnection { response.headers[.connection] = "close" }
    let isHead = request.method == .head
    try await writer.write(response: response.head, body: isHead ? ResponseBody() : response.body)
    if endsConnection { throw ConnectionEnd() }
  }

  private func answer(
    to asked: AskedRoute, _ caller: inout Caller
  ) async throws -> Response {
    let (request, routes, route) = (asked.request, asked.routes, asked.route)
    let bodyBytes = route?.bodyBytes ?? ConsoleLimits.bodyBytes
    if let refusal = gate.refusal(of: request, bodyBytes: bodyBytes) { throw refusal }
    if route?.isOpen != true { caller = try await door.caller(of: request, on: asked.channel) }
    if case .nobody = caller, !routes.contains(where: \.isOpen) { throw Refusal.signInNeeded }
    guard !routes.isEmpty else { throw Refusal.notFound }
    guard route != nil else { throw Refusal.wrongMethod(allowed: routes.allowed) }
    let context = ConsoleContext(
      source: ConsoleSource(
        logger: asked.logger, channel: asked.channel, house: house, table: table, caller: caller,
        isLocal: Gate.isLocal(request)))
    let response = try await responder.respond(to: request, context: context)
    // Every answer of ours carries the policy; what has none is the router's own word for "nothing".
    guard response.headers[.contentSecurityPolicy] != nil else { throw Refusal.notFound }
    return response
  }
}

// MARK: - Refusals

extension ConsoleApplication {
  private func refusal(for error: any Error, _ logger: Logger) -> Refusal {
    if let refusal = error as? Refusal { return refusal }
    if let complaint = error as? MemberComplaint { return Refusal(complaint) }
    if let error = error as? DeskError { return Refusal(error) }
    let number = String(UInt32.random(in: 0x1000_0000...0xFFFF_FFFF), radix: 36)
    // What a decoder says may quote what was sent.
    let isOfDecoder = error is DecodingError || error is EncodingError
    let cause = isOfDecoder ? "\(type(of: error))" : String(describing: error)
    logger.error("Request failed", metadata: ["incident": "\(number)", "error": "\(cause)"])
    return .incident(number)
  }

  private func page(
    for refusal: Refusal, _ request: Request, _ caller: Caller
  ) throws -> Response {
    let path = request.uri.path
    let isForPrograms: Bool =
      switch house.audience {
      case .controlSocket: true
      case .console: Door.isForPrograms(path)
      }
    if refusal == .signInNeeded, !isForPrograms, request.method == .get {
      return signIn(instead: request)
    }
    var response =
      isForPrograms
      ? try Response.json(
        MessageAnswer(message: refusal.message, code: refusal.code, field: refusal.field),
        status: refusal.status)
      : Response.html(
        PageFrame(desk: house.desk, at: house.desk.clock.now, viewer: viewer(caller))
          .failure(refusal),
        status: refusal.status)
    if let allowed = refusal.allowed { response.headers[.allow] = allowed }
    if let seconds = refusal.retryAfter { response.headers[.retryAfter] = String(seconds) }
    if refusal.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }

  private func viewer(_ caller: Caller) -> PageFrame.Viewer? {
    guard case .member(let member, let way) = caller else { return nil }
    guard case .session(let secret) = way else {
      return PageFrame.Viewer(member: member, csrf: "", isSignedIn: false, table: table)
    }
    return PageFrame.Viewer(
      member: member, csrf: MemberDesk.formToken(session: secret), isSignedIn: true, table: table)
  }

  /// Leads to the sign-in, and from there back to the page that was wanted.
  private func signIn(instead request: Request) -> Response {
    let wanted = request.head.path.flatMap(ReturnPath.init) ?? .home
    let query = wanted == .home ? "" : "?next=" + escapedForQuery(wanted.text)
    return .seeOther("/sign-in" + query)
  }
}

/// One request with the routes at its path.
private struct AskedRoute: Sendable {
  let request: Request
  let channel: any Channel
  let logger: Logger
  let routes: [RouteFacts]

  /// The route that it asks for; nil when there is none, or not with this method.
  var route: RouteFacts? { routes.route(for: request.method) }
}

/// Ends a connection whose request will not be read to its end.
private struct ConnectionEnd: Error {}
