// Character references of HTML and XML: by number, and by those names that stand for a sign which can
// be part of private data or stand between its parts.

/// Reads one character reference.
enum Entity {
  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0,
    "NonBreakingSpace": 0xA0, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009, "hairsp": 0x200A,
    "numsp": 0x2007, "puncsp": 0x2008, "ZeroWidthSpace": 0x200B, "NoBreak": 0x2060, "zwnj": 0x200C,
    "zwj": 0x200D, "lrm": 0x200E, "rlm": 0x200F, "shy": 0xAD, "commat": 0x40, "period": 0x2E,
    "lowbar": 0x5F, "UnderBar": 0x5F, "hyphen": 0x2010, "dash": 0x2010, "ndash": 0x2013,
    "mdash": 0x2014, "minus": 0x2212, "plus": 0x2B, "lpar": 0x28, "rpar": 0x29, "lsqb": 0x5B,
    "rsqb": 0x5D, "colon": 0x3A, "semi": 0x3B, "comma": 0x2C, "sol": 0x2F, "bsol": 0x5C,
    "num": 0x23, "ast": 0x2A, "middot": 0xB7, "bull": 0x2022, "Tab": 0x09, "NewLine": 0x0A,
    "percnt": 0x25, "equals": 0x3D, "excl": 0x21, "quest": 0x3F, "verbar": 0x7C, "sup1": 0xB9,
    "sup2": 0xB2, "sup3": 0xB3, "times": 0xD7,
  ]

  /// The scalar that the reference at `index` stands for, and the length of the reference.
  static func read(
    _ input: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int)? {
    guard index + 2 < input.count else { return nil }
    return input[index + 1] == 0x23 ? number(input, at: index) : name(input, at: index)
  }

  /// `&#49;` and `&#x31;`, also without the semicolon and with leading zeros, as browsers read them.
  private static func number(
    _ input: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int)? {
    let isHex = input[index + 2] | 0x20 == 0x78
    let radix: UInt32 = isHex ? 16 : 10
    let start = index + (isHex ? 3 : 2)
    var position = start
    var value: UInt32 = 0
    while position < input.count, position - start < 24, let digit = Hex.digit(input[position]),
      digit < radix
    {
      if value < 0x110000 { value = value * radix + digit }
      position += 1
    }
    guard position > start, Unicode.Scalar(value) != nil else { return nil }
    if position < input.count, input[position] == 0x3B { position += 1 }
    return (value, position - index)
  }

  private static func name(
    _ input: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int)? {
    var position = index + 1
    while position < input.count, position - index <= 17,
      Hex.isLetter(input[position]) || (0x30...0x39).contains(input[position])
    {
      position += 1
    }
    guard position > index + 1, position < input.count, input[position] == 0x3B else { return nil }
    let name = String(decoding: input[(index + 1)..<position], as: UTF8.self)
    return named[name].map { ($0, position + 1 - index) }
  }
}

/// Reads one escape of JSON or of a script.
enum Backslash {
  /// The scalar that the escape at `index` stands for, and the length of the escape.
  static func read(
    _ input: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int)? {
    guard index + 1 < input.count else { return nil }
    switch input[index + 1] {
    case 0x75, 0x55: return unicode(input, at: index)
    case 0x78: return Hex.value(input, at: index + 2, length: 2).map { ($0, 4) }
    case 0x6E, 0x72: return (0x0A, 2)
    case 0x74, 0x62, 0x66: return (0x20, 2)
    case 0x2F: return (0x2F, 2)
    case 0x22: return (0x22, 2)
    case 0x27: return (0x27, 2)
    case 0x5C: return (0x5C, 2)
    default: return nil
    }
  }

  /// `\u5F20`, a pair of surrogates, and `\u{1F600}`.
  private static func unicode(
    _ input: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int)? {
    if index + 2 < input.count, input[index + 2] == 0x7B { return braced(input, at: index) }
    guard let high = Hex.value(input, at: index + 2, length: 4) else { return nil }
    guard (0xD800..<0xDC00).contains(high) else {
      return Unicode.Scalar(high).map { ($0.value, 6) }
    }
    guard index + 7 < input.count, input[index + 6] == 0x5C, input[index + 7] | 0x20 == 0x75,
      let low = Hex.value(input, at: index + 8, length: 4), (0xDC00..<0xE000).contains(low)
    else { return nil }
    return (0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), 12)
  }

  private static func braced(
    _ input: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int)? {
    for length in 1...6 {
      guard index + 3 + length < input.count else { return nil }
      guard input[index + 3 + length] == 0x7D else { continue }
      guard let value = Hex.value(input, at: index + 3, length: length),
        Unicode.Scalar(value) != nil
      else { return nil }
      return (value, length + 4)
    }
    return nil
  }
}
