// How long a client may take: whoever dribbles a request holds a connection only for seconds. The
// timers exist only while somebody is connected.

import NIOCore
import NIOHTTPTypes
import Synchronization

/// Closes a connection whose request does not arrive in time.
final class Patience: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let connections: OpenConnections
  private var deadline: Scheduled<Void>?

  init(_ connections: OpenConnections) { self.connections = connections }

  func handlerAdded(context: ChannelHandlerContext) {
    guard connections.add(context.channel) else { return context.close(promise: nil) }
    wait(ConsoleLimits.headWithin, context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    deadline?.cancel()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    connections.remove(context.channel)
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: wait(ConsoleLimits.bodyWithin, context)
    case .body: break
    case .end: deadline?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) {
      // The next head: a rest between requests, and then no more than a head may take.
      wait(ConsoleLimits.restWithin + ConsoleLimits.headWithin, context)
    }
    context.write(data, promise: promise)
  }

  private func wait(_ limit: TimeAmount, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    let channel = context.channel
    deadline = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
  }
}

/// The open connections of a console, so that a stop need not wait for anybody.
final class OpenConnections: Sendable {
  private let open = Mutex<[ObjectIdentifier: any Channel]>([:])

  /// False when there are too many already.
  func add(_ channel: any Channel) -> Bool {
    open.withLock { open in
      guard open.count < ConsoleLimits.connections else { return false }
      open[ObjectIdentifier(channel)] = channel
      return true
    }
  }

  func remove(_ channel: any Channel) {
    _ = open.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
  }

  func closeAll() {
    for channel in open.withLock({ Array($0.values) }) { channel.close(promise: nil) }
  }
}
