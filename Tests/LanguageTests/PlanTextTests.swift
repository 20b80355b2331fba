// Bytes become text in one order only, and no character slips through that may not stand in a plan.

import Foundation
import Language
import Testing

struct PlanTextTests {
  private func read(
    _ bytes: [UInt8], utf16: PlanTextReading.UTF16Rule = .refused
  ) -> PlanTextReading {
    PlanTextReading(name: "计划.yaml", bytes: bytes, utf16: utf16)
  }

  private func gb18030(_ text: String) throws -> [UInt8] {
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    return [UInt8](try #require(text.data(using: encoding)))
  }

  @Test func `plain UTF-8 is taken as it is`() throws {
    let text = try #require(read(Array("主题: 医保报销\n".utf8)).text)

    #expect(text.encoding == .utf8)
    #expect(text.text == "主题: 医保报销\n")
  }

  @Test func `a byte order mark is dropped`() throws {
    let text = try #require(read([0xEF, 0xBB, 0xBF] + Array("版本: 1".utf8)).text)

    #expect(text.encoding == .utf8WithMark)
    #expect(text.text == "版本: 1")
  }

  @Test func `GB18030 is read with its four-byte characters and said so`() throws {
    let original = "上线单位: 市公安局\n联络员: 赵䶮、刘㛃\n"
    let reading = read(try gb18030(original))

    #expect(try #require(reading.text).text == original)
    #expect(try #require(reading.text).encoding == .gb18030)
    #expect(reading.diagnostics.map(\.id) == ["read-as-gb18030"])
  }

  @Test func `the bytes FE 9F are 䶮 and no private-use character`() throws {
    let reading = read(try gb18030("联络员：赵") + [0xFE, 0x9F])

    #expect(try #require(reading.text).text == "联络员：赵䶮")
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0x80], [0xF5, 0x80, 0x80, 0x80], [0xE9, 0x20],
    ] as [[UInt8]])
  func `what is neither UTF-8 nor Chinese is refused at its byte`(fault: [UInt8]) throws {
    let reading = read(Array("a: b\ncaf".utf8) + fault)
    let complaint = try #require(reading.diagnostics.first)

    #expect(reading.text == nil)
    #expect(complaint.id == "undecodable-text")
    #expect(complaint.message.contains("第 9 个字节"))
    #expect(complaint.span.line == 2)
  }

  @Test func `UTF-8 that is damaged in one place is not taken for GB18030`() throws {
    var bytes = Array("主题: 异地就医备案与门诊统筹政策解读\n单位: 市医保局\n".utf8)
    bytes.remove(at: 10)

    #expect(read(bytes).text == nil)
    #expect(read(bytes).diagnostics.first?.id == "undecodable-text")
  }

  @Test func `UTF-8 that is cut in mid-character is refused`() {
    #expect(read(Array("主题: 医保".utf8.dropLast())).text == nil)
  }

  @Test func `UTF-16 is for tables only`() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "序号\t日期".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }

    #expect(read(bytes).diagnostics.map(\.id) == ["utf16-refused"])
    #expect(try #require(read(bytes, utf16: .accepted).text).text == "序号\t日期")
  }

  @Test func `a lone surrogate in UTF-16 is refused at its byte`() throws {
    let reading = read([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00], utf16: .accepted)

    #expect(reading.text == nil)
    #expect(try #require(reading.diagnostics.first).message.contains("第 5 个字节"))
  }

  @Test(arguments: [
    ("\u{0}", "control-character"), ("\u{8}", "control-character"), ("\u{85}", "control-character"),
    ("\u{2028}", "control-character"), ("\u{FEFF}", "control-character"),
    ("\u{202E}", "bidi-override"), ("\u{2066}", "bidi-override"),
  ])
  func `invisible characters that steer are refused with their place`(
    character: String, id: String
  ) throws {
    let reading = read(Array("版本: 1\n主题: 医保\(character)报销".utf8))
    let complaint = try #require(reading.diagnostics.first)

    #expect(reading.text == nil)
    #expect(complaint.id == id)
    #expect(complaint.span.line == 2)
    #expect(complaint.span.column == 7)
  }

  @Test func `a private-use character is suspected, not refused`() throws {
    let reading = read(Array("联络员: 赵\u{E863}".utf8))

    #expect(reading.text != nil)
    #expect(reading.diagnostics.map(\.id) == ["private-use-character"])
    #expect(try #require(reading.diagnostics.first).span.column == 7)
  }

  @Test func `emoji with joiners, tabs and full-width forms are ordinary`() {
    #expect(read(Array("主题: 👨‍👩‍👧 ９：００\t“一窗办”\r\n".utf8)).diagnostics.isEmpty)
  }

  @Test func `a file at the limit is read, one byte more is not`() {
    let limit = LanguageLimits.fileBytes

    #expect(read([UInt8](repeating: 0x61, count: limit)).text != nil)
    #expect(
      read([UInt8](repeating: 0x61, count: limit + 1)).diagnostics.map(\.id) == ["file-too-large"])
  }

  // MARK: Places

  @Test(arguments: ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc", "a\nb\nc\n"])
  func `lines end with LF, CRLF or CR`(text: String) {
    let plan = PlanText(name: "x", text: text)

    #expect(plan.lineCount == 3)
    #expect((1...3).map { plan.line($0) } == ["a", "b", "c"])
    #expect(plan.line(0) == "" && plan.line(9) == "")
  }

  @Test func `columns count what the author sees`() {
    let plan = PlanText(name: "x", text: "甲👨‍👩‍👧e\u{301}乙: 丙")
    let start = "甲👨‍👩‍👧e\u{301}".utf8.count

    let span = plan.span(start..<start + 3)

    #expect(span.column == 4)
    #expect(span.endColumn == 5)
  }

  @Test func `a place outside the text is its end`() {
    let plan = PlanText(name: "x", text: "甲乙")

    #expect(plan.span(900..<901).column == 3)
  }
}
