// Guests as offices write them: 局长 王　伟; 副局长 华明（局长请假）; 分管副市长、各局局长; several of them
// on lines of their own. A name without a title, or a title without a name, is as good.

import Language

/// The guests of one cell.
package struct GuestReading: Hashable, Sendable {
  /// The guests, in order.
  package private(set) var guests: [Guest] = []
  /// Why the head does not come, if the cell says so.
  package private(set) var leaveReason: String?
  /// Text that names nobody, such as 嘉宾由各单位另报.
  package private(set) var remarks: [String] = []

  /// Reads the whole of `text`.
  package init(_ text: String) {
    for piece in GuestReading.pieces(of: text) {
      let plain = takeBrackets(from: piece)
      guard !plain.isEmpty else { continue }
      if let guest = GuestReading.guest(plain) {
        guests.append(guest)
      } else {
        remarks.append(plain)
      }
    }
  }

  /// Split at enumeration signs and line breaks, but not inside brackets.
  private static func pieces(of text: String) -> [String] {
    var pieces = [""]
    var depth = 0
    for character in text {
      if "(（".contains(character) { depth += 1 }
      if ")）".contains(character) { depth -= 1 }
      if depth <= 0, "、，,;；/\n".contains(character) || character.isNewline {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Takes a bracket at the end off; a leave that it speaks of is kept. 县（市）长 stays whole.
  private mutating func takeBrackets(from piece: String) -> String {
    guard let last = piece.last, ")）".contains(last),
      let open = piece.lastIndex(where: { "(（".contains($0) })
    else { return piece }
    let inside = piece[piece.index(after: open)...].dropLast()
    if inside.contains("请假") { leaveReason = String(inside).trimmed }
    return String(piece[..<open]).trimmed
  }

  /// One guest; nil when the text names nobody.
  static func guest(_ text: String) -> Guest? {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first, let last = words.last else { return nil }
    if words.count > 1 {
      if GuestTitle.isTitle(first) {
        return make(name: words.dropFirst().joined(), title: first)
      }
      if GuestTitle.isTitle(last) {
        return make(name: words.dropLast().joined(), title: last)
      }
      let joined = words.joined()
      return GuestTitle.isName(joined) ? make(name: joined, title: "") : nil
    }
    if let (title, name) = GuestTitle.split(first) { return make(name: name, title: title) }
    if GuestTitle.isTitle(first) { return make(name: "", title: first) }
    return GuestTitle.isName(first) ? make(name: first, title: "") : nil
  }

  private static func make(name: String, title: String) -> Guest? {
    guard name.isEmpty || name.count <= 12 else { return nil }
    return Guest(name: name, title: title, rank: GuestTitle.rank(title))
  }
}

/// Titles, and what they say about rank.
enum GuestTitle {
  /// The last words of titles.
  private static let endings = [
    "局长", "主任", "书记", "支队长", "大队长", "理事长", "市长", "县长", "区长", "镇长", "会长", "院长", "所长",
    "站长", "台长", "校长", "行长", "部长", "秘书长", "处长", "科长", "股长", "总经理", "经理", "董事长", "主席",
    "总会计师", "总工程师", "总经济师", "总规划师", "会计师", "工程师", "专员", "专家", "教授", "研究员", "律师",
    "医师", "巡视员", "调研员", "负责人", "负责同志", "领导", "发言人", "检察长", "干部", "委员", "长",
  ]

  /// Letters with which a family name begins, for texts that put name and title together.
  private static let familyNames: Set<Character> = Set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
      + "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤")

  /// What no name contains.
  private static let noName: Set<Character> = Set("局委办厅处科院室中心司会区县市府副管各由另报及等的省部")

  /// Whether `text` ends like a title.
  static func isTitle(_ text: String) -> Bool {
    text.count <= 20 && endings.contains { text.hasSuffix($0) }
  }

  /// Whether `text` can be a person's name.
  static func isName(_ text: String) -> Bool {
    (2...4).contains(text.count) && !text.contains { noName.contains($0) || $0.isASCII }
      && text.first.map(familyNames.contains) == true
  }

  /// 局长王伟 or 王伟局长, written together; nil when it is not surely so.
  static func split(_ text: String) -> (title: String, name: String)? {
    for length in [2, 3] where text.count > length + 1 {
      let tail = String(text.suffix(length))
      let head = String(text.dropLast(length))
      if isName(tail), isTitle(head) { return (head, tail) }
    }
    for length in [3, 2] where text.count > length + 1 {
      let head = String(text.prefix(length))
      let tail = String(text.dropFirst(length))
      if isName(head), endings.contains(where: { $0 == tail || tail == "副" + $0 }) {
        return (tail, head)
      }
    }
    return nil
  }

  /// The rank that a title says.
  static func rank(_ title: String) -> GuestRank {
    if title.isEmpty { return .unknown }
    if title.contains("副") || title.contains("分管") || title.contains("总会计师")
      || title.contains("总工程师") || title.contains("总经济师")
    {
      return .deputy
    }
    let section = ["科长", "股长", "处长", "科室负责人", "大队长"]
    if section.contains(where: { title.hasSuffix($0) }) { return .sectionHead }
    let experts = ["专家", "教授", "研究员", "律师", "医师", "工程师", "会计师"]
    if experts.contains(where: { title.hasSuffix($0) }) { return .expert }
    let unknown = ["专员", "巡视员", "调研员", "发言人", "干部", "委员", "领导", "负责同志"]
    if unknown.contains(where: { title.hasSuffix($0) }) { return .unknown }
    return .head
  }
}
