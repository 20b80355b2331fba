// Hosts in their plain form only. `2130706433`, `0x7f.1` and `127.1` are addresses to a C library and
// names to a careless check; here they are neither. All of it is about lower-case ASCII bytes.

/// The spelling of hosts.
enum HostSyntax {
  /// A domain name: labels of letters, digits and inner hyphens, of which the last is no number.
  static func isName(_ host: [UInt8]) -> Bool {
    guard (1...253).contains(host.count) else { return false }
    var start = 0
    var isNumber = false
    for end in 0...host.count where end == host.count || host[end] == dot {
      let label = host[start..<end]
      guard isLabel(label) else { return false }
      isNumber = label.allSatisfy(isDigit) || label.starts(with: "0x".utf8)
      start = end + 1
    }
    return !isNumber
  }

  /// Four decimal numbers up to 255 without leading zeros.
  static func isIPv4(_ host: [UInt8]) -> Bool {
    let numbers = host.split(separator: dot, omittingEmptySubsequences: false)
    return numbers.count == 4
      && numbers.allSatisfy { number in
        guard (1...3).contains(number.count), number.allSatisfy(isDigit) else { return false }
        let hasLeadingZero = number.count > 1 && number.first == 0x30
        return !hasLeadingZero && number.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
      }
  }

  /// Eight groups of hexadecimal digits, of which one row may be `::`; no zone, no dotted tail.
  static func isIPv6(_ host: [UInt8]) -> Bool {
    let groups = host.split(separator: colon, omittingEmptySubsequences: false)
    guard groups.count >= 3, groups.allSatisfy(isGroup) else { return false }
    let empty = groups.indices.filter { groups[$0].isEmpty }
    switch empty {
    case []: return groups.count == 8
    // `::1` begins and `fe80::` ends with two empty groups, `::` is three.
    case [0, 1], [groups.count - 2, groups.count - 1], [0, 1, 2]:
      return groups.count <= 9 && (empty.count == 2 || groups.count == 3)
    default:
      return empty.count == 1 && empty != [0] && empty != [groups.count - 1] && groups.count <= 8
    }
  }

  /// A capital letter as a small one.
  static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
  }

  /// Whether the byte is a decimal digit.
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static let dot = UInt8(ascii: ".")
  private static let colon = UInt8(ascii: ":")
  private static let hyphen = UInt8(ascii: "-")

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
      && label.allSatisfy { isDigit($0) || isLetter($0) || $0 == hyphen }
  }

  private static func isGroup(_ group: ArraySlice<UInt8>) -> Bool {
    group.count <= 4 && group.allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7a }
}
