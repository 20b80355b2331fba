// Runs the server's tasks on its event loop. With one loop there is then no hop between threads
// for a request, which is what lets a receiver keep up with a benchmark on one core.

import NIOCore

/// A task executor over one event loop.
final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
