// The three signatures. DingTalk and Feishu swap key and message, use different units, and put the
// result in different places; Standard Webhooks signs the very bytes that were sent.

import Crypto
import FoundationEssentials

/// Signatures as the receiving side computes them.
enum Signature {
  /// 钉钉: HMAC-SHA256 keyed with the secret over `"<ms>\n<secret>"`.
  static func dingTalk(secret: String, milliseconds: String) -> String {
    code(key: Data(secret.utf8), message: Data("\(milliseconds)\n\(secret)".utf8))
  }

  /// 飞书: HMAC-SHA256 keyed with `"<s>\n<secret>"` over nothing.
  static func feishu(secret: String, seconds: String) -> String {
    code(key: Data("\(seconds)\n\(secret)".utf8), message: Data())
  }

  /// Standard Webhooks: over `id.timestamp.body`, keyed with the decoded secret; nil when the
  /// secret is not `whsec_` and standard base64.
  static func standardWebhooks(
    secret: String, id: String, timestamp: String, body: [UInt8]
  ) -> String? {
    guard secret.hasPrefix("whsec_"), let key = Data(base64Encoded: String(secret.dropFirst(6)))
    else { return nil }
    var message = Data("\(id).\(timestamp).".utf8)
    message.append(contentsOf: body)
    return code(key: key, message: message)
  }

  /// The digest by which 企业微信 checks an image, in hex.
  static func md5(_ content: Data) -> String {
    Insecure.MD5.hash(data: content)
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func code(key: Data, message: Data) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key))
    return Data(code).base64EncodedString()
  }
}
