// A real TCP server on 127.0.0.1 that misbehaves on demand: raw sockets, one thread a connection, no
// code in common with the transport it tests.

import Foundation
import Glibc
import Synchronization

/// What the server does with the requests of one connection.
enum Behaviour: Sendable {
  /// Answers each request with these bytes and keeps the connection.
  case answer(String)
  /// Answers after a while.
  case answerLate(String, milliseconds: UInt32)
  /// Answers when the door is open.
  case answerBehind(Door, String)
  /// A proxy: connects to this port whatever it was asked for, and carries bytes both ways.
  case tunnel(to: Int)
  /// Reads and never answers.
  case silence
  /// Reads the request and closes.
  case hangUp
  /// Reads the request and resets.
  case reset
  /// Resets without reading.
  case resetAtOnce
  /// Answers, then closes.
  case answerAndClose(String)
  /// Answers the first request of a connection, drops it after reading the second.
  case dropReused
  /// Begins an answer and sends one byte of body again and again.
  case drip(milliseconds: UInt32)
  /// Sends these bytes without end after the beginning.
  case flood(String, again: String)
}

/// One request as it arrived.
struct Received: Sendable, Hashable {
  let connection: Int
  let head: String
  let body: String
}

/// Holds answers back until it is opened.
final class Door: Sendable {
  private let lock = NSCondition()
  private let isOpen = Mutex(false)

  func pass() {
    lock.lock()
    while !isOpen.withLock({ $0 }) { lock.wait() }
    lock.unlock()
  }

  func open() {
    lock.lock()
    isOpen.withLock { $0 = true }
    lock.broadcast()
    lock.unlock()
  }
}

final class LoopbackServer: Sendable {
  let port: Int
  private let listener: Int32
  private let log = Mutex<[Received]>([])
  private let connections = Mutex(0)

  init(_ behaviour: Behaviour, backlog: Int32 = 1_024) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        precondition(bind(descriptor, raw, length) == 0)
        precondition(listen(descriptor, backlog) == 0)
        getsockname(descriptor, raw, &length)
        return UnsafeRawPointer(raw).load(as: sockaddr_in.self).sin_port
      }
    }
    self.listener = descriptor
    self.port = Int(UInt16(bigEndian: port))
    let thread = Thread { [self] in accept(behaviour) }
    thread.stackSize = 1 << 18
    thread.start()
  }

  var address: String { "http://127.0.0.1:\(port)/hook?key=s3cr3t" }
  var received: [Received] { log.withLock { $0 } }
  var connectionCount: Int { connections.withLock { $0 } }

  /// Takes no more connections; those that stand end with their clients.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// A complete answer with a length.
  static func http(_ status: String, _ body: String, _ headers: String...) -> String {
    let lines = headers.map { $0 + "\r\n" }.joined()
    return "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(lines)\r\n\(body)"
  }
}

extension LoopbackServer {
  private func accept(_ behaviour: Behaviour) {
    while true {
      let descriptor = Glibc.accept(listener, nil, nil)
      guard descriptor >= 0 else { break }
      let number = connections.withLock { count in
        count += 1
        return count
      }
      if case .resetAtOnce = behaviour {
        reset(descriptor)
        continue
      }
      let thread = Thread { [self] in
        serve(Peer(descriptor), number, behaviour)
        close(descriptor)
      }
      thread.stackSize = 1 << 18
      thread.start()
    }
    close(listener)
  }

  private func serve(_ peer: Peer, _ number: Int, _ behaviour: Behaviour) {
    var count = 0
    while let (head, body) = peer.readRequest() {
      count += 1
      log.withLock { $0.append(Received(connection: number, head: head, body: body)) }
      switch behaviour {
      case .answer(let text): peer.write(text)
      case .answerLate(let text, let milliseconds):
        usleep(milliseconds * 1_000)
        peer.write(text)
      case .answerBehind(let door, let text):
        door.pass()
        peer.write(text)
      case .tunnel(let port): return peer.tunnel(to: port)
      case .silence: continue
      case .hangUp, .resetAtOnce: return
      case .reset: return peer.reset()
      case .answerAndClose(let text):
        peer.write(text)
        return
      case .dropReused:
        if count > 1 { return }
        peer.write(LoopbackServer.http("200 OK", "ok"))
      case .drip(let milliseconds):
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n")
        while peer.write("x") { usleep(milliseconds * 1_000) }
        return
      case .flood(let start, let again):
        peer.write(start)
        while peer.write(again) {}
        return
      }
    }
  }

  private func reset(_ descriptor: Int32) {
    Peer(descriptor).reset()
    close(descriptor)
  }
}

/// The server's end of one connection.
final class Peer {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// The next request; nil when the client is gone.
  func readRequest() -> (head: String, body: String)? {
    while true {
      if let end = headEnd() {
        let head = String(decoding: buffer[..<end], as: UTF8.self)
        let length = Peer.contentLength(head)
        if buffer.count >= end + length {
          let body = String(decoding: buffer[end..<(end + length)], as: UTF8.self)
          buffer.removeFirst(end + length)
          return (head, body)
        }
      }
      var chunk = [UInt8](repeating: 0, count: 16_384)
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      buffer += chunk[..<count]
    }
  }

  @discardableResult
  func write(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Makes the coming close a reset.
  func reset() {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
  }

  /// Carries bytes between the client and `port` until either ends.
  func tunnel(to port: Int) {
    let far = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        _ = connect(far, raw, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    write("HTTP/1.1 200 Connection established\r\n\r\n")
    let near = descriptor
    Thread { Peer.carry(from: far, to: near) }.start()
    Peer.carry(from: near, to: far)
    close(far)
  }

  private static func carry(from source: Int32, to sink: Int32) {
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while case let count = recv(source, &chunk, chunk.count, 0), count > 0 {
      guard send(sink, chunk, count, Int32(MSG_NOSIGNAL)) == count else { break }
    }
    shutdown(source, Int32(SHUT_RDWR))
    shutdown(sink, Int32(SHUT_RDWR))
  }

  private func headEnd() -> Int? {
    guard buffer.count >= 4 else { return nil }
    return (4...buffer.count).first { buffer[($0 - 4)..<$0].elementsEqual([13, 10, 13, 10]) }
  }

  private static func contentLength(_ head: String) -> Int {
    for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-length:") {
      return Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces)) ?? 0
    }
    return 0
  }
}
