// The field table as a chapter of the manual, in Markdown.

extension FieldTable {
  /// This table and all below it, each once, as sections with a table of keys.
  package func markdown(level: Int = 2) -> String {
    var seen: Set<String> = []
    return sections(level: level, seen: &seen).joined(separator: "\n\n") + "\n"
  }

  private func sections(level: Int, seen: inout Set<String>) -> [String] {
    let signature = title + "/" + fields.map(\.alias).joined(separator: ",")
    guard seen.insert(signature).inserted else { return [] }
    var lines = [
      String(repeating: "#", count: level) + " " + title, "", meaning, "",
      "| 键 | 英文键 | 必写 | 取值 | 说明 | 例 |", "|---|---|---|---|---|---|",
    ]
    for field in fields {
      let example = field.example.isEmpty ? "" : "`\(field.example)`"
      let isRequired = field.presence == .required ? "是" : ""
      lines.append(
        "| \(field.key) | `\(field.alias)` | \(isRequired) | \(field.shape.wording) | "
          + "\(field.meaning) | \(example) |")
    }
    var all = [lines.joined(separator: "\n")]
    for field in fields {
      for table in field.shape.tables {
        all += table.sections(level: level + 1, seen: &seen)
      }
    }
    return all
  }
}

extension FieldShape {
  /// What may be written, in a few words.
  package var wording: String {
    switch self {
    case .text: "文字"
    case .code: "代码"
    case .words: "列表，或用“、”隔开"
    case .integer(let range, let unit):
      range.count == 1
        ? "\(range.lowerBound)"
        : "\(range.lowerBound)–\(range.upperBound) 的整数" + (unit.map { "（\($0)）" } ?? "")
    case .flag: "是、否"
    case .day: "完整日期"
    case .date: "日期或月份"
    case .month: "月份"
    case .time: "时刻"
    case .timeRange: "起止时间"
    case .dateTime: "日期和时间"
    case .period: "起止日期"
    case .duration: "时长，如 10分钟"
    case .zone: "时区全名"
    case .lead: "提前量"
    case .choice(let choices): choices.map(\.word).joined(separator: "、")
    case .choices(let choices): choices.map(\.word).joined(separator: "、") + "（可多选）"
    case .mapping(let table): "一组键（见“\(table.title)”）"
    case .list(let shape): "列表：" + shape.wording
    case .either(let shapes): shapes.map(\.wording).joined(separator: "；或")
    case .openMapping(let key, let value): "\(key): \(value)"
    }
  }

  /// The tables directly below this shape.
  fileprivate var tables: [FieldTable] {
    switch self {
    case .mapping(let table): [table]
    case .list(let shape): shape.tables
    case .either(let shapes): shapes.flatMap(\.tables)
    case .text, .code, .words, .integer, .flag, .day, .date, .month, .time, .timeRange, .dateTime,
      .period, .duration, .zone, .lead, .choice, .choices, .openMapping:
      []
    }
  }
}
