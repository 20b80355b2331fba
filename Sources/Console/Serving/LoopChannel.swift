// Connections whose requests run on the connection's own thread. A question that comes in is answered
// in microseconds of work and one wait for the disk; handing it from the thread that reads the socket to
// a pool and back costs as much again, and a late wake-up besides. What may take longer leaves the
// thread: see `RouteFacts.isQuick`.

import HummingbirdCore
import Logging
import NIOCore

/// The library's connection, with its tasks on its event loop.
struct LoopChannel: ServerChildChannel {
  let base: HTTP1Channel

  func setup(
    channel: any Channel, logger: Logger
  ) -> EventLoopFuture<HTTP1Channel.Value> {
    base.setup(channel: channel, logger: logger)
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
      await base.handle(value: value, logger: logger)
    }
  }
}

/// Runs tasks on one event loop. A task that is woken on the loop's own thread needs no wake-up.
private final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
