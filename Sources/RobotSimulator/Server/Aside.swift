// Requests that are no robot's: pages, the stream of events, and the control interface.

import Hummingbird
import HummingbirdCore
import NIOCore

/// A request for a page or for control.
struct Aside {
  var request: Request
  var path: String
  var query: Query
  var channel: any Channel

  /// The first value of a header.
  func header(_ name: String) -> String? {
    HTTPFields.Element.Name(name).flatMap { request.headers[$0] }
  }

  /// The number of the last event that the browser knows: from its page, or from the stream that
  /// broke off.
  var lastEvent: Int {
    max(Int(query["since"] ?? "") ?? 0, header("last-event-id").flatMap(Int.init) ?? 0)
  }
}

extension RobotSimulator {
  @concurrent
  func respondAside(_ aside: Aside, writer: consuming ResponseWriter) async throws {
    guard isOurOwn(aside) else {
      return try await write(
        Answer(status: 403, body: #"{"error":"loopback only"}"#), to: writer)
    }
    if aside.path.hasPrefix("/control/") {
      return try await write(await control(aside), to: writer)
    }
    guard ["GET", "HEAD"].contains(aside.request.method.rawValue) else {
      return try await write(Answer(status: 405, headers: ["Allow": "GET"]), to: writer)
    }
    if aside.path == "/events" {
      return try await stream(aside, writer: writer)
    }
    try await write(page(aside.path), to: writer)
  }

  /// Whether a request comes from this machine and names it: a foreign name that resolves to
  /// loopback, or a page of another origin, is turned away.
  private func isOurOwn(_ aside: Aside) -> Bool {
    let host = aside.request.head.authority ?? ""
    let name = host.split(separator: ":").first.map(String.init) ?? ""
    guard ["127.0.0.1", "localhost"].contains(name) else { return false }
    guard let origin = aside.header("origin") else { return true }
    return origin == "http://\(host)"
  }
}

// MARK: - Events

extension RobotSimulator {
  /// Each POST as a Server-Sent Event with the piece of page that shows it.
  @concurrent
  private func stream(_ aside: Aside, writer: consuming ResponseWriter) async throws {
    try await connections.hold(aside.channel)
    let only = aside.query["group"]
    let (events, stop) = watch()
    aside.channel.closeFuture.whenComplete { _ in stop() }
    let known = posts().filter { $0.number > aside.lastEvent }
    var open = try await writer.writeHead(
      HTTPResponse(
        status: .ok,
        headerFields: [.contentType: "text/event-stream", .cacheControl: "no-store"]))
    try await open.write(ByteBuffer(string: "retry: 1000\n\n"))
    var last = aside.lastEvent
    for post in known where only == nil || post.group == only {
      try await open.write(event(post))
      last = post.number
    }
    for await post in events where post.number > last {
      guard only == nil || post.group == only else { continue }
      try await open.write(event(post))
    }
    try await open.finish(nil)
  }

  private func event(_ post: ReceivedPost) -> ByteBuffer {
    let html = group(id: post.group).map { ChatHTML.post(post, in: $0.settings, zone: zone) } ?? ""
    let value = JSONValue.object(["group": .string(post.group), "html": .string(html)])
    return ByteBuffer(string: "id: \(post.number)\nevent: post\ndata: \(value)\n\n")
  }

  /// How far the chats' clock is ahead of UTC, in milliseconds.
  var zone: Int64 { configuration.utcOffset * 1000 }
}
