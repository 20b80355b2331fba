// CSV and TSV: quotes, line breaks, physical lines, bounds.

import Language
import Testing

private func rows(_ text: String, name: String = "a.csv") throws -> [[String]] {
  let reading = DelimitedReader.read(PlanText(name: name, text: text))
  #expect(reading.complaints == [])
  return try #require(reading.tables.first).rows.map { $0.cells.map(\.text) }
}

private func complaint(_ text: String) throws -> PlanDiagnostic {
  let reading = DelimitedReader.read(PlanText(name: "a.csv", text: text))
  #expect(reading.tables.isEmpty)
  return try #require(reading.complaints.first)
}

struct DelimitedReaderTests {
  @Test(
    arguments: [
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\rc,d\n", [["a", "b"], ["c", "d"]]), ("a,,\n,,\n,b,\n", [["a"], ["", "b"]]),
      ("\"a,b\",c\n", [["a,b", "c"]]), ("\"a\"\"b\"\n", [["a\"b"]]),
      ("\"a\nb\",c\n", [["a\nb", "c"]]),
      ("\"a\r\nb\"\n", [["a\nb"]]), ("a \"b\" c\n", [["a \"b\" c"]]), ("\"a\"b\n", [["ab"]]),
      ("'0421,x\n", [["0421", "x"]]), (" a ,\u{3000}b\u{3000}\n", [["a", "b"]]), ("\"\"\n", []),
      ("", []), ("\n\n\n", []), ("\"a\",\"\"\n", [["a"]]), ("a,", [["a"]]), ("'", []),
      (
        "=cmd|' /C calc'!A0,+1+1,-2+3,@SUM(1)\n",
        [["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)"]]
      ),
    ] as [(String, [[String]])])
  func `cells are cut as RFC 4180 says`(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test func `tabs separate in a file called tsv, commas in all others`() throws {
    #expect(try rows("a,b\tc\n", name: "计划.TSV") == [["a,b", "c"]])
    #expect(try rows("a\tb,c\n", name: "计划.csv") == [["a\tb", "c"]])
  }

  @Test func `lines are physical lines, also behind cells of several lines`() throws {
    let text = PlanText(name: "a.csv", text: "标题,\r\n\r\n\"甲\r\n乙\",丙\r\n丁,戊\r\n")
    let table = try #require(DelimitedReader.read(text).tables.first)

    #expect(table.rows.map(\.line) == [1, 3, 5])
    #expect(table.rows[1].cells.map(\.line) == [3, 4])
    let span = table.span(of: table.rows[1].cells[1], columnName: "主题")
    #expect(
      span == SourceSpan(file: "a.csv", line: 4, column: 4, endColumn: 5, columnName: "主题"))
    #expect(table.span(of: table.rows[2]).line == 5)
  }

  @Test func `an open quote is named where it opened`() throws {
    let good = String(repeating: "1,市教育局\n", count: 9)
    let complaint = try complaint(good + "10,\"市住建局\n" + String(repeating: "11,甲\n", count: 4_990))

    #expect(complaint.id == DiagnosticID.unclosedQuote.rawValue)
    #expect(complaint.span.line == 10)
    #expect(complaint.span.column == 4)
  }

  @Test func `an open quote in a large file is found without reading it all`() throws {
    let complaint = try complaint("a,\"b\n" + String(repeating: "12345,甲乙丙丁\n", count: 19_000))

    #expect(complaint.id == DiagnosticID.unclosedQuote.rawValue)
    #expect(complaint.span.line == 1)
  }

  @Test func `a cell of more than 64 kB is refused`() throws {
    let long = String(repeating: "长", count: 30_000)

    #expect(try complaint("a,\"\(long)\"\n").id == DiagnosticID.cellTooLong.rawValue)
    #expect(try complaint("a,\(long)\n").id == DiagnosticID.cellTooLong.rawValue)
    #expect(try rows("a,\(String(repeating: "长", count: 20_000))\n").first?.count == 2)
  }

  @Test func `too many rows are refused, too many columns are cut`() throws {
    let many = String(repeating: "1\n", count: DelimitedReader.rows + 1)

    #expect(try complaint(many).id == DiagnosticID.tooManyRows.rawValue)
    let wide = String(repeating: "x,", count: 5_000)
    #expect(try rows(wide).first?.count == DelimitedReader.columns)
  }

  @Test(arguments: [
    "\"", "\"\"\"", "a\"", "\"a\"\"", ",\"", "\r", "\u{FEFF}", "\"\r\"", ",,,,\"\n\n\n",
  ])
  func `whatever stands there, nothing traps`(text: String) {
    let reading = DelimitedReader.read(PlanText(name: "a.csv", text: text))

    #expect(reading.tables.isEmpty == !reading.complaints.isEmpty)
  }
}
