// Reads just enough of a robot's address to refuse what is never called, before libcurl sees it.
// libcurl accepts far more spellings than we want: users, blanks, missing parts, circled digits.

/// The schemes we know.
enum AddressScheme: String, CaseIterable, Hashable, Sendable {
  /// Plain, to loopback only.
  case http
  /// Encrypted and verified.
  case https
}

/// Scheme, host and port of an absolute address.
struct AddressParts: Hashable, Sendable {
  /// The scheme.
  let scheme: AddressScheme
  /// The host as written, without the brackets of IPv6.
  let host: String
  /// The port, when one is written.
  let port: Int?

  /// Refuses (nil) what is not `http(s)://host[:port][/…]` in printable ASCII: blanks, controls,
  /// backslashes, users, fragments, an empty host, a port that is no number.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let scheme = AddressParts.scheme(of: bytes),
      bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }),
      !bytes.contains(UInt8(ascii: "#"))
    else { return nil }
    let start = scheme.rawValue.utf8.count + 3
    let end = bytes[start...].firstIndex { AddressParts.endsAuthority($0) } ?? bytes.count
    let authority = bytes[start..<end]
    guard !authority.isEmpty, !authority.contains(UInt8(ascii: "@")),
      let (host, port) = AddressParts.hostAndPort(authority), !host.isEmpty
    else { return nil }
    self.scheme = scheme
    self.host = String(decoding: host, as: UTF8.self)
    self.port = port
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
  }

  private static func scheme(of bytes: [UInt8]) -> AddressScheme? {
    // The longer one first: "https" begins with "http".
    [.https, .http].first { (scheme: AddressScheme) in
      let mark = Array((scheme.rawValue + "://").utf8)
      guard bytes.count >= mark.count else { return false }
      return zip(bytes, mark).allSatisfy { byte, wanted in
        byte == wanted || ((65...90).contains(byte) && byte + 32 == wanted)
      }
    }
  }

  private static func hostAndPort(_ text: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, Int?)? {
    var host = text
    var rest: ArraySlice<UInt8> = []
    if text.first == UInt8(ascii: "[") {
      guard let close = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      host = text[(text.startIndex + 1)..<close]
      rest = text[(close + 1)...]
    } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      host = text[..<colon]
      rest = text[colon...]
    }
    guard !rest.isEmpty else { return (host, nil) }
    let digits = rest.dropFirst()
    guard rest.first == UInt8(ascii: ":"), (1...5).contains(digits.count),
      digits.allSatisfy({ (48...57).contains($0) }),
      let port = Int(String(decoding: digits, as: UTF8.self)), (1...65_535).contains(port)
    else { return nil }
    return (host, port)
  }
}
