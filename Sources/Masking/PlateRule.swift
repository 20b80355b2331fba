// Plates: a province, a letter and five characters, or six for new energy. Province and letter may
// remain, for thousands share them.

/// Finds plates.
enum PlateRule {
  /// A plate whose province stands at `place`; the answer is where it ends.
  static func look(at place: Int, in scan: inout Scan) -> Int? {
    var here = scan.skippingBlanks(place + 3, atMost: 1)
    let letter = scan.latin(at: here)
    guard letter >= 0x41 else { return nil }
    here += scan.length(at: here)
    here = skippingSeparators(here, scan)
    let rest = scan.code(at: here, atMost: 7)
    var (end, count) = (rest.end, rest.count)
    let suffix = scan.length(ofAny: ["挂", "学", "警", "港", "澳", "领", "试", "超"], at: end)
    if suffix > 0, count == 4 {
      end += suffix
      count = 5
    }
    guard count == 5 || count == 6, rest.digits > 0 || count == 5 else { return nil }
    guard scan.latin(at: end) == 0 else { return nil }
    let isAmount = rest.digits == count && scan.isAmount(before: end)
    let isSure = rest.digits > 0 && !isAmount
    let region = String(decoding: scan.bytes[place..<place + 3], as: UTF8.self)
    let kept = region + String(decoding: [letter], as: UTF8.self) + "·"
    scan.note(
      .plate, place..<end, isSure ? .certain : .suspected, .plateForm,
      (scan.settings.keepsPlateRegion ? kept : "") + Mask.stars(count))
    return end
  }

  /// What follows 车牌 without a province.
  static func called(after place: Int, in scan: inout Scan) -> Int? {
    let here = scan.skippingConnectors(place, atMost: 4)
    let code = scan.code(at: here, atMost: 8)
    guard (5...7).contains(code.count), code.digits > 0 else { return nil }
    scan.note(.plate, here..<code.end, .suspected, .calledPlate, Mask.stars(code.count))
    return code.end
  }

  private static func skippingSeparators(_ place: Int, _ scan: Scan) -> Int {
    var here = place
    for _ in 0..<2 where here < scan.bytes.count {
      let (value, length) = scan.digit(at: here)
      guard value == Alphabet.separator || value == Alphabet.ignorable else { break }
      here += length
    }
    return here
  }
}

extension Scan {
  /// The letter (as capital) or digit at `place`, in ASCII or full width, or nought.
  func latin(at place: Int) -> UInt8 {
    guard place < bytes.count else { return 0 }
    var scalar = scalar(at: place)
    if scalar >= 0xFF01, scalar <= 0xFF5E { scalar -= 0xFEE0 }
    guard scalar < 0x80 else { return 0 }
    let byte = UInt8(scalar)
    if byte &- 0x30 < 10 { return byte }
    return (byte | 0x20) &- 0x61 < 26 ? byte & 0xDF : 0
  }

  /// Letters and digits (in any script) from `place` on, with at most one blank between two.
  func code(at place: Int, atMost limit: Int) -> (end: Int, count: Int, digits: Int) {
    var (here, end, count, digits) = (place, place, 0, 0)
    while here < bytes.count, count < limit {
      let (value, size) = digit(at: here)
      if value < 10 {
        digits += 1
      } else if latin(at: here) == 0 {
        guard value == Alphabet.ignorable || bytes[here] == 0x20 && end == here, count > 0 else {
          break
        }
        here += size
        continue
      }
      here += size
      end = here
      count += 1
    }
    return (end, count, digits)
  }

  /// The place after words and signs that join a name of something with its value.
  func skippingConnectors(_ place: Int, atMost count: Int) -> Int {
    let words: [StaticString] = [
      "号码", "账号", "号", "码", "是", "为", "：", ":", "=", "＝", " ", "\u{3000}", "叫", "“", "\"", "（", "(",
      "【", "就", "ID", "id", "Id", "-", "加", "我", "的", "搜", "名", "\n", "，", ",",
    ]
    var here = place
    for _ in 0..<count {
      let length = length(ofAny: words, at: here)
      guard length > 0 else { break }
      here += length
    }
    return here
  }
}
