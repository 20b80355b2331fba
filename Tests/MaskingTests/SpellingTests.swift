// Every spelling that people use, one line each: what the program alone makes of it.

import Masking
import Testing

/// Spellings of private data, and of what looks like it.
struct SpellingTests {
  private static let masker = Masker.strictest

  @Test(arguments: [
    ("13800138003", "138****8003"), ("138-0013-8003", "138****8003"),
    ("138 0013 8003", "138****8003"), ("138.0013.8003", "138****8003"),
    ("１３８００１３８００３", "138****8003"), ("①③⑧⓪⓪①③⑧⓪⓪③", "138****8003"),
    ("一三八零零一三八零零三", "138****8003"), ("幺三八洞零", "幺三八洞零"),
    ("壹叁捌零零壹叁捌零零叁", "138****8003"), ("138\u{200B}00138003", "138****8003"),
    ("1380013\n8003", "138****8003"), ("138 0013\r\n8003", "138****8003"),
    ("+86-138-0013-8003", "138****8003"), ("0086 13800138003", "138****8003"),
    ("(+86) 138 0013 8003", "138****8003"), ("（+86）13800138003", "138****8003"),
    ("8613800138003", "138****8003"), ("1 3 8 0 0 1 3 8 0 0 3", "138****8003"),
    ("1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣3️⃣", "138****8003"), ("138，0013，8003", "138****8003"),
    ("找我13800138003谢谢", "找我138****8003谢谢"), ("a13800138003b", "a138****8003b"),
    ("1380013800313800138004", "138****8003138****8004"), ("138/0013/8003", "138****8003"),
    ("(138)00138003", "138****8003"), ("𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟑", "138****8003"),
    ("+1 (415) 555-0182", "+***********"), ("+44 20 7946 0958", "+************"),
    ("+852 6123 4567", "+***********"),
  ])
  func `a mobile`(_ text: String, _ masked: String) {
    #expect(Self.masker.mechanicallyMasked(text) == masked)
  }

  @Test(arguments: [
    ("0421-0000123转8001。", "0421-****123。"), ("04210000123", "0421-****123"),
    ("(0421)0000123", "0421-****123"), ("（0421）0000123", "0421-****123"),
    ("010-62345678", "010-*****678"), ("0421 000 0123", "0421-****123"),
    ("+86 421 0000123", "0421-****123"), ("+86-0421-0000123", "0421-****123"),
    ("０４２１－００００１２３", "0421-****123"), ("零四二一零零零零一二三", "0421-****123"),
    ("电话：62345678", "电话：*****678"), ("座机2612345", "座机****345"), ("tel:6234-5678", "tel:*****678"),
    ("0421-0000123-8001", "0421-****123"), ("0421-0000123 分机8001", "0421-****123"),
    ("024\n23456789", "024-*****789"),
  ])
  func `a landline`(_ text: String, _ masked: String) {
    #expect(Self.masker.mechanicallyMasked(text) == masked)
  }

  @Test(arguments: [
    ("219901199003071239", "21*************239"), ("219901 19900307 1239", "21*************239"),
    ("219901199003071230", "21*************230"), ("21990119900307123x", "21*************23X"),
    ("21990119900307123Ｘ", "21*************23X"), ("219901 199003 071239", "21*************239"),
    ("219901900307123", "21**********123"), ("2199011990030 71239", "21*************239"),
    ("２１９９０１１９９００３０７１２３９", "21*************239"),
    ("219901199013071239", "219901199013071239"), ("21990119900307123 X", "21*************23X"),
    ("二一九九零一一九九零零三零七一二三九", "21*************239"),
    ("6222021234567890128", "***************0128"),
    ("6222 0212 3456 7890 128", "***************0128"),
    ("6222-0212-3456-7890-128", "***************0128"),
  ])
  func `an identity number or a card`(_ text: String, _ masked: String) {
    #expect(Self.masker.mechanicallyMasked(text) == masked)
  }

  @Test(arguments: [
    ("辽N·A0001", "辽N·*****"), ("辽NA0001", "辽N·*****"), ("辽N A0001", "辽N·*****"),
    ("辽n-a0001", "辽N·*****"), ("辽Ｎ·Ａ０００１", "辽N·*****"), ("京AD12345", "京A·******"),
    ("辽N·A000警", "辽N·*****"), ("E12345678", "E********"), ("护照号EA1234567", "护照号*********"),
    ("港澳通行证C12345678", "港澳通行证*********"), ("护照：e12345678", "护照：*********"),
  ])
  func `a plate or a document`(_ text: String, _ masked: String) {
    #expect(Self.masker.mechanicallyMasked(text) == masked)
  }

  @Test(arguments: [
    ("zhang.test@example.com", "***@example.com"), ("a (at) b 点 cn", "***@b.cn"),
    ("zhang＠example．com", "***@example.com"), ("发到zhang@qq.com谢谢", "发到***@qq.com谢谢"),
    ("a at b.cn", "***@b.cn"), ("zhang（at）example点com", "***@example.com"),
    ("13800138003@139.com", "***@139.com"), ("QQ 1000012345", "QQ **********"),
    ("QQ号：1000012345", "QQ号：**********"), ("扣扣1000012345", "扣扣**********"),
    ("qq1000012345", "qq**********"), ("ＱＱ１００００１２３４５", "ＱＱ**********"), ("微信wx_test_001", "微信***"),
    ("vx: abc123", "vx: ***"), ("wx:abc_123", "wx:***"), ("微信号是zhangsan88", "微信号是***"),
    ("加微信13800138003", "加微信***"), ("VX：zhangsan88", "VX：***"), ("wechat: zhang_88", "wechat: ***"),
    ("v信zhang88", "v信***"), ("https://a.cn/x?token=abc", "https://a.cn/x?***"),
    ("微信 1 3 8 0 0 1 3 8 0 0 3", "微信 ***"),
  ])
  func `an account`(_ text: String, _ masked: String) {
    #expect(Self.masker.mechanicallyMasked(text) == masked)
  }

  @Test(arguments: [
    ("我叫欧阳春梅，建议", "我叫欧阳女士，建议"), ("我叫王㛃,系统", "我叫王女士,系统"), ("姓名：张伟", "姓名：张某"),
    ("联系人李春梅，电话", "联系人李某，电话"), ("我叫张伟想问一下", "我叫张女士想问一下"), ("我叫高兴。", "我叫高女士。"),
    ("我叫赵𬴂，", "我叫赵女士，"), ("我叫买买提·艾力，", "我叫某女士，"),
  ])
  func `a name`(_ text: String, _ masked: String) {
    #expect(Self.masker.mechanicallyMasked(text, salutation: .lady) == masked)
  }

  @Test(arguments: [
    ("我住凌河街道幸福小区3号楼2单元501室,楼下", "我住凌河街道,楼下"), ("家住双塔区文化路12号3单元501", "家住双塔区"),
    ("我住大平房镇黄花滩村3组", "我住大平房镇"), ("幸福小区3-2-501漏水", "某小区漏水"),
    ("我住凌河街道幸福小区三号楼二单元五零一室", "我住凌河街道"), ("幸福家园12栋1单元漏水", "某处漏水"),
  ])
  func `an address`(_ text: String, _ masked: String) {
    #expect(Self.masker.mechanicallyMasked(text) == masked)
  }

  @Test(arguments: [
    "请打12345或8890，火警119，急救120，报警110。", "供电服务热线95598，客服400-123-4567。", "国办发〔2020〕53号文件",
    "2026年5月14日9:30开播，5月14日", "2026-05-14 09:18", "工程款1380013800元，共13800138000元",
    "统一社会信用代码91211300MA0ABCDE1X", "网购订单号202605140000123456一直不发货。", "政务大厅3号窗口", "3号线延长到5号站",
    "人民公园多放点椅子👍👍", "第十三届全国人大", "一二三四五六七八九十", "800-810-8888", "微信公众号和支付宝都不行",
    "文化路与新华街路口西北角路灯坏了半个月。", "三号楼电梯坏了", "第12、13、14条", "高三年级放学晚", "编号L26-00123",
  ])
  func `what is nobody's stays`(_ text: String) {
    #expect(Self.masker.mechanicallyMasked(text) == text)
  }

  @Test(arguments: [
    ("我儿子今年9岁", "9岁"), ("我是张三家的孩子", "张三"), ("他信佛教", "信佛"), ("我在市第一小学工作", "市第一小学"),
    ("王镇长收礼", "王"), ("12岁的孩子", "12岁"), ("十二岁", "十二岁"), ("人民路12号", "人民路12号"),
    ("@小红 说得对", "小红"), ("感谢张春梅女士", "春梅"), ("本人李大勇，退休", "李大勇"),
    ("身份证219901199013071239", "219901199013071239"),
    ("车牌A12345", "A12345"), ("电话1380013800", "1380013800"),
    ("卡号6222021234567890127", "6222021234567890127"),
    ("我住幸福小区", "幸福小区"), ("家住黄花滩村", "黄花滩村"),
  ])
  func `what looks like private data is flagged`(_ text: String, _ words: String) {
    let found = Self.masker.findings(in: text)
    #expect(found.contains { $0.words(in: text) == words && $0.certainty == .suspected })
  }

  @Test func `an accusation near a name is said to be one`() {
    let found = Self.masker.findings(in: "我举报××镇副镇长刘某某收钱办低保。")
    #expect(found.map(\.kind) == [.accusation])
  }

  @Test func `a home keeps nothing below the subdistrict`() {
    let masker = Self.masker
    #expect(masker.mechanicallyMasked("双塔区凌河街道幸福小区3号楼", role: .homeAddress) == "双塔区凌河街道")
    #expect(masker.mechanicallyMasked("朝阳县大平房镇黄花滩村", role: .homeAddress) == "朝阳县大平房镇")
    #expect(masker.mechanicallyMasked("双塔区幸福小区", role: .homeAddress) == "双塔区")
    #expect(masker.mechanicallyMasked("幸福小区3号楼", role: .homeAddress) == "***")
    #expect(masker.mechanicallyMasked("凌河街道", role: .homeAddress) == "凌河街道")
  }

  @Test func `a place of an incident loses its door only`() {
    let masker = Self.masker
    #expect(masker.mechanicallyMasked("幸福小区3号楼2单元501室", role: .incidentPlace) == "幸福小区3号楼")
    #expect(masker.mechanicallyMasked("文化路12号门前", role: .incidentPlace) == "文化路12号门前")
  }

  @Test func `numbers of offices stay`() {
    var settings = MaskingSettings()
    settings.officialNumbers = ["04210000123"]
    #expect(Masker(settings: settings).findings(in: "咨询0421-0000123。").isEmpty)
  }
}
