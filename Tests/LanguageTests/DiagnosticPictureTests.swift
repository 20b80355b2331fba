// Pictures are read by people, so they are compared as pictures.

import Language
import Testing

struct DiagnosticPictureTests {
  private let text = PlanText(
    name: "计划.yaml",
    text: "版本: 1\n年度计划:\n  场次:\n    - 主提: “一窗办”改革👨‍👩‍👧 x\n\t日期: 2月30日\n")

  private func picture(
    _ diagnostic: PlanDiagnostic, colour: DiagnosticPicture.Colour = .plain
  ) -> String {
    DiagnosticPicture(sources: ["计划.yaml": .text(text)], colour: colour).text(diagnostic)
  }

  private func place(_ line: Int, _ columns: Range<Int>) -> SourceSpan {
    SourceSpan(
      file: "计划.yaml", line: line, column: columns.lowerBound, endColumn: columns.upperBound)
  }

  @Test func `a picture has head, place, caret, expectation, proposal and notes`() {
    let diagnostic = PlanDiagnostic(
      .unknownKey, at: place(4, 7..<9), "“场次”里没有“主提”这个键。", expected: "日期、时间、主题",
      remedy: "是否为“主题”？", notes: [PlanNote("场次从这里开始", at: place(3, 3..<5)), PlanNote("只是说明")])

    #expect(
      picture(diagnostic) == """
        错误[unknown-key]：“场次”里没有“主提”这个键。
         --> 计划.yaml:4:7
          |
        4 |     - 主提: “一窗办”改革👨‍👩‍👧 x
          |       ^^^^
          = 应为：日期、时间、主题
          = 建议：是否为“主题”？
          = 注：场次从这里开始（计划.yaml:3:3）
        3 |   场次:
          |   ----
          = 注：只是说明
        """)
  }

  @Test func `the caret stands right behind wide and joined characters`() {
    let diagnostic = PlanDiagnostic(.badText, at: place(4, 20..<21), "看这里。")

    // Blanks and dash 6, 主提 4, colon and blank 2, “一窗办” 8, 改革 4, family 2, blank 1.
    #expect(
      picture(diagnostic).split(separator: "\n").last
        == "  |                            ^")
  }

  @Test func `a tab is shown as blanks of the same width`() {
    let diagnostic = PlanDiagnostic(.tabIndent, at: place(5, 1..<2), "缩进用了制表符。")

    #expect(
      picture(diagnostic) == """
        错误[tab-indent]：缩进用了制表符。
         --> 计划.yaml:5:1
          |
        5 |     日期: 2月30日
          | ^^^^
        """)
  }

  @Test func `a place behind the end of the line gets a caret there`() {
    let diagnostic = PlanDiagnostic(.yamlSyntax, at: place(1, 6..<6), "缺少内容。")

    #expect(picture(diagnostic).hasSuffix("1 | 版本: 1\n  |        ^"))
  }

  @Test func `a file that is not at hand is shown without an excerpt`() {
    let span = SourceSpan(file: "别的.yaml", line: 3, column: 2)

    #expect(
      DiagnosticPicture().text(PlanDiagnostic(.emptyFile, at: span, "文件里没有内容。"))
        == "提示[empty-file]：文件里没有内容。\n --> 别的.yaml:3:2")
  }

  @Test func `a row of a workbook is shown by its cells`() {
    let cells = ["9", "5月16日（周五）", "9:00-10:00"].enumerated().map { position, text in
      TableCell(text: text, kind: .text, line: 11, column: position + 1)
    }
    let table = Table(
      file: "计划.xlsx", sheet: "Sheet1", rows: [TableRow(line: 11, cells: cells)])
    let span = SourceSpan(
      file: "计划.xlsx", sheet: "Sheet1", line: 11, column: 2, columnName: "日期")
    let picture = DiagnosticPicture(sources: ["计划.xlsx": .sheets([table])])

    #expect(
      picture.text(PlanDiagnostic(.weekdayDisagrees, at: span, "5月16日写的是周五，实为周六。")) == """
        错误[weekday-disagrees]：5月16日写的是周五，实为周六。
          --> 计划.xlsx “Sheet1” 第 11 行“日期”列
           |
        11 | 9 │ 5月16日（周五） │ 9:00-10:00
           |     ^^^^^^^^^^^^^^^
        """)
  }

  @Test func `a long line is cut round the place`() throws {
    let long = PlanText(
      name: "长.yaml",
      text: String(repeating: "前", count: 200) + "错" + String(repeating: "后", count: 200))
    let span = SourceSpan(file: "长.yaml", line: 1, column: 201, endColumn: 202)
    let picture = DiagnosticPicture(sources: ["长.yaml": .text(long)])
      .text(PlanDiagnostic(.badText, at: span, "看这里。"))
    let lines = picture.split(separator: "\n")
    let excerpt = try #require(lines.dropLast().last).dropFirst(4)
    let caret = try #require(lines.last).dropFirst(4)

    #expect(CellWidth.of(excerpt) <= 100)
    #expect(excerpt.hasPrefix("…前") && excerpt.hasSuffix("后…"))
    let before = excerpt[..<(try #require(excerpt.firstIndex(of: "错")))]
    #expect(CellWidth.of(before) == caret.count - 2)
  }

  @Test func `nothing of a file can steer the terminal`() {
    let evil = PlanText(name: "坏\u{1B}.yaml", text: "主题: a\u{1B}[2Jb\u{202E}c\u{7}")
    let span = SourceSpan(file: "坏\u{1B}.yaml", line: 1, column: 5, endColumn: 9)
    let picture = DiagnosticPicture(sources: ["坏\u{1B}.yaml": .text(evil)])
      .text(PlanDiagnostic(.badText, at: span, "见\u{1B}[31m", remedy: "写\u{9B}成\u{202E}"))

    let isClean = picture.unicodeScalars.allSatisfy {
      $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x202E
    }
    #expect(isClean)
  }

  @Test func `colour is there only when it is asked for`() {
    let diagnostic = PlanDiagnostic(.badText, at: place(1, 1..<3), "看这里。")

    #expect(picture(diagnostic, colour: .terminal).contains("\u{1B}[1;31m错误[bad-text]\u{1B}[0m"))
    #expect(!picture(diagnostic).contains("\u{1B}"))
  }

  @Test func `several complaints end with a count`() {
    let one = PlanDiagnostic(.badText, at: place(1, 1..<3), "甲。")
    let two = PlanDiagnostic(.readAsGB18030, at: place(1, 1..<3), "乙。")

    #expect(DiagnosticPicture().text([one, two, one]).hasSuffix("\n\n2 个错误，1 个提示"))
    #expect(DiagnosticPicture.count(of: []) == "没有问题")
  }

  @Test func `programs get the same as JSON with a version`() {
    let diagnostic = PlanDiagnostic(
      .unknownKey, at: place(4, 7..<9), "没有\"主提\"。", remedy: "主题", notes: [PlanNote("注")])

    #expect(
      DiagnosticJSON.document([diagnostic]).line == """
        {"schemaVersion":1,"errors":1,"warnings":0,"diagnostics":[{"id":"unknown-key",\
        "severity":"error","span":{"file":"计划.yaml","sheet":null,"line":4,"column":7,\
        "endColumn":9,"columnName":null},"message":"没有\\"主提\\"。","found":null,"expected":null,\
        "remedy":"主题","notes":[{"message":"注","span":null}]}]}
        """)
  }
}
