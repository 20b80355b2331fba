import Testing

@testable import LeakScan

// Every way in which a known datum can stand in an output, and outputs in which it does not.

@Suite struct DisguiseTests {
  static let phone = KnownDatum(.phone, "+86-138-0013-8003", label: "Q04")
  static let name = KnownDatum(.name, "欧阳春梅", label: "Q14")
  static let scan = LeakScan(known: [
    phone, name,
    KnownDatum(.name, "王㛃", label: "Q16"),
    KnownDatum(.identityNumber, "219901199003071239", label: "Q06"),
    KnownDatum(.bankCard, "6222021234567890128", label: "Q13"),
    KnownDatum(.plate, "辽N·A0001", label: "Q11"),
    KnownDatum(.email, "zhang.test@example.com", label: "Q34"),
    KnownDatum(.account, "wx_test_001", label: "Q34"),
    KnownDatum(.homeAddress, "朝阳市双塔区凌河街道幸福小区3号楼2单元501室", label: "Q19"),
    KnownDatum(.workplace, "北方第二机械厂", label: "Q04"),
    KnownDatum(.passage, "我确诊乙肝,单位要辞退我,怎么办?我妈还不知道这件事。", label: "Q18"),
  ])

  func kinds(_ text: String) -> Set<TraceKind> {
    Set(Self.scan.scan(text: text, named: "a.html").map(\.kind))
  }

  @Test(arguments: [
    "13800138003", "138 0013 8003", "138-0013-8003", "１３８００１３８００３", "①③⑧⓪⓪①③⑧⓪⓪③",
    "幺三八零零幺三八零零三", "一三八〇〇一三八〇〇三", "138\u{200B}00138\u{200D}003", "138\n0013\n8003",
    "&#49;&#51;&#56;00138003", "&#x31;&#x33;&#x38;00138003", "&amp;#49;3800138003",
    "138&nbsp;0013&nbsp;8003", "138&shy;0013&ZeroWidthSpace;8003", "%31%33%38%30%30138003",
    "\\u0031\\u0033\\u003800138003", "\\x31380\\u{30}138003", "<b>138</b>0013<i>8003</i>",
    "138<span\nclass=\"x\">0013</span>8003", "tel:13800138003",
    "<a href=\"tel:+8613800138003\">x</a>",
    "(+86) 138.0013.8003", "电话13800138003谢谢", "x13800138003y", "**138**0013**8003**",
    "1 3 8 0 0 1 3 8 0 0 3", "\u{1D7CF}\u{1D7D1}\u{1D7D6}00138003", "138,0013,8003",
    "1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣3️⃣", "١٣٨٠٠١٣٨٠٠٣", "壹叁捌零零壹叁捌零零叁", "<!-- 13800138003 -->",
    "1\u{0}3\u{0}8\u{0}0\u{0}0\u{0}1\u{0}3\u{0}8\u{0}0\u{0}0\u{0}3",
  ])
  func `a telephone number is found in every disguise`(text: String) {
    #expect(kinds(text).contains(.knownPhone))
  }

  @Test(arguments: ["1380013", "0138003", "电话 001-38003，", "<b>8001380</b>", "１３８００１３８"])
  func `seven digits in a row of a telephone number are a trace`(text: String) {
    #expect(kinds(text) == [.knownPhone])
  }

  @Test(arguments: [
    "欧阳春梅", "欧 阳 春 梅", "欧阳\u{200B}春梅", "&#27431;阳&#x6625;梅", "%E6%AC%A7%E9%98%B3春梅",
    "\\u6b27\\u9633\\u6625\\u6885", "<b>欧阳</b>春梅", "欧阳\n春梅", "我叫欧阳春梅，", "欧阳·春梅",
    "<img alt='欧阳春梅'>",
  ])
  func `a name is found in every disguise`(text: String) {
    #expect(kinds(text) == [.knownName])
  }

  @Test(arguments: [
    "219901199003071239", "219901 19900307 1239", "二一九九〇一一九九〇〇三〇七一二三九", "2199011990030",
  ])
  func `an identity number is found, and a part of it`(text: String) {
    #expect(kinds(text).contains(.knownIdentityNumber))
  }

  @Test(arguments: ["6222021234567890128", "6222 0212 3456 7890 128", "卡６２２２０２１２３４５６７８９０１２８"])
  func `a card number is found`(text: String) {
    #expect(kinds(text).contains(.knownBankCard))
  }

  @Test(arguments: ["辽N·A0001", "辽NA0001", "辽 n a0001", "辽Ｎ－Ａ０００１", "辽N·A零零零一"])
  func `a plate is found`(text: String) {
    #expect(kinds(text).contains(.knownPlate))
  }

  @Test(arguments: [
    "zhang.test@example.com", "ZHANG.TEST＠EXAMPLE.COM", "zhang.test (at) example.com",
    "zhang.test&commat;example&period;com", "zhang.test at example 点 com",
    "zhang.test%40example.com",
    "zhang.test",
  ])
  func `an e-mail address is found`(text: String) {
    #expect(kinds(text).contains(.knownEmail))
  }

  @Test(arguments: ["wx_test_001", "WX-TEST-001", "ｗｘ_test_００１", "微信<b>wx_test</b>_001"])
  func `an account is found`(text: String) {
    #expect(kinds(text).contains(.knownAccount))
  }

  @Test(arguments: [
    "我住凌河街道幸福小区3号楼2单元501室", "幸福小区三号楼", "幸福小区３号楼漏水", "凌河街道幸福小区 3 号楼",
    "3号楼2单元501室", "幸福小区<br>3号楼", "三号楼二单元五〇一室",
  ])
  func `an address is found by what is below the street`(text: String) {
    #expect(kinds(text) == [.knownHomeAddress])
  }

  @Test(arguments: ["我住凌河街道，楼下吵", "双塔区凌河街道", "幸福小区停水", "3号楼2单元"])
  func `what may be said of an address is no trace`(text: String) {
    #expect(kinds(text).isEmpty)
  }

  @Test(arguments: ["北方第二机械厂", "北方第２机械厂", "北方 第二 机械厂"])
  func `a workplace is found`(text: String) {
    #expect(kinds(text) == [.knownWorkplace])
  }

  @Test(arguments: [
    "有人说：我确诊乙肝，单位要辞退我，怎么办？我妈…", "单位要辞退我怎么办我妈还不知道",
    "确诊乙肝，\n单位要<b>辞退</b>我，怎么办？我妈",
  ])
  func `words that were not approved are found by fifteen of them`(text: String) {
    #expect(kinds(text) == [.knownPassage])
  }

  @Test(arguments: ["单位要辞退我，怎么办？", "我确诊乙肝，怎么办？"])
  func `a few words in common are no passage`(text: String) {
    #expect(kinds(text).isEmpty)
  }

  @Test(arguments: [
    "138****8003", "0421-****123", "辽N·*****", "21*************239", "***************0128",
    "***@example.com", "QQ **********", "微信***", "欧阳女士", "王女士", "某企业", "138××××8003",
    "辽N·A**01", "尾号0128", "138●●●●8003",
  ])
  func `the prescribed masks are no trace`(text: String) {
    #expect(kinds(text).isEmpty)
  }

  @Test func `a trace names its place and not what stands there`() throws {
    let text = "<p>一</p>\n<p>请打 &#49;3800138003</p>\n"
    let trace = try #require(Self.scan.scan(text: text, named: "wd/1.html").first)

    #expect(trace.label == "Q04")
    #expect(trace.line == 2)
    let bytes = Array(text.utf8)[trace.offset..<(trace.offset + trace.length)]
    #expect(String(decoding: bytes, as: UTF8.self) == "&#49;3800138003")
    #expect(trace.wording == "wd/1.html：第 2 行（第 21 字节）有来电人电话（Q04）。")
    #expect(!trace.wording.contains("138"))
  }

  @Test func `a name of a file is read too, and not repeated`() {
    let traces = Self.scan.scan(text: "", named: "wd/%E6%AC%A7阳春梅.html")

    #expect(traces.map(\.kind) == [.knownName])
    #expect(traces.allSatisfy { $0.place == .name && !$0.wording.contains("春梅") })
  }

  @Test func `bytes that are not UTF-8 can't be let pass`() {
    #expect(Self.scan.scan([0x41, 0xC5, 0x41], named: "a.csv").map(\.kind) == [.unreadable])
  }

  @Test func `nothing that prints the gate prints a value`() {
    let texts = ["\(Self.scan)", "\(Self.phone)", String(reflecting: Self.phone)]
    var dumped = ""
    dump(Self.scan, to: &dumped)
    dump(Self.name, to: &dumped)
    for text in texts + [dumped] {
      #expect(!text.contains("0013") && !text.contains("春梅"))
    }
  }

  @Test func `data that are added later are found as well, beside the others`() {
    let more = Self.scan.adding([KnownDatum(.name, "张三丰", label: "Q99")])

    #expect(more.scan(text: "张三丰", named: "a").map(\.label) == ["Q99"])
    #expect(more.scan(text: "欧阳春梅", named: "a").map(\.label) == ["Q14"])
    #expect(Self.scan.scan(text: "张三丰", named: "a").isEmpty)
  }
}

// Spellings that people choose to get past a gate: words between groups, other words of an address.
@Suite struct SpokenDisguiseTests {
  static let scan = LeakScan(known: [
    KnownDatum(.phone, "13812345678", label: "Q1"), KnownDatum(.name, "王建国", label: "Q1"),
    KnownDatum(.name, "欧阳春梅", label: "Q2"), KnownDatum(.name, "張偉", label: "Q3"),
    KnownDatum(.homeAddress, "双塔区凌河街道幸福小区3号楼2单元501室", label: "Q1"),
    KnownDatum(.homeAddress, "文化路12号院4-302", label: "Q2"),
    KnownDatum(.identityNumber, "219901199003071239", label: "Q1"),
  ])

  func kinds(_ text: String) -> Set<TraceKind> {
    Set(Self.scan.scan(text: text, named: "a.html").map(\.kind))
  }

  @Test(arguments: [
    "138转1234转5678", "138加1234加5678", "138的1234的5678", "138（空）1234（空）5678",
    "前三位138，中间1234，最后5678", "前3位138中间4位1234后4位5678", "一三八 然后一二三四 最后是五六七八",
    "138中间是1234后面5678", "1啊3啊8啊1啊2啊3啊4啊5啊6啊7啊8",
  ])
  func `a telephone number is found over words between its groups`(text: String) {
    #expect(kinds(text).contains(.knownPhone))
  }

  @Test(arguments: [
    "138元，1234人，电话是另外一个，5678户", "138转1234转5679", "受理138件，办结1234件，回访567件，9月公布",
  ])
  func `other numbers with words between them are no telephone number`(text: String) {
    #expect(!kinds(text).contains(.knownPhone))
  }

  @Test(arguments: ["前六位219901，生日19900307，后四位1239"])
  func `an identity number is found over words between its groups`(text: String) {
    #expect(kinds(text).contains(.knownIdentityNumber))
  }

  @Test(arguments: ["王建國", "王、建、国", "王·建·国", "王.建.国", "王 建 國", "欧阳、春、梅", "歐陽春梅", "张伟"])
  func `a name is found in traditional characters and with signs between`(text: String) {
    #expect(kinds("来电人\(text)说") == [.knownName])
  }

  @Test(arguments: ["姓王、建国路口", "王、建国以来", "张、伟", "王、李、张"])
  func `signs that divide words make no name of them`(text: String) {
    #expect(!kinds(text).contains(.knownName))
  }

  @Test(arguments: [
    "幸福小区3#2-501", "幸福小区3-2-501", "幸福小区3栋2门501", "幸福小区3＃2单元501", "幸福小区三栋二门五〇一",
    "幸福小區3號樓2單元501室", "幸福小区的3号楼501", "幸福3-2-501", "幸福小区3栋",
    "幸福住宅区3号楼501", "幸福小区里的3号楼", "幸福的3栋", "幸福小区3#楼", "幸福小区3幢二单元5楼501户",
    "文化路12号院4号楼302", "文化路12号4栋302室", "文化路12-4-302",
  ])
  func `a home is found by its place and its row of numbers in any words`(text: String) {
    #expect(kinds("我住" + text + "，楼下吵") == [.knownHomeAddress])
  }

  @Test(arguments: [
    "幸福小区4-2-501", "幸福小区3月2日停水501户", "幸福小区停水3天", "幸福指数3-2", "3-2-501", "幸福小区3-1比分",
    "幸福小区2026年改造3栋", "幸福花园3号楼", "幸福社区3号楼", "幸福街道3号楼", "幸福花园3-2-501",
    "文化路12号", "文化路12号线4站302米", "幸福小区3个单元2部电梯501元",
  ])
  func `other numbers at the same place are no home`(text: String) {
    #expect(!kinds(text).contains(.knownHomeAddress))
  }
}

// A community bears the name of an estate in it, and is another place.
@Suite struct CommunityTests {
  static let scan = LeakScan(known: [
    KnownDatum(.homeAddress, "双塔区凌河街道幸福社区3号楼2单元501室", label: "Q1")
  ])

  @Test(arguments: [
    ("幸福社区3#2-501", true), ("幸福社区的3号楼501", true), ("幸福小区3号楼", true), ("幸福3-2-501", true),
    ("幸福花园3号楼", false), ("幸福街道3号楼", false), ("幸福社区4-2-501", false),
  ])
  func `a home in a community is found by its own name`(text: String, isHome: Bool) {
    #expect(Self.scan.scan(text: "我住" + text + "，楼下吵", named: "a").isEmpty != isHome)
  }
}

// Names that are words, and people who are public.
@Suite struct NameTests {
  func kinds(_ name: String, _ text: String, allowing phrases: [String] = []) -> [TraceKind] {
    LeakScan(
      known: [KnownDatum(.name, name, label: "Q")], settings: LeakScanSettings(phrases: phrases)
    )
    .scan(text: text, named: "a").map(\.kind)
  }

  @Test(arguments: [
    ("孙先生", "孙先生问"), ("欧阳女士", "欧阳女士问"), ("(拒绝透露)", "拒绝透露"), ("匿名", "匿名来电"),
    ("刘某某", "刘某某"), ("高兴", "听众很高兴"), ("张三", "一张三十元的票"), ("张伟", "纸张，伟大"), ("Tom", "tomato"),
  ])
  func `a surname, nobody's name and a common word are no trace`(name: String, text: String) {
    #expect(kinds(name, text).isEmpty)
  }

  @Test(arguments: [
    ("高兴", "我叫高兴"), ("高兴", "高兴先生来电"), ("张三", "张三问"), ("张伟先生", "张伟问"), ("Tom Li", "TOM LI"),
    ("<b>小明</b>", "小明"),
  ])
  func `a name that is used as a name is a trace`(name: String, text: String) {
    #expect(kinds(name, text) == [.knownName])
  }

  @Test func `a host who bears the name of a caller may be named`() {
    #expect(kinds("李强", "主持人李强说", allowing: ["主持人李强"]).isEmpty)
    #expect(kinds("李强", "来电人李强说", allowing: ["主持人李强"]) == [.knownName])
  }
}
