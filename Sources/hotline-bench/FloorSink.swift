// The far end of every measurement: an HTTP server of one thread over epoll that answers 200 at once
// or after a fixed while, and notes when each request arrived. It runs in a process of its own, so
// that its CPU time is nobody's.

import CLinux
import Foundation
import Glibc

/// When one request arrived.
struct Arrival: Hashable, Sendable {
  /// The number at the end of the path, `/r/17` is 17, or else at the end of the header
  /// `webhook-id`; -1 when there is none.
  var number: Int
  /// Nanoseconds of the real-time clock.
  var at: Int64
}

/// The server. `POST /…/n` is noted and answered; `GET /…` returns what was noted as lines of
/// `n instant` and begins anew.
final class FloorSink {
  private let listener: Int32
  private let poller: Int32
  private let delay: Int64
  private var connections: [Int32: SinkConnection] = [:]
  private var arrivals: [Arrival] = []
  /// Answers that wait, in the order in which they are due.
  private var late: [(due: Int64, descriptor: Int32, isKnown: Int)] = []
  private var lateHead = 0
  private var generation = 0

  /// A sink on a free port of 127.0.0.1 that answers after `delay` nanoseconds.
  init?(delay: Int64) {
    self.delay = delay
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    poller = epoll_create1(0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    let isListening = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(listener, raw, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard listener >= 0, poller >= 0, isListening, listen(listener, 4_096) == 0 else { return nil }
    watch(listener)
  }

  /// The port it listens on.
  var port: Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      _ = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        getsockname(listener, raw, &length)
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Serves until standard input ends: the parent holds its other end, so that a sink never
  /// outlives the bench, however that ends.
  func run() {
    watch(STDIN_FILENO)
    var events = [epoll_event](repeating: epoll_event(), count: 512)
    while true {
      let count = epoll_wait(poller, &events, Int32(events.count), answerLate())
      for event in events.prefix(Int(max(0, count))) {
        if event.data.fd == STDIN_FILENO { return }
        if event.data.fd == listener { accept() } else { serve(event.data.fd) }
      }
    }
  }
}

// MARK: - Connections

/// Bytes of one connection that are not understood yet.
private struct SinkConnection {
  var pending: [UInt8] = []
  var generation: Int
}

extension FloorSink {
  private func watch(_ descriptor: Int32) {
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    event.data.fd = descriptor
    epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event)
  }

  private func accept() {
    while true {
      let descriptor = Glibc.accept(listener, nil, nil)
      guard descriptor >= 0 else { return }
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
      var on: Int32 = 1
      setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, 4)
      generation += 1
      connections[descriptor] = SinkConnection(generation: generation)
      watch(descriptor)
    }
  }

  private func serve(_ descriptor: Int32) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65_536) { buffer in
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      guard count > 0 else {
        if count < 0 && errno == EAGAIN { return }
        connections[descriptor] = nil
        close(descriptor)
        return
      }
      connections[descriptor]?.pending += buffer[..<count]
    }
    while let request = connections[descriptor]?.pending.takeRequest() {
      take(request, descriptor)
    }
  }

  private func take(_ request: SinkRequest, _ descriptor: Int32) {
    let now = FloorClock.realTime
    if request.isQuestion {
      let lines = arrivals.map { "\($0.number) \($0.at)\n" }.joined()
      arrivals = []
      write(descriptor, "HTTP/1.1 200 OK\r\nContent-Length: \(lines.utf8.count)\r\n\r\n" + lines)
      shutdown(descriptor, Int32(SHUT_WR))
      return
    }
    arrivals.append(Arrival(number: request.number, at: now))
    if delay == 0 {
      write(descriptor, FloorSink.answer)
    } else if let connection = connections[descriptor] {
      late.append((now + delay, descriptor, connection.generation))
    }
  }

  /// Sends the answers that are due; milliseconds until the next, -1 when none waits.
  private func answerLate() -> Int32 {
    let now = FloorClock.realTime
    while lateHead < late.count {
      let (due, descriptor, generation) = late[lateHead]
      if due > now { return Int32((due - now) / 1_000_000 + 1) }
      if connections[descriptor]?.generation == generation {
        write(descriptor, FloorSink.answer)
      }
      lateHead += 1
    }
    late.removeAll(keepingCapacity: true)
    lateHead = 0
    return -1
  }

  private func write(_ descriptor: Int32, _ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, 0x4000) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EAGAIN {
        return
      }
    }
  }

  private static let answer =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
}

// MARK: - Requests

/// What the sink wants to know of a request.
private struct SinkRequest {
  var isQuestion: Bool
  var number: Int
}

extension [UInt8] {
  /// Takes the first whole request away.
  fileprivate mutating func takeRequest() -> SinkRequest? {
    guard let headEnd = endOfHead() else { return nil }
    let length = contentLength(headEnd)
    guard count >= headEnd + length else { return nil }
    let request = SinkRequest(isQuestion: first == UInt8(ascii: "G"), number: number(headEnd))
    removeFirst(headEnd + length)
    return request
  }

  private func endOfHead() -> Int? {
    var index = 3
    while index < count {
      if self[index] == 10, self[index - 1] == 13, self[index - 2] == 10 { return index + 1 }
      index += 1
    }
    return nil
  }

  /// The digits right before the blank that ends the path, or right before the end of the header
  /// line that identifies the delivery: the daemon's robots have one address for all.
  private func number(_ headEnd: Int) -> Int {
    guard let first = firstIndex(of: 32), let end = self[(first + 1)...].firstIndex(of: 32)
    else { return -1 }
    let inPath = digits(before: end)
    guard inPath < 0, let line = value(of: Array("webhook-id:".utf8), headEnd) else {
      return inPath
    }
    return digits(before: line.endIndex)
  }

  private func digits(before end: Int) -> Int {
    let digits = self[..<end].reversed().prefix { (48...57).contains($0) }
    guard !digits.isEmpty else { return -1 }
    return digits.reversed().reduce(0) { $0 &* 10 &+ Int($1 &- 48) }
  }

  private func contentLength(_ headEnd: Int) -> Int {
    guard let value = value(of: Array("content-length:".utf8), headEnd) else { return 0 }
    return value.drop { $0 == 32 }.prefix { (48...57).contains($0) }
      .reduce(0) { $0 &* 10 &+ Int($1 &- 48) }
  }

  /// What stands behind `mark` in its header line.
  private func value(of mark: [UInt8], _ headEnd: Int) -> ArraySlice<UInt8>? {
    var index = 0
    while index + mark.count < headEnd {
      if self[index] == 10, matches(mark, at: index + 1) {
        let rest = self[(index + 1 + mark.count)..<headEnd]
        return rest.prefix(upTo: rest.firstIndex(of: 13) ?? rest.endIndex)
      }
      index += 1
    }
    return nil
  }

  private func matches(_ mark: [UInt8], at start: Int) -> Bool {
    guard start + mark.count <= count else { return false }
    return mark.indices.allSatisfy { self[start + $0] | 0x20 == mark[$0] | 0x20 }
  }
}
