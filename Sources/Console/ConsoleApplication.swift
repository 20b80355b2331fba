// The console as a value: which requests there are and what each answers. It listens nowhere by
// itself; the same routes serve browsers on loopback and the command line on a UNIX socket, where
// alone state may be changed.

package import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Timekeeping

/// All routes over one desk.
package struct ConsoleApplication: Sendable {
  /// Who is on the other side.
  package enum Audience: Hashable, Sendable {
    /// Browsers: everything is read-only.
    case console
    /// Whoever may open the socket: an administrator on this machine.
    case controlSocket
  }

  let desk: Desk
  let audience: Audience
  let demo: DemoPage?
  let version: String
  private let gate: Gate
  private let responder: RouterResponder<BasicRequestContext>

  /// A console over `desk`. `demo` adds the page of a demonstration at `/demo`; `version` is the
  /// program's own.
  package init(
    desk: Desk, audience: Audience, demo: DemoPage? = nil, version: String = "0.1.0"
  ) {
    self.desk = desk
    self.audience = audience
    self.demo = demo
    self.version = version
    gate = Gate(audience: audience, publicOrigin: desk.settings.publicOrigin)
    responder = ConsoleRoutes(
      desk: desk, audience: audience, demo: demo, version: version
    ).router.buildResponder()
  }

  /// Answers one request, with the headers that every answer carries.
  @concurrent
  func respond(
    to request: Request, writer: consuming ResponseWriter, channel: any Channel, logger: Logger
  ) async throws {
    var response: Response
    var endsConnection = false
    do {
      response = try await answer(to: request, channel: channel, logger: logger)
    } catch {
      let refusal = refusal(for: error, logger)
      endsConnection = refusal.endsConnection
      response = try page(for: refusal, request)
    }
    if endsConnection { response.headers[.connection] = "close" }
    let isHead = request.method == .head
    let writer = try await writer.writeHead(response.head)
    try await (isHead ? ResponseBody() : response.body).write(writer)
    if endsConnection { throw ConnectionEnd() }
  }

  private func answer(
    to request: Request, channel: any Channel, logger: Logger
  ) async throws -> Response {
    if let refusal = gate.refusal(of: request) { throw refusal }
    if let refusal = methodRefusal(of: request) { throw refusal }
    let context = BasicRequestContext(
      source: ApplicationRequestContextSource(channel: channel, logger: logger))
    let response = try await responder.respond(to: request, context: context)
    // Every answer of ours carries the policy; what has none is the router's own word for "nothing".
    guard response.headers[.contentSecurityPolicy] != nil else { throw Refusal.notFound }
    return response
  }

  /// What changes state is asked for with POST and over the socket alone; everything else is read.
  private func methodRefusal(of request: Request) -> Refusal? {
    let isChange = ConsoleRoutes.changesState(request.uri.path)
    if isChange, case .console = audience { return .notFound }
    let isAllowed = isChange ? request.method == .post : [.get, .head].contains(request.method)
    return isAllowed ? nil : .wrongMethod(allowed: isChange ? "POST" : "GET, HEAD")
  }

  private func refusal(for error: any Error, _ logger: Logger) -> Refusal {
    if let refusal = error as? Refusal { return refusal }
    let number = String(UInt32.random(in: 0x1000_0000...0xFFFF_FFFF), radix: 36)
    logger.error(
      "Request failed",
      metadata: ["incident": "\(number)", "error": "\(String(describing: error))"])
    return .incident(number)
  }

  private func page(for refusal: Refusal, _ request: Request) throws -> Response {
    let path = request.uri.path
    let isForPrograms: Bool =
      switch audience {
      case .controlSocket: true
      case .console: path.hasPrefix("/api/") || path == "/status"
      }
    var response =
      isForPrograms
      ? try Response.json(MessageAnswer(message: refusal.message), status: refusal.status)
      : Response.html(
        PageFrame(desk: desk, audience: audience, at: desk.clock.now).failure(refusal),
        status: refusal.status)
    if let allowed = refusal.allowed { response.headers[.allow] = allowed }
    return response
  }
}

/// Ends a connection whose request will not be read to its end.
private struct ConnectionEnd: Error {}
