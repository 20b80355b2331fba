// Listening: a bare HTTP server on loopback without the framework's application, which would wake
// several times a second; and `withSimulator` for tests.

import Hummingbird
import HummingbirdCore
import Logging
package import NIOCore
import NIOPosix

extension RobotSimulator {
  /// Listens and serves until the task is cancelled or, inside a service group, until the group
  /// shuts down gracefully. It keeps to one of the process's event loops, tasks included, so that
  /// a request never hops between threads.
  package func run() async throws {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    try await withTaskExecutorPreference(LoopExecutor(loop)) { try await run(on: loop) }
  }

  /// The same on the caller's event loops, with its tasks on the ordinary executor.
  package func run(on group: any EventLoopGroup) async throws {
    defer { note(port: nil) }
    try await serve(on: group)
  }

  private func serve(on group: any EventLoopGroup) async throws {
    let connections = connections
    // The server reports its own end as an error whenever it is cancelled.
    var logger = logger
    logger.logLevel = .critical
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
        address: .hostname("127.0.0.1", port: portToBind), backlog: 1024),
      onServerRunning: { [self] in note(port: $0.localAddress?.port) },
      eventLoopGroup: group, logger: logger)
    try await withTaskCancellationHandler {
      try await server.run()
    } onCancel: {
      finishWatchers()
      connections.closeAll()
    }
    finishWatchers()
  }
}

/// Runs a simulator of these groups, on a port of the system's choice, for the duration of `body`.
package func withSimulator<Value: Sendable>(
  groups: [SimulatedGroup], now: @escaping SimulatorClock,
  body: (RobotSimulator) async throws -> Value
) async throws -> Value {
  try await withSimulator(SimulatorConfiguration(groups: groups), now: now, body: body)
}

/// Runs a simulator for the duration of `body`.
package func withSimulator<Value: Sendable>(
  _ configuration: SimulatorConfiguration, now: @escaping SimulatorClock,
  body: (RobotSimulator) async throws -> Value
) async throws -> Value {
  let simulator = RobotSimulator(
    configuration: configuration,
    logger: Logger(label: "simulator") { _ in SwiftLogNoOpLogHandler() }, now: now)
  return try await simulator.whileRunning { try await body(simulator) }
}

extension RobotSimulator {
  /// Listens for the duration of `body`. A simulator that runs a second time comes back on its
  /// port with all that it remembers, as a server does that was down for a while.
  package func whileRunning<Value: Sendable>(
    body: () async throws -> Value
  ) async throws -> Value {
    expectStart()
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await self.run() }
      _ = try await listening()
      let result: Result<Value, any Error>
      do { result = .success(try await body()) } catch { result = .failure(error) }
      tasks.cancelAll()
      while await tasks.nextResult() != nil {}
      return try result.get()
    }
  }
}
