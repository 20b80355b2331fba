// The typed reader, with a table of its own, as a configuration would have one.

import Language
import Testing
import Timekeeping

private enum ServerKey: Int, FieldKey {
  case name, port, quiet, grace, isOpen, mode, zone, since, hosts, at

  static let table = FieldTable(
    "设置", "试验用的设置。",
    [
      Self.name: Field("名称", "name", .text, .required, "叫什么。", example: "甲"),
      .port: Field("端口", "port", .integer(1...65_535, unit: nil), "哪个端口。", example: "8470"),
      .quiet: Field("安静时段", "quietHours", .timeRange, "什么时候不响。", example: "21:30-7:30"),
      .grace: Field("宽限", "grace", .duration(1...86_400), "等多久。", example: "10分钟"),
      .isOpen: Field("开放", "open", .flag, "是否开放。", example: "是"),
      .mode: Field("方式", "mode", .choice(Mode.choices), "怎样。", example: "慢"),
      .zone: Field("时区", "zone", .zone, "哪里。", example: "Asia/Shanghai"),
      .since: Field("起", "since", .day, "哪天起。", example: "2026-01-01"),
      .hosts: Field("主机", "hosts", .words, "哪些。", example: "[甲, 乙]"),
      .at: Field("时刻", "at", .time, "几点。", example: "9:00"),
    ])
}

private enum Mode: WordedChoice, Equatable {
  case slow
  case fast

  var choice: FieldChoice {
    switch self {
    case .slow: FieldChoice("慢", "slow")
    case .fast: FieldChoice("快", "fast")
    }
  }
}

struct MappingReaderTests {
  private func open(
    _ text: String
  ) throws -> (reader: MappingReader, fields: FoundFields<ServerKey>) {
    let opening = MappingOpening(Array(text.utf8), name: "设置.yaml", as: ServerKey.self)
    return (try #require(opening.reader), try #require(opening.fields))
  }

  @Test func `keys may be Chinese or English`() throws {
    var (reader, fields) = try open("名称: 甲\nport: 8470\n方式: fast\nopen: 否\n")

    #expect(reader.text(.name, of: fields)?.value == "甲")
    #expect(reader.integer(.port, of: fields)?.value == 8_470)
    #expect(reader.choice(.mode, of: fields, as: Mode.self)?.value == .fast)
    #expect(reader.flag(.isOpen, of: fields) == false)
    #expect(reader.diagnostics.isEmpty)
  }

  @Test func `an unknown key is an error with a suggestion`() throws {
    let complaint = try #require(try open("名称: 甲\n端囗: 8470\n").reader.diagnostics.first)

    #expect(complaint.id == "unknown-key")
    #expect(complaint.remedy == "是否为“端口”？")
    #expect(complaint.span == SourceSpan(file: "设置.yaml", line: 2, column: 1, endColumn: 3))
  }

  @Test func `a key in both languages is written twice`() throws {
    let complaints = try open("名称: 甲\nname: 乙\n").reader.diagnostics

    #expect(complaints.map(\.id) == ["key-in-two-languages"])
    #expect(complaints.first?.notes.first?.span?.line == 1)
  }

  @Test(arguments: [("端口: 1\n", "missing-key"), ("名称:\n端口: 1\n", "empty-value")])
  func `what is required must be there`(text: String, id: String) throws {
    #expect(try open(text).reader.diagnostics.map(\.id) == [id])
  }

  @Test(arguments: ["0", "65536", "八千", "1e3", "-1", "99999999999999999999", "0x10", ""])
  func `a number out of bounds is none`(value: String) throws {
    var (reader, fields) = try open("名称: 甲\n端口: \"\(value)\"\n")

    #expect(reader.integer(.port, of: fields) == nil)
    #expect(reader.diagnostics.map(\.id) == (value.isEmpty ? [] : ["bad-number"]))
  }

  @Test func `full-width digits are digits`() throws {
    var (reader, fields) = try open("名称: 甲\n端口: ８４７０\n")

    #expect(reader.integer(.port, of: fields)?.value == 8_470)
  }

  @Test(arguments: [
    ("10分钟", 600), ("90秒", 90), ("1小时30分", 5_400), ("1天", 86_400), ("10m", 600), ("2 小时", 7_200),
  ])
  func `a length of time has its unit`(text: String, seconds: Int) throws {
    var (reader, fields) = try open("名称: 甲\n宽限: \(text)\n")

    #expect(reader.duration(.grace, of: fields)?.value == .seconds(seconds))
  }

  @Test(arguments: ["10", "分钟", "2天", "0秒", "10刻", "1.5小时"])
  func `a length without unit or out of bounds is refused`(text: String) throws {
    var (reader, fields) = try open("名称: 甲\n宽限: \(text)\n")

    #expect(reader.duration(.grace, of: fields) == nil)
    #expect(reader.diagnostics.map(\.expected) == ["1秒到1天，写明单位（秒、分钟、小时、天）"])
  }

  @Test func `a daily window may pass midnight`() throws {
    var (reader, fields) = try open("名称: 甲\n安静时段: 21：30至7:30\n")
    let window = reader.dailyWindow(.quiet, of: fields)?.value

    #expect(window?.start.description == "21:30")
    #expect(window?.end.description == "07:30")
  }

  @Test(arguments: ["CST", "EST", "GMT+8", "Asia/Nowhere", "shanghai"])
  func `a zone is a full name`(text: String) throws {
    var (reader, fields) = try open("名称: 甲\n时区: \(text)\n")

    #expect(reader.zone(.zone, of: fields) == nil)
    #expect(reader.diagnostics.map(\.id) == ["bad-zone"])
    #expect(try #require(reader.diagnostics.first?.remedy).contains("/"))
  }

  @Test func `blanks round a zone are trimmed`() throws {
    var (reader, fields) = try open("名称: 甲\n时区: \"Asia/Shanghai \"\n")

    #expect(reader.zone(.zone, of: fields)?.value.identifier == "Asia/Shanghai")
  }

  @Test(arguments: ["2026-02-30", "2027-02-29", "5月1日", "4月份", "每周四", "待定", "1789-07-14"])
  func `a full date exists and has a year`(text: String) throws {
    var (reader, fields) = try open("名称: 甲\n起: \(text)\n")

    #expect(reader.day(.since, of: fields) == nil)
    #expect(reader.errorCount == 1)
  }

  @Test(arguments: ["24:00", "25:61", "22:60", "上午", "2:30"])
  func `a time of day exists`(text: String) throws {
    var (reader, fields) = try open("名称: 甲\n时刻: \(text)\n")

    #expect(reader.time(.at, of: fields) == nil)
    #expect(reader.errorCount == 1)
  }

  @Test(arguments: ["22:30", "\"22:30\"", "'22：30'", "晚上10:30"])
  func `a time of day is one minute however it is written`(text: String) throws {
    var (reader, fields) = try open("名称: 甲\n时刻: \(text)\n")

    #expect(reader.time(.at, of: fields)?.value.description == "22:30")
  }

  @Test func `names may be listed or joined, each at its place`() throws {
    var (reader, fields) = try open("名称: 甲\n主机: 张三、 李四，王五\n")
    let words = reader.words(.hosts, of: fields)

    #expect(words.map(\.value) == ["张三", "李四", "王五"])
    #expect(words.map(\.span.column) == [5, 9, 12])
    #expect(words.map(\.span.endColumn) == [7, 11, 14])
  }

  @Test func `another shape than was wanted is said so`() throws {
    var (reader, fields) = try open("名称: [甲]\n端口: {a: b}\n")
    _ = reader.text(.name, of: fields)
    _ = reader.integer(.port, of: fields)

    #expect(reader.diagnostics.map(\.id) == ["wrong-shape", "wrong-shape"])
  }

  @Test func `a text beyond the limit is kept and warned of`() throws {
    let long = String(repeating: "长", count: LanguageLimits.textCharacters + 1)
    var (reader, fields) = try open("名称: \(long)\n")

    #expect(reader.text(.name, of: fields)?.value == long)
    #expect(reader.diagnostics.map(\.id) == ["text-too-long"])
    #expect(reader.errorCount == 0)
  }

  @Test func `too many complaints of one kind are counted`() throws {
    let keys = (0..<300).map { "键\($0): 1" }.joined(separator: "\n")
    let complaints = try open("名称: 甲\n" + keys).reader.finish()

    #expect(complaints.count { $0.severity == .error } == LanguageLimits.complaintsOfOneKind)
    #expect(complaints.last?.message == "同类问题共 300 处，只列出前 100 处。")
  }

  @Test(arguments: ["", "# 只有注释\n", "a: [\n", "\u{0}"])
  func `a file with nothing to read says why`(text: String) {
    let opening = MappingOpening(Array(text.utf8), name: "设置.yaml", as: ServerKey.self)

    #expect(opening.fields == nil)
    #expect(opening.diagnostics.contains { $0.severity == .error })
  }

  // MARK: What is made from the table

  @Test func `the schema names each key in both languages and excludes both at once`() {
    let schema = ServerKey.table.schema(id: "https://hotline.invalid/x.json").line

    #expect(schema.hasPrefix(#"{"$schema":"https://json-schema.org/draft/2020-12/schema","$id""#))
    #expect(schema.contains(#""additionalProperties":false"#))
    #expect(schema.contains(#"{"not":{"required":["端口","port"]}}"#))
    #expect(schema.contains(#"{"anyOf":[{"required":["名称"]},{"required":["name"]}]}"#))
    #expect(
      schema.contains(
        #""方式":{"description":"怎样。","examples":["慢"],"enum":["慢","slow","快","fast"]}"#))
  }

  @Test func `the manual has a row for each key`() {
    let manual = ServerKey.table.markdown()

    #expect(manual.hasPrefix("## 设置\n\n试验用的设置。\n\n| 键 |"))
    #expect(manual.contains("| 名称 | `name` | 是 | 文字 | 叫什么。 | `甲` |"))
    #expect(manual.contains("| 方式 | `mode` |  | 慢、快 | 怎样。 | `慢` |"))
  }
}
