// The door of the schedule language: bytes of a file in, what it holds and every complaint out. It
// never fails and never stops at the first fault.

import Language
package import Timekeeping

/// Reads schedule files.
package struct PlanParser: Sendable {
  /// The zone of programmes in files that name none.
  package let defaultZone: Zone

  /// A parser; `defaultZone` is the configuration's.
  package init(defaultZone: Zone = .shanghai) {
    self.defaultZone = defaultZone
  }

  /// The kinds of files, by the end of their name.
  package enum FileKind: Hashable, Sendable {
    /// `.yaml`, `.yml`
    case yaml
    /// `.csv`, `.tsv`
    case delimited
    /// `.xlsx`, read by `Spreadsheets` before it comes here.
    case workbook
    /// `.txt`
    case text
    /// `.xls`, `.et`, `.doc`, `.docx`, `.wps`: to be saved as something else.
    case foreign
    /// Everything else is no schedule file.
    case ignored

    /// The kind of the file called `name`. Hidden files, locks of office programs and backups are
    /// ignored.
    package init(name: String) {
      let isHidden = name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard !isHidden, parts.count > 1, let end = parts.last?.lowercased() else {
        self = .ignored
        return
      }
      switch end {
      case "yaml", "yml": self = .yaml
      case "csv", "tsv": self = .delimited
      case "xlsx": self = .workbook
      case "txt": self = .text
      case "xls", "et", "doc", "docx", "wps", "ods", "xlsm", "numbers": self = .foreign
      default: self = .ignored
      }
    }
  }

  /// Reads the file called `name`. Workbooks must be unpacked first: they come in through
  /// `read(_ tables:)`.
  package func read(_ bytes: [UInt8], name: String) -> PlanReading {
    switch FileKind(name: name) {
    case .yaml: return readYAML(bytes, name: name)
    case .delimited: return readDelimited(bytes, name: name)
    case .text: return readText(bytes, name: name)
    case .workbook, .foreign, .ignored: return foreign(name)
    }
  }

  private func foreign(_ name: String) -> PlanReading {
    let diagnostic = PlanDiagnostic(
      .unsupportedFile, at: SourceSpan(file: name, line: 1, column: 1), "这种文件不能直接读取。",
      expected: ".yaml、.yml、.csv、.tsv、.xlsx 或 .txt", remedy: "用 WPS 或 Office 打开，另存为 .xlsx")
    return PlanReading(file: name, diagnostics: [diagnostic], isStructureBroken: true)
  }
}

// MARK: - YAML

extension PlanParser {
  /// All keys of all documents, for telling a full-width colon behind one of them.
  private static let keys = RootKey.table.allSpellings

  private func readYAML(_ bytes: [UInt8], name: String) -> PlanReading {
    let decoded = PlanTextReading(name: name, bytes: bytes)
    guard let text = decoded.text else {
      return PlanReading(
        file: name, diagnostics: decoded.diagnostics, isStructureBroken: true)
    }
    let secrets = SecretScan(text: text).diagnostics
    let yaml = YAMLReading(text, keys: PlanParser.keys)
    let before = decoded.diagnostics + secrets + yaml.diagnostics
    guard let document = yaml.document else {
      return PlanReading(file: name, diagnostics: before, isStructureBroken: true, text: text)
    }
    let faults = (secrets + yaml.diagnostics).filter { $0.severity == .error }.map(\.span.line)
    var reader = DocumentReader(document, faults: faults, defaultZone: defaultZone)
    let found = reader.documents()
    var all = before + reader.reader.finish()
    if all.isEmpty, found.isEmpty {
      all.append(
        PlanDiagnostic(.emptyFile, at: SourceSpan(file: name, line: 1, column: 1), "文件里没有内容。"))
    }
    // A fault outside every entry: what a list that was written twice means, nobody can say.
    let isBroken =
      !reader.reader.openFaults.isEmpty || reader.isUnsure
      || found.isEmpty && all.contains { $0.severity == .error }
    var reading = PlanReading(
      file: name, documents: isBroken ? [] : found, mentions: reader.mentions,
      diagnostics: PlanParser.sorted(all), isStructureBroken: isBroken, text: text)
    reading.doubtful = reader.doubtful
    return reading
  }

  /// In the order of the file; complaints of one place keep theirs.
  static func sorted(_ diagnostics: [PlanDiagnostic]) -> [PlanDiagnostic] {
    diagnostics.enumerated().sorted {
      ($0.element.span.line, $0.element.span.column, $0.offset)
        < ($1.element.span.line, $1.element.span.column, $1.offset)
    }.map(\.element)
  }
}

// MARK: - Text and tables

extension PlanParser {
  private func readText(_ bytes: [UInt8], name: String) -> PlanReading {
    let decoded = PlanTextReading(name: name, bytes: bytes)
    guard let text = decoded.text else {
      return PlanReading(
        file: name, diagnostics: decoded.diagnostics, isStructureBroken: true)
    }
    switch HolidayNotice.parse(text.text, file: name) {
    case .notice(let notice):
      return PlanReading(
        file: name, documents: [.holidayNotice(notice)], diagnostics: decoded.diagnostics,
        text: text)
    case .notANotice:
      let note = PlanDiagnostic(
        .unknownTextFile, at: SourceSpan(file: name, line: 1, column: 1), "看不出这个文本文件的用途，没有采用。",
        expected: "国务院办公厅的放假通知", remedy: "说明文字可以不管，或移到子文件夹")
      return PlanReading(file: name, diagnostics: decoded.diagnostics + [note], text: text)
    case .refused(let complaints):
      let found = complaints.map { $0.diagnostic(file: name) }
      return PlanReading(
        file: name, diagnostics: decoded.diagnostics + found, isStructureBroken: true, text: text)
    }
  }
}
