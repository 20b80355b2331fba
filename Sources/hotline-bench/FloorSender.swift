// The floor for sending: a bare timer and a bare `curl_multi_poll` loop, without a store, a plan or a
// check of anything. It sends the same requests as the daemon; nothing that promises something can
// be faster, so the daemon's figures are given as multiples of these.

import CCurl
import Glibc

/// What one burst of the floor took.
struct FloorBurst: Sendable {
  /// From the due instant to the end of each request in nanoseconds, in the order of ending.
  var lateness: [Int64] = []
  /// Requests that did not end with a status below 300.
  var failures = 0
  /// CPU time of the whole process in nanoseconds, user and system, during the burst.
  var processorTime: Int64 = 0
}

/// A bare multi loop that keeps its connections from one burst to the next.
final class FloorSender {
  private let multi: OpaquePointer
  private var idle: [OpaquePointer] = []
  private var all: [OpaquePointer] = []
  private let headers: UnsafeMutablePointer<curl_slist>?
  private let body: UnsafeMutableBufferPointer<UInt8>

  /// A sender with `connections` handles, for requests with these header lines and this body.
  init?(connections: Int, headers: [String], body: [UInt8]) {
    curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    guard let multi = curl_multi_init() else { return nil }
    self.multi = multi
    self.headers = headers.reduce(nil) { curl_slist_append($0, $1) }
    self.body = .allocate(capacity: body.count)
    _ = self.body.initialize(from: body)
    ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, connections)
    for _ in 0..<connections {
      guard let easy = curl_easy_init() else { return nil }
      prepare(easy)
      all.append(easy)
    }
    idle = all
  }

  deinit {
    for easy in all { curl_easy_cleanup(easy) }
    curl_multi_cleanup(multi)
    curl_slist_free_all(headers)
    body.deallocate()
  }

  /// Sleeps until `due` (nanoseconds of the real-time clock) and posts to each address once.
  func burst(_ addresses: [String], due: Int64) -> FloorBurst {
    var burst = FloorBurst()
    burst.lateness.reserveCapacity(addresses.count)
    let start = FloorClock.processorTime
    FloorClock.sleep(until: due)
    var next = 0
    while true {
      while next < addresses.count, let easy = idle.popLast() {
        ccurl_set_string(easy, CURLOPT_URL, addresses[next])
        curl_multi_add_handle(multi, easy)
        next += 1
      }
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      let hasEnded = reap(due, &burst)
      if burst.lateness.count == addresses.count { break }
      if hasEnded && next < addresses.count { continue }
      curl_multi_poll(multi, nil, 0, 60_000, nil)
    }
    burst.processorTime = FloorClock.processorTime - start
    return burst
  }

  private func prepare(_ easy: OpaquePointer) {
    ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1)
    ccurl_set_long(easy, CURLOPT_POST, 1)
    ccurl_set_long(easy, CURLOPT_POSTFIELDSIZE, body.count)
    ccurl_set_pointer(easy, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(body.baseAddress))
    ccurl_set_pointer(easy, CURLOPT_HTTPHEADER, UnsafeMutableRawPointer(headers))
    ccurl_set_write(easy, { _, size, count, _ in size * count }, nil)
    ccurl_set_string(easy, CURLOPT_PROXY, "")
    ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, 60_000)
  }

  private func reap(_ due: Int64, _ burst: inout FloorBurst) -> Bool {
    var left: Int32 = 0
    var hasEnded = false
    while let message = curl_multi_info_read(multi, &left) {
      guard let easy = message.pointee.easy_handle else { continue }
      var status = 0
      let result = ccurl_message_result(message)
      ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
      curl_multi_remove_handle(multi, easy)
      idle.append(easy)
      hasEnded = true
      burst.lateness.append(FloorClock.realTime - due)
      if result != CURLE_OK || !(200..<300).contains(status) { burst.failures += 1 }
    }
    return hasEnded
  }
}

// MARK: - Figures

extension FloorBurst {
  /// The lateness that `share` of all requests keep within, in milliseconds.
  func lateness(_ share: Double) -> Double {
    FloorBurst.quantile(lateness, share)
  }

  /// CPU time for each request in microseconds.
  var processorMicroseconds: Double {
    Double(processorTime) / 1_000 / Double(max(1, lateness.count))
  }

  /// The value that `share` of `nanoseconds` keep within, in milliseconds.
  static func quantile(_ nanoseconds: [Int64], _ share: Double) -> Double {
    guard !nanoseconds.isEmpty else { return 0 }
    let sorted = nanoseconds.sorted()
    let index = Int((share * Double(sorted.count)).rounded(.up)) - 1
    return Double(sorted[min(max(0, index), sorted.count - 1)]) / 1_000_000
  }
}
