// Mail addresses, with their signs or with words for them: a@b.cn, a (at) b 点 cn. Names of people in
// comments (@小红) are flagged too.

/// Finds mail addresses.
enum EmailRule {
  /// Around an @ at `place`; the answer is where the address ends.
  static func look(at place: Int, in scan: inout Scan) -> Int? {
    let after = place + scan.length(at: place)
    guard after < scan.bytes.count, scan.bytes[after] != 0x40 else { return nil }
    let start = scan.localStart(before: place)
    guard start < place else { return nickname(at: place, after, in: &scan) }
    guard let domain = scan.domain(at: scan.skippingBlanks(after, atMost: 1)) else {
      let end = scan.labelEnd(at: after)
      guard end > after else { return nil }
      scan.note(.email, start..<end, .suspected, .mailForm, scan.settings.hidden)
      return end
    }
    note(start..<domain.end, domain.name, .mailForm, in: &scan)
    return domain.end
  }

  /// Around a word for the sign, such as (at), that begins at `place`.
  static func look(atWord place: Int, in scan: inout Scan) -> Int? {
    let words: [StaticString] = [
      "(at)", "(AT)", "（at）", "（AT）", "[at]", "[AT]", "【at】", "(@)", "（@）", "[@]", "at ", "AT ",
      "艾特",
      "［at］", "( at )", "(圈a)", "（圈a）", "(a)", "(艾特)", "（艾特）",
    ]
    let length = scan.length(ofAny: words, at: place)
    guard length > 0 else { return nil }
    let left = scan.trimmingBlanks(before: place)
    let start = scan.localStart(before: left)
    guard start < left,
      let domain = scan.domain(at: scan.skippingBlanks(place + length, atMost: 2))
    else { return nil }
    // A bare “at” is also an English word: then only the usual endings make it an address.
    let isBare = scan.bytes[place] | 0x20 == 0x61
    let usual = [".com", ".cn", ".net", ".org", ".edu", ".gov"]
    guard !isBare || usual.contains(where: { domain.name.hasSuffix($0) }) else { return nil }
    note(start..<domain.end, domain.name, .mailInWords, in: &scan)
    return domain.end
  }

  private static func note(
    _ span: Range<Int>, _ domain: String, _ reason: Finding.Reason, in scan: inout Scan
  ) {
    let kept = scan.settings.keepsMailDomain ? "@" + domain : ""
    scan.note(.email, span, .certain, reason, scan.settings.hidden + kept)
  }

  private static func nickname(
    at place: Int, _ after: Int, in scan: inout Scan
  ) -> Int? {
    var end = after
    while end < scan.bytes.count, end - after < 36 {
      guard scan.mark(at: end) & Alphabet.ideograph != 0 || scan.isAlphanumeric(at: end) else {
        break
      }
      end += scan.length(at: end)
    }
    guard end > after + 3 else { return nil }
    scan.note(.personName, after..<end, .suspected, .familiarName, "某网友")
    return after
  }
}

// MARK: - Parts of an address

extension Scan {
  /// Where the part before the sign begins that ends at `place`.
  func localStart(before place: Int) -> Int {
    var here = place
    while here > 0, place - here < 64 {
      let byte = bytes[here - 1]
      let isSign = byte == 0x2E || byte == 0x5F || byte == 0x2D || byte == 0x2B || byte == 0x25
      if isAlphanumeric(at: here - 1) || isSign {
        here -= 1
      } else if here >= 3, latin(at: before(here)) != 0 {
        here = before(here)
      } else {
        break
      }
    }
    return here
  }

  /// The place before the blanks that end at `place`, two at most.
  func trimmingBlanks(before place: Int) -> Int {
    var here = place
    for _ in 0..<2 where here > 0 && bytes[here - 1] == 0x20 { here -= 1 }
    return here
  }

  /// Where letters, digits and hyphens end that begin at `place`.
  func labelEnd(at place: Int) -> Int {
    var here = place
    while here < bytes.count, here - place < 64 {
      guard latin(at: here) != 0 || bytes[here] == 0x2D || bytes[here] == 0x5F else { break }
      here += length(at: here)
    }
    return here
  }

  /// The domain that begins at `place`, with its dots as dots.
  func domain(at place: Int) -> (end: Int, name: String)? {
    var labels: [Range<Int>] = []
    var here = place
    var stop = labelEnd(at: here)
    while stop > here, labels.count < 6 {
      // 。 stands for a dot only before the last part: after com it ends a sentence.
      let isOver = has("。", at: stop) && isTop(here..<stop)
      guard !isOver, let dot = dotEnd(at: stop) else {
        // Nothing is collected for a word alone, which is the usual case.
        if !labels.isEmpty { labels.append(here..<stop) }
        break
      }
      labels.append(here..<stop)
      here = dot
      stop = labelEnd(at: here)
    }
    guard labels.count >= 2, let last = labels.last else { return nil }
    let top = plain(last)
    guard top.utf8.count >= 2, top.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else { return nil }
    return (last.upperBound, labels.map(plain).joined(separator: "."))
  }

  private func isTop(_ span: Range<Int>) -> Bool {
    ["com", "cn", "net", "org"].contains(plain(span))
  }

  private func dotEnd(at place: Int) -> Int? {
    let sign = length(ofAny: [".", "．", "。"], at: place)
    if sign > 0 { return place + sign }
    let here = skippingBlanks(place, atMost: 1)
    let words: [StaticString] = [
      "点", "(点)", "（点）", "[点]", "dot", "(dot)", "[dot]", "（dot）", "(.)", "DOT",
    ]
    let length = length(ofAny: words, at: here)
    guard length > 0 else { return nil }
    return skippingBlanks(here + length, atMost: 1)
  }

  /// Letters, digits and hyphens as ASCII.
  private func plain(_ span: Range<Int>) -> String {
    var ascii: [UInt8] = []
    var here = span.lowerBound
    while here < span.upperBound {
      var scalar = scalar(at: here)
      if scalar >= 0xFF01, scalar <= 0xFF5E { scalar -= 0xFEE0 }
      ascii.append(UInt8(truncatingIfNeeded: scalar))
      here += length(at: here)
    }
    return String(decoding: ascii, as: UTF8.self)
  }
}
