// Many characters look or read the same: full-width, circled and Chinese digits, capital and small
// letters, traditional and simplified characters. Each is folded to one symbol, and what only stands between symbols to a kind of gap.

/// What a character becomes: a symbol, or one of the codes below 0x20, or a number.
enum Fold {
  static let invisible: UInt16 = 0
  static let blank: UInt16 = 1
  static let line: UInt16 = 2
  static let strong: UInt16 = 3
  static let mask: UInt16 = 4
  static let ten: UInt16 = 5
  static let dot: UInt16 = 6
  static let plus: UInt16 = 7
  static let joiner: UInt16 = 8
  /// A Chinese numeral: this and its value.
  static let numeral: UInt16 = 0xE000
  /// Another sign that stands for a number up to 99: this and its value.
  static let figure: UInt16 = 0xE100

  /// The fold of each character of the basic plane.
  static let table: [UInt16] = {
    var table = [UInt16](repeating: invisible, count: 0x10000)
    for value in 0..<UInt32(0x10000) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      table[Int(value)] = fold(scalar)
    }
    for pair in TraditionalForms.pairs { table[Int(pair.traditional)] = pair.simplified }
    for (scalar, value) in numerals { table[Int(scalar.value)] = numeral + value }
    for scalar in "十拾⼗".unicodeScalars { table[Int(scalar.value)] = ten }
    for scalar in "•●■□▇█×✕✖∗".unicodeScalars { table[Int(scalar.value)] = mask }
    for value in 0x21...0x7E { table[value + 0xFEE0] = table[value] }
    return table
  }()

  /// The fold of a character beyond the basic plane.
  static func fold(astral value: UInt32) -> UInt32 {
    switch value {
    case 0x1D7CE...0x1D7FF: return 0x30 + (value - 0x1D7CE) % 10
    case 0x1D400...0x1D6A3: return 0x61 + (value - 0x1D400) % 26
    case 0x1FBF0...0x1FBF9: return 0x30 + value - 0x1FBF0
    case 0x1F130...0x1F149: return 0x61 + value - 0x1F130
    case 0x1F100: return 0x30
    case 0x1F101...0x1F10A: return 0x30 + value - 0x1F101
    case 0x20000...0x3FFFF: return value
    case 0xE0000...0xE0FFF: return UInt32(invisible)
    default: return UInt32(blank)
    }
  }

  private static let numerals: [(Unicode.Scalar, UInt16)] = {
    let rows = [
      "零〇○", "一壹幺弌〡⼀", "二贰貳弍〢⼆", "三叁參弎〣", "四肆〤", "五伍〥", "六陆陸〦", "七柒〧", "八捌〨⼋",
      "九玖〩",
    ]
    return rows.enumerated().flatMap { value, row in
      row.unicodeScalars.map { ($0, UInt16(value)) }
    }
  }()

  private static func fold(_ scalar: Unicode.Scalar) -> UInt16 {
    let value = UInt16(truncatingIfNeeded: scalar.value)
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x40: return value
    case 0x41...0x5A: return value + 0x20
    case 0x00...0x7F: return ascii(scalar)
    case 0x24B6...0x24CF: return 0x61 + value - 0x24B6
    case 0x24D0...0x24E9: return 0x61 + value - 0x24D0
    case 0x249C...0x24B5: return 0x61 + value - 0x249C
    case 0x2028, 0x2029, 0x85: return line
    case 0x115F, 0x1160, 0x3164, 0xFFA0: return invisible
    case 0xB7, 0x30FB, 0xFF65: return joiner
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xAC00...0xD7A3: return value
    default: return general(scalar)
    }
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> UInt16 {
    switch scalar {
    case "\n", "\r", "\u{B}", "\u{C}": line
    case " ", "\t", "(", ")", "[", "]": blank
    case "*": mask
    case ".": dot
    case "+": plus
    case "-", "_", "%", "~", "^", "`", "#", "&": joiner
    case "\u{0}"..."\u{1F}", "\u{7F}": invisible
    default: strong
    }
  }

  private static func general(_ scalar: Unicode.Scalar) -> UInt16 {
    let properties = scalar.properties
    if properties.numericType != nil, let number = properties.numericValue, number >= 0,
      number < 100, number == Double(Int(number))
    {
      return figure + UInt16(number)
    }
    let value = UInt16(truncatingIfNeeded: scalar.value)
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return lowercase(properties, of: value)
    case .lowercaseLetter, .modifierLetter, .otherLetter, .spacingMark, .decimalNumber,
      .letterNumber, .otherNumber:
      return value
    case .nonspacingMark, .enclosingMark, .format, .control, .surrogate, .privateUse, .unassigned:
      return invisible
    case .spaceSeparator, .otherSymbol, .modifierSymbol: return blank
    case .lineSeparator, .paragraphSeparator: return line
    case .dashPunctuation, .connectorPunctuation: return joiner
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol:
      return strong
    @unknown default: return strong
    }
  }

  private static func lowercase(_ properties: Unicode.Scalar.Properties, of value: UInt16) -> UInt16
  {
    let lower = properties.lowercaseMapping.unicodeScalars
    guard let first = lower.first, lower.count == 1 else { return value }
    return UInt16(exactly: first.value) ?? value
  }
}
