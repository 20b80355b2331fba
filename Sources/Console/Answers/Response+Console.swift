// Answers with the headers that every one of them carries: nothing is kept, nothing is guessed, and a
// page may load only what this server itself serves.

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

extension Response {
  /// The policy for contents; `frames` are origins that one page may show.
  static func contentPolicy(frames: [String] = []) -> String {
    let frameRule = frames.isEmpty ? "" : " frame-src \(frames.joined(separator: " "));"
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
      + "connect-src 'self';\(frameRule) form-action 'self'; base-uri 'none'; "
      + "object-src 'none'; frame-ancestors 'none'"
  }

  /// An answer of this type.
  static func console(
    _ status: HTTPResponse.Status = .ok, type: String, _ text: String, frames: [String] = []
  ) -> Response {
    console(status, type: type, ByteBuffer(string: text), frames: frames)
  }

  /// The same of bytes.
  static func console(
    _ status: HTTPResponse.Status = .ok, type: String, _ body: ByteBuffer, frames: [String] = []
  ) -> Response {
    var headers = usualHeaders
    headers[.contentType] = type
    headers[.contentLength] = String(body.readableBytes)
    if !frames.isEmpty { headers[.contentSecurityPolicy] = contentPolicy(frames: frames) }
    return Response(status: status, headers: headers, body: .init(byteBuffer: body))
  }

  private static let usualHeaders: HTTPFields = {
    var headers = HTTPFields()
    headers[.cacheControl] = "no-store"
    headers[.contentSecurityPolicy] = contentPolicy()
    headers[.xContentTypeOptions] = "nosniff"
    headers[.named("Referrer-Policy")] = "no-referrer"
    headers[.named("Cross-Origin-Opener-Policy")] = "same-origin"
    headers[.named("Cross-Origin-Resource-Policy")] = "same-origin"
    headers[.named("X-Frame-Options")] = "DENY"
    return headers
  }()

  /// A page.
  static func html(
    _ text: String, status: HTTPResponse.Status = .ok, frames: [String] = []
  ) -> Response {
    console(status, type: "text/html; charset=utf-8", text, frames: frames)
  }

  /// Leads the browser on to a page of ours, to be read.
  static func seeOther(_ path: String) -> Response {
    var response = console(.seeOther, type: "text/plain; charset=utf-8", "")
    response.headers[.location] = path
    return response
  }

  /// Lines of text.
  static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    console(status, type: "text/plain; charset=utf-8", text)
  }

  /// JSON that is already written.
  static func json(written bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    console(status, type: "application/json; charset=utf-8", ByteBuffer(bytes: bytes))
  }

  /// A value as JSON with its keys in order.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    return console(status, type: "application/json; charset=utf-8", text)
  }
}
