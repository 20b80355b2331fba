// Telephones: mobiles and landlines in every spelling, with or without the country's code, and
// telephones abroad. Service numbers (12345, 95598, 400…) and the numbers of offices stay.

/// Finds telephones among digits.
enum PhoneRule {
  /// A telephone at the beginning of the run; the answer is where the scan goes on.
  static func look(at run: DigitRun, in scan: inout Scan) -> Int? {
    if let end = service(run) { return end }
    let start = opening(run, scan)
    if start.isAbroad {
      return abroad(run, from: start.place, in: &scan)
    }
    let prefix = countryCode(run, plus: start.hasPlus)
    if let end = mobile(run, prefix, from: start.place, in: &scan) { return end }
    if let end = landline(run, prefix, from: start.place, in: &scan) { return end }
    if let end = pair(run, in: &scan) { return end }
    guard scan.isCalledTelephone(run.start(0)) else { return nil }
    if let end = local(run, in: &scan) { return end }
    return odd(run, in: &scan)
  }

  /// 400 and 800 numbers, which belong to firms and offices.
  private static func service(_ run: DigitRun) -> Int? {
    guard run[0] == 4 || run[0] == 8, run[1] == 0, run[2] == 0, run.breaks(after: 10) else {
      return nil
    }
    return run.end(9)
  }

  /// Where the number begins with its plus and bracket, and whether the plus leads abroad.
  private static func opening(
    _ run: DigitRun, _ scan: Scan
  ) -> (place: Int, hasPlus: Bool, isAbroad: Bool) {
    var place = run.start(0)
    var hasPlus = false
    if place > 0 {
      let before = scan.before(place)
      let sign = scan.scalar(at: before)
      if sign == 0x2B || sign == 0xFF0B {
        place = before
        hasPlus = true
      }
    }
    if place > 0, !run.gaps(0, run.count).isDisjoint(with: .bracket) {
      let before = scan.before(place)
      let sign = scan.scalar(at: before)
      if sign == 0x28 || sign == 0xFF08 { place = before }
    }
    return (place, hasPlus, hasPlus && !(run[0] == 8 && run[1] == 6))
  }

  /// How many digits are the country's code of China.
  private static func countryCode(_ run: DigitRun, plus: Bool) -> Int {
    if run.count > 15 - 2, run[0] == 0, run[1] == 0, run[2] == 8, run[3] == 6 { return 4 }
    guard run[0] == 8, run[1] == 6 else { return 0 }
    if plus { return 2 }
    let isMobile = run[2] == 1 && run[3] >= 3 && run.breaks(after: 13)
    return isMobile || run.size(0, within: run.count) == 2 && run[2] == 0 ? 2 : 0
  }
}

// MARK: - Mobiles

extension PhoneRule {
  private static func mobile(
    _ run: DigitRun, _ prefix: Int, from start: Int, in scan: inout Scan
  ) -> Int? {
    let last = prefix + 11
    guard run.count >= last, run[prefix] == 1, run[prefix + 1] >= 3, run.breaks(after: last)
    else { return nil }
    let end = run.end(last - 1)
    let called = scan.isCalledTelephone(run.start(0))
    if prefix == 0, !called, scan.isAmount(before: end) { return end }
    guard !scan.settings.officialNumbers.contains(run.text(prefix, last)) else { return end }
    let isOrder = !called && scan.follows(.order, start, within: 18)
    let isUsual = isUsual(run, prefix, last)
    // 41.1724，120.5219: with commas only the usual grouping is worth a look.
    let isList = !run.gaps(prefix, last).isDisjoint(with: [.comma, .other])
    guard isUsual || called || !isList else { return nil }
    let isSure = isUsual && !isOrder
    scan.note(
      .mobile, start..<end, isSure ? .certain : .suspected,
      isSure ? .mobileNumber : .oddTelephone,
      Mask.digits(run, prefix, last, scan.settings.mobile))
    return end
  }

  /// Whether people group the digits of a mobile like this.
  private static func isUsual(_ run: DigitRun, _ from: Int, _ to: Int) -> Bool {
    let gaps = run.gaps(from, to)
    let shape = run.shape(from, to)
    let isRegular = shape == 344
    if gaps.contains(.comma) || gaps.contains(.other) { return isRegular }
    let groups = run.groupCount(to) - run.groupCount(from + 1) + 1
    if groups <= 2 || groups == 11 || gaps.isSubset(of: .line) { return true }
    return [344, 335, 443, 434, 353, 3332, 3323, 3233, 2333, 32222, 22223, 1334].contains(shape)
  }

  /// Two or more mobiles without anything between.
  private static func pair(_ run: DigitRun, in scan: inout Scan) -> Int? {
    guard run.size(0, within: run.count) == 22, run.breaks(after: 22), run[0] == 1, run[1] >= 3,
      run[11] == 1, run[12] >= 3
    else { return nil }
    for first in [0, 11] {
      scan.note(
        .mobile, run.start(first)..<run.end(first + 10), .certain, .mobileNumber,
        Mask.digits(run, first, first + 11, scan.settings.mobile))
    }
    return run.end(21)
  }

  /// A telephone of another country.
  private static func abroad(_ run: DigitRun, from start: Int, in scan: inout Scan) -> Int? {
    let length = run[0] == 1 && run.breaks(after: 11) ? 11 : longestBreak(run, 8...15)
    guard let length else { return nil }
    let end = run.end(length - 1)
    let called = scan.isCalledTelephone(start)
    guard called || !scan.isAmount(before: end) else { return end }
    scan.note(.mobile, start..<end, .certain, .foreignNumber, "+" + Mask.stars(length))
    return end
  }

  private static func longestBreak(_ run: DigitRun, _ lengths: ClosedRange<Int>) -> Int? {
    lengths.reversed().first { length in
      run.breaks(after: length) && run.gaps(0, length).isDisjoint(with: [.line, .comma])
    }
  }
}

// MARK: - Landlines

extension PhoneRule {
  private static func landline(
    _ run: DigitRun, _ prefix: Int, from start: Int, in scan: inout Scan
  ) -> Int? {
    // After the country's code the nought of the area code is usually left out.
    let hasNought = run.count > prefix + 1 && run[prefix] == 0
    guard hasNought || prefix > 0, run.count >= prefix + 9 else { return nil }
    let first = hasNought ? prefix + 1 : prefix
    guard run[first] != 0 else { return nil }
    let area = first + (run[first] <= 2 ? 2 : 3)
    guard let last = numberEnd(run, area) else { return nil }
    let numberEnd = run.end(last - 1)
    let called = scan.isCalledTelephone(run.start(0))
    guard called || !scan.isAmount(before: numberEnd) else { return nil }
    let end = scan.extensionEnd(after: numberEnd) ?? numberEnd
    let plain = (hasNought ? "" : "0") + run.text(prefix, last)
    guard !scan.settings.officialNumbers.contains(plain) else { return end }
    let isSure =
      called || isUsual(run, prefix, area, last) && !scan.follows(.order, start, within: 18)
    guard isSure || run.breaks(after: area) || run.size(0, within: last) >= last - 1 else {
      return nil
    }
    let kept = scan.settings.keepsAreaCode
    let code = kept ? (hasNought ? "" : "0") + run.text(prefix, area) + "-" : ""
    let rest = Mask.digits(
      run, area, last, .init(head: 0, tail: scan.settings.landlineTail))
    scan.note(
      .landline, start..<end, isSure ? .certain : .suspected,
      isSure ? .areaCode : .oddTelephone, code + rest)
    return end
  }

  /// Where the number ends whose area code ends at `area`: eight or seven digits, whole or in the
  /// usual groups.
  private static func numberEnd(_ run: DigitRun, _ area: Int) -> Int? {
    let ends = [area + 8, area + 7].filter { last in
      run.breaks(after: last) && run.gaps(0, last).isDisjoint(with: [.comma, .other])
    }
    if let whole = ends.first(where: { run.gaps(area, $0).isEmpty }) { return whole }
    return ends.first { last in
      let isAllApart = run.groupCount(last) == last
      return run.gaps(area, last).isSubset(of: [.blank, .hyphen, .line])
        && (isAllApart
          || [34, 43, 44, 35, 53, 25, 52, 26, 62, 322, 2222].contains(run.shape(area, last)))
    }
  }

  private static func isUsual(_ run: DigitRun, _ from: Int, _ area: Int, _ last: Int) -> Bool {
    if from > 0 { return true }
    let isWhole = run.gaps(0, last).isEmpty && last >= 11
    let isAllApart = run.groupCount(last) == last
    return isWhole || isAllApart || run.size(0, within: last) == area
      || run.gaps(0, last) == .line
  }

  /// Seven or eight digits that are called a telephone.
  private static func local(_ run: DigitRun, in scan: inout Scan) -> Int? {
    for length in [8, 7] where run.breaks(after: length) {
      guard run.gaps(0, length).isSubset(of: [.blank, .hyphen, .line]) else { continue }
      let shape = run.shape(0, length)
      guard [7, 8, 34, 44, 43].contains(shape) || run.groupCount(length) == length else { continue }
      let end = run.end(length - 1)
      guard !scan.isAmount(before: end) else { return end }
      guard !scan.settings.officialNumbers.contains(run.text(0, length)) else { return end }
      let isDate = length == 8 && (run[0] == 1 || run[0] == 2) && Day.isValid(run.number(0, 8))
      let whole = scan.extensionEnd(after: end) ?? end
      scan.note(
        .landline, run.start(0)..<whole, isDate ? .suspected : .certain, .localNumber,
        Mask.digits(run, 0, length, .init(head: 0, tail: scan.settings.landlineTail)))
      return whole
    }
    return nil
  }

  /// Called a telephone, but with a digit too many or too few.
  private static func odd(_ run: DigitRun, in scan: inout Scan) -> Int? {
    let length = run.size(0, within: run.count)
    guard (9...14).contains(length), run.breaks(after: length) else { return nil }
    let end = run.end(length - 1)
    guard !scan.isAmount(before: end) else { return nil }
    scan.note(
      .otherDigits, run.start(0)..<end, .suspected, .oddTelephone, Mask.stars(length))
    return end
  }
}

// MARK: - Around a telephone

extension Scan {
  /// Whether the digits at `start` are called a telephone just before.
  func isCalledTelephone(_ start: Int) -> Bool {
    follows(.telephone, start, within: 24) && !endsSentence(start, within: 24)
      || has("打", at: start - 3) || has("拨", at: start - 3)
      || isTel(before: start)
  }

  /// Whether a sentence ends in the last bytes before `place`, after the word that was noted last.
  private func endsSentence(_ place: Int, within distance: Int) -> Bool {
    var here = max(lastEnd(of: .telephone), place - distance)
    while here < place {
      if length(ofAny: ["。", "！", "？", "；"], at: here) > 0 { return true }
      here += length(at: here)
    }
    return false
  }

  private func isTel(before start: Int) -> Bool {
    var place = start
    for _ in 0..<3 where place > 0 {
      let sign = bytes[place - 1]
      guard sign == 0x20 || sign == 0x3A || sign == 0x2E else { break }
      place -= 1
    }
    guard place >= 3 else { return false }
    return bytes[place - 3] | 0x20 == 0x74 && bytes[place - 2] | 0x20 == 0x65
      && bytes[place - 1] | 0x20 == 0x6C
  }

  /// Whether a unit follows that makes the number before it an amount or a date.
  func isAmount(before place: Int) -> Bool {
    let units: [StaticString] = [
      "元", "万", "亿", "吨", "斤", "公里", "平方", "块", "%", "％", "年", "月", "户", "人次", "千瓦", "度",
      "立方", "毫", "克", "米", "股", "份",
    ]
    let blank = place < bytes.count && bytes[place] == 0x20 ? 1 : 0
    guard length(ofAny: units, at: place + blank) > 0 else { return false }
    return !has("元旦", at: place + blank) && !has("月租", at: place + blank)
      && !has("万一", at: place + blank) && !has("年前", at: place + blank)
  }

  /// Where an extension ends that follows at `place`.
  func extensionEnd(after place: Int) -> Int? {
    var here = skippingBlanks(place, atMost: 2)
    let words: [StaticString] = [
      "转分机", "转接", "分机号", "分机", "转", "ext.", "ext", "Ext.", "Ext", "EXT", "x", "#", "-", "－", "—",
    ]
    let length = length(ofAny: words, at: here)
    guard length > 0 else { return nil }
    here = skippingBlanks(here + length, atMost: 2)
    for colon in [":", "："] as [StaticString] where has(colon, at: here) {
      here += colon.utf8CodeUnitCount
    }
    var count = 0
    while here < bytes.count, count <= 6 {
      let (value, length) = digit(at: here)
      guard value < 10 else { break }
      here += length
      count += 1
    }
    return (1...6).contains(count) ? here : nil
  }

  /// The place after at most so many blanks.
  func skippingBlanks(_ place: Int, atMost count: Int) -> Int {
    var here = place
    for _ in 0..<count where here < bytes.count {
      let scalar = scalar(at: here)
      guard scalar == 0x20 || scalar == 0x3000 || scalar == 0xA0 || scalar == 0x09 else { break }
      here += length(at: here)
    }
    return here
  }
}
