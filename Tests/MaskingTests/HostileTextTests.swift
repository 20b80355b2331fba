// Whatever the text, the findings stand in order, apart from one another and on borders of characters.

import Masking
import TestSupport
import Testing

/// Texts that nobody wrote for reading.
struct HostileTextTests {
  private static let masker = Masker.strictest

  private static let pieces = [
    "1", "3", "8", "0", "一", "零", "幺", "①", "１", " ", "-", "\n", "\u{200B}", "@", "(", "at", ")",
    "点",
    "cn", "QQ", "微信", "vx", ":", "我叫", "王", "㛃", "𬴂", "欧阳", "小", "刘", "镇长", "收钱", "岁", "十", "小学",
    "年级", "辽", "N", "·", "A", "E", "http://", "?", "token=", "<", ">", "script", "街道", "小区", "号楼",
    "单元",
    "室", "村", "组", "我住", "在", "厂", "上班", "+", "86", "0421", "x", "X", "，", "。", "👍", "e\u{301}",
    "电话",
    "身份证", "19900307", "转", "女士", "的", "信用代码", "6222", "\u{FE0F}", "\u{20E3}", "护照", "车牌", "路",
    "12",
  ]

  private func check(_ text: String, _ role: Masker.Role) -> Bool {
    let bytes = Array(text.utf8)
    var done = 0
    for finding in Self.masker.findings(in: text, role: role, salutation: .lady) {
      let (low, high) = (finding.span.lowerBound, finding.span.upperBound)
      guard low >= done, low < high, high <= bytes.count else { return false }
      let isBorder = { (place: Int) in place == bytes.count || bytes[place] & 0xC0 != 0x80 }
      guard isBorder(low), isBorder(high) else { return false }
      done = high
    }
    return true
  }

  @Test(arguments: Masker.Role.allCases)
  func `findings are in order, apart and whole`(_ role: Masker.Role) {
    var dice = Dice(seed: 99)
    let texts = (0..<800).map { _ in
      (0...dice.below(40)).map { _ in dice.one(of: Self.pieces) }.joined()
    }
    #expect(texts.filter { !check($0, role) }.isEmpty)
  }

  @Test func `each piece may stand at the very end`() {
    let pairs = Self.pieces.flatMap { one in Self.pieces.map { one + $0 } }
    #expect(pairs.filter { !check($0, .free) }.isEmpty)
  }

  @Test func `an empty text has no findings`() {
    #expect(Self.masker.findings(in: "").isEmpty)
    #expect(Self.masker.findings(in: "", role: .homeAddress).isEmpty)
  }

  @Test(arguments: [
    "0123456789", "@", "a@", "1 38 001 ", "镇长刘", "http://a?", "小学", "<a ", "（at）", "小区1-",
  ])
  func `a long text of one piece does no harm`(_ seed: String) {
    #expect(check(String(repeating: seed, count: 4_000 / seed.utf8.count), .free))
  }
}
