// Characters that have no business in a schedule file. They are looked for before anything is parsed,
// in one pass over the bytes: the ordinary byte costs one comparison.

/// The complaints about single characters of a text.
struct CharacterCheck {
  private(set) var diagnostics: [PlanDiagnostic] = []
  private var controls = 0
  private var overrides = 0
  private var privates = 0

  /// Beyond so many of one kind, further ones are not listed.
  private static let listed = 20

  init(text: PlanText) {
    var suspects: [(offset: Int, scalar: Unicode.Scalar, length: Int)] = []
    text.utf8.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count, suspects.count < 1_000 {
        let byte = bytes[index]
        if byte >= 0x20,
          byte < 0x7F || (0xC3...0xE1).contains(byte) || (0x80...0xBF).contains(byte)
            || (0xE3...0xED).contains(byte)
        {
          index += 1
        } else if let suspect = CharacterCheck.suspect(at: index, in: bytes) {
          suspects.append((index, suspect.scalar, suspect.length))
          index += suspect.length
        } else {
          index += 1
        }
      }
    }
    for suspect in suspects { add(suspect.scalar, suspect.offset, suspect.length, text) }
  }

  /// The character at `index` when it is one of those that are refused or remarked on.
  private static func suspect(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let lead = bytes[index]
    switch lead {
    case 0x09, 0x0A, 0x0D: return nil
    case ..<0x20, 0x7F: return (Unicode.Scalar(lead), 1)
    case 0xC2: return suspect(at: index, length: 2, in: bytes)
    case 0xE2, 0xEE, 0xEF: return suspect(at: index, length: 3, in: bytes)
    case 0xF3, 0xF4: return suspect(at: index, length: 4, in: bytes)
    default: return nil
    }
  }

  private static func suspect(
    at index: Int, length: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard index + length <= bytes.count else { return nil }
    // The text is valid, so the lead byte says how many bits of it count.
    var value = UInt32(bytes[index]) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for distance in 1..<length { value = value << 6 | UInt32(bytes[index + distance] & 0x3F) }
    guard let scalar = Unicode.Scalar(value), kind(of: scalar) != nil else { return nil }
    return (scalar, length)
  }

  private enum Kind {
    case control
    case override
    case privateUse
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind? {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: .control
    case 0x202A...0x202E, 0x2066...0x2069: .override
    case 0xE000...0xF8FF, 0xF_0000...0x10_FFFF: .privateUse
    default: nil
    }
  }

  private mutating func add(
    _ scalar: Unicode.Scalar, _ offset: Int, _ length: Int, _ text: PlanText
  ) {
    guard let kind = CharacterCheck.kind(of: scalar) else { return }
    let span = text.span(offset..<offset + length)
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    let place = "（第 \(offset + 1) 个字节）"
    switch kind {
    case .control:
      controls += 1
      guard controls <= CharacterCheck.listed else { return }
      let hint = scalar.value == 0 ? "；全文每隔一个字节都有它时，文件是 UTF-16 编码" : ""
      diagnostics.append(
        PlanDiagnostic(
          .controlCharacter, at: span, "这里有看不见的控制字符 \(name)\(place)\(hint)。",
          remedy: "删掉它，重新输入前后的字"))
    case .override:
      overrides += 1
      guard overrides <= CharacterCheck.listed else { return }
      diagnostics.append(
        PlanDiagnostic(
          .bidiOverride, at: span, "这里有改变文字方向的不可见字符 \(name)\(place)。",
          remedy: "删掉它，重新输入前后的字"))
    case .privateUse:
      privates += 1
      guard privates <= CharacterCheck.listed else { return }
      diagnostics.append(
        PlanDiagnostic(
          .privateUseCharacter, at: span,
          "这里的字符 \(name)\(place)在专用区，多半是编码转换出错造成的乱码。",
          found: String(scalar), remedy: "核对原文，改成正确的字"))
    }
  }
}
