// Telephone numbers as people type and paste them: with blanks, dashes, brackets, full width, invisible
// characters, the country's code, Chinese numerals. Dates, case numbers and short service lines are
// none.

/// A telephone number that was found in a line.
struct PhoneSpelling: Hashable, Sendable {
  /// Which words it takes up.
  let words: Range<Int>
  /// Its digits, and its extension after a dash.
  let number: String
  /// What stood glued before it.
  let before: QuickWord?
  /// What stood glued behind it.
  let after: QuickWord?

  /// The number in `words` that stands behind 电话 or 手机, and the label goes with it; else the first that
  /// can be nothing but a telephone's, else the first at all.
  static func first(in words: [QuickWord]) -> PhoneSpelling? {
    let all = words.indices.compactMap { spelling(in: words, from: $0) }
    return all.lazy.compactMap { $0.labelled(in: words) }.first
      ?? all.first { !$0.isLocal } ?? all.first { !$0.isReference(in: words) }
  }

  /// Seven or eight digits, which may count other things too.
  private var isLocal: Bool { number.prefix { $0 != "-" }.count <= 8 }

  /// Whether the word before says that it numbers something else: 收据号, 编号, 订单.
  private func isReference(in all: [QuickWord]) -> Bool {
    guard words.lowerBound > 0 else { return false }
    let before = all[words.lowerBound - 1].text
    return ["号", "单", "码", "证", "票", "№"].contains { before.hasSuffix($0) }
  }

  /// What stood glued behind it, without the same number said once more.
  var behind: [QuickWord] {
    guard let after else { return [] }
    guard let again = PhoneSpelling.first(in: [after]), again.number == number else {
      return [after]
    }
    return [again.before].compactMap(\.self) + again.behind
  }

  /// With the label that is glued to it or stands as the word before it; nil without one.
  private func labelled(in all: [QuickWord]) -> PhoneSpelling? {
    var words = words
    var label = before
    if label == nil, words.lowerBound > 0, !all[words.lowerBound - 1].isQuoted {
      words = (words.lowerBound - 1)..<words.upperBound
      label = all[words.lowerBound]
    }
    return label?.text.beforePhoneLabel.map { rest in
      PhoneSpelling(
        words: words, number: number,
        before: rest.isEmpty
          ? nil : QuickWord(text: rest, isQuoted: false, goesOn: label?.goesOn ?? false),
        after: after)
    }
  }

  /// The number that begins in the word `start`; it may go on through the next words.
  private static func spelling(in words: [QuickWord], from start: Int) -> PhoneSpelling? {
    guard !words[start].isQuoted else { return nil }
    let signs = Array(words[start].text)
    for begin in signs.indices where beginsNumber(signs, at: begin) {
      let isFirst = begin == 0 || String(signs[..<begin]).beforePhoneLabel != nil
      var run = DigitRun()
      var reached: (number: String, word: Int, offset: Int)?
      walk: for word in start..<min(words.count, start + 6) {
        // A quotation is no part of a number, and ends it.
        if words[word].isQuoted { break walk }
        let text = word == start ? signs : Array(words[word].text)
        if word > start { run.hasGap = true }
        for offset in (word == start ? begin : 0)..<text.count {
          guard run.take(text[offset]) else { break walk }
          let endsHere = offset + 1 == text.count || !DigitRun.isDigit(text[offset + 1])
          if endsHere, let number = run.number(isAlone: isFirst && offset + 1 == text.count) {
            reached = (number, word, offset + 1)
          }
        }
      }
      guard let reached else { continue }
      let last = Array(words[reached.word].text)
      return PhoneSpelling(
        words: start..<(reached.word + 1), number: reached.number,
        before: word(signs[..<begin], goesOn: words[start].goesOn),
        after: word(last[reached.offset...], isGoneOn: words[reached.word].isGoneOn))
    }
    return nil
  }

  private static func beginsNumber(_ signs: [Character], at index: Int) -> Bool {
    guard DigitRun.isDigit(signs[index]) || "+＋(（".contains(signs[index]) else { return false }
    return index == 0 || !DigitRun.isDigit(signs[index - 1])
  }

  private static func word(
    _ signs: ArraySlice<Character>, goesOn: Bool = false, isGoneOn: Bool = false
  ) -> QuickWord? {
    let text = String(signs).trimming("()（）-—,，。;；")
    guard !text.isEmpty else { return nil }
    return QuickWord(text: text, isQuoted: false, goesOn: goesOn, isGoneOn: isGoneOn)
  }
}

/// Digits that were read one after the other, with what may stand between them.
private struct DigitRun {
  private var digits = ""
  private var extensionDigits: String?
  private var hasSpoken = false
  private var hasPlain = false
  /// After how many digits something else stood.
  private var breaks: Set<Int> = []
  /// A blank stood in it.
  var hasGap = false

  static func isDigit(_ sign: Character) -> Bool { value(of: sign) != nil }

  /// 0 to 9 for ASCII, full width, and numerals as they are said.
  private static func value(of sign: Character) -> (digit: Int, isSpoken: Bool)? {
    if let spoken = Array("零一二三四五六七八九").firstIndex(of: sign) { return (spoken, true) }
    switch sign {
    case "幺": return (1, true)
    case "〇": return (0, true)
    default:
      guard let scalar = sign.unicodeScalars.first, sign.unicodeScalars.count == 1 else {
        return nil
      }
      switch scalar.value {
      case 0x30...0x39: return (Int(scalar.value) - 0x30, false)
      case 0xFF10...0xFF19: return (Int(scalar.value) - 0xFF10, false)
      default: return nil
      }
    }
  }

  /// Takes a digit or what may stand between digits; false when the number ends before it.
  mutating func take(_ sign: Character) -> Bool {
    if let (digit, isSpoken) = DigitRun.value(of: sign) {
      if isSpoken { hasSpoken = true } else { hasPlain = true }
      if extensionDigits != nil {
        extensionDigits?.append(String(digit))
      } else {
        digits.append(String(digit))
      }
      return digits.count <= 16
    }
    if sign == "转", digits.count >= 7, extensionDigits == nil {
      extensionDigits = ""
      return true
    }
    if !digits.isEmpty { breaks.insert(digits.count) }
    return "+＋-－—.·()（） ".contains(sign) || sign.unicodeScalars.allSatisfy(Blanks.isBlank)
  }

  /// The number, if this is one. `isAlone` when nothing but a label is glued to it.
  func number(isAlone: Bool) -> String? {
    guard !(hasSpoken && hasPlain) else { return nil }
    var plain = Substring(digits)
    if plain.count == 15, plain.hasPrefix("0086") { plain = plain.dropFirst(4) }
    if plain.count == 13, plain.hasPrefix("86") { plain = plain.dropFirst(2) }
    let tail = extensionDigits.flatMap { $0.isEmpty ? nil : "-" + $0 } ?? ""
    if DigitRun.isMobile(plain) { return String(plain) + tail }
    guard !hasSpoken else { return nil }
    if DigitRun.isLandline(plain) { return String(plain) + tail }
    return isAlone && !hasGap && DigitRun.isLocal(plain) && isWhole(plain.count)
      ? String(plain) + tail : nil
  }

  /// People write a number in one piece or with its last four apart: 2026-118 is none.
  private func isWhole(_ count: Int) -> Bool {
    breaks.subtracting([count]).isSubset(of: [count - 4])
  }

  private static func isMobile(_ digits: Substring) -> Bool {
    digits.count == 11 && digits.first == "1" && !"012".contains(digits.dropFirst().first ?? "0")
  }

  /// An area code and seven or eight digits.
  private static func isLandline(_ digits: Substring) -> Bool {
    guard digits.first == "0", !digits.hasPrefix("00") else { return false }
    let isShortCode = "12".contains(digits.dropFirst().first ?? "0")
    return isShortCode ? digits.count == 11 : (11...12).contains(digits.count)
  }

  /// A number without an area code; a day such as 20260514 is none.
  private static func isLocal(_ digits: Substring) -> Bool {
    guard (7...8).contains(digits.count), let first = digits.first, "2345678".contains(first) else {
      return false
    }
    return !(digits.count == 8 && digits.hasPrefix("20"))
  }
}

extension String {
  /// What stands before a label that says whose number follows; nil when it ends in none, or when the
  /// label belongs to the words before it: 物业电话 and 打电话 are what the caller said.
  fileprivate var beforePhoneLabel: String? {
    let labels = [
      "联系电话", "联系方式", "电话号码", "手机号码", "手机号", "电话", "手机", "座机", "号码",
    ]
    var rest = self[...]
    while let last = rest.last, ":：是为".contains(last) { rest.removeLast() }
    guard let label = labels.first(where: rest.hasSuffix) else { return nil }
    rest.removeLast(label.count)
    if let mine = ["本人的", "我的", "本人"].first(where: rest.hasSuffix) {
      rest.removeLast(mine.count)
      return String(rest)
    }
    // 我电话 is the caller's own at the beginning of a clause; in 给我电话 it is not.
    if rest.hasSuffix("我"), rest.dropLast().last.map("，,。；;、".contains) ?? true {
      return String(rest.dropLast()).trimming("，,。；;、")
    }
    let before = String(rest).trimming("，,。；;、")
    let isOwn =
      before.isEmpty || before.count < rest.count || CallerAddress.isAddress(before)
      || before.count <= 7 && ["我叫", "我姓"].contains(where: before.hasPrefix)
    return isOwn ? before : nil
  }

  /// Without these characters at both ends.
  fileprivate func trimming(_ signs: String) -> String {
    var rest = self[...]
    while let first = rest.first, signs.contains(first) { rest.removeFirst() }
    while let last = rest.last, signs.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
