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
    let sign = signature(secret: secret.reveal(for: .signing), milliseconds: now.milliseconds)
    return Secret(
      withoutSignature(address) + "timestamp=\(now.milliseconds)&sign=" + percentEncoded(sign))
  }

  /// base64 of HMAC-SHA256 with the secret as key over `<ms>\n<secret>`.
  static func signature(secret: String, milliseconds: Int64) -> String {
    Signature.text(key: Array(secret.utf8), over: Array("\(milliseconds)\n\(secret)".utf8))
  }

  /// The address up to where the signature is appended, ending in `?` or `&`.
  private static func withoutSignature(_ address: String) -> String {
    guard let mark = address.firstIndex(of: "?") else { return address + "?" }
    let kept = address[address.index(after: mark)...].split(separator: "&").filter { field in
      let name = field.prefix { $0 != "=" }
      return name != "timestamp" && name != "sign"
    }
    return address[...mark] + kept.map { $0 + "&" }.joined()
  }

  /// Encoded once: a server reads a bare `+` as a space.
  private static func percentEncoded(_ base64: String) -> String {
    var output = ""
    for character in base64 {
      switch character {
      case "+": output += "%2B"
      case "/": output += "%2F"
      case "=": output += "%3D"
      default: output.append(character)
      }
    }
    return output
  }
}
