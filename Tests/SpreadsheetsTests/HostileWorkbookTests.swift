// Workbooks that are damaged, or that somebody made to do harm: each is a complaint, none is a trap.

import Language
import Spreadsheets
import Testing

private func refusal(_ bytes: [UInt8]) throws -> PlanDiagnostic {
  let reading = Workbook.read(bytes, file: "a.xlsx")
  #expect(reading.tables.isEmpty)
  let complaint = try #require(reading.complaints.first)
  #expect(complaint.severity == .error)
  #expect(complaint.message.hasSuffix("。"))
  #expect(complaint.remedy != nil)
  return complaint
}

private let cell = "<c t='inlineStr'><is><t>甲</t></is></c>"

struct HostileWorkbookTests {
  @Test(arguments: ["interview-plan.xlsx", "interview-plan-inline.xlsx"])
  func `a workbook cut anywhere is refused`(name: String) throws {
    let whole = try Fixture.bytes("Plans/" + name)
    for end in stride(from: 0, to: whole.count - 1, by: 100) {
      #expect(
        try refusal(Array(whole[..<end])).id == DiagnosticID.workbookUnreadable.rawValue,
        "cut at \(end)")
    }
  }

  @Test func `damage anywhere is a complaint or harmless`() throws {
    let whole = try Fixture.bytes("Plans/interview-plan.xlsx")
    var state: UInt64 = 42
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 24)
      }
      let reading = Workbook.read(bytes, file: "a.xlsx")
      let isRefused = reading.complaints.contains { $0.severity == .error }
      #expect(reading.tables.isEmpty == isRefused)
    }
  }

  @Test(
    arguments: [
      [], [0x50], [0x50, 0x4B], Array("序号,日期\n".utf8), [UInt8](repeating: 0, count: 5_000),
      [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18),
    ] as [[UInt8]])
  func `what is no workbook is refused`(bytes: [UInt8]) throws {
    #expect(try refusal(bytes).id == DiagnosticID.workbookUnreadable.rawValue)
  }

  @Test func `a password and the old format are told`() throws {
    let old = try refusal([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 1, count: 2_000))
    #expect(old.message.contains("加了密码"))
    var maker = WorkbookMaker(rows: "<row>\(cell)</row>")
    maker.isEncrypted = true
    #expect(try refusal(maker.bytes).message.contains("加了密码"))
  }

  @Test func `a document and a binary workbook are told`() throws {
    var document = WorkbookMaker()
    document.add(
      "_rels/.rels",
      "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='word/document.xml'/>"
        + "</Relationships>")
    document.add("word/document.xml", "<document/>")
    #expect(try refusal(document.bytes).message.contains("不是 .xlsx"))
    document.add(
      "_rels/.rels",
      "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.bin'/>"
        + "</Relationships>")
    #expect(try refusal(document.bytes).message.contains(".xlsb"))
    var folder = WorkbookMaker()
    folder.add("readme.txt", "hello")
    #expect(try refusal(folder.bytes).message.contains("不是 .xlsx"))
  }

  @Test func `a part that packs too well is refused`() throws {
    let bytes = try Fixture.bytes("Workbooks/well-packed.xlsx")

    #expect(try refusal(bytes).id == DiagnosticID.workbookTooLarge.rawValue)
  }

  @Test func `a claimed size beyond the bounds is refused`() throws {
    var maker = WorkbookMaker(rows: "<row>\(cell)</row>")
    maker.claimedSizes["xl/worksheets/sheet1.xml"] = 3_000_000_000

    #expect(try refusal(maker.bytes).id == DiagnosticID.workbookTooLarge.rawValue)
  }

  @Test func `thousands of parts are refused`() throws {
    var maker = WorkbookMaker(rows: "<row>\(cell)</row>")
    maker.parts += (0..<2_100).map { ("x\($0)", []) }

    #expect(try refusal(maker.bytes).id == DiagnosticID.workbookTooLarge.rawValue)
  }

  @Test(arguments: [
    "<!DOCTYPE worksheet><worksheet/>",
    "<!DOCTYPE x [<!ENTITY a '甲甲甲'><!ENTITY b '&a;&a;'>]><worksheet>&b;</worksheet>",
    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet>&a;</worksheet>",
  ])
  func `a document type is refused`(xml: String) throws {
    var maker = WorkbookMaker(rows: "")
    maker.add("xl/worksheets/sheet1.xml", xml)
    let complaint = try refusal(maker.bytes)

    #expect(complaint.message.contains("文档类型"))
  }

  @Test(arguments: [
    "", "<", "<worksheet>", "<worksheet><sheetData></worksheet>", "<worksheet>&a;</worksheet>",
    "<worksheet/><worksheet/>", "<worksheet a='1' a='2'/>", "\u{0}",
    String(repeating: "<a>", count: 60), String(repeating: "<a>", count: 100_000),
  ])
  func `broken XML is refused`(xml: String) throws {
    var maker = WorkbookMaker(rows: "")
    maker.add("xl/worksheets/sheet1.xml", xml)

    #expect(try refusal(maker.bytes).id == DiagnosticID.workbookUnreadable.rawValue)
  }

  @Test func `a missing sheet is told`() throws {
    var maker = WorkbookMaker(rows: "")
    maker.parts.removeAll { $0.name.hasPrefix("xl/worksheets") }

    #expect(try refusal(maker.bytes).id == DiagnosticID.workbookPartMissing.rawValue)
  }

  @Test func `rows and long cells beyond the bounds are refused`() throws {
    let rows = WorkbookMaker(rows: String(repeating: "<row>\(cell)</row>", count: 20_101))
    #expect(try refusal(rows.bytes).id == DiagnosticID.tooManyRows.rawValue)
    let long = String(repeating: "长", count: 30_000)
    let wide = WorkbookMaker(rows: "<row><c t='str'><v>\(long)</v></c></row>")
    #expect(try refusal(wide.bytes).id == DiagnosticID.cellTooLong.rawValue)
  }

  @Test func `strange references neither trap nor fill the memory`() {
    let maker = WorkbookMaker(
      rows: """
        <row r='1048576'>\(cell)</row><row r='3'>\(cell)</row><row r='-5'>\(cell)</row>\
        <row r='99999999999999999999'>\(cell)</row>\
        <row r='x'><c r='A0'/><c r='0A' t='str'><v>乙</v></c><c r='XFD9' t='str'><v>丙</v></c>\
        <c r='ZZZZZZZZZZZZ1' t='str'><v>丁</v></c><c r='' t='s'><v>-1</v></c>\
        <c t='s'><v>999999999999999999999</v></c><c s='-1'><v>1e400</v></c><c s='7'><v>x</v></c></row>
        """,
      behindRows: "<mergeCells><mergeCell ref='A1:A1048576'/><mergeCell ref='B2:A1'/>"
        + "<mergeCell ref='::'/><mergeCell ref='A1:ZZZZ9'/><mergeCell/></mergeCells>")
    let reading = Workbook.read(maker.bytes, file: "a.xlsx")

    #expect(reading.tables.first?.rows.count == 5)
  }

  @Test func `characters that reorder text are refused`() throws {
    let maker = WorkbookMaker(rows: "<row r='2'><c r='B2' t='str'><v>甲\u{202E}乙</v></c></row>")
    let complaint = try refusal(maker.bytes)

    #expect(complaint.id == DiagnosticID.bidiOverride.rawValue)
    #expect(complaint.span == SourceSpan(file: "a.xlsx", sheet: "计划", line: 2, column: 2))
  }
}
