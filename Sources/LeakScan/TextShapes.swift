// The shapes of private names of things: plates, e-mail addresses, QQ numbers and WeChat ids.

/// Tells such shapes at a place of a text.
struct TextShapes {
  /// A shape, with the symbols that are compared with the allowed list.
  struct Hit {
    let range: Range<Int>
    let kind: TraceKind
  }

  private static let provinces: Set<UInt32> = symbols(
    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领")
  private static let qqWords = words(["qq", "扣扣", "企鹅号"])
  private static let weChatWords = words([
    "微信", "薇信", "威信", "vx", "wx", "weixin", "wechat", "v信", "加v", "加微",
  ])
  private static let fillers = words([
    "号码", "号", "账号", "帐号", "id", "是", "为", "同号", "搜", "加", "名", "叫", "我",
  ])
  private static let triggers: Set<UInt32> = provinces.union(
    (qqWords + weChatWords).compactMap(\.first)
  ).union([0x40])

  /// A bit for each symbol of the basic plane at which a shape may begin.
  static let triggerBits: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 1_024)
    for symbol in triggers { bits[Int(symbol >> 6)] |= 1 << UInt64(symbol & 63) }
    return bits
  }()

  /// All shapes in `text`.
  static func hits(in text: CanonicalText) -> [Hit] {
    var hits: [Hit] = []
    let symbols = text.symbols
    triggerBits.withUnsafeBufferPointer { bits in
      for index in symbols.indices {
        let symbol = symbols[index]
        guard symbol < 0x10000, bits[Int(symbol >> 6)] >> UInt64(symbol & 63) & 1 != 0 else {
          continue
        }
        if let hit = hit(in: text, at: index) { hits.append(hit) }
      }
    }
    return hits
  }

  private static func hit(in text: CanonicalText, at index: Int) -> Hit? {
    if text.symbols[index] == 0x40 {
      return email(in: text, at: index).map { Hit(range: $0, kind: .email) }
    }
    if let range = plate(in: text, at: index) { return Hit(range: range, kind: .plate) }
    if let range = account(in: text, at: index, words: qqWords, isNumber: true) {
      return Hit(range: range, kind: .qq)
    }
    return account(in: text, at: index, words: weChatWords, isNumber: false)
      .map { Hit(range: $0, kind: .weChat) }
  }

  // MARK: - Plates

  /// A province, a letter and five or six letters and digits, one digit at least.
  private static func plate(in text: CanonicalText, at index: Int) -> Range<Int>? {
    guard provinces.contains(text.symbols[index]), index + 6 < text.symbols.count,
      isLetter(text.symbols[index + 1]), text.marks[index + 1] & Mark.gap < 2
    else { return nil }
    var end = index + 2
    var digits = 0
    while end < text.symbols.count, end - index < 9, isLetterOrDigit(text.symbols[end]),
      text.marks[end] & Mark.gap < (end == index + 2 ? 2 : 1)
    {
      if isDigit(text.symbols[end]) { digits += 1 }
      end += 1
    }
    let length = end - index - 2
    return (length == 5 || length == 6) && digits >= 2 ? index..<end : nil
  }

  // MARK: - E-mail

  /// What stands around the sign at `index`, if it is an address.
  private static func email(in text: CanonicalText, at index: Int) -> Range<Int>? {
    var start = index
    while start > 0, index - start < 64, isLetterOrDigit(text.symbols[start - 1]),
      start == index || text.marks[start] & (Mark.blank | Mark.hard) == 0,
      start == index || text.marks[start] & Mark.gap < 2
    {
      start -= 1
    }
    guard start < index, text.marks[index] & Mark.gap < 2 else { return nil }
    var end = index + 1
    var lastDot = 0
    while end < text.symbols.count, end - index < 64 {
      let isDot = text.marks[end] & Mark.dot != 0 || isWrittenDot(text, at: end)
      if isWrittenDot(text, at: end) {
        lastDot = end + 1
        end += 1
        continue
      }
      guard isLetterOrDigit(text.symbols[end]),
        end == index + 1 || isDot || text.marks[end] & (Mark.blank | Mark.hard) == 0
          || lastDot == end,
        text.marks[end] & Mark.gap < 2
      else { break }
      if isDot, end > index + 1 { lastDot = end }
      end += 1
    }
    guard lastDot > index + 1, end - lastDot >= 2,
      text.symbols[lastDot..<end].allSatisfy(isLetter)
    else { return nil }
    return start..<end
  }

  /// 点 after a letter or digit, as people write an address that robots shall not read.
  private static func isWrittenDot(_ text: CanonicalText, at index: Int) -> Bool {
    text.symbols[index] == 0x70B9 && isLetterOrDigit(text.symbols[index - 1])
      && index + 1 < text.symbols.count && isLetter(text.symbols[index + 1])
  }

  // MARK: - QQ and WeChat

  /// A word for the service and, after fillers, a number or an id.
  private static func account(
    in text: CanonicalText, at index: Int, words: [[UInt32]], isNumber: Bool
  ) -> Range<Int>? {
    guard let word = words.first(where: { stands($0, in: text, at: index) }) else { return nil }
    if isLetter(word[0]), index > 0, isLetterOrDigit(text.symbols[index - 1]),
      text.marks[index] & Mark.gap == 0
    {
      return nil
    }
    var start = index + word.count
    var fillerCount = 0
    while fillerCount < 3, let filler = fillers.first(where: { stands($0, in: text, at: start) }) {
      start += filler.count
      fillerCount += 1
    }
    guard start < text.symbols.count else { return nil }
    let isNamed = fillerCount > 0 || text.marks[start] & Mark.gap == 3
    var end = start
    while end < text.symbols.count, end - start < 24, isLetterOrDigit(text.symbols[end]),
      end == start || text.marks[end] & (Mark.blank | Mark.hard | Mark.dot) == 0
    {
      end += 1
    }
    let id = text.symbols[start..<end]
    if isNumber { return isQQ(id) ? start..<end : nil }
    // `wxpay2` is a word; `wx: pay2` is an id.
    let isApart = isNamed || text.marks[start] & Mark.gap > 0 || !isLetter(word[word.count - 1])
    return isApart && isWeChat(id, text, isNamed: isNamed) ? start..<end : nil
  }

  private static func isQQ(_ id: ArraySlice<UInt32>) -> Bool {
    (5...11).contains(id.count) && id.allSatisfy(isDigit)
  }

  private static func isWeChat(
    _ id: ArraySlice<UInt32>, _ text: CanonicalText, isNamed: Bool
  ) -> Bool {
    guard let first = id.first, (5...20).contains(id.count) else { return false }
    let hasDigit = id.contains(where: isDigit)
    let hasSign = id.indices.dropFirst().contains { text.marks[$0] & Mark.gap > 0 }
    if isDigit(first) { return isNamed && id.allSatisfy(isDigit) && id.count <= 11 }
    return hasDigit || hasSign || isNamed
  }

  // MARK: - Symbols

  private static func stands(_ word: [UInt32], in text: CanonicalText, at index: Int) -> Bool {
    guard index + word.count <= text.symbols.count else { return false }
    for (offset, symbol) in word.enumerated() where text.symbols[index + offset] != symbol {
      return false
    }
    return true
  }

  private static func symbols(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value))
  }

  private static func words(_ texts: [String]) -> [[UInt32]] {
    texts.map { $0.unicodeScalars.map(\.value) }
  }

  static func isDigit(_ symbol: UInt32) -> Bool { symbol &- 0x30 < 10 }
  static func isLetter(_ symbol: UInt32) -> Bool { symbol &- 0x61 < 26 }
  static func isLetterOrDigit(_ symbol: UInt32) -> Bool { isDigit(symbol) || isLetter(symbol) }
}
