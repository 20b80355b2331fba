// HMAC-SHA256, which all three signatures are made of. A key that signs again and again is read once:
// what it costs to begin is then paid once, and each text costs its own bytes alone.

import Crypto

/// A key ready to sign.
struct SigningKey: Sendable {
  private let begun: HMAC<SHA256>

  /// The key of these bytes.
  init(_ bytes: [UInt8]) {
    begun = HMAC(key: SymmetricKey(data: bytes))
  }

  /// base64 of HMAC-SHA256 over the concatenation of `pieces`.
  func signature(over pieces: [UInt8]...) -> String {
    var code = begun
    for piece in pieces { code.update(data: piece) }
    return code.finalize().withUnsafeBytes { Base64.text(of: $0) }
  }
}

/// Computes signatures of keys that are used once.
enum Signature {
  /// base64 of HMAC-SHA256 over `bytes`.
  static func text(key: [UInt8], over bytes: [UInt8] = []) -> String {
    SigningKey(key).signature(over: bytes)
  }
}
