// A console that really listens for the duration of a test.

import Console
import Desk
import Logging
import Membership
import NIOPosix
import ServiceLifecycle

extension Desk {
  /// Listens on loopback, for browsers; open to everybody where nothing else is said.
  func onLoopback<Value: Sendable>(
    access: ConsoleAccess = .open(as: .everybody), demo: DemoPage? = nil,
    _ body: (Visitor) async throws -> Value
  ) async throws -> Value {
    let server = ConsoleServer(
      ConsoleApplication(desk: self, audience: .console, access: access, demo: demo),
      address: .loopback(host: "127.0.0.1", port: 0), on: MultiThreadedEventLoopGroup.singleton,
      logger: .silent)
    return try await server.whileRunning { try await body(Visitor(place: .port($0))) }
  }

  /// Listens on a UNIX socket, for the command line.
  func onSocket<Value: Sendable>(
    _ path: String, access: ConsoleAccess = .open(as: .everybody),
    _ body: (Visitor) async throws -> Value
  ) async throws -> Value {
    let server = ConsoleServer(
      ConsoleApplication(desk: self, audience: .controlSocket, access: access),
      address: .socket(path: path), on: MultiThreadedEventLoopGroup.singleton, logger: .silent)
    return try await server.whileRunning { _ in try await body(Visitor(place: .socket(path))) }
  }
}

extension ConsoleServer {
  /// Runs inside a service group, as in the daemon, and is stopped gracefully.
  func whileRunning<Value: Sendable>(
    _ body: (Int) async throws -> Value
  ) async throws -> Value {
    let services = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [.init(service: self)], logger: .silent))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await services.run() }
      let value: Value
      do {
        value = try await body(try await listening())
      } catch {
        await services.triggerGracefulShutdown()
        throw error
      }
      await services.triggerGracefulShutdown()
      try await tasks.waitForAll()
      return value
    }
  }
}
