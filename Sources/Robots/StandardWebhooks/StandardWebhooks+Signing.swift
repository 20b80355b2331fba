// The signature of Standard Webhooks: over identity, seconds and exactly the bytes that are sent;
// during a rotation one for each secret, the current one first.

package import Discretion

extension StandardWebhooks {
  /// `v1,…` for each secret, separated by one space; the text of `webhook-signature`. It is over
  /// `id.seconds.body`, with exactly the bytes that are sent.
  package static func signatures(
    of body: [UInt8], id: String, seconds: Int64, secrets: [Secret<String>]
  ) throws(Robots.Refusal) -> String {
    signatures(of: body, id: id, seconds: seconds, keys: try keys(of: secrets))
  }

  /// The same with keys that were read before.
  static func signatures(
    of body: [UInt8], id: String, seconds: Int64, keys: [SigningKey]
  ) -> String {
    var head = Array(id.utf8)
    head.append(UInt8(ascii: "."))
    head += String(seconds).utf8
    head.append(UInt8(ascii: "."))
    var list = ""
    for key in keys {
      list += list.isEmpty ? "v1," : " v1,"
      list += key.signature(over: head, body)
    }
    return list
  }

  static func keys(of secrets: [Secret<String>]) throws(Robots.Refusal) -> [SigningKey] {
    var keys: [SigningKey] = []
    for secret in secrets {
      guard let bytes = key(of: secret.reveal(for: .signing)) else { throw .secretMalformed }
      keys.append(SigningKey(bytes))
    }
    return keys
  }

  /// The bytes that a secret stands for: what is left of base64 after `whsec_`.
  static func key(of secret: String) -> [UInt8]? {
    let text = secret.hasPrefix("whsec_") ? secret.dropFirst(6) : secret[...]
    guard let bytes = Base64.bytes(of: text), !bytes.isEmpty else { return nil }
    return bytes
  }
}
