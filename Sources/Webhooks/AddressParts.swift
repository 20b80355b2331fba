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
  /// Where the host stands in the address, without the brackets of IPv6.
  let hostPlace: Range<Int>
  /// The port, when one is written.
  let port: Int?
  /// A number for scheme, host and port together: the same server as written, the same number.
  let server: UInt64

  /// Refuses (nil) what is not `http(s)://host[:port][/…]` in printable ASCII: blanks, controls,
  /// backslashes, users, fragments, an empty host, a port that is no number.
  init?(_ text: String) {
    var text = text
    let parts = text.withUTF8 { AddressParts.read($0) }
    guard let parts else { return nil }
    self = parts
  }

  /// The host as written in `text`, from which these parts were read.
  func host(in text: String) -> String {
    let bytes = text.utf8.dropFirst(hostPlace.lowerBound).prefix(hostPlace.count)
    return String(decoding: bytes, as: UTF8.self)
  }

  private init(scheme: AddressScheme, hostPlace: Range<Int>, port: Int?, server: UInt64) {
    self.scheme = scheme
    self.hostPlace = hostPlace
    self.port = port
    self.server = server
  }
}

// MARK: - Reading

extension AddressParts {
  private static func read(_ text: UnsafeBufferPointer<UInt8>) -> AddressParts? {
    guard let scheme = scheme(of: text) else { return nil }
    let start = scheme.rawValue.utf8.count + 3
    var end = text.count
    var server: UInt64 = scheme == .https ? 0xcbf2_9ce4_8422_2325 : 0x84222325_cbf29ce4
    for (index, byte) in text.enumerated() {
      guard byte > 0x20, byte < 0x7f, byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "#")
      else { return nil }
      guard index >= start, end == text.count else { continue }
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") {
        end = index
      } else if byte == UInt8(ascii: "@") {
        return nil
      } else {
        server = (server ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    guard let (host, port) = hostAndPort(text, start..<end), !host.isEmpty else { return nil }
    return AddressParts(scheme: scheme, hostPlace: host, port: port, server: server)
  }

  private static func scheme(of text: UnsafeBufferPointer<UInt8>) -> AddressScheme? {
    // The longer one first: "https" begins with "http".
    for scheme in [AddressScheme.https, .http] {
      let mark = scheme.rawValue.utf8
      guard text.count > mark.count + 3 else { continue }
      let isWritten = zip(text, mark).allSatisfy { byte, wanted in
        byte == wanted || byte == wanted - 32
      }
      let rest = text[mark.count..<(mark.count + 3)]
      if isWritten, rest.elementsEqual("://".utf8) { return scheme }
    }
    return nil
  }

  private static func hostAndPort(
    _ text: UnsafeBufferPointer<UInt8>, _ authority: Range<Int>
  ) -> (Range<Int>, Int?)? {
    var host = authority
    var rest = authority.upperBound..<authority.upperBound
    if authority.isEmpty { return nil }
    if text[authority.lowerBound] == UInt8(ascii: "[") {
      guard let close = authority.first(where: { text[$0] == UInt8(ascii: "]") }) else {
        return nil
      }
      host = (authority.lowerBound + 1)..<close
      rest = (close + 1)..<authority.upperBound
    } else if let colon = authority.first(where: { text[$0] == UInt8(ascii: ":") }) {
      host = authority.lowerBound..<colon
      rest = colon..<authority.upperBound
    }
    guard !rest.isEmpty else { return (host, nil) }
    let digits = text[rest].dropFirst()
    guard text[rest.lowerBound] == UInt8(ascii: ":"), (1...5).contains(digits.count),
      digits.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let port = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    return (1...65_535).contains(port) ? (host, port) : nil
  }
}
