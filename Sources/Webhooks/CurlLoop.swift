// The transport's thread. Everything of libcurl but the wake-up happens here, so nothing here needs
// a lock. Each turn of libcurl walks all handles that are in the multi, so only as many are in it as
// the far end keeps busy; the rest waits in queues of our own.

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
  private var order = StartOrder()
  private var lanes: [ConnectionPolicy: CurlLane] = [:]
  private var lastLane: CurlLane?
  private var width: ConcurrencyWidth
  private var isResting = false

  init(inbox: TransportInbox, limits: TransportLimits) {
    self.inbox = inbox
    self.multi = inbox.multi
    self.limits = limits
    self.width = ConcurrencyWidth(most: limits.concurrent)
    ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, ConcurrencyWidth.places(limits.concurrent))
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
    if isClosing { refuseWaiting() }
    fill()
    if order.active > 0 {
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      let hasReached = noteReached()
      let hasEnded = reap()
      // Both make room: fill it before waiting.
      if isAnyWaiting && (hasReached || hasEnded) { return true }
    }
    // Nothing would wake the thread again.
    if isClosing && order.active == 0 { return false }
    wait(isIdle: submissions.isEmpty)
    return true
  }

  private var isAnyWaiting: Bool { order.parked > 0 || !queue.isEmpty }

  /// Sleeps until a socket, a timer of libcurl or the inbox has something.
  private func wait(isIdle: Bool) {
    var milliseconds = CurlLoop.longest
    if order.active > 0 {
      isResting = false
      if !queue.isEmpty && order.active < width.places {
        // The line is longer than a glance: go on looking.
        milliseconds = 0
      } else if isAnyWaiting {
        milliseconds = width.patience(at: monotonic()) ?? CurlLoop.longest
      }
    } else if isResting && isIdle {
      retire()
      isResting = false
    } else {
      isResting = !lanes.isEmpty
      if isResting { milliseconds = Int32(clamping: limits.rest.curlMilliseconds) }
    }
    curl_multi_poll(multi, nil, 0, milliseconds, nil)
  }

  /// Gives connections and handles back.
  private func retire() {
    lastLane = nil
    lanes = [:]
  }

  private func refuseWaiting() {
    for candidate in order.removeParked() { candidate.complete(.notSent(.refused)) }
    queue.refuseAll()
  }

  private static let longest = Int32(24 * 60 * 60 * 1_000)
}

// MARK: - Starting

extension CurlLoop {
  /// How many requests are looked at in one turn: a long line must not hold up what is under way.
  private static let glance = 1_024

  private func fill() {
    if order.active == 0 { width.begin(at: monotonic()) }
    while let candidate = order.next(at: width) { start(candidate) }
    var looked = 0
    while order.active < width.places, looked < CurlLoop.glance,
      let (submission, index) = queue.take()
    {
      looked += 1
      look(at: submission, index)
    }
  }

  /// Starts a request when it may be tried and its server has its share.
  private func look(at submission: Submission, _ index: Int) {
    let request = submission.requests[index]
    guard let lane = lane(for: request.connection)
    else { return submission.completed(index, .notSent(.refused)) }
    let address = request.address.reveal(for: .connecting)
    switch RequestCheck(request, address: address, under: lane.gate) {
    case .refused(let fault):
      submission.completed(index, .notSent(fault))
    case .plausible(let parts):
      let candidate = Candidate(
        submission: submission, index: index, scheme: parts.scheme, server: parts.server)
      if order.admit(candidate, at: width) { start(candidate) }
    }
  }

  /// Starts a request that counts as under way.
  private func start(_ candidate: Candidate) {
    if let exchange = begin(candidate) {
      order.ended(candidate.server)
      candidate.complete(exchange)
    }
  }

  /// An exchange is returned when the request ended before it began.
  private func begin(_ candidate: Candidate) -> Exchange? {
    guard let lane = lane(for: candidate.request.connection), let transfer = lane.take()
    else { return .notSent(.refused) }
    let isProbe = !order.isReached(candidate.server)
    guard transfer.load(candidate, isProbe: isProbe) else {
      lane.put(transfer)
      return .notSent(.addressMalformed)
    }
    guard candidate.submission.mayStart(candidate.index) else {
      lane.put(transfer)
      return .revoked
    }
    guard curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else {
      lane.put(transfer)
      return .notSent(.refused)
    }
    return nil
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
  /// Takes down which servers have been reached; whether there was any news.
  private func noteReached() -> Bool {
    var isNews = false
    for lane in lanes.values where !lane.reached.isEmpty {
      for server in lane.reached { order.reached(server) }
      lane.reached = []
      isNews = true
    }
    return isNews
  }

  /// Ends what has ended; whether there was anything.
  private func reap() -> Bool {
    var left: Int32 = 0
    var hasEnded = false
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let transfer = CurlLoop.transfer(of: easy), let candidate = transfer.candidate
      else { continue }
      // The message dies with the handle's removal.
      let result = ccurl_message_result(message)
      curl_multi_remove_handle(multi, easy)
      order.ended(candidate.server)
      hasEnded = true
      let exchange = transfer.finish(result)
      transfer.lane.put(transfer)
      candidate.complete(exchange)
    }
    if hasEnded { width.ended(at: monotonic()) }
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

/// Nanoseconds of the monotonic clock.
private func monotonic() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
