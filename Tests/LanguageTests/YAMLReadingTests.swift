// The shape of YAML: what is refused, where, and with which words.

import Language
import Testing

struct YAMLReadingTests {
  private func read(_ text: String) -> YAMLReading {
    YAMLReading(PlanText(name: "计划.yaml", text: text), keys: ["日期", "时间", "主题", "名称", "代码", "节目"])
  }

  private func first(_ text: String) throws -> PlanDiagnostic {
    try #require(read(text).diagnostics.first)
  }

  @Test(arguments: [
    ("主题: no", "no"), ("主题: on", "on"), ("主题: yes", "yes"), ("主题: ~", "~"),
    ("主题: null", "null"), ("主题: 0138", "0138"), ("主题: 1e3", "1e3"), ("主题: .inf", ".inf"),
    ("主题: +8613800138000", "+8613800138000"), ("主题: 22:30", "22:30"), ("主题: \"09:05\"", "09:05"),
    ("主题: '它''s'", "它's"), ("主题: |\n  甲\n  乙", "甲\n乙"), ("主题: \"甲\\n乙\"", "甲\n乙"),
  ])
  func `a scalar is its text`(line: String, value: String) throws {
    let document = try #require(read(line).document)
    let root = try #require(document.rootNode)

    #expect(document.pairs(root).map { document.string($0.value) } == [value])
  }

  @Test func `places are lines and columns of characters`() throws {
    let document = try #require(read("节目:\n  - 名称: 利民热线\n").document)
    let root = try #require(document.rootNode)
    let item = try #require(document.items(document.pairs(root)[0].value).first)
    let (key, value) = document.pairs(item)[0]

    #expect(document.span(key) == SourceSpan(file: "计划.yaml", line: 2, column: 5, endColumn: 7))
    #expect(document.span(value) == SourceSpan(file: "计划.yaml", line: 2, column: 9, endColumn: 13))
  }

  @Test func `a key that stands twice is complained of with both places`() throws {
    let reading = read("主题: 甲\n日期: x\n主题: 乙\n主题: 丙\n")

    #expect(reading.diagnostics.map(\.id) == ["duplicate-key", "duplicate-key"])
    #expect(reading.diagnostics.map(\.span.line) == [3, 4])
    #expect(reading.diagnostics.map { $0.notes.first?.span?.line } == [1, 1])
  }

  @Test func `a large mapping finds its doubles too`() {
    let lines = (0..<5_000).map { "键\($0): 值" } + ["键17: 值"]

    #expect(read(lines.joined(separator: "\n")).diagnostics.map(\.id) == ["duplicate-key"])
  }

  @Test(arguments: [
    ("<<: *base\n", "unknown-alias"), ("a: &x {b: c}\nd:\n  <<: *x\n", "merge-key"),
    ("主题: !!str 甲\n", "tag-refused"), ("主题: !custom 甲\n", "tag-refused"),
    ("a: !!python/object/apply:os.system [x]\n", "tag-refused"),
    ("a: b\n---\nc: d\n", "two-documents"), ("主题: \"一窗通办\n日期: x\n", "unclosed-quote"),
    ("节目:\n\t- 名称: 甲\n", "tab-indent"), ("节目:\n\u{A0}\u{A0}名称: 甲\n", "odd-space"),
    ("节目:\n　名称: 甲\n", "odd-space"), ("日期：2026-05-14\n主题: 甲\n", "full-width-colon"),
    ("节目:\n  名称：甲\n  代码: x\n", "full-width-colon"), ("主题: 甲\n  日期：乙\n", "full-width-colon"),
    ("备注: 时间: 9:00\n", "yaml-syntax"), ("主题: @甲\n", "yaml-syntax"), ("主题: [甲, 乙\n", "yaml-syntax"),
    ("a: *b\n", "unknown-alias"), ("&a [*a]\n", "unknown-alias"), ("主题\n日期: x\n", "yaml-syntax"),
    ("节目:\n  - a: b\n c: d\n", "yaml-syntax"), ("? [a]\n: b\n", "yaml-syntax"),
  ])
  func `what is refused has its own name`(text: String, id: String) throws {
    let complaint = try first(text)

    #expect(complaint.id == id)
    #expect(complaint.severity == .error)
    #expect(complaint.remedy != nil)
  }

  @Test(arguments: [
    "---\na: b\n", "a: b\n...\n", "---\na: b\n---\n", "a: b", "a: b\r\nc: d\r\n", "",
  ])
  func `markers, CRLF and a missing last newline are fine`(text: String) {
    #expect(read(text).diagnostics.isEmpty)
    #expect(read(text).document != nil)
  }

  @Test func `every full-width colon of the file is shown at once`() {
    let reading = read("日期：2026-05-14\n主题：甲\n代码: x\n名称：乙\n")

    #expect(reading.diagnostics.map(\.id) == Array(repeating: "full-width-colon", count: 3))
    #expect(reading.diagnostics.map(\.span.line) == [1, 2, 4])
    #expect(reading.diagnostics.first?.remedy == "日期: 2026-05-14")
  }

  @Test func `a full-width colon inside a value is text`() {
    #expect(read("主题: 注：详见附件\n备注: |\n  日期：待定\n").diagnostics.isEmpty)
  }

  @Test func `a value that needs quotes is offered with them`() throws {
    #expect(try first("备注: 时间: 9:00\n").remedy == "备注: \"时间: 9:00\"")
    #expect(try first("主题: @甲\n").remedy == "主题: \"@甲\"")
  }

  @Test func `a missing blank behind the colon is named at the colon`() throws {
    let complaint = try first("节目:\n  - 日期:2026-05-14\n    主题: 甲\n")

    #expect(complaint.message == "冒号后面缺一个空格。")
    #expect(complaint.remedy == "- 日期: 2026-05-14")
    #expect(complaint.span == SourceSpan(file: "计划.yaml", line: 2, column: 7, endColumn: 8))
  }

  @Test(arguments: [
    ("节目:\n  - 代码: a\n    名称: 甲\n     主题: 乙\n", 4, "把行首改为 4 个空格"),
    ("节目:\n  - 代码: a\n   名称: 甲\n", 3, "把行首改为 4 个空格"),
    ("节目:\n    - 代码: a\n  - 代码: b\n", 3, "把行首改为 4 个空格"),
  ])
  func `a line out of line is told where to begin`(
    text: String, line: Int, remedy: String
  ) throws {
    let complaint = try first(text)

    #expect(complaint.span.line == line)
    #expect(complaint.remedy == remedy)
  }

  // MARK: Bounds

  @Test func `an alias bomb is refused by its expanded size`() {
    var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      lines.append("a\(level): &a\(level) [\(aliases)]")
    }

    #expect(read(lines.joined(separator: "\n")).diagnostics.last?.id == "too-many-aliases")
  }

  @Test func `64 aliases are read and 65 are not`() {
    func text(_ count: Int) -> String {
      "a: &a x\nb: [\(Array(repeating: "*a", count: count).joined(separator: ", "))]\n"
    }

    #expect(read(text(LanguageLimits.yamlAliases)).diagnostics.isEmpty)
    #expect(
      read(text(LanguageLimits.yamlAliases + 1)).diagnostics.map(\.id) == ["too-many-aliases"])
  }

  @Test func `64 levels are read and 65 are not`() {
    func text(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }

    #expect(read(text(LanguageLimits.yamlDepth)).diagnostics.isEmpty)
    #expect(read(text(LanguageLimits.yamlDepth + 1)).diagnostics.map(\.id) == ["nested-too-deep"])
    #expect(read(text(20_000)).diagnostics.map(\.id) == ["nested-too-deep"])
  }

  @Test func `aliases cannot nest deeper than written lists may`() {
    var lines = ["a0: &a0 [x]"]
    for level in 1...60 { lines.append("a\(level): &a\(level) [[*a\(level - 1)]]") }

    #expect(read(lines.joined(separator: "\n")).diagnostics.last?.id == "nested-too-deep")
  }
}
