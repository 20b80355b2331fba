// The signature of 钉钉: over milliseconds and the secret, keyed with the secret, in the query.

import Delivering
import Discretion
import Timekeeping

extension DingTalk {
  /// The address with `timestamp` and `sign` for this attempt in place of any that it had; without a
  /// secret it stays as it is.
  static func signed(
    _ address: String, with secret: Secret<String>?, at now: Timestamp
  ) -> Secret<String> {
    guard let secret else { return Secret(address) }
    let milliseconds = String(now.milliseconds)
    let sign = signature(secret: secret.reveal(for: .signing), milliseconds: milliseconds)
    var bytes = withoutSignature(Array(address.utf8))
    bytes += "timestamp=".utf8
    bytes += milliseconds.utf8
    bytes += "&sign=".utf8
    for byte in sign.utf8 { append(byte, percentEncodedTo: &bytes) }
    return Secret(String(decoding: bytes, as: UTF8.self))
  }

  /// base64 of HMAC-SHA256 with the secret as key over `<ms>\n<secret>`.
  private static func signature(secret: String, milliseconds: String) -> String {
    Signature.text(key: Array(secret.utf8), over: Array((milliseconds + "\n" + secret).utf8))
  }

  /// The address up to where the signature is appended, ending in `?` or `&`.
  private static func withoutSignature(_ address: [UInt8]) -> [UInt8] {
    let ampersand = UInt8(ascii: "&")
    guard let mark = address.firstIndex(of: UInt8(ascii: "?")) else {
      return address + [UInt8(ascii: "?")]
    }
    var kept = Array(address[...mark])
    for field in address[(mark + 1)...].split(separator: ampersand) {
      let name = field.prefix { $0 != UInt8(ascii: "=") }
      if name.elementsEqual("timestamp".utf8) || name.elementsEqual("sign".utf8) { continue }
      kept += field
      kept.append(ampersand)
    }
    return kept
  }

  /// Encoded once: a server reads a bare `+` as a space.
  private static func append(_ byte: UInt8, percentEncodedTo bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "+"): bytes += "%2B".utf8
    case UInt8(ascii: "/"): bytes += "%2F".utf8
    case UInt8(ascii: "="): bytes += "%3D".utf8
    default: bytes.append(byte)
    }
  }
}
