// What every request must satisfy before a route sees it: a host that is ours, a target and headers
// of reasonable size, no compressed body, JSON where something is sent. Nothing here depends on what
// is asked for.

import Foundation
import HTTPTypes
import HummingbirdCore

/// The door of the console.
struct Gate: Sendable {
  let audience: ConsoleApplication.Audience
  /// The host of the public address, as a reverse proxy passes it on; nil when there is none.
  let publicHost: String?

  init(audience: ConsoleApplication.Audience, publicOrigin: String?) {
    self.audience = audience
    self.publicHost = publicOrigin.flatMap { URLComponents(string: $0)?.host?.lowercased() }
  }

  /// Why a request is turned away; nil when it may go on. `bodyBytes` is what a body may have where
  /// the request goes.
  func refusal(of request: Request, bodyBytes: Int) -> Refusal? {
    sizeRefusal(of: request) ?? hostRefusal(of: request) ?? targetRefusal(of: request)
      ?? bodyRefusal(of: request, bodyBytes)
  }

  /// Whether a person or program of this very machine asks: by the machine's own name, and not
  /// through the reverse proxy.
  static func isLocal(_ request: Request) -> Bool {
    guard let name = request.head.authority.flatMap(hostName) else { return false }
    return ownNames.contains(name) && request.headers[.forwardedFor] == nil
      && request.headers[.named("Forwarded")] == nil
  }

  /// The origins that our pages have, for whoever sent `request`: the public one, and this machine
  /// under the name by which it was asked.
  static func origins(of request: Request, publicOrigin: String?) -> Set<String> {
    var origins: Set<String> = []
    if let parts = publicOrigin.flatMap({ URLComponents(string: $0) }), let scheme = parts.scheme,
      let host = parts.host
    {
      let port = parts.port.map { ":\($0)" } ?? ""
      origins.insert("\(scheme)://\(host)\(port)".lowercased())
    }
    if isLocal(request), let authority = request.head.authority {
      origins.insert("http://" + authority.lowercased())
    }
    return origins
  }

  private static let ownNames: Set<String> = ["127.0.0.1", "localhost", "[::1]"]

  private func sizeRefusal(of request: Request) -> Refusal? {
    let target = request.head.path ?? "/"
    if target.utf8.count > ConsoleLimits.targetBytes { return Refusal(.uriTooLong, "网址太长。") }
    var bytes = 0
    for field in request.headers { bytes += field.name.rawName.utf8.count + field.value.utf8.count }
    if request.headers.count > ConsoleLimits.headerFields || bytes > ConsoleLimits.headerBytes {
      return Refusal(.requestHeaderFieldsTooLarge, "请求头太多或太长。")
    }
    return nil
  }

  /// A name that only resolves to this machine is not ours: its pages must not read the console.
  private func hostRefusal(of request: Request) -> Refusal? {
    guard let authority = request.head.authority, !authority.isEmpty else {
      return Refusal(.badRequest, "请求没有写 Host。")
    }
    // The first Host has become the authority; one that is left over is a second one.
    if request.headers[.host] != nil { return Refusal(.badRequest, "请求写了两个 Host。") }
    if case .controlSocket = audience { return nil }
    guard let name = Gate.hostName(authority) else { return Refusal(.badRequest, "Host 的写法不对。") }
    let isOurs = Gate.ownNames.contains(name) || name == publicHost
    return isOurs
      ? nil : Refusal(.misdirectedRequest, "这个地址不是控制台的地址，请用本机地址或配置里的对外网址访问。")
  }

  /// `localhost` of `localhost:8470`; nil when the port is none.
  static func hostName(_ authority: String) -> String? {
    let text = authority.lowercased()
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      return isPort(text[text.index(after: end)...]) ? String(text[...end]) : nil
    }
    guard let colon = text.firstIndex(of: ":") else { return text }
    return isPort(text[colon...]) ? String(text[..<colon]) : nil
  }

  private static func isPort(_ text: Substring) -> Bool {
    if text.isEmpty { return true }
    guard text.first == ":" else { return false }
    let digits = text.dropFirst()
    return (1...5).contains(digits.utf8.count) && digits.utf8.allSatisfy { (48...57).contains($0) }
  }

  private func targetRefusal(of request: Request) -> Refusal? {
    let target = request.head.path ?? "/"
    guard target.hasPrefix("/"), !target.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
      return Refusal(.badRequest, "网址的写法不对。")
    }
    let path = target.prefix { $0 != "?" }
    return Gate.isPlain(path.utf8) ? nil : .notFound
  }

  /// Whether no part of a path is empty; `/` alone is the home page.
  private static func isPlain(_ path: Substring.UTF8View) -> Bool {
    let slash = UInt8(ascii: "/")
    var last: UInt8 = 0
    for byte in path {
      if byte == slash, last == slash { return false }
      last = byte
    }
    return last != slash || path.count == 1
  }

  private func bodyRefusal(of request: Request, _ bodyBytes: Int) -> Refusal? {
    if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
      return Refusal(.unsupportedMediaType, "请求正文不接受压缩。")
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }),
      length > bodyBytes
    {
      return Refusal(.contentTooLarge, "请求正文太长，最多 \(bodyBytes / 1_024) KiB。")
    }
    return nil
  }
}

extension HTTPField.Name {
  /// `Host`; the library keeps it apart from the other fields and has no name for it.
  static var host: HTTPField.Name {
    guard let name = HTTPField.Name("Host") else { preconditionFailure("Host is a field name") }
    return name
  }
}
