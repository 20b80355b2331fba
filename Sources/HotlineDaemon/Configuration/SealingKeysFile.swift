// The file with the keys that seal callers' data: how a fresh one looks and how a key is written in
// it. Whoever loses it can't read one caller any more, so it says so itself.

import Discretion
import Storage

/// The file that holds the data keys.
package enum SealingKeysFile {
  /// A new file with fresh keys, ready to be written with mode 0600.
  package static func fresh() -> String {
    """
    # 加密来电人资料的密钥。请离线备份：丢了它，已登记的资料再也读不出来。
    # 轮换时把新密钥写在“加密”的最前面，旧的留在后面，重启后自动重新加密。
    版本: 1
    加密:
      - "\(hexadecimal())"
    查找: "\(hexadecimal())"

    """
  }

  /// A vault with keys that are written nowhere: what it seals is lost with it.
  static func passingVault() throws -> Vault {
    func key() -> Secret<[UInt8]> {
      var source = SystemRandomNumberGenerator()
      return Secret((0..<Vault.keyLength).map { _ in .random(in: .min ... .max, using: &source) })
    }
    return try Vault(dataKey: key(), lookupKey: key())
  }

  /// The key that `text` writes in hexadecimal digits; nil when it writes none.
  static func key(_ text: String) -> Secret<[UInt8]>? {
    let digits = Array(text.utf8)
    guard digits.count == Vault.keyLength * 2 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    return Secret(bytes)
  }

  private static func hexadecimal() -> String {
    var source = SystemRandomNumberGenerator()
    return (0..<Vault.keyLength).map { _ in
      let text = String(UInt8.random(in: .min ... .max, using: &source), radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }.joined()
  }
}
