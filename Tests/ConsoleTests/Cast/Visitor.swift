// Whoever knocks: bytes over a real connection, exactly as written, so that tests can say what no
// well-behaved client would.

import Foundation
import Glibc

/// An answer, read to the end of the connection.
struct Heard: Sendable {
  let status: Int
  let headers: [String: String]
  let body: String
  /// The cookies that it sets, each as its header says.
  var cookies: [String] = []
}

/// A client that writes its requests by hand.
struct Visitor: Sendable {
  enum Place: Sendable {
    case port(Int)
    case socket(String)
  }

  let place: Place

  /// GETs `target` as a browser on this machine would.
  func get(_ target: String, host: String? = nil) async -> Heard {
    await say("GET \(target) HTTP/1.1\r\nHost: \(host ?? usualHost)\r\nConnection: close\r\n\r\n")
  }

  /// POSTs JSON, or nothing.
  func post(_ target: String, _ body: String = "", type: String? = "application/json") async
    -> Heard
  {
    let kind = type.map { "Content-Type: \($0)\r\n" } ?? ""
    return await say(
      "POST \(target) HTTP/1.1\r\nHost: \(usualHost)\r\nConnection: close\r\n\(kind)"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  /// Says these bytes and stays, without hearing or leaving; gives the connection.
  func hold(_ bytes: String) -> CInt {
    let descriptor = connected()
    let said = Array(bytes.utf8)
    _ = said.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
    return descriptor
  }

  var usualHost: String {
    switch place {
    case .port(let port): "127.0.0.1:\(port)"
    case .socket: "localhost"
    }
  }

  /// Says these bytes and hears what comes back until the server closes. The waiting is done on a
  /// thread of its own, because the server shares the pool of tasks. Whoever is not patient leaves
  /// after the head of an answer.
  func say(_ request: String, isPatient: Bool = true) async -> Heard {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: hear(request, isPatient)) }
    }
  }

  private func hear(_ request: String, _ isPatient: Bool) -> Heard {
    let descriptor = connected()
    defer { close(descriptor) }
    var rest = Array(request.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      // The server may have answered and gone before everything was said.
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[0..<count])
      if !isPatient, Visitor.hasHead(bytes) { break }
    }
    return Visitor.heard(String(decoding: bytes, as: UTF8.self))
  }

  private static func hasHead(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n")
  }

  private static func heard(_ text: String) -> Heard {
    let parts = text.components(separatedBy: "\r\n\r\n")
    let lines = parts[0].components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    var cookies: [String] = []
    for line in lines.dropFirst() {
      let pair = line.split(separator: ":", maxSplits: 1)
      guard pair.count == 2 else { continue }
      let value = pair[1].trimmingCharacters(in: .whitespaces)
      headers[pair[0].lowercased()] = value
      if pair[0].lowercased() == "set-cookie" { cookies.append(value) }
    }
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Heard(
      status: status, headers: headers,
      body: parts.dropFirst().joined(separator: "\r\n\r\n"), cookies: cookies)
  }

  private func connected() -> CInt {
    switch place {
    case .port(let port):
      let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      connect(descriptor, &address, MemoryLayout<sockaddr_in>.size)
      return descriptor
    case .socket(let path):
      let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
      connect(descriptor, &address, MemoryLayout<sockaddr_un>.size)
      return descriptor
    }
  }

  private func connect<Address>(_ descriptor: CInt, _ address: inout Address, _ size: Int) {
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = Glibc.connect(descriptor, $0, socklen_t(size))
      }
    }
  }
}
