// HMAC-SHA256, which all three signatures are made of.

import Crypto

/// Computes signatures.
enum Signature {
  /// base64 of HMAC-SHA256 over the concatenation of `pieces`.
  static func text(key: [UInt8], over pieces: [UInt8]...) -> String {
    var code = HMAC<SHA256>(key: SymmetricKey(data: key))
    for piece in pieces where !piece.isEmpty { code.update(data: piece) }
    return Base64.text(of: Array(code.finalize()))
  }
}
