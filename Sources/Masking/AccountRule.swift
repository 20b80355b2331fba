// Accounts in chats: QQ numbers and WeChat ids. Both go whole; they lead to a person at once.

/// Finds QQ numbers and WeChat ids.
enum AccountRule {
  /// After QQ, which ends at `place`; the answer is where the number ends.
  static func afterQQ(_ place: Int, isWeak: Bool = false, in scan: inout Scan) -> Int? {
    let words: [StaticString] = [
      "号码", "号", "群", "是", "为", "：", ":", "=", " ", "\u{3000}", "加", "我", "（", "(", "；", "码", "-",
    ]
    var here = place
    for _ in 0..<5 {
      let length = scan.length(ofAny: words, at: here)
      guard length > 0 else { break }
      here += length
    }
    guard here < scan.bytes.count, scan.digit(at: here).value < 10 else { return nil }
    let run = DigitRun(scan, at: here)
    let whole = run.size(0, within: run.count)
    let lengths = (5...12).reversed()
    let length =
      (5...12).contains(whole) && run.breaks(after: whole)
      ? whole
      : isWeak
        ? nil
        : lengths.first {
          run.breaks(after: $0) && run.gaps(0, $0).isSubset(of: [.blank, .hyphen])
        }
    guard let length, run[0] != 0, !isWeak || length >= 6 else { return nil }
    let end = run.end(length - 1)
    guard scan.scalar(at: end) != 0x40 else { return nil }
    scan.note(.qq, here..<end, .certain, .afterQQ, Mask.stars(length))
    return end
  }

  /// After 微信, vx and the like, which end at `place`.
  static func afterWeChat(_ place: Int, in scan: inout Scan) -> Int? {
    let here = scan.skippingConnectors(place, atMost: 6)
    guard here < scan.bytes.count else { return nil }
    let token = token(at: here, scan)
    // Spelled-out digits are no letters, but a number all the same.
    guard token.count > 0 else { return number(at: here, in: &scan) }
    guard token.hasLetter else { return number(at: here, in: &scan) }
    let isNamed = here > place && !scan.has(" ", at: place)
    let isSure = token.count >= 4 && (token.hasSign || isNamed && token.count >= 6)
    guard isSure || token.count >= 6 && here > place else { return nil }
    scan.note(
      .weChat, here..<token.end, isSure ? .certain : .suspected, .afterWeChat,
      scan.settings.hidden)
    return token.end
  }

  private static func number(at here: Int, in scan: inout Scan) -> Int? {
    guard scan.digit(at: here).value < 10 else { return nil }
    let run = DigitRun(scan, at: here)
    let whole = run.size(0, within: run.count)
    let isMobile = run.count >= 11 && run[0] == 1 && run[1] >= 3 && run.breaks(after: 11)
    let length = isMobile ? 11 : whole
    guard (6...20).contains(length), run.breaks(after: length) else { return nil }
    let end = run.end(length - 1)
    guard scan.scalar(at: end) != 0x40, !scan.isAmount(before: end) else { return nil }
    let isDate = length == 8 && Day.isValid(run.number(0, 8))
    scan.note(
      .weChat, here..<end, isDate ? .suspected : .certain, .afterWeChat, scan.settings.hidden)
    return end
  }

  private static func token(
    at place: Int, _ scan: Scan
  ) -> (end: Int, count: Int, hasLetter: Bool, hasSign: Bool) {
    var (here, count, hasLetter, hasSign) = (place, 0, false, false)
    while here < scan.bytes.count, count < 32 {
      let latin = scan.latin(at: here)
      let isSign = scan.bytes[here] == 0x5F || scan.bytes[here] == 0x2D
      guard latin != 0 || isSign else { break }
      if latin >= 0x41 { hasLetter = true } else { hasSign = true }
      here += scan.length(at: here)
      count += 1
    }
    return (here, count, hasLetter, hasSign)
  }
}
