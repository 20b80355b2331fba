// The text of a notice as sentences of characters that remember where they stood. Notices are pasted
// from web pages and word processors: lines break anywhere, digits and dashes come in every width.

/// One visible character, folded to its plain form, with its place in the file.
struct NoticeGlyph {
  let character: Character
  let line: Int
  let column: Int
  /// As the author typed it.
  let original: Character
  let startsLine: Bool
  let followsBlankLine: Bool
}

/// A notice cut into sentences. Blanks and line breaks inside them are gone.
struct NoticeText {
  let sentences: [[NoticeGlyph]]

  init(_ text: String) {
    let glyphs = NoticeText.glyphs(of: text)
    var sentences: [[NoticeGlyph]] = []
    var current: [NoticeGlyph] = []
    for (index, glyph) in glyphs.enumerated() {
      let mayBeHeading = glyph.startsLine || current.last?.character == ":"
      if glyph.followsBlankLine
        || (mayBeHeading && NoticeHeading(glyphs[index...].prefix(40)) != nil)
      {
        if !current.isEmpty { sentences.append(current) }
        current = []
      }
      if "。;!?".contains(glyph.character) {
        if !current.isEmpty { sentences.append(current) }
        current = []
      } else {
        current.append(glyph)
      }
    }
    if !current.isEmpty { sentences.append(current) }
    self.sentences = sentences
  }

  private static func glyphs(of text: String) -> [NoticeGlyph] {
    var glyphs: [NoticeGlyph] = []
    var line = 1
    var column = 0
    var startsLine = true
    var emptyLines = 0
    for character in text {
      if character.isNewline {
        emptyLines = startsLine ? emptyLines + 1 : 0
        line += 1
        column = 0
        startsLine = true
        continue
      }
      column += 1
      if isBlank(character) { continue }
      glyphs.append(
        NoticeGlyph(
          character: folded(character), line: line, column: column, original: character,
          startsLine: startsLine, followsBlankLine: startsLine && emptyLines > 0))
      if startsLine { emptyLines = 0 }
      startsLine = false
    }
    return glyphs
  }

  private static func isBlank(_ character: Character) -> Bool {
    character.isWhitespace || character == "\u{FEFF}" || character == "\u{200B}"
  }

  /// Full-width ASCII becomes ASCII, every dash and tilde becomes 至, and the radicals that some
  /// PDF readers copy in place of 日, 月 and the numerals become those characters.
  private static func folded(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first else { return character }
    if (0xFF01...0xFF5E).contains(scalar.value),
      let plain = Unicode.Scalar(scalar.value - 0xFEE0)
    {
      return plain == "-" || plain == "~" ? "至" : Character(plain)
    }
    return substitutes[character] ?? character
  }

  private static let substitutes: [Character: Character] = [
    "-": "至", "~": "至", "—": "至", "–": "至", "―": "至", "到": "至", "−": "至", "‐": "至", "‑": "至",
    "⽇": "日", "⽉": "月", "⼀": "一", "⼆": "二", "⼋": "八", "⼗": "十",
  ]
}

/// The beginning of an item: `一、元旦：`, `（六）国庆节、中秋节：`, `劳动节：`.
struct NoticeHeading {
  /// Full names of the holidays in the heading.
  let holidays: [String]
  /// How many characters the heading takes, the colon included.
  let length: Int

  /// Nil when `glyphs` don't begin with a heading that names a holiday.
  init?(_ glyphs: ArraySlice<NoticeGlyph>) {
    guard let colon = glyphs.firstIndex(where: { $0.character == ":" }) else { return nil }
    let length = colon - glyphs.startIndex + 1
    let text = String(glyphs[..<colon].map(\.character))
    guard length <= 24, !text.contains("。"), !text.contains(",") else { return nil }
    let holidays = NoticeHeading.holidays(in: text, short: true)
    guard !holidays.isEmpty else { return nil }
    self.holidays = holidays
    self.length = length
  }

  /// The statutory holidays named in `text`, in its order. Short forms (清明, 劳动) count only where
  /// nothing but a name is expected.
  static func holidays(in text: String, short: Bool) -> [String] {
    var found: [(at: String.Index, name: String)] = []
    for (brief, name) in names {
      let needle = short || brief == "五一" ? brief : name
      if let range = text.firstRange(of: needle), !found.contains(where: { $0.name == name }) {
        found.append((range.lowerBound, name))
      }
    }
    return found.sorted { $0.at < $1.at }.map(\.name)
  }

  /// The seven holidays of the yearly notice, by their full names.
  static let statutory = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"]

  private static let names = [
    ("元旦", "元旦"), ("春节", "春节"), ("清明", "清明节"), ("劳动", "劳动节"), ("五一", "劳动节"),
    ("端午", "端午节"), ("中秋", "中秋节"), ("国庆", "国庆节"),
  ]
}
