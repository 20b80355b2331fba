// Speaks to the running daemon over its UNIX socket: one request, one answer, then the connection is
// closed. Who may reach the socket is decided by the rights of its folder.

import Foundation
import Glibc

/// A client of the daemon's control socket.
package struct ControlClient: Sendable {
  private let path: String

  /// A client of the socket at `path`.
  package init(path: String) {
    self.path = path
  }

  /// What goes along with a request.
  package struct Body: Sendable {
    /// The bytes.
    package var bytes: [UInt8]
    /// What they are.
    package var type = "application/json"
    /// Under which the same request may be sent again; nil for none.
    package var key: String?
    /// The token of a program, for a console that wants one; the control socket wants none.
    package var token: String?

    /// JSON.
    package init(json: String, key: String? = nil) {
      bytes = Array(json.utf8)
      self.key = key
    }

    /// A file of this type.
    package init(_ bytes: [UInt8], type: String, key: String? = nil) {
      self.bytes = bytes
      self.type = type
      self.key = key
    }
  }

  /// An answer of the daemon.
  package struct Answer: Sendable {
    /// The HTTP status.
    package let status: Int
    /// The body.
    package let body: String
  }

  /// Asks and waits for the answer, at most 30 seconds. Throws `CommandFailure(.temporary)` when no
  /// daemon listens or it does not answer.
  package func ask(_ method: String, _ target: String, body: Body? = nil) throws -> Answer {
    let descriptor = try connected()
    defer { close(descriptor) }
    var request = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    if let body {
      request += "Content-Type: \(body.type)\r\nContent-Length: \(body.bytes.count)\r\n"
      if let key = body.key { request += "Idempotency-Key: \(key)\r\n" }
      if let token = body.token { request += "Authorization: Bearer \(token)\r\n" }
    } else if method != "GET" {
      request += "Content-Length: 0\r\n"
    }
    try send(Array((request + "\r\n").utf8) + (body?.bytes ?? []), to: descriptor)
    return try answer(in: receive(from: descriptor))
  }

  private func connected() throws -> CInt {
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw noDaemon(errno) }
    var limit = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      close(descriptor)
      throw CommandFailure(.configuration, "套接字路径太长：\(path)")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else {
      let code = errno
      close(descriptor)
      throw noDaemon(code)
    }
    return descriptor
  }

  private func noDaemon(_ code: CInt) -> CommandFailure {
    let cause =
      switch code {
      case EACCES, EPERM: "没有权限访问 \(path)，请用 sudo，或加入 hotline 组。"
      case ENOENT, ECONNREFUSED: "守护进程没有在运行（\(path) 无人应答）。请执行 systemctl status hotline。"
      default: "连不上 \(path)：\(String(cString: strerror(code)))"
      }
    return CommandFailure(.temporary, cause)
  }

  private func send(_ bytes: [UInt8], to descriptor: CInt) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw CommandFailure(.temporary, "守护进程断开了连接。") }
      rest = rest.dropFirst(count)
    }
  }

  private func receive(from descriptor: CInt) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < 64 * 1_024 * 1_024 {
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw CommandFailure(.temporary, "守护进程没有在 30 秒内回答。")
      }
      bytes.append(contentsOf: chunk[0..<count])
    }
    return bytes
  }

  private func answer(in bytes: [UInt8]) throws -> Answer {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = parts[0].split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count >= 2, let status = Int(words[1]), parts.count == 2 else {
      throw CommandFailure(.temporary, "守护进程没有答完就断开了，不知道做成没有。")
    }
    let isChunked = lines.contains { $0.lowercased() == "transfer-encoding: chunked" }
    let body = String(parts[1])
    return Answer(status: status, body: isChunked ? unchunked(body) : body)
  }

  private func unchunked(_ body: String) -> String {
    var result: [UInt8] = []
    var rest = Array(body.utf8)[...]
    while let end = rest.firstIndex(of: 13) {
      let size = Int(String(decoding: rest[rest.startIndex..<end], as: UTF8.self), radix: 16) ?? 0
      guard size > 0, end + 2 + size <= rest.endIndex else { break }
      result.append(contentsOf: rest[(end + 2)..<(end + 2 + size)])
      rest = rest[min(rest.endIndex, end + 4 + size)...]
    }
    return String(decoding: result, as: UTF8.self)
  }
}
