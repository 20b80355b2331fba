// Which connections are open, how many requests each has carried, and which are held open on
// purpose (an answer that never comes, a page that watches). Held ones are let go when the client
// leaves or the server stops.

import NIOCore
import Synchronization

/// The open connections of a simulator.
final class Connections: Sendable {
  private struct Connection {
    var channel: any Channel
    var requests = 1
    var isHeld = false
  }

  private let open = Mutex<[ObjectIdentifier: Connection]>([:])

  /// Counts a request and says the how-manieth it is on its connection.
  func countRequest(on channel: any Channel) -> Int {
    let id = ObjectIdentifier(channel)
    let known = open.withLock { open -> Int? in
      open[id]?.requests += 1
      return open[id]?.requests
    }
    if let known { return known }
    open.withLock { $0[id] = Connection(channel: channel) }
    channel.closeFuture.whenComplete { [weak self] _ in
      _ = self?.open.withLock { $0.removeValue(forKey: id) }
    }
    return 1
  }

  /// Marks a connection as held: it closes as soon as its client or the server wants to go.
  func hold(_ channel: any Channel) async throws {
    open.withLock { $0[ObjectIdentifier(channel)]?.isHeld = true }
    try await channel.setOption(.allowRemoteHalfClosure, value: false).get()
  }

  func isHeld(_ channel: any Channel) -> Bool {
    open.withLock { $0[ObjectIdentifier(channel)]?.isHeld == true }
  }

  /// Closes all connections, whatever they are waiting for.
  func closeAll() {
    for connection in open.withLock({ Array($0.values) }) {
      connection.channel.close(promise: nil)
    }
  }
}

/// Closes held connections when the server is asked to stop gracefully.
final class HeldConnectionCloser: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Any
  typealias InboundOut = Any

  private let connections: Connections

  init(_ connections: Connections) { self.connections = connections }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent, connections.isHeld(context.channel) {
      context.close(promise: nil)
    }
    context.fireUserInboundEventTriggered(event)
  }
}
