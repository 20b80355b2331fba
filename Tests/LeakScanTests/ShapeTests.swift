import Testing

@testable import LeakScan

// The shapes of private data, known or not, and what looks a little like them.

@Suite struct ShapeTests {
  static let scan = LeakScan(
    settings: LeakScanSettings(
      numbers: ["12345", "8890", "0421-2612345", "13904210000"],
      emails: ["info@example.gov.cn", "@radio.example.cn"], accounts: ["lmrx_fm"]))

  func kinds(_ text: String) -> [TraceKind] {
    Self.scan.scan(text: text, named: "a.html").map(\.kind)
  }

  @Test(
    arguments: [
      ("打13912345678", TraceKind.mobile), ("139 1234 5678", .mobile),
      ("+86 139-1234-5678", .mobile),
      ("１３９１２３４５６７８", .mobile), ("幺三九幺二三四五六七八", .mobile), ("139\u{200B}12345678", .mobile),
      ("&#49;3912345678", .mobile), ("1 3 9 1 2 3 4 5 6 7 8", .mobile),
      ("139\n1234\n5678", .mobile),
      ("010-62345678", .landline), ("(0421) 2623456", .landline), ("04212623456", .landline),
      ("0421-0000123转8001", .landline), ("+86 421 2623456", .landline),
      ("+1 (415) 555-0182", .foreignPhone), ("+441632960961", .foreignPhone),
      ("219901199003071239", .identityNumber), ("21990119900307123X", .identityNumber),
      ("219901 1990 0307 1239", .identityNumber), ("219901900307123", .identityNumber),
      ("219901199003071230", .identityNumber), ("6222021234567890128", .bankCard),
      ("4111 1111 1111 1111", .bankCard), ("辽N·A0001", .plate), ("京AD12345", .plate),
      ("新Ａ１２３４５", .plate),
      ("a@b.cn", .email), ("zhang_san@mail.example.com", .email), ("a (at) b 点 cn", .email),
      ("QQ 12345678", .qq), ("QQ号：1000012345", .qq), ("扣扣12345678", .qq),
      ("微信wx_test_001", .weChat), ("vx: abc123", .weChat), ("微信号 zhangsan88", .weChat),
      ("加微 zs_1980", .weChat),
    ] as [(String, TraceKind)])
  func `a shape is a trace`(text: String, kind: TraceKind) {
    #expect(kinds(text) == [kind])
  }

  @Test(arguments: [
    "网购订单号202605140000123456一直不发货", "12345热线", "请打 8890", "95598", "400-123-4567", "0421-2612345",
    "2612345", "13904210000", "+86 13904210000", "2026-05-14 09:18:00", "2026-05-14T09:18:00+08:00",
    "20260514091800", "国办发明电〔2020〕51号", "91211300MA0XXXXX1Y", "1234567.89 元", "12,345,678 元",
    "info@example.gov.cn", "hello@radio.example.cn", "微信公众号lmrx_fm", "微信：lmrx_fm", "微信、微博、QQ群",
    "<meta name=\"viewport\" content=\"width=device-width\">", "@media print { }", "L26-00123 4",
    "<path d=\"M138 20L150 31.5 180 0 640 480\"/>", "points=\"13,20 30,40 50,60 70,80\"",
    "<td>138</td><td>0013</td><td>8003</td>", "138,0013,8003,2026", "15\n2026-05-14",
    "受理 1388 件，办结 222 件",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "k13912345678a7b2c9d4e",
    "0.13912", "邮编122000", "2020年5月7日", "A1B2C3", "10.0.13.1", "wxpay2", "新A股指数",
  ])
  func `what only looks like it is left alone`(text: String) {
    #expect(kinds(text).isEmpty)
  }

  @Test func `a page in which nothing is gives nothing`() {
    let page = """
      <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
      <meta name="SiteDomain" content="www.example.gov.cn"><meta name="PubDate" content="2026-05-14 09:18">
      <title>热线问答：路灯</title><link rel="alternate" href="/feed.xml"></head><body>
      <h1>路灯坏了半个月</h1><p>秦先生问：文化路与新华街路口西北角路灯坏了半个月。</p>
      <p>市城管局 2026年5月21日答复：已于5月20日修复，咨询电话 0421-2612345，或拨 12345。</p>
      <p>编号 7f3k2m9q4x6z1b8c5d0e，第 2 版。联系：info@example.gov.cn</p></body></html>
      """
    #expect(kinds(page).isEmpty)
  }
}
