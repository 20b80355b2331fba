// HMAC-SHA256, which all three signatures are made of. A key that signs again and again is read once:
// what it costs to begin is then paid once, and each text costs its own bytes alone.

import Crypto

/// A key ready to sign.
struct SigningKey: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  /// The key of these bytes.
  init(_ bytes: [UInt8]) {
    var block = bytes.count > SHA256.blockByteCount ? Array(SHA256.hash(data: bytes)) : bytes
    block += repeatElement(0, count: SHA256.blockByteCount - block.count)
    inner = SigningKey.begun(block.map { $0 ^ 0x36 })
    outer = SigningKey.begun(block.map { $0 ^ 0x5c })
  }

  /// base64 of HMAC-SHA256 over the concatenation of `pieces`.
  func signature(over pieces: [UInt8]...) -> String {
    var hash = inner
    for piece in pieces { SigningKey.feed(piece, to: &hash) }
    var whole = outer
    hash.finalize().withUnsafeBytes { whole.update(bufferPointer: $0) }
    return whole.finalize().withUnsafeBytes { Base64.text(of: $0) }
  }

  private static func begun(_ block: [UInt8]) -> SHA256 {
    var hash = SHA256()
    feed(block, to: &hash)
    return hash
  }

  private static func feed(_ bytes: [UInt8], to hash: inout SHA256) {
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  }
}

/// Computes signatures of keys that are used once.
enum Signature {
  /// base64 of HMAC-SHA256 over `bytes`.
  static func text(key: [UInt8], over bytes: [UInt8] = []) -> String {
    SigningKey(key).signature(over: bytes)
  }
}
