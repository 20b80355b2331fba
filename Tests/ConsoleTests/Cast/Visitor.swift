// Whoever knocks: bytes over a real connection, exactly as written, so that tests can say what no
// well-behaved client would.

import Foundation
import Glibc
import TestSupport

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
    Wire.say(bytes, to: descriptor)
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
    Wire.say(request, to: descriptor)
    return Visitor.heard(
      Wire.hear(from: descriptor) { !isPatient && Visitor.hasHead($0) })
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

  /// Where nobody listens, whatever is said goes nowhere and nothing is heard.
  private func connected() -> CInt {
    switch place {
    case .port(let port): Wire.connection(to: port) ?? -1
    case .socket(let path): Wire.connection(to: path) ?? -1
    }
  }
}
