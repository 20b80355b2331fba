// Listening: a bare HTTP server on loopback without the framework's application, which would wake
// several times a second; and `withSimulator` for tests.

import Hummingbird
import HummingbirdCore
import Logging
package import NIOCore
import NIOPosix

extension RobotSimulator {
  /// Listens and serves until the task is cancelled or, inside a service group, until the group
  /// shuts down gracefully. Without a group of event loops it uses one loop of its own.
  package func run(on group: (any EventLoopGroup)? = nil) async throws {
    let own = group == nil ? MultiThreadedEventLoopGroup(numberOfThreads: 1) : nil
    do {
      try await serve(on: group ?? own ?? MultiThreadedEventLoopGroup.singleton)
    } catch {
      note(port: nil)
      try? await own?.shutdownGracefully()
      throw error
    }
    note(port: nil)
    try? await own?.shutdownGracefully()
  }

  private func serve(on group: any EventLoopGroup) async throws {
    let connections = connections
    let channel = HTTP1Channel(
      responder: { [self] request, writer, channel in
        try await respond(to: request, writer: writer, channel: channel)
      },
      configuration: .init(
        additionalChannelHandlers: [HeldConnectionCloser(connections)],
        idleTimeout: .seconds(120)))
    let server = Server(
      childChannelSetup: channel,
      configuration: .init(
        address: .hostname("127.0.0.1", port: configuration.port), backlog: 1024),
      onServerRunning: { [self] in note(port: $0.localAddress?.port) },
      eventLoopGroup: group, logger: logger)
    try await withTaskCancellationHandler {
      try await withTaskExecutorPreference(LoopExecutor(group.any())) {
        try await server.run()
      }
    } onCancel: {
      finishWatchers()
      connections.closeAll()
    }
    finishWatchers()
  }
}

/// Runs a simulator for the duration of `body`.
package func withSimulator<Value: Sendable>(
  groups: [SimulatedGroup], now: @escaping SimulatorClock,
  body: (RobotSimulator) async throws -> Value
) async throws -> Value {
  let simulator = RobotSimulator(
    configuration: SimulatorConfiguration(groups: groups),
    logger: Logger(label: "simulator") { _ in SwiftLogNoOpLogHandler() }, now: now)
  return try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await simulator.run() }
    _ = try await simulator.listening()
    let result: Result<Value, any Error>
    do { result = .success(try await body(simulator)) } catch { result = .failure(error) }
    tasks.cancelAll()
    while let _ = await tasks.nextResult() {}
    return try result.get()
  }
}
