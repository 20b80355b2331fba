// A tiny HTTP/1.1 client of the tests' own, over a blocking socket on a thread of its own: it can
// do what a well-mannered client hides, such as send a second request on a connection that the
// server is about to drop, or stop reading.

import Dispatch
import Glibc

/// What came back.
struct Reply: Sendable {
  var status = 0
  var headers: [String: String] = [:]
  var body = ""
  /// The server closed before the answer was whole.
  var isCut = false
  /// It did so with a reset.
  var isReset = false
  /// Nothing came in time.
  var isTimeout = false
}

/// A request to send.
struct Post: Sendable {
  var method = "POST"
  var target: String
  var headers: [String: String] = ["Content-Type": "application/json"]
  var body = ""
}

/// A connection to a simulator.
final class Client: Sendable {
  private let socket: Int32
  private let port: Int
  private let queue = DispatchQueue(label: "client")

  init(port: Int, timeoutMilliseconds: Int = 60_000) {
    self.port = port
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(
      tv_sec: timeoutMilliseconds / 1000, tv_usec: timeoutMilliseconds % 1000 * 1000)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    _ = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  deinit { close(socket) }

  /// Sends a request and reads its answer.
  func send(_ post: Post, mostBytes: Int = .max) async -> Reply {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: self.exchange(post, mostBytes: mostBytes)) }
    }
  }

  private func exchange(_ post: Post, mostBytes: Int) -> Reply {
    var text = "\(post.method) \(post.target) HTTP/1.1\r\n"
    var headers = post.headers
    if headers["Host"] == nil { headers["Host"] = "127.0.0.1:\(port)" }
    headers["Content-Length"] = String(post.body.utf8.count)
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    var out = Array((text + "\r\n" + post.body).utf8)[...]
    while !out.isEmpty {
      let sent = out.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { break }
      out = out.dropFirst(sent)
    }
    return read(mostBytes: mostBytes)
  }

  private func read(mostBytes: Int) -> Reply {
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var wanted: Int?
    var searched = 0
    var reply = Reply()
    while true {
      if wanted == nil, let end = Self.headEnd(received, from: searched) {
        parse(received[..<end.lowerBound], into: &reply)
        let length = reply.status == 204 ? 0 : reply.headers["content-length"].flatMap(Int.init)
        wanted = length.map { end.upperBound + $0 } ?? mostBytes
      }
      searched = max(0, received.count - 3)
      if let wanted, received.count >= min(wanted, mostBytes) { break }
      let count = recv(socket, &buffer, buffer.count, 0)
      if count < 0, errno == EAGAIN {
        reply.isTimeout = true
        break
      }
      guard count > 0 else {
        reply.isReset = count < 0 && errno == ECONNRESET
        reply.isCut = true
        break
      }
      received += buffer[..<count]
    }
    if let end = Self.headEnd(received, from: 0) {
      reply.body = String(decoding: received[end.upperBound...], as: UTF8.self)
    }
    return reply
  }

  /// Where the empty line after the head is.
  private static func headEnd(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index + 4 <= bytes.count {
        if bytes[index] == 13, bytes[index + 1] == 10, bytes[index + 2] == 13,
          bytes[index + 3] == 10
        {
          return index..<index + 4
        }
        index += 1
      }
      return nil
    }
  }

  private func parse(_ head: ArraySlice<UInt8>, into reply: inout Reply) {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    reply.status = lines.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      reply.headers[line[..<colon].lowercased()] =
        line[line.index(after: colon)...].drop { $0 == " " }.description
    }
  }
}
