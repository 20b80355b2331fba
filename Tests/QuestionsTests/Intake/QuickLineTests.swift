// One line, typed in ten seconds: every mark in any order, every spelling of a number, and nothing lost.

import Discretion
import Questions
import Testing

@Suite struct QuickLineTests {
  private func read(_ line: String) -> QuickLine {
    QuickLine(line, areas: ["双塔区", "喀左县", "开发区"])
  }

  @Test func `a whole line is understood`() {
    let line = read("王女士 13800138000 双塔区 路灯坏了半个月 /求助 @市城管局 #路灯 !急 可公开 进")
    #expect(line.name == Private("王女士"))
    #expect(line.phone == Private("13800138000"))
    #expect(line.area == "双塔区")
    #expect(line.text == Private("路灯坏了半个月"))
    #expect(line.nature == .help)
    #expect(line.departmentWords == "市城管局")
    #expect(line.topic == "路灯")
    #expect(line.urgency == .high)
    #expect(line.disclosure == .publish)
    #expect(line.entersQueue == true)
  }

  @Test func `the order is free`() {
    let words = ["王女士", "13800138000", "双塔区", "路灯坏了", "/求助", "@市城管局", "#路灯", "！", "不公开", "匿名"]
    let expected = read(words.joined(separator: " "))
    for shift in words.indices {
      let turned = Array(words[shift...] + words[..<shift])
      #expect(read(turned.joined(separator: " ")) == expected)
      #expect(read(turned.reversed().joined(separator: "　")) == expected)
    }
  }

  @Test(arguments: [
    ("13800138000", "13800138000"), ("138-0013-8000", "13800138000"),
    ("138 0013 8000", "13800138000"), ("１３８００１３８０００", "13800138000"),
    ("一三八零零一三八零零零", "13800138000"), ("幺三八〇〇幺三八〇〇〇", "13800138000"),
    ("138\u{200B}00138000", "13800138000"), ("(+86) 138-0013-8000", "13800138000"),
    ("+8613800138000", "13800138000"), ("008613800138000", "13800138000"),
    ("010-62345678", "01062345678"), ("(0421)2612345", "04212612345"),
    ("0421-2612345转8001", "04212612345-8001"), ("2612345", "2612345"),
    ("电话:13800138000", "13800138000"), ("手机：138 0013 8000", "13800138000"),
  ])
  func `a number is recognised in every spelling`(spelling: String, number: String) {
    for line in ["\(spelling) 路灯坏了", "路灯坏了 \(spelling)", "王女士 \(spelling) 路灯坏了 /求助"] {
      let read = read(line)
      #expect(read.phone == Private(number), "\(line)")
      #expect(read.text == Private("路灯坏了"), "\(line)")
    }
  }

  @Test(arguments: [
    "12345没人接", "打95598没用", "400-123-4567打不通", "20260514来过一次", "2026-05-14停水",
    "订单202605140000123456不发货", "219901199003071239", "3号楼2单元501", "7路车",
  ])
  func `what is no caller's number stays in the text`(words: String) {
    let line = read(words)
    #expect(line.phone == nil)
    #expect(line.text == Private(words))
  }

  @Test func `a number that is glued to words is cut out of them`() {
    let line = read("王女士13800138000路灯坏了")
    #expect(line.name == Private("王女士"))
    #expect(line.phone == Private("13800138000"))
    #expect(line.text == Private("路灯坏了"))
  }

  @Test(arguments: [
    "电话13800138000 路灯坏了", "电话 13800138000 路灯坏了", "路灯坏了 联系电话： 138 0013 8000",
    "路灯坏了 手机号码是13800138000", "路灯坏了，电话13800138000", "手机号：13800138000 路灯坏了",
    "我的电话 13800138000 路灯坏了", "路灯坏了 本人手机：13800138000", "路灯坏了 联系方式 138-0013-8000",
  ])
  func `the label goes with the number`(line: String) {
    #expect(read(line).phone == Private("13800138000"))
    #expect(read(line).text == Private("路灯坏了"))
  }

  @Test func `a label that is part of other words stays with them`() {
    for words in ["物业电话", "打电话", "我打了投诉电话"] {
      #expect(read("\(words)13800138000 没人接").text == Private("\(words) 没人接"))
    }
    #expect(read("王女士电话13800138000 停水").name == Private("王女士"))
    #expect(read("“电话” 13800138000 停水").text == Private("“电话” 停水"))
    #expect(read("我叫孙建国电话13900139000供暖不热").text == Private("我叫孙建国 供暖不热"))
  }

  @Test func `of two numbers the one that is called the caller's is the caller's`() {
    let line = read("骗子用 13900139000 打来 电话:13800138000")
    #expect(line.phone == Private("13800138000"))
    #expect(line.text == Private("骗子用 13900139000 打来"))
  }

  @Test(arguments: [
    ("王女士", true), ("欧阳先生", true), ("王建国先生", true), ("姓王", true), ("李师傅", true),
    ("小学老师", false), ("一位女士", false), ("老师傅", false), ("王建国", false), ("女士", false),
  ])
  func `a surname and a form of address is a name`(word: String, isName: Bool) {
    let line = read("\(word) 路灯坏了")
    #expect(line.name == (isName ? Private(word) : nil))
    #expect(line.text == Private(isName ? "路灯坏了" : "\(word) 路灯坏了"))
  }

  @Test(
    arguments: [
      ("双塔区", "双塔区"), ("建平县", "建平县"), ("开发区", "开发区"), ("幸福小区", nil), ("老城区", nil),
      ("园区", nil),
    ] as [(String, String?)])
  func `a district is told from an estate`(word: String, area: String?) {
    #expect(read("\(word) 停水").area == area)
  }

  @Test(arguments: Nature.allCases)
  func `a nature stands after a slash, however it is typed, or alone`(nature: Nature) {
    for mark in ["/", "／", "、", ""] {
      #expect(read("停水 \(mark)\(nature.wording)").nature == nature)
    }
  }

  @Test func `consent stands alone or after a slash`() {
    #expect(read("停水 仅转办").disclosure == .forwardOnly)
    #expect(read("停水 /不公开").disclosure == Consent.Extent.none)
    #expect(read("停水 /公开").disclosure == .publish)
    #expect(read("要求 公开 账目").disclosure == nil)
    #expect(read("停水 不播 匿名").mayAir == false)
    #expect(read("停水 不播 匿名").isAnonymous == true)
    #expect(read("停水").entersQueue == nil)
  }

  @Test func `urgency has three marks`() {
    #expect(read("停水 !").urgency == .high)
    #expect(read("停水 ！急").urgency == .high)
    #expect(read("漏气 !!").urgency == .emergency)
    #expect(read("漏气 ！！").urgency == .emergency)
    #expect(read("停水").urgency == nil)
    #expect(read("停水!").text == Private("停水!"))
  }

  @Test(arguments: [
    ("交了押金，收据号 2026-118 钱女士 13800138101", "13800138101", "交了押金，收据号 2026-118"),
    ("编号 2345678 的路灯不亮 周女士 13800138101", "13800138101", "编号 2345678 的路灯不亮"),
    ("订单 2345678 没到 电话2345679", "2345679", "订单 2345678 没到"),
    ("水表 2345678 坏了 0421-2345679", "04212345679", "水表 2345678 坏了"),
    ("我的电话是13800138109，联系方式13800138109 下水道堵了", "13800138109", "下水道堵了"),
    ("村里停水五天了，我电话13800138109", "13800138109", "村里停水五天了"),
    ("停水 2345-678 3楼 2345 678", nil, "停水 2345-678 3楼 2345 678"),
    ("编号 2345678 的路灯不亮", nil, "编号 2345678 的路灯不亮"),
    ("停水 234-5678", "2345678", "停水"),
  ])
  func `of several numbers the caller's telephone is taken`(
    _ words: String, _ phone: String?, _ text: String
  ) {
    let line = read(words)

    #expect(line.phone == phone.map { Private($0) })
    #expect(line.text == Private(text))
  }

  @Test func `fields can be said outright, and quotation marks make text`() {
    let line = read("姓名:王建国 地点：文化路口 住址:幸福小区3号楼 工作单位:机械厂 “13900139000 /求助 双塔区” 停水")
    #expect(line.name == Private("王建国"))
    #expect(line.incidentPlace == Private("文化路口"))
    #expect(line.homeAddress == Private("幸福小区3号楼"))
    #expect(line.workplace == Private("机械厂"))
    #expect(line.text == Private("“13900139000 /求助 双塔区” 停水"))
    #expect(line.phone == nil)
    #expect(line.nature == nil)
  }

  @Test(arguments: [
    "工作人员说“不归我管”就挂了电话，还说\"爱找谁找谁\"", "他说“投诉”投诉也没用", "「不公开」的账目", "“路灯”、求助无门",
    "说“急”!", "5\"水管裂了", "管子“裂了 3天", "“”", "不公开“账目”", "说“双塔区”双塔区",
  ])
  func `quotation marks stay as they were typed, and so do the words that touch them`(
    words: String
  ) {
    let line = read("王女士 13800138000 \(words) /求助")
    #expect(line.text == Private(words))
    #expect(line.name == Private("王女士"))
    #expect(line.phone == Private("13800138000"))
    #expect(line.nature == .help)
    #expect(line.disclosure == nil && line.urgency == nil && line.area == nil)
  }

  @Test func `a number stops at a quotation, and one that touches it is still found`() {
    #expect(read("1380 “别打” 0138000 停水").text == Private("1380 “别打” 0138000 停水"))
    let line = read("王女士13800138000“不归我管”就挂了")
    #expect(line.phone == Private("13800138000"))
    #expect(line.name == Private("王女士"))
    #expect(line.text == Private("“不归我管”就挂了"))
    #expect(read("打13800138000“不接”").text == Private("打“不接”"))
    let quoting = read("说“好”王女士电话13800138000 停水")
    #expect(quoting.phone == Private("13800138000"))
    #expect(quoting.name == nil)
    #expect(quoting.text == Private("说“好”王女士 停水"))
  }

  @Test(arguments: [
    "", "   ", "@", "#", "/", "/没有这种", "!!!!", "姓名:", "“", "“““\"“ 停", "((((", "+++---",
    "13800138000",
    "电话:", "转转转", "👨‍👩‍👧 停水", "一二三四五六七八九十一二三四五六七八九十",
  ])
  func `odd lines harm nothing and lose nothing`(words: String) {
    let line = read(words)
    let kept = line.text.reveal(for: .showing) + (line.phone?.reveal(for: .showing) ?? "")
    for character in words where character.isLetter || character.isNumber {
      #expect(kept.contains(character))
    }
  }

  @Test func `a line of four thousand characters is read at once`() {
    let long = String(repeating: "1 2（3 一", count: 700)
    #expect(read(long).phone == nil)
  }
}

@Suite struct LikenessTests {
  @Test(arguments: [
    ("文化路路灯坏了", "文化路口路灯不亮坏了", true), ("文化路路灯坏了", "医保断缴能补吗", false), ("", "路灯", false),
    ("路灯", "路灯", true),
  ])
  func `the same matter in other words is worth a look`(left: String, right: String, isLike: Bool) {
    #expect((Likeness.between(left, right) >= Likeness.worthALook) == isLike)
    #expect(Likeness.between(left, right) == Likeness.between(right, left))
  }
}
