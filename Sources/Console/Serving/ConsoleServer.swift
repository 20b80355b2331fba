// Listens for the console: on loopback for browsers behind a reverse proxy, or on a UNIX socket for
// the command line. A bare HTTP server without the framework's application, which would wake several
// times a second; an idle console costs nothing.

import Desk
import Foundation
import Glibc
import HummingbirdCore
package import Logging
package import NIOCore
import ServiceLifecycle
import Synchronization

/// A console that listens.
package struct ConsoleServer: NamedService {
  /// Where it listens. Other addresses than these are refused: a reverse proxy faces the network.
  package enum Address: Hashable, Sendable {
    /// A loopback address; port 0 means one of the system's choice.
    case loopback(host: String, port: Int)
    /// A UNIX socket; a stale file of that name is removed, so the instance lock is taken before.
    case socket(path: String)
  }

  /// Why it cannot listen.
  package enum Failure: Error, Hashable, CustomStringConvertible {
    /// The address is not one of this machine's own.
    case notLoopback(String)
    /// The system refused.
    case unavailable(String, cause: String)
    /// It was asked for its port and has already stopped.
    case stopped

    package var description: String {
      switch self {
      case .notLoopback(let host):
        "控制台只能监听本机地址（127.0.0.1、::1 或 UNIX 套接字），不能是 \(host)。请在前面放反向代理。"
      case .unavailable(let place, let cause):
        "控制台无法监听 \(place)（\(cause)）。请检查是否已有程序占用，或在配置里换一个“控制台”地址。"
      case .stopped: "控制台已经停止。"
      }
    }
  }

  private let application: ConsoleApplication
  private let address: Address
  private let group: any EventLoopGroup
  private let listening = Listening()
  private let logger: Logger

  /// A console that does not listen yet.
  package init(
    _ application: ConsoleApplication, address: Address, on group: any EventLoopGroup,
    logger: Logger
  ) {
    self.application = application
    self.address = address
    self.group = group
    self.logger = logger
  }

  /// Waits until it listens and says on which port; 0 for a socket.
  package func listening() async throws -> Int {
    try await listening.port()
  }

  /// Listens and answers until a graceful shutdown, which takes at most two seconds whoever is
  /// connected, or until the task is cancelled.
  package func run() async throws {
    defer { listening.close() }
    let connections = OpenConnections()
    let loop = group.next()
    let application = application
    let server = try server(connections)
    try await withTaskCancellationHandler {
      try await withGracefulShutdownHandler {
        do {
          try await server.run()
        } catch let error as IOError {
          throw Failure.unavailable(place, cause: String(cString: strerror(error.errnoCode)))
        }
      } onGracefulShutdown: {
        application.endStreams()
        loop.scheduleTask(in: ConsoleLimits.stopWithin) { connections.closeAll() }
      }
    } onCancel: {
      connections.closeAll()
    }
  }

  private func server(_ connections: OpenConnections) throws -> Server<LoopChannel> {
    let application = application
    let logger = logger
    let channel = HTTP1Channel(
      responder: { request, writer, channel in
        try await application.respond(
          to: request, writer: writer, channel: channel, logger: logger)
      },
      configuration: .init(
        additionalChannelHandlers: [Patience(connections)],
        idleTimeout: ConsoleLimits.restWithin,
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: ConsoleLimits.parserHeaderBytes,
          maxHeaderListSize: ConsoleLimits.parserHeaderBytes,
          maxHeaderFieldCount: ConsoleLimits.parserHeaderFields)))
    // The server reports its own end as an error whenever it is cancelled.
    var quiet = logger
    quiet.logLevel = .critical
    return Server(
      childChannelSetup: LoopChannel(base: channel),
      configuration: .init(address: try bindAddress, backlog: ConsoleLimits.connections),
      onServerRunning: { [self] in opened($0) },
      eventLoopGroup: group, logger: quiet)
  }

  private func opened(_ channel: any Channel) {
    switch address {
    case .loopback:
      let port = channel.localAddress?.port ?? 0
      logger.notice("Console listens", metadata: ["console.port": "\(port)"])
      listening.open(port)
    case .socket(let path):
      // Until here the mode that the umask gives lets nobody but the owner write, that is connect.
      chmod(path, 0o660)
      listening.open(0)
    }
  }

  private var place: String {
    switch address {
    case .loopback(let host, let port): "\(host):\(port)"
    case .socket(let path): path
    }
  }

  private var bindAddress: BindAddress {
    get throws {
      switch address {
      case .loopback(let host, let port):
        guard ["127.0.0.1", "::1", "localhost"].contains(host) else {
          throw Failure.notLoopback(host)
        }
        return .hostname(host, port: port)
      case .socket(let path):
        return .unixDomainSocket(path: path)
      }
    }
  }
}

/// Tells whoever waits that the console listens.
private final class Listening: Sendable {
  private enum State {
    case waiting([CheckedContinuation<Int, any Error>])
    case open(Int)
    case closed
  }

  private let state = Mutex(State.waiting([]))

  func port() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      state.withLock { state in
        switch state {
        case .waiting(let others): state = .waiting(others + [continuation])
        case .open(let port): continuation.resume(returning: port)
        case .closed: continuation.resume(throwing: ConsoleServer.Failure.stopped)
        }
      }
    }
  }

  func open(_ port: Int) {
    for continuation in replace(with: .open(port)) { continuation.resume(returning: port) }
  }

  func close() {
    for continuation in replace(with: .closed) {
      continuation.resume(throwing: ConsoleServer.Failure.stopped)
    }
  }

  private func replace(with next: State) -> [CheckedContinuation<Int, any Error>] {
    state.withLock { state in
      defer { state = next }
      if case .waiting(let waiting) = state { return waiting }
      return []
    }
  }
}
