// The only thing that the callers' threads and the transport's thread share: what was handed in, and
// whether the transport is closing.

import CCurl
import Delivering
import Synchronization

/// Where submissions wait until the transport's thread takes them.
final class TransportInbox: Sendable {
  private struct Contents {
    var submissions: [Submission] = []
    var isClosing = false
    var isClosed = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  /// Used by the transport's thread alone, but for the wake-up, which libcurl allows from anywhere;
  /// that one is called under the lock, and never after `isClosed`.
  nonisolated(unsafe) let multi: OpaquePointer
  private let contents = Mutex(Contents())

  init() {
    // libcurl's own once; it is thread-safe and counts.
    curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    guard let multi = curl_multi_init() else { preconditionFailure("no memory for libcurl") }
    self.multi = multi
  }

  /// Hands in a submission; false when the transport takes no more.
  func put(_ submission: Submission) -> Bool {
    contents.withLock { contents in
      guard !contents.isClosing else { return false }
      contents.submissions.append(submission)
      if contents.submissions.count == 1 { curl_multi_wakeup(multi) }
      return true
    }
  }

  /// Everything that was handed in since the last time, and whether it was the last.
  func take() -> (submissions: [Submission], isClosing: Bool) {
    contents.withLock { contents in
      let taken = contents.submissions
      if !taken.isEmpty { contents.submissions = [] }
      return (taken, contents.isClosing)
    }
  }

  /// Takes nothing more; the thread ends when what is under way has ended.
  func close() {
    contents.withLock { contents in
      guard !contents.isClosing else { return }
      contents.isClosing = true
      curl_multi_wakeup(multi)
    }
  }

  /// Returns when the thread has ended.
  func closed() async {
    await withCheckedContinuation { continuation in
      let isOver = contents.withLock { contents in
        if !contents.isClosed { contents.waiters.append(continuation) }
        return contents.isClosed
      }
      if isOver { continuation.resume() }
    }
  }

  /// The last act of the transport's thread.
  func end() {
    let waiters = contents.withLock { contents in
      contents.isClosed = true
      curl_multi_cleanup(multi)
      let waiters = contents.waiters
      contents.waiters = []
      return waiters
    }
    for waiter in waiters { waiter.resume() }
  }
}
