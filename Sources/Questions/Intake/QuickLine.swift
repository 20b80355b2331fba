// 一行登记: what a screener types while the phone is still ringing. Marks stand anywhere in the line and
// in any order; whatever is no mark is what the caller said. Nothing is refused here and nothing is
// lost: what cannot be read stays in the text, where a person sees it.

package import Discretion

/// One line of the log, understood.
///
/// `王女士 13800138000 双塔区 路灯坏了半个月 /求助 @市城管局 #路灯 !急 进`
///
/// - a telephone number in any spelling; surname and form of address; a district
/// - `/求助`: nature; `@市城管局`: department; `#路灯`: topic; `!`: urgent; `!!`: emergency
/// - `可公开`, `仅转办`, `不公开`, `匿名`, `可播`, `不播`: consent, alone or after `/`
/// - `进`: into the queue of the show
/// - `姓名:`, `电话:`, `地区:`, `地点:`, `住址:`, `工作单位:`: said outright
/// - what stands in quotation marks is text, whatever it looks like; the marks stay, for they may be
///   the caller's own
package struct QuickLine: Hashable, Sendable {
  /// As the screener typed it: 王女士.
  package var name: Private<String>?
  /// As it was typed, on one line.
  package var phone: Private<String>?
  /// Where it happened.
  package var incidentPlace: Private<String>?
  /// Where the caller lives.
  package var homeAddress: Private<String>?
  /// Where the caller works.
  package var workplace: Private<String>?
  /// What is left of the line: what the caller said.
  package var text = Private("")
  /// The district.
  package var area: String?
  /// Its nature.
  package var nature: Nature?
  /// What was written after `@`; a directory tells which department that is.
  package var departmentWords: String?
  /// Its topic.
  package var topic: String?
  /// How urgent it is.
  package var urgency: Urgency?
  /// What may become of it outside.
  package var disclosure: Consent.Extent?
  /// Whether the caller may be put on air.
  package var mayAir: Bool?
  /// 匿名
  package var isAnonymous: Bool?
  /// It goes into the queue.
  package var entersQueue: Bool?

  /// A line of which nothing is understood yet.
  package init() {}

  /// Reads a line. `areas` are the districts that the office knows.
  package init(_ line: String, areas: Set<String> = []) {
    let plain = Blanks.oneLine(line)
    let words = QuickWord.words(of: plain)
    // Numbers first: they alone may be spelled with blanks.
    let found = PhoneSpelling.first(in: words)
    var rest = QuickText()
    for (index, word) in words.enumerated() {
      guard let found, found.words.contains(index) else {
        if !take(word, areas) { rest.append(word, at: index) }
        continue
      }
      if index == found.words.lowerBound, let before = found.before, !take(before, areas) {
        rest.append(before, at: index)
      }
      if phone == nil { phone = Private(found.number) }
      guard index == found.words.upperBound - 1 else { continue }
      for word in found.behind where !take(word, areas) { rest.append(word, at: index) }
    }
    text = Private(rest.text)
  }
}

// MARK: - Marks

extension QuickLine {
  /// Understands one word; false when it is what the caller said.
  private mutating func take(_ word: QuickWord, _ areas: Set<String>) -> Bool {
    // What goes on from a quotation belongs to its sentence.
    if word.isQuoted || word.goesOn { return false }
    if takeLabel(word.text) || takeMark(word.text) { return true }
    return word.isGoneOn ? takeName(word.text) : takePlain(word.text, areas)
  }

  private mutating func takeLabel(_ word: String) -> Bool {
    guard let colon = word.firstIndex(where: { $0 == ":" || $0 == "：" }),
      let field = QuickField(rawValue: String(word[..<colon]))
    else { return false }
    let value = String(word[word.index(after: colon)...])
    guard !Blanks.isEmpty(value) else { return false }
    switch field {
    case .name, .caller: name = Private(value)
    case .phone, .mobile, .contact: phone = Private(value)
    case .area: area = value
    case .place, .incidentPlace: incidentPlace = Private(value)
    case .home: homeAddress = Private(value)
    case .workplace: workplace = Private(value)
    case .topic: topic = value
    }
    return true
  }

  private mutating func takeMark(_ word: String) -> Bool {
    guard let sign = word.first else { return false }
    let rest = String(word.dropFirst())
    switch sign {
    case "/", "／", "、": return !rest.isEmpty && (takeNature(rest) || takeConsent(rest))
    case "@", "＠": departmentWords = rest.isEmpty ? departmentWords : rest
    case "#", "＃": topic = rest.isEmpty ? topic : rest.replacing("#", with: "")
    case "!", "！": return takeUrgency(rest)
    default: return false
    }
    return !rest.isEmpty
  }

  private mutating func takeNature(_ word: String) -> Bool {
    guard let found = Nature(importing: word) else { return false }
    nature = found
    return true
  }

  private mutating func takeUrgency(_ word: String) -> Bool {
    switch word {
    case "", "急", "紧急": urgency = .high
    case "!", "！", "突发", "转接": urgency = .emergency
    case "一般": urgency = .normal
    default: return false
    }
    return true
  }

  private mutating func takeConsent(_ word: String) -> Bool {
    switch word {
    case "可公开", "公开", "同意公开": disclosure = .publish
    case "仅转办": disclosure = .forwardOnly
    case "不公开", "不同意公开": disclosure = Consent.Extent.none
    case "匿名": isAnonymous = true
    case "可播", "可播出": mayAir = true
    case "不播", "不可播出": mayAir = false
    case "进", "进队列": entersQueue = true
    default: return false
    }
    return true
  }

  private mutating func takePlain(_ word: String, _ areas: Set<String>) -> Bool {
    // 公开 alone may be a word of the sentence; after a slash it is a mark.
    if word != "公开", takeConsent(word) { return true }
    if nature == nil, Nature.allCases.contains(where: { $0.wording == word }) {
      return takeNature(word)
    }
    if area == nil, areas.contains(word) || QuickLine.looksLikeDistrict(word) {
      area = word
      return true
    }
    return takeName(word)
  }

  private mutating func takeName(_ word: String) -> Bool {
    guard name == nil, CallerAddress.isAddress(word) else { return false }
    name = Private(word)
    return true
  }

  /// 双塔区, 朝阳县, 喀左县; not 幸福小区, not 老城区.
  private static func looksLikeDistrict(_ word: String) -> Bool {
    let others = [
      "小区", "社区", "园区", "校区", "景区", "片区", "厂区", "库区", "辖区", "病区", "山区", "地区", "郊区",
    ]
    let plain = ["老城区", "新城区", "主城区", "中心城区"]
    return (3...4).contains(word.count) && !plain.contains(word)
      && (word.hasSuffix("区") || word.hasSuffix("县"))
      && !others.contains(where: word.hasSuffix)
      && word.unicodeScalars.allSatisfy(\.properties.isIdeographic)
  }
}

/// What may be said outright.
private enum QuickField: String {
  case name = "姓名"
  case caller = "来电人"
  case phone = "电话"
  case mobile = "手机"
  case contact = "联系电话"
  case area = "地区"
  case place = "地点"
  case incidentPlace = "事发地点"
  case home = "住址"
  case workplace = "工作单位"
  case topic = "事项"
}

/// What is left of a line, with the blanks that stood in it.
private struct QuickText {
  private(set) var text = ""
  private var last: Int?

  mutating func append(_ word: QuickWord, at index: Int) {
    let isGlued = word.goesOn && last == index - 1
    if !text.isEmpty, !isGlued { text += " " }
    text += word.text
    last = index
  }
}

/// A word of the line: what stands between blanks, or in quotation marks.
struct QuickWord: Hashable, Sendable {
  /// As it was typed, with its quotation marks.
  let text: String
  let isQuoted: Bool
  /// No blank stands between it and the word before.
  var goesOn = false
  /// No blank stands between it and the next word.
  var isGoneOn = false

  static func words(of line: String) -> [QuickWord] {
    var words: [QuickWord] = []
    var word = ""
    var afterBlank = true
    func end(quoted: Bool = false) {
      guard !word.isEmpty else { return }
      if !afterBlank, !words.isEmpty { words[words.count - 1].isGoneOn = true }
      words.append(QuickWord(text: word, isQuoted: quoted, goesOn: !afterBlank))
      word = ""
      afterBlank = false
    }
    var rest = line[...]
    // A mark that nothing closed is closed by nothing further on either.
    var open: Set<Character> = []
    while let character = rest.first {
      if let closing = marks[character], !open.contains(character) {
        guard let last = rest.dropFirst().firstIndex(of: closing) else {
          open.insert(character)
          continue
        }
        let quotation = rest[...last]
        end()
        word = String(quotation)
        end(quoted: true)
        rest = rest[quotation.endIndex...]
        continue
      }
      rest.removeFirst()
      if character.isWhitespace {
        end()
        afterBlank = true
      } else {
        word.append(character)
      }
    }
    end()
    return words
  }

  private static let marks: [Character: Character] = ["“": "”", "「": "」", "\"": "\""]
}
