// What is typed to sign in. Few letters, so that two accounts can never look or compare alike.

/// The name of an account: 2 to 32 lower-case letters, digits, `.`, `-`, `_` or Han characters.
package struct AccountName: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The text, in lower case.
  package let text: String

  /// Reads a name as typed; nil when it is none. Capital letters are made small.
  package init?(_ typed: String) {
    var scalars = String.UnicodeScalarView()
    for scalar in typed.unicodeScalars {
      guard scalars.count < Self.longest, let known = Self.known(scalar) else { return nil }
      scalars.append(known)
    }
    guard scalars.count >= 2, let first = scalars.first, !".-_".unicodeScalars.contains(first)
    else { return nil }
    text = String(scalars)
  }

  /// The most characters that a name may have.
  package static let longest = 32

  private static func known(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20)
    case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x4E00...0x9FFF: scalar
    default: nil
    }
  }

  package var description: String { text }

  package static func < (left: AccountName, right: AccountName) -> Bool { left.text < right.text }
}

extension AccountName: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let name = AccountName(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no account name")
    }
    self = name
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
