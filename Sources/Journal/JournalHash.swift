// A SHA-256 digest without storage of its own, so that a million of them cost no allocation.

import Crypto

/// A digest of 32 bytes.
package struct JournalHash: Hashable, Sendable, CustomStringConvertible {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  private init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// What the first row hangs on: 32 zero bytes.
  package static let none = JournalHash(words: (0, 0, 0, 0))

  /// The 32 bytes at `raw`; nil when it has another length.
  package init?(_ raw: UnsafeRawBufferPointer) {
    guard raw.count == 32 else { return nil }
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    words = (word(0), word(1), word(2), word(3))
  }

  /// The 32 bytes of `bytes`; nil when there are more or fewer.
  package init?(_ bytes: [UInt8]) {
    guard let hash = bytes.withUnsafeBytes({ JournalHash($0) }) else { return nil }
    self = hash
  }

  /// The digest of a stored row: bytes of another length than 32 become 32 times 0xFF, which no
  /// row has, so that the check finds them.
  package init(stored bytes: [UInt8]) {
    self = JournalHash(bytes) ?? JournalHash(words: (.max, .max, .max, .max))
  }

  /// The SHA-256 digest of `bytes`.
  package init(of bytes: [UInt8]) {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    self = hash.finalize().withUnsafeBytes { JournalHash($0) } ?? .none
  }

  /// 64 hexadecimal signs, upper or lower case; nil for anything else.
  package init?(hex: some StringProtocol) {
    guard hex.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for sign in hex.utf8 {
      guard let value = Self.value(ofHex: sign) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    self.init(bytes)
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    withUnsafeBytes(of: bigEndianWords) { Array($0) }
  }

  /// 64 hexadecimal signs in lower case.
  package var hex: String {
    let signs = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [signs[Int($0 >> 4)], signs[Int($0 & 15)]] }, as: UTF8.self)
  }

  package var description: String { hex }

  var bigEndianWords: (UInt64, UInt64, UInt64, UInt64) {
    (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
  }

  package static func == (left: JournalHash, right: JournalHash) -> Bool {
    left.words == right.words
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }

  private static func value(ofHex sign: UInt8) -> UInt8? {
    switch sign {
    case 0x30...0x39: sign - 0x30
    case 0x61...0x66: sign - 0x57
    case 0x41...0x46: sign - 0x37
    default: nil
    }
  }
}
