// Passports and permits: a letter and eight digits. With such a word before it the form is certain;
// alone it is certain only for the letters of today's passports.

/// Finds passports and permits.
enum TravelDocumentRule {
  /// A document whose letter stands at `place`; the answer is where it ends.
  static func look(at place: Int, in scan: inout Scan) -> Int? {
    guard !scan.isAlphanumeric(at: place - 1) else { return nil }
    let letter = scan.bytes[place]
    let code = scan.code(at: place, atMost: 12)
    let letters = code.count - code.digits
    let isForm =
      letters == 1 && (code.digits == 8 || code.digits == 10 && (letter == 0x48 || letter == 0x4D))
      || letters == 2 && code.digits == 7 && letter == 0x45
        && scan.latin(at: place + 1) >= 0x41
    guard isForm, scan.latin(at: code.end) == 0 else { return nil }
    let isCalled = scan.follows(.document, place, within: 40)
    let isPassport = "EGDSPK".utf8.contains(letter)
    let isSure = isCalled || letter == 0x45 || letter == 0x47
    scan.note(
      isPassport ? .passport : .permit, place..<code.end, isSure ? .certain : .suspected,
      .documentForm, String(decoding: [letter], as: UTF8.self) + Mask.stars(code.count - 1))
    return code.end
  }

  /// What follows 护照, 通行证 and the like.
  static func called(after place: Int, in scan: inout Scan) -> Int? {
    let here = scan.skippingConnectors(place, atMost: 4)
    let code = scan.code(at: here, atMost: 14)
    guard (8...12).contains(code.count), code.digits >= 7, code.count - code.digits <= 2,
      scan.latin(at: code.end) == 0
    else { return nil }
    let isPassport = scan.has("护照", at: place - 6)
    scan.note(
      isPassport ? .passport : .permit, here..<code.end, .certain, .documentForm,
      Mask.stars(code.count))
    return code.end
  }
}
