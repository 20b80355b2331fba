// Hosts in their plain form only. `2130706433`, `0x7f.1` and `127.1` are addresses to a C library and
// names to a careless check; here they are neither.

/// The spelling of hosts.
enum HostSyntax {
  /// A domain name: labels of letters, digits and inner hyphens, of which the last is no number.
  static func isName(_ host: String) -> Bool {
    guard (1...253).contains(host.utf8.count) else { return false }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard let last = labels.last, labels.allSatisfy(isLabel) else { return false }
    return !last.utf8.allSatisfy(isDigit) && !last.hasPrefix("0x")
  }

  /// Four decimal numbers up to 255 without leading zeros.
  static func isIPv4(_ host: String) -> Bool {
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4
      && numbers.allSatisfy { number in
        guard (1...3).contains(number.utf8.count), number.utf8.allSatisfy(isDigit) else {
          return false
        }
        return (number == "0" || number.first != "0") && (Int(number) ?? 256) <= 255
      }
  }

  /// Eight groups of hexadecimal digits, of which one row may be `::`; no zone, no dotted tail.
  static func isIPv6(_ host: String) -> Bool {
    let gap = host.ranges(of: "::")
    guard gap.count <= 1, !host.contains(":::") else { return false }
    let groups = host.split(separator: ":", omittingEmptySubsequences: true)
    guard groups.allSatisfy(isGroup) else { return false }
    if gap.isEmpty {
      return groups.count == 8 && !host.hasPrefix(":") && !host.hasSuffix(":")
    }
    let hasLoneColon =
      (host.hasPrefix(":") && !host.hasPrefix("::"))
      || (host.hasSuffix(":") && !host.hasSuffix("::"))
    return groups.count <= 7 && !hasLoneColon
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isGroup(_ group: Substring) -> Bool {
    group.utf8.count <= 4
      && group.utf8.allSatisfy {
        isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }
}
