// Workbooks as spreadsheet programs and script libraries write them.

import Language
import Spreadsheets
import Testing

private func table(_ maker: WorkbookMaker) throws -> Table {
  let reading = Workbook.read(maker.bytes, file: "a.xlsx")
  #expect(reading.complaints == [])
  return try #require(reading.tables.first)
}

private func texts(_ maker: WorkbookMaker) throws -> [[String]] {
  try table(maker).rows.map { $0.cells.map(\.text) }
}

struct WorkbookTests {
  @Test(arguments: ["interview-plan.xlsx", "interview-plan-inline.xlsx"])
  func `the sample workbooks are read cell by cell`(name: String) throws {
    let reading = Workbook.read(try Fixture.bytes("Plans/" + name), file: name)

    #expect(reading.complaints == [])
    #expect(reading.tables.map(\.sheet) == ["2026年安排表", "填表说明"])
    let plan = try #require(reading.tables.first)
    #expect(plan.rows.map(\.line) == Array(1...19))
    #expect(plan.rows[0].cells.map(\.text) == ["朝阳市政府网站2026年在线访谈活动安排表（样例）"])
    #expect(plan.rows[3][column: 3].text == "2026-03-18")
    #expect(plan.rows[3][column: 3].kind == .date([.year, .month, .day]))
    #expect(plan.rows[3][column: 4].text == "09:00")
    #expect(plan.rows[3][column: 4].kind == .date([.time]))
    #expect(plan.rows[7][column: 6].text == "“5·15政务公开日”专场")
    #expect(plan.rows[9][column: 3].text == "2026-05-27")
    #expect(plan.rows[9][column: 3].kind == .date([.month, .day]))
    #expect(plan.rows[10][column: 3].text == "2026-06-10 14:30")
    #expect(plan.rows[14][column: 3].text == "2026-09-16")
    #expect(plan.rows[14][column: 3].kind == .date([.year, .month]))
    #expect(plan.rows[16][column: 3].text == "2026-11-04")
    #expect(plan.rows[5][column: 7].text == "局长 蒋成林\n总经理 田野")
  }

  @Test func `both kinds of string give the same texts`() throws {
    let all = try ["interview-plan.xlsx", "interview-plan-inline.xlsx"].map { name in
      Workbook.read(try Fixture.bytes("Plans/" + name), file: "a.xlsx").tables
        .map { $0.rows.map { $0.cells.map(\.text) } }
    }

    #expect(all[0] == all[1])
  }

  @Test func `merged blocks are known from above`() throws {
    let bytes = try Fixture.bytes("Plans/interview-plan.xlsx")
    let plan = try #require(Workbook.read(bytes, file: "a.xlsx").tables.first)

    #expect(plan.mergeFromAbove(line: 4, column: 2) == nil)
    #expect(plan.mergeFromAbove(line: 5, column: 2)?.firstLine == 4)
    #expect(plan.mergeFromAbove(line: 10, column: 2)?.firstLine == 8)
    #expect(plan.mergeFromAbove(line: 11, column: 2) == nil)
    #expect(plan.mergeFromAbove(line: 18, column: 8) == nil)
  }

  @Test(arguments: [
    ("yyyy-mm-dd", 46157.0, "2026-05-15"), ("yyyy\"年\"m\"月\"d\"日\"", 46157, "2026-05-15"),
    ("m\"月\"d\"日\"", 46157, "2026-05-15"), ("[$-804]m\"月\"d\"日\"(aaaa)", 46157, "2026-05-15"),
    ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 46157, "2026-05-15"), ("m/d", 46157, "2026-05-15"),
    ("yyyy\"年\"m\"月\"", 46157, "2026-05-15"), ("h:mm", 0.375, "09:00"),
    ("h\"时\"mm\"分\"", 0.60416666666, "14:30"), ("上午/下午h\"时\"mm\"分\"", 0.375, "09:00"),
    ("[h]:mm", 0.375, "09:00"), ("mm:ss", 0.375, "09:00"), ("h:mm AM/PM", 0.375, "09:00"),
    ("yyyy/m/d h:mm", 46183.60416666666, "2026-06-10 14:30"),
    ("m\"月\"d\"日\" h:mm", 46183.60416666666, "2026-06-10 14:30"),
    ("m\"月\"d\"日\"", 46183.60416666666, "2026-06-10 14:30"), ("h:mm", 46183.375, "09:00"),
    ("General", 46157, "46157"), ("0.00", 46157, "46157"), ("0.00E+00", 46157, "46157"),
    ("#,##0.00;[Red]-#,##0.00", 46157, "46157"), ("\"第\"0\"期\"", 3, "3"), ("@", 46157, "46157"),
    ("[$¥-804]#,##0", 5, "5"), ("0%", 0.5, "0.5"), ("[>=100]0;[Red]0", 7, "7"),
    ("yyyy-mm-dd;@", 46157, "2026-05-15"), ("\"d\"0", 46157, "46157"), ("yyyy-mm-dd", -5, "-5"),
  ])
  func `number formats decide what is a date`(code: String, value: Double, text: String) throws {
    let maker = WorkbookMaker(
      rows: "<row r='1'><c r='A1' s='1'><v>\(value)</v></c></row>",
      styles: WorkbookMaker.styles([code]))

    #expect(try texts(maker) == [[text]])
  }

  @Test(arguments: [
    (14, "2026-05-15"), (16, "2026-05-15"), (22, "2026-05-15 00:00"), (31, "2026-05-15"),
    (57, "2026-05-15"), (58, "2026-05-15"), (0, "46157"), (9, "46157"), (49, "46157"),
  ])
  func `formats that are known by number alone are dates as well`(id: Int, text: String) throws {
    let maker = WorkbookMaker(
      rows: "<row r='1'><c r='A1' s='0'><v>46157</v></c></row>",
      styles: "<cellXfs><xf numFmtId='\(id)'/></cellXfs>")

    #expect(try texts(maker) == [[text]])
  }

  @Test func `the 1904 system is asked for by the workbook`() throws {
    let maker = WorkbookMaker(
      rows: "<row r='1'><c r='A1' s='1'><v>44695</v></c></row>",
      styles: WorkbookMaker.styles(["yyyy-mm-dd"]),
      workbookProperties: "<workbookPr date1904='1'/>")

    #expect(try texts(maker) == [["2026-05-15"]])
  }

  @Test func `every kind of cell becomes a text`() throws {
    let maker = WorkbookMaker(
      rows: """
        <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>\
        <c r='C1' t='inlineStr'><is><r><t>富</t></r><r><t>文本</t></r></is></c>\
        <c r='D1' t='b'><v>1</v></c><c r='E1' t='str'><f>A1</f><v>公式</v></c>\
        <c r='F1' t='e'><v>#REF!</v></c><c r='G1'><v>13800138000</v></c>\
        <c r='H1' t='s'><v>99</v></c><c r='I1' t='d'><v>2026-05-15</v></c>\
        <c r='J1'><v>1.5</v></c></row>
        """,
      strings: "<si><t xml:space='preserve'> 一 </t></si>"
        + "<si><r><t>二</t></r><rPh sb='0' eb='1'><t>er</t></rPh><r><t>_x000D_\n三</t></r></si>")

    #expect(
      try texts(maker) == [
        ["一", "二\n三", "富文本", "是", "公式", "#REF!", "13800138000", "", "2026-05-15", "1.5"]
      ])
  }

  @Test func `references may be left out, and gaps stay gaps`() throws {
    let cell = "<c t='inlineStr'><is><t>甲</t></is></c>"
    let maker = WorkbookMaker(
      rows: "<row>\(cell)\(cell)</row><row r='5'><c r='C5' t='str'><v>乙</v></c>\(cell)</row>"
        + "<row>\(cell)</row>")
    let table = try table(maker)

    #expect(table.rows.map(\.line) == [1, 5, 6])
    #expect(table.rows.map { $0.cells.map(\.text) } == [["甲", "甲"], ["", "", "乙", "甲"], ["甲"]])
    #expect(
      table.span(of: table.rows[1][column: 3], columnName: "单位")
        == SourceSpan(file: "a.xlsx", sheet: "计划", line: 5, column: 3, columnName: "单位"))
  }

  @Test func `prefixes of names are free`() throws {
    var maker = WorkbookMaker(rows: "")
    maker.add(
      "xl/worksheets/sheet1.xml",
      "<x:worksheet xmlns:x='x'><x:sheetData><x:row r='1'><x:c r='A1' t='str'><x:v>甲</x:v></x:c>"
        + "</x:row></x:sheetData></x:worksheet>")

    #expect(try texts(maker) == [["甲"]])
  }

  @Test func `hidden sheets are left out with a note`() throws {
    var maker = WorkbookMaker(rows: "<row r='1'><c r='A1' t='str'><v>甲</v></c></row>")
    maker.add(
      "xl/workbook.xml",
      "<workbook xmlns:r='r'><sheets><sheet name='旧' state='hidden' r:id='rId1'/>"
        + "<sheet name='新' r:id='rId1'/></sheets></workbook>")
    let reading = Workbook.read(maker.bytes, file: "a.xlsx")

    #expect(reading.tables.map(\.sheet) == ["新"])
    #expect(reading.complaints.map(\.id) == [DiagnosticID.sheetIgnored.rawValue])
    #expect(reading.complaints.first?.severity == .note)
  }

  @Test func `cells far to the right are left out with a note`() throws {
    let maker = WorkbookMaker(
      rows: "<row r='1'><c r='A1' t='str'><v>甲</v></c><c r='ZZ1' t='str'><v>乙</v></c></row>")
    let reading = Workbook.read(maker.bytes, file: "a.xlsx")

    #expect(reading.tables.first?.rows.first?.cells.count == 1)
    #expect(reading.complaints.map(\.id) == [DiagnosticID.cellIgnored.rawValue])
  }
}
