// Texts whose private data are known, because this file planted them: in every script, grouping and
// separator that people use, glued to Chinese text on both sides. It shares nothing with the rules.

import Masking
import TestSupport

/// A text and where its private data stand.
struct TruthText: Sendable {
  var text = ""
  var planted: [(span: Range<Int>, kind: Finding.Kind)] = []

  mutating func add(_ words: String) { text += words }

  mutating func plant(_ words: String, _ kind: Finding.Kind) {
    let start = text.utf8.count
    text += words
    planted.append((start..<text.utf8.count, kind))
  }
}

/// Makes texts.
struct TruthSet {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// A text with one to three planted data.
  mutating func hostile() -> TruthText {
    var text = TruthText()
    text.add(dice.one(of: Self.openings))
    for _ in 0...dice.below(3) {
      plantOne(in: &text)
      text.add(dice.one(of: Self.closings))
    }
    return text
  }

  private mutating func plantOne(in text: inout TruthText) {
    switch dice.below(14) {
    case 0, 1, 2: mobile(in: &text)
    case 3, 4: landline(in: &text)
    case 5: local(in: &text)
    case 6, 7: identity(in: &text)
    case 8: card(in: &text)
    case 9: plate(in: &text)
    case 10: document(in: &text)
    case 11: mail(in: &text)
    case 12: qq(in: &text)
    default: weChat(in: &text)
    }
  }
}

// MARK: - Kinds

extension TruthSet {
  private mutating func mobile(in text: inout TruthText) {
    text.add(dice.one(of: ["电话", "我的手机是", "打", "请回", "，", "号码：", "找我", "微信同号，", ""]))
    let digits = "1" + dice.one(of: ["3", "5", "7", "8", "9"]) + dice.digits(9)
    let shape = dice.one(of: [
      [11], [11], [3, 4, 4], [3, 8], [7, 4], [3, 3, 5], [4, 4, 3], Array(repeating: 1, count: 11),
      [5, 6],
    ])
    let prefix = dice.one(of: [
      "", "", "", "", "+86", "+86 ", "0086", "(+86)", "（+86）", "+86-", "86",
    ])
    text.plant(prefix + spell(digits, shape, foreign: prefix.isEmpty), .mobile)
  }

  private mutating func landline(in text: inout TruthText) {
    text.add(dice.one(of: ["座机", "办公室", "家里电话：", "或者", "，", "请打"]))
    let area = dice.one(of: ["0421", "024", "010", "0755", "0311", "021"])
    let number = dice.digits(dice.below(2) + 7)
    let join = dice.one(of: ["-", "-", " ", "—", "－", "", ".", "\n"])
    let long = join.isEmpty && area.count + number.count < 11
    var spelled = area + (long ? "-" : join) + number
    switch dice.below(6) {
    case 0: spelled = "(" + area + ")" + number
    case 1: spelled = "（" + area + "）" + number
    case 2: spelled = "+86-" + area + "-" + number
    case 3: spelled = "+86 " + area.dropFirst() + " " + number
    case 4: spelled = translate(spelled, dice.one(of: Self.scripts))
    default: break
    }
    let ending = dice.one(of: ["", "", "转8001", "-801", " 转 12", "分机66"])
    text.plant(spelled + ending, .landline)
  }

  private mutating func local(in text: inout TruthText) {
    text.add(dice.one(of: ["电话", "座机：", "请打", "电话是", "家里电话", "传真 ", "拨"]))
    let digits = String(3 + dice.below(6)) + dice.digits(dice.below(2) + 6)
    text.plant(translate(digits, dice.one(of: Self.scripts)), .landline)
  }

  private mutating func identity(in text: inout TruthText) {
    text.add(dice.one(of: ["身份证", "身份证号：", "证号", "我的号码是", "，", "身份证号码", ""]))
    let area = "2199" + String(10 + dice.below(90))
    let month = pad(1 + dice.below(12))
    let day = pad(1 + dice.below(28))
    if dice.below(6) == 0 {
      let digits = area + pad(20 + dice.below(79)) + month + day + dice.digits(3)
      text.plant(spell(digits, dice.one(of: [[15], [6, 6, 3], [6, 9]])), .identityNumber)
      return
    }
    let head = area + String(1930 + dice.below(90)) + month + day + dice.digits(3)
    let shape = dice.one(of: [[17], [6, 8, 3], [6, 11], [6, 4, 4, 3], [6, 6, 5]])
    let last = dice.one(of: ["x", "X", "Ｘ", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
    if last.first?.isNumber ?? false {
      var whole = shape
      whole[whole.count - 1] += 1
      text.plant(spell(head + last, whole), .identityNumber)
    } else {
      text.plant(spell(head, shape, foreign: false) + last, .identityNumber)
    }
  }

  private mutating func card(in text: inout TruthText) {
    text.add(dice.one(of: ["卡号", "卡号是", "工资卡", "银行卡：", "打到", ""]))
    let length = dice.one(of: [16, 19, 17, 18])
    var body = dice.one(of: ["62", "62", "45", "52"]) + "9" + "5" + dice.digits(length - 5)
    // A date inside would make it an identity number, rightly; a ninth month 99 can't be one.
    body = String(body.prefix(10)) + "99" + String(body.dropFirst(12))
    let check = (0...9).first { luhn(body + String($0)) } ?? 0
    let shapes = [[length], [4, 4, 4, 4, length - 16].filter { $0 > 0 }, [6, length - 6]]
    text.plant(spell(body + String(check), dice.one(of: shapes)), .bankCard)
  }

  private mutating func plate(in text: inout TruthText) {
    text.add(dice.one(of: ["我的车", "车牌", "车号是", "，", ""]))
    let region = dice.one(of: ["辽", "京", "冀", "蒙", "吉"]) + dice.one(of: ["A", "N", "B", "f"])
    let join = dice.one(of: ["", "·", " ", "-", ".", "•"])
    let rest = dice.one(of: ["", "D"]) + dice.one(of: ["A", "1", "K"]) + dice.digits(4)
    text.plant(translate(region + join + rest, dice.one(of: [.plain, .plain, .wide])), .plate)
  }

  private mutating func document(in text: inout TruthText) {
    if dice.below(2) == 0 {
      text.add(dice.one(of: ["护照", "护照号", "护照：", "我的是"]))
      text.plant(dice.one(of: ["E", "G"]) + dice.digits(8), .passport)
    } else {
      text.add(dice.one(of: ["通行证", "港澳通行证", "通行证号："]))
      text.plant(dice.one(of: ["C", "W", "H"]) + dice.digits(8), .permit)
    }
  }

  private mutating func mail(in text: inout TruthText) {
    text.add(dice.one(of: ["邮箱", "发到", "邮箱是 ", "材料发我", "：", "联系"]))
    let local = dice.one(of: ["zhang.san", "li_si88", "wang-wu", "10000123", "z", "a.b.c"])
    let sign = dice.one(of: ["@", "@", "@", "＠", " (at) ", "(at)", "（at）", "[at]", "艾特"])
    let dot = dice.one(of: [".", ".", ".", " 点 ", "点", "．", "(点)"])
    let host = dice.one(of: ["qq", "163", "example", "test-site"])
    text.plant(local + sign + host + dot + dice.one(of: ["com", "cn", "net"]), .email)
  }

  private mutating func qq(in text: inout TruthText) {
    text.add(dice.one(of: ["QQ", "QQ:", "QQ号", "qq ", "加QQ：", "ＱＱ", "扣扣", "QQ号是", "企鹅号"]))
    text.plant(translate(dice.digits(6 + dice.below(5)), dice.one(of: Self.scripts)), .qq)
  }

  private mutating func weChat(in text: inout TruthText) {
    text.add(
      dice.one(of: ["微信", "微信号", "vx: ", "VX", "wx：", "加微信", "微信号是", "薇信", "v信", "wechat:"]))
    text.plant(
      dice.one(of: ["wx_test_001", "zhang" + dice.digits(3), "abc-123", "l" + dice.digits(6)]),
      .weChat)
  }
}

// MARK: - Spelling

extension TruthSet {
  private enum Script: CaseIterable {
    case plain, wide, circled, words, formal, mathematical
  }

  private static let scripts = Script.allCases

  /// Digits in groups and in some script.
  private mutating func spell(_ digits: String, _ shape: [Int], foreign: Bool = true) -> String {
    let joins = ["-", " ", ".", "\u{3000}", "—", "·", "\u{A0}", "\n", "\u{200B}", "\u{2060}"]
    let join = dice.one(of: joins)
    var parts: [String] = []
    var rest = Substring(digits)
    for size in shape {
      parts.append(String(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    let isPlain = !foreign || dice.below(2) == 0
    return translate(parts.joined(separator: join), isPlain ? .plain : dice.one(of: Self.scripts))
  }

  private mutating func translate(_ text: String, _ script: Script) -> String {
    var result = ""
    for character in text {
      guard let value = character.wholeNumberValue, character.isASCII else {
        let wide = character.asciiValue.flatMap { UnicodeScalar(UInt32($0) + 0xFEE0) }
        result +=
          script == .wide && character.isLetter
          ? wide.map { String($0) } ?? String(character)
          : String(character)
        continue
      }
      switch script {
      case .plain: result.append(character)
      case .wide: result += Self.pick("０１２３４５６７８９", value)
      case .circled: result += Self.pick("⓪①②③④⑤⑥⑦⑧⑨", value)
      case .words: result += Self.pick(dice.below(2) == 0 ? "零一二三四五六七八九" : "〇幺二三四五六七八九", value)
      case .formal: result += Self.pick("零壹贰叁肆伍陆柒捌玖", value)
      case .mathematical: result += Self.pick("𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", value)
      }
    }
    return result
  }

  private static func pick(_ row: String, _ value: Int) -> String {
    String(row[row.index(row.startIndex, offsetBy: value)])
  }

  private func pad(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private func luhn(_ digits: String) -> Bool {
    var sum = 0
    for (index, character) in digits.reversed().enumerated() {
      let value = (character.wholeNumberValue ?? 0) * (index % 2 + 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  private static let openings = [
    "您好，", "主持人好，我想问一下养老金的事，", "村里停水五天了，", "麻烦帮我查一下，", "我家楼下烧烤店半夜吵，", "<b>急</b>", "",
    "2026年5月14日9:30我打过12345，", "孩子落户要带什么材料？", "我反映三次了，工单号是20260514001，", "👍👍",
  ]

  private static let closings = ["。", "，谢谢", "，一直没人管", "；", "！", "\n", "，请回复", "（急）", "，", " ，麻烦了"]
}
