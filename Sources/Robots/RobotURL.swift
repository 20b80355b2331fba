// An address that we are willing to call. The check is on the text, before anything is resolved; the
// address that a name leads to is checked again when the connection is opened.

package import Delivering

/// The address of a robot, checked. It is kept as written, never re-encoded.
package struct RobotURL: Hashable, Sendable {
  /// Why an address is not called.
  package enum Fault: String, CaseIterable, Error, Hashable, Sendable {
    /// There is none.
    case empty
    /// Longer than any robot's.
    case tooLong
    /// Spaces, control characters or characters beyond ASCII.
    case strayCharacter
    /// Not `https`, and not an allowed `http`.
    case notHTTPS
    /// `http`, but not to this machine.
    case notLoopback
    /// A user name or password before the host.
    case userInfo
    /// `#…`
    case fragment
    /// The host is missing or not a name or address in its plain form.
    case badHost
    /// The port is not a number from 1 to 65535.
    case badPort
  }

  /// The scheme: `https` or `http`.
  package let scheme: String
  /// The host in lower case; an IPv6 address without its brackets.
  package let host: String
  /// The port, if one is written.
  package let port: Int?

  /// Checks an address. Plain http is taken only for loopback addresses and only when `policy` allows
  /// it.
  package init(_ text: String, policy: ConnectionPolicy = ConnectionPolicy()) throws(Fault) {
    // Bytes, because each attempt comes by here.
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= 2_048 else { throw .tooLong }
    for byte in bytes {
      guard byte > 0x20, byte < 0x7f, byte != UInt8(ascii: "\\") else { throw .strayCharacter }
      guard byte != UInt8(ascii: "#") else { throw .fragment }
    }
    let (isSecure, rest) = try Self.scheme(of: bytes)
    guard isSecure || policy.allowsLoopbackHTTP else { throw .notHTTPS }
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    guard !authority.contains(UInt8(ascii: "@")) else { throw .userInfo }
    scheme = isSecure ? "https" : "http"
    (host, port) = try Self.parts(of: authority)
    if !isSecure, !Self.isLoopback(host) { throw .notLoopback }
  }

  private static func scheme(of bytes: [UInt8]) throws(Fault) -> (Bool, ArraySlice<UInt8>) {
    let lowered = bytes.prefix(8).map(HostSyntax.lowered)
    if lowered.starts(with: "https://".utf8) { return (true, bytes[8...]) }
    if lowered.starts(with: "http://".utf8) { return (false, bytes[7...]) }
    throw .notHTTPS
  }

  private static func parts(of authority: ArraySlice<UInt8>) throws(Fault) -> (String, Int?) {
    if authority.first == UInt8(ascii: "[") {
      guard let end = authority.firstIndex(of: UInt8(ascii: "]")) else { throw .badHost }
      let host = authority[..<end].dropFirst().map(HostSyntax.lowered)
      guard HostSyntax.isIPv6(host) else { throw .badHost }
      return (
        String(decoding: host, as: UTF8.self), try number(after: authority[end...].dropFirst())
      )
    }
    let end = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
    let host = authority[..<end].map(HostSyntax.lowered)
    guard HostSyntax.isName(host) || HostSyntax.isIPv4(host) else { throw .badHost }
    return (String(decoding: host, as: UTF8.self), try number(after: authority[end...]))
  }

  private static func number(after text: ArraySlice<UInt8>) throws(Fault) -> Int? {
    guard !text.isEmpty else { return nil }
    let digits = text.dropFirst()
    guard text.first == UInt8(ascii: ":"), (1...5).contains(digits.count),
      digits.allSatisfy(HostSyntax.isDigit)
    else { throw .badPort }
    let port = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard (1...65_535).contains(port) else { throw .badPort }
    return port
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1"
      || (HostSyntax.isIPv4(Array(host.utf8)) && host.hasPrefix("127."))
  }
}

// MARK: - Wording

extension RobotURL.Fault {
  /// What is wrong and what to do, for people; it never quotes the address.
  package var wording: String {
    switch self {
    case .empty: "没有填写机器人网址；请从群机器人设置页复制完整网址"
    case .tooLong: "机器人网址过长；请从群机器人设置页重新复制"
    case .strayCharacter: "机器人网址里有空格、换行、反斜杠或非英文字符；请重新复制，不要手工改动"
    case .notHTTPS: "机器人网址必须以 https:// 开头"
    case .notLoopback: "http:// 只可用于本机地址（127.0.0.1、::1、localhost）"
    case .userInfo: "机器人网址里不可带用户名和密码（“@”之前的部分）；请去掉"
    case .fragment: "机器人网址里不可带“#”及其后的内容；请去掉"
    case .badHost: "机器人网址里的主机名不合规范；请写普通域名或标准的 IP 地址"
    case .badPort: "机器人网址里的端口应为 1 到 65535 之间的数字"
    }
  }
}
