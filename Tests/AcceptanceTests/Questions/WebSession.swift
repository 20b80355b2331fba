// A browser without a window: real requests over a real connection, cookies kept, the token of the
// page shown sent along with its forms.

import Foundation
import Glibc
import TestSupport

/// Somebody's session at the console.
struct WebSession {
  /// What the console answered.
  struct Answer {
    let status: Int
    let head: String
    let body: String
  }

  private let path: String
  private var cookies: [String: String] = [:]
  private var token = ""

  /// A browser in front of the console that listens at the socket `path`.
  init(path: String) { self.path = path }

  mutating func get(_ target: String) throws -> Answer {
    try keep(say("GET \(target) HTTP/1.1\r\n" + head + "\r\n"))
  }

  /// Posts the form of the page that was opened last.
  mutating func post(_ target: String, _ fields: [(String, String)]) throws -> Answer {
    let all = fields + [("csrf", token)]
    let body = all.map { "\(WebSession.coded($0.0))=\(WebSession.coded($0.1))" }
      .joined(separator: "&")
    return try keep(
      say(
        "POST \(target) HTTP/1.1\r\n\(head)Origin: null\r\nSec-Fetch-Site: same-origin\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"))
  }

  private var head: String {
    let all = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return "Host: localhost\r\nConnection: close\r\n"
      + (all.isEmpty ? "" : "Cookie: \(all.joined(separator: "; "))\r\n")
  }

  private mutating func keep(_ answer: Answer) throws -> Answer {
    for line in answer.head.components(separatedBy: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "set-cookie" else { continue }
      let pair = parts[1].prefix { $0 != ";" }.drop { $0 == " " }
        .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
    }
    if let mark = answer.body.range(of: #"name="csrf" value=""#) {
      token = String(answer.body[mark.upperBound...].prefix { $0 != "\"" })
    }
    return answer
  }

  private static func coded(_ text: String) -> String {
    text.utf8.map { byte in
      (48...57).contains(byte) || (97...122).contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}

// MARK: - The wire

extension WebSession {
  private func say(_ request: String) throws -> Answer {
    guard let descriptor = Wire.connection(to: path) else { throw POSIXError(.ECONNREFUSED) }
    defer { close(descriptor) }
    Wire.say(request, to: descriptor)
    let parts = Wire.hear(from: descriptor).components(separatedBy: "\r\n\r\n")
    let status = parts[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return Answer(
      status: status ?? 0, head: parts[0], body: parts.dropFirst().joined(separator: "\r\n\r\n"))
  }
}
