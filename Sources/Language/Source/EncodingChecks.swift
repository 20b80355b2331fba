// Whether bytes are UTF-8, or plausibly GB18030. Foundation's decoders say only yes or no (and say
// yes to a lone 0x80), but a producer needs the place.

/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
struct UTF8Check {
  /// The offset of the first byte that is no UTF-8; nil when all is.
  private(set) var firstInvalid: Int?
  /// How many faults there are when reading goes on behind each.
  private(set) var faults = 0
  /// How many characters of three or four bytes were right.
  private(set) var longCharacters = 0

  init(bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        if buffer[index] < 0x80 {
          index += 1
          continue
        }
        let length = UTF8Check.length(at: index, in: buffer)
        if length == 0 {
          if firstInvalid == nil { firstInvalid = index }
          faults += 1
          index += 1
        } else {
          if length > 2 { longCharacters += 1 }
          index += length
        }
      }
    }
  }

  /// Far more right long characters than faults: chance does not do that in another encoding.
  var looksLikeDamagedUTF8: Bool { longCharacters > faults * 2 }

  /// The length of the character at `index`, 0 when there is none.
  private static func length(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let lead = bytes[index]
    func follows(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + distance < bytes.count && range.contains(bytes[index + distance])
    }
    switch lead {
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
  }
}

/// The structure of GB18030: one, two or four bytes a character.
struct GB18030Check {
  /// The offset of the first byte that breaks the structure; nil when none does.
  private(set) var firstInvalid: Int?
  private var pairs = 0
  private var ordinaryPairs = 0

  init(bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard (0x81...0xFE).contains(lead), index + 1 < bytes.count else {
        firstInvalid = index
        return
      }
      let trail = bytes[index + 1]
      if (0x30...0x39).contains(trail) {
        guard index + 3 < bytes.count, (0x81...0xFE).contains(bytes[index + 2]),
          (0x30...0x39).contains(bytes[index + 3])
        else {
          firstInvalid = index
          return
        }
        index += 4
      } else if (0x40...0x7E).contains(trail) || (0x80...0xFE).contains(trail) {
        pairs += 1
        if (0xA1...0xF7).contains(lead), trail >= 0xA1 { ordinaryPairs += 1 }
        index += 2
      } else {
        firstInvalid = index
        return
      }
    }
  }

  /// Most of the two-byte characters are ordinary ones (GB2312), as in every Chinese text. Latin-1
  /// and damaged UTF-8 pass the structure now and then, but not this.
  var isPlausible: Bool { pairs > 0 && ordinaryPairs * 5 >= pairs * 3 }
}
