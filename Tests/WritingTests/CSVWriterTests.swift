// Tables for office programs: nothing in them is a formula, and numbers are numbers.

import Testing
import Writing

@Suite struct CSVWriterTests {
  private func field(_ field: CSVWriter.Field) -> String {
    var csv = CSVWriter(headings: ["列"])
    csv.row([field])
    let text = String(decoding: csv.bytes.dropFirst(3), as: UTF8.self)
    return String(text.dropFirst("\"列\"\r\n".count).dropLast())
  }

  @Test func `it begins with the mark, quotes every field and ends lines with CR LF`() {
    var csv = CSVWriter(headings: ["甲", "乙"])
    csv.row([.text("一\"二\"\n三"), .number(-5)])

    #expect(csv.bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(
      String(decoding: csv.bytes.dropFirst(3), as: UTF8.self)
        == "\"甲\",\"乙\"\r\n\"一\"\"二\"\"\n三\",\"-5\"\r\n")
  }

  @Test(arguments: [
    ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""), ("+1+1", "\"'+1+1\""),
    ("-2+3", "\"'-2+3\""), ("@SUM(1)", "\"'@SUM(1)\""), ("\t=1", "\"' =1\""),
    ("\r=1", "\"'\n=1\""), ("＝1", "\"'＝1\""), ("＋1", "\"'＋1\""), ("－1", "\"'－1\""),
    ("＠1", "\"'＠1\""), (" =1", "\"' =1\""), ("\u{200B}=1", "\"'=1\""),
    ("\u{202E}@1", "\"'@1\""), ("　=1", "\"'　=1\""), ("\u{A0}=1", "\"'\u{A0}=1\""),
  ])
  func `what looks like a formula is disarmed`(text: String, written: String) {
    #expect(field(.text(text)) == written)
  }

  @Test(arguments: ["路灯不亮", "1+1=2", "a@b", "％", "，逗号", ""])
  func `what does not is left alone`(text: String) {
    #expect(field(.text(text)) == "\"\(text)\"")
  }

  @Test func `a number stays a number`() {
    #expect(field(.number(-5)) == "\"-5\"")
    #expect(field(.figure("62.50%")) == "\"62.50%\"")
  }
}
