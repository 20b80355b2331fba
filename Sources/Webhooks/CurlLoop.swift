// The transport's thread. Everything of libcurl but the wake-up happens here, so nothing here needs
// a lock. At most `limits.concurrent` handles are in the multi, because each turn walks all of them;
// the rest waits in a queue of our own.

import CCurl
import Delivering
import Discretion
import Glibc

/// The loop that starts, drives and ends transfers.
final class CurlLoop {
  private let inbox: TransportInbox
  private let multi: OpaquePointer
  private let limits: TransportLimits
  private var queue = SubmissionQueue()
  private var lanes: [ConnectionPolicy: CurlLane] = [:]
  private var lastLane: CurlLane?
  private var active = 0
  private var isResting = false

  init(inbox: TransportInbox, limits: TransportLimits) {
    self.inbox = inbox
    self.multi = inbox.multi
    self.limits = limits
    ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, limits.concurrent)
  }

  /// The thread's whole life.
  func run() {
    blockBrokenPipes()
    while turn() {}
    retire()
    inbox.end()
  }

  /// One round; false when closed and nothing is under way.
  private func turn() -> Bool {
    let (submissions, isClosing) = inbox.take()
    if !submissions.isEmpty { queue.append(submissions) }
    if isClosing { queue.refuseAll() }
    fill()
    if active > 0 {
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      // Whatever ended makes room: fill it before waiting.
      if reap() && !queue.isEmpty { return true }
    }
    // Nothing would wake the thread again.
    if isClosing && active == 0 { return false }
    wait(isIdle: submissions.isEmpty)
    return true
  }

  /// Sleeps until a socket, a timer of libcurl or the inbox has something.
  private func wait(isIdle: Bool) {
    if active > 0 {
      isResting = false
      curl_multi_poll(multi, nil, 0, CurlLoop.longest, nil)
    } else if isResting && isIdle {
      retire()
      isResting = false
      curl_multi_poll(multi, nil, 0, CurlLoop.longest, nil)
    } else {
      isResting = !lanes.isEmpty
      let milliseconds = Int32(clamping: limits.rest.curlMilliseconds)
      curl_multi_poll(multi, nil, 0, isResting ? milliseconds : CurlLoop.longest, nil)
    }
  }

  /// Gives connections and handles back.
  private func retire() {
    lastLane = nil
    lanes = [:]
  }

  private static let longest = Int32(24 * 60 * 60 * 1_000)
}

// MARK: - Starting

extension CurlLoop {
  private func fill() {
    while active < limits.concurrent, let (submission, index) = queue.take() {
      if let exchange = start(submission, index) { submission.completed(index, exchange) }
    }
  }

  /// Starts a request; an exchange is returned when it ended before it began.
  private func start(_ submission: Submission, _ index: Int) -> Exchange? {
    let request = submission.requests[index]
    let address = request.address.reveal(for: .connecting)
    guard let lane = lane(for: request.connection) else { return .notSent(.refused) }
    switch RequestCheck(request, address: address, under: lane.gate) {
    case .refused(let fault):
      return .notSent(fault)
    case .plausible(let scheme):
      guard let transfer = lane.take() else { return .notSent(.refused) }
      guard transfer.load(submission, index, address: address, scheme: scheme) else {
        lane.put(transfer)
        return .notSent(.addressMalformed)
      }
      guard submission.mayStart(index) else {
        lane.put(transfer)
        return .revoked
      }
      guard curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else {
        lane.put(transfer)
        return .notSent(.refused)
      }
      active += 1
      return nil
    }
  }

  private func lane(for policy: ConnectionPolicy) -> CurlLane? {
    if let lastLane, lastLane.policy == policy { return lastLane }
    let lane = lanes[policy] ?? CurlLane(policy: policy, limits: limits)
    lanes[policy] = lane
    lastLane = lane
    return lane
  }
}

// MARK: - Ending

extension CurlLoop {
  /// Ends what has ended; whether there was anything.
  private func reap() -> Bool {
    var left: Int32 = 0
    var hasEnded = false
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let transfer = CurlLoop.transfer(of: easy), let submission = transfer.submission
      else { continue }
      // The message dies with the handle's removal.
      let result = ccurl_message_result(message)
      let index = transfer.index
      curl_multi_remove_handle(multi, easy)
      active -= 1
      hasEnded = true
      let exchange = transfer.finish(result)
      transfer.lane.put(transfer)
      submission.completed(index, exchange)
    }
    return hasEnded
  }

  private static func transfer(of easy: OpaquePointer) -> CurlTransfer? {
    var user: UnsafeMutableRawPointer?
    ccurl_get_pointer(easy, CURLINFO_PRIVATE, &user)
    return user.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// A peer that closes while TLS writes would end the program: OpenSSL writes without MSG_NOSIGNAL.
/// The signal goes to the thread that wrote, so blocking it here is enough.
private func blockBrokenPipes() {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}
