// The catalogue as a chapter of the manual: every complaint by its name, area by area.

extension DiagnosticCatalogue {
  /// All complaints in Markdown, without a first-level heading; areas begin at `level`.
  package static func markdown(level: Int = 2) -> String {
    let mark = String(repeating: "#", count: level)
    return areas.map { area in
      let ids = DiagnosticID.allCases.filter { area.entries[$0] != nil }
      return ([mark + " " + area.title] + ids.map { section($0, mark: mark + "#") })
        .joined(separator: "\n\n")
    }.joined(separator: "\n\n") + "\n"
  }

  private static func section(_ id: DiagnosticID, mark: String) -> String {
    let entry = entry(id)
    var parts = [
      "\(mark) `\(id.rawValue)`", "\(entry.severity.wording)：\(entry.title)。", entry.explanation,
    ]
    if let example = entry.example {
      parts.append("有问题的写法：\n\n```yaml\n\(example.wrong)\n```")
      parts.append("应写成：\n\n```yaml\n\(example.right)\n```")
    }
    return parts.joined(separator: "\n\n")
  }
}
