// What `hotline explain ID` says about each complaint. The entries lie in one file per area, so that
// the person who adds a complaint writes its explanation beside it.

/// The explanation of one complaint.
package struct DiagnosticEntry: Hashable, Sendable {
  /// How much the complaint weighs, unless the place where it is raised says otherwise.
  package let severity: Severity
  /// Its title, a short Chinese phrase.
  package let title: String
  /// What it means, why it is raised and what to do; Chinese, several sentences.
  package let explanation: String
  /// A wrong line and how it should be.
  package let example: DiagnosticExample?

  /// An entry; see the properties.
  package init(
    _ severity: Severity, _ title: String, _ explanation: String,
    example: DiagnosticExample? = nil
  ) {
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.example = example
  }
}

/// A wrong text and the right one.
package struct DiagnosticExample: Hashable, Sendable {
  /// As it should not be.
  package let wrong: String
  /// As it should be.
  package let right: String

  /// `wrong` should be `right`.
  package init(wrong: String, right: String) {
    self.wrong = wrong
    self.right = right
  }
}

/// The catalogue of all complaints.
package enum DiagnosticCatalogue {
  /// The areas, in the order of the manual. A new area is appended here.
  package static let areas: [(title: String, entries: [DiagnosticID: DiagnosticEntry])] = [
    ("文件与编码", files),
    ("YAML 写法", yaml),
    ("字段与取值", values),
    ("节目、规则与变更", documents),
    ("名录里的名字", names),
    ("放假通知", notices),
    ("表格", tables),
    ("拼合各文件", assembly),
    ("期次之间的冲突", conflicts),
    ("配置与凭据", configuration),
  ]

  private static let entries: [DiagnosticID: DiagnosticEntry] = {
    var all: [DiagnosticID: DiagnosticEntry] = [:]
    for area in areas { all.merge(area.entries) { first, _ in first } }
    return all
  }()

  /// The entry of `id`. A test proves that every id has one; if one were missing all the same, the
  /// complaint would still be shown, as an error with its id for a title.
  package static func entry(_ id: DiagnosticID) -> DiagnosticEntry {
    entries[id] ?? DiagnosticEntry(.error, id.rawValue, id.rawValue)
  }

  /// The ids that have no entry; empty in a finished program.
  package static var missingEntries: [DiagnosticID] {
    DiagnosticID.allCases.filter { entries[$0] == nil }
  }

  /// What `hotline explain` prints for `id`.
  package static func explanation(_ id: DiagnosticID) -> String {
    let entry = entry(id)
    var lines = ["\(id.rawValue)（\(entry.severity.wording)）：\(entry.title)", "", entry.explanation]
    if let example = entry.example {
      lines += ["", "有问题的写法："] + indented(example.wrong)
      lines += ["", "应写成："] + indented(example.right)
    }
    return lines.joined(separator: "\n")
  }

  private static func indented(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
  }
}

extension Severity {
  /// 提示, 警告 or 错误.
  package var wording: String {
    switch self {
    case .note: "提示"
    case .warning: "警告"
    case .error: "错误"
    }
  }
}

// MARK: - Complaints by their catalogue entry

extension PlanDiagnostic {
  /// A complaint of the catalogue; `severity` defaults to that of the entry.
  package init(
    _ id: DiagnosticID, at span: SourceSpan, _ message: String, severity: Severity? = nil,
    found: String? = nil, expected: String? = nil, remedy: String? = nil, notes: [PlanNote] = []
  ) {
    self.init(
      id: id.rawValue, severity: severity ?? DiagnosticCatalogue.entry(id).severity, span: span,
      message: message, found: found, expected: expected, remedy: remedy, notes: notes)
  }
}
