// A console on threads of its own, for whoever has no use for the library that makes them.

package import Logging
import NIOPosix

extension ConsoleServer {
  /// A console on `threads` threads that end with the process.
  package init(
    _ application: ConsoleApplication, address: Address, threads: Int, logger: Logger
  ) {
    self.init(
      application, address: address,
      on: MultiThreadedEventLoopGroup(numberOfThreads: threads), logger: logger)
  }
}
