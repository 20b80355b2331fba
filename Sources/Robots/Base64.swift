// Standard base64 with padding, over bytes: signatures are written with it, secrets read.

/// Standard base64 (RFC 4648, chapter 4).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of these bytes, padded.
  static func text(of bytes: some Collection<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    var group: UInt32 = 0
    var held = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      held += 1
      if held == 3 {
        append(group, sextets: 4, to: &output)
        (group, held) = (0, 0)
      }
    }
    if held > 0 {
      append(group << UInt32(8 * (3 - held)), sextets: held + 1, to: &output)
      output.append(contentsOf: repeatElement(0x3d, count: 3 - held))
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The bytes of a text, with or without padding; nil when it is not standard base64.
  static func bytes(of text: some StringProtocol) -> [UInt8]? {
    var sextets = Array(text.utf8)
    let padded = sextets.count
    while sextets.last == 0x3d { sextets.removeLast() }
    let padding = padded - sextets.count
    guard sextets.count % 4 != 1, padding == 0 || (padding < 3 && padded % 4 == 0) else {
      return nil
    }
    var output: [UInt8] = []
    var group: UInt32 = 0
    var bits = 0
    for sextet in sextets {
      guard let value = value(of: sextet) else { return nil }
      group = group << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
      }
    }
    return output
  }

  private static func append(_ group: UInt32, sextets: Int, to output: inout [UInt8]) {
    for index in 0..<sextets {
      output.append(alphabet[Int(group >> UInt32(18 - 6 * index) & 63)])
    }
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5a: UInt32(byte - 0x41)
    case 0x61...0x7a: UInt32(byte - 0x61 + 26)
    case 0x30...0x39: UInt32(byte - 0x30 + 52)
    case 0x2b: 62
    case 0x2f: 63
    default: nil
    }
  }
}
