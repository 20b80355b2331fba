// A complaint as people read it: what, where, the line with a caret under the very characters, what
// was expected, one proposal. `hotline check`, the console and the log all show this picture.

/// Draws complaints.
package struct DiagnosticPicture: Sendable {
  /// Whether escape sequences may be used.
  package enum Colour: Hashable, Sendable {
    /// For files, pipes, logs and pages.
    case plain
    /// For a terminal.
    case terminal
  }

  private let sources: [String: PictureSource]
  private let colour: Colour

  /// Pictures with excerpts from `sources`, by file name; a complaint of another file is shown without.
  package init(sources: [String: PictureSource] = [:], colour: Colour = .plain) {
    self.sources = sources
    self.colour = colour
  }

  /// The picture of one complaint, without a line break at its end.
  package func text(_ diagnostic: PlanDiagnostic) -> String {
    var lines = [head(diagnostic), arrow(diagnostic.span)]
    let excerpt = SourceExcerpt(diagnostic.span, in: sources[diagnostic.span.file])
    let gutter = String(repeating: " ", count: String(diagnostic.span.line).count)
    if let excerpt { lines += drawing(excerpt, diagnostic, gutter) }
    if let expected = diagnostic.expected {
      lines.append(remark("应为", expected, gutter))
    }
    if let remedy = diagnostic.remedy { lines.append(remark("建议", remedy, gutter)) }
    for note in diagnostic.notes { lines += self.note(note, gutter) }
    return lines.joined(separator: "\n")
  }

  /// The pictures of several complaints with blank lines between them, and a count behind them.
  package func text(_ diagnostics: [PlanDiagnostic]) -> String {
    let pictures = diagnostics.map { text($0) }
    guard !pictures.isEmpty else { return "" }
    return (pictures + [DiagnosticPicture.count(of: diagnostics)]).joined(separator: "\n\n")
  }

  /// `3 个错误，1 个警告`.
  package static func count(of diagnostics: [PlanDiagnostic]) -> String {
    let parts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) 个\(severity.wording)"
    }
    return parts.isEmpty ? "没有问题" : parts.joined(separator: "，")
  }
}

// MARK: - Parts

extension DiagnosticPicture {
  private func head(_ diagnostic: PlanDiagnostic) -> String {
    let label = "\(diagnostic.severity.wording)[\(diagnostic.id)]"
    return paint(label, as: diagnostic.severity) + "："
      + bold(DiagnosticPicture.safe(diagnostic.message))
  }

  private func arrow(_ span: SourceSpan) -> String {
    let gutter = String(repeating: " ", count: String(span.line).count)
    return gutter + faint("--> ") + DiagnosticPicture.place(span)
  }

  /// `计划.yaml:12:5`; for tables `计划.xlsx “Sheet1” 第 12 行“日期”列`.
  package static func place(_ span: SourceSpan) -> String {
    let sheet = span.sheet.map { " “\(safe($0))”" } ?? ""
    if let name = span.columnName {
      return "\(safe(span.file))\(sheet) 第 \(span.line) 行“\(safe(name))”列"
    }
    if !sheet.isEmpty { return "\(safe(span.file))\(sheet) 第 \(span.line) 行" }
    return "\(safe(span.file)):\(span.line):\(span.column)"
  }

  private func drawing(
    _ excerpt: SourceExcerpt, _ diagnostic: PlanDiagnostic, _ gutter: String
  ) -> [String] {
    let bar = faint("|")
    let caret =
      String(repeating: " ", count: excerpt.indent)
      + paint(String(repeating: "^", count: excerpt.width), as: diagnostic.severity)
    let number = faint(String(diagnostic.span.line))
    return ["\(gutter) \(bar)", "\(number) \(bar) \(excerpt.line)", "\(gutter) \(bar) \(caret)"]
  }

  private func remark(_ name: String, _ text: String, _ gutter: String) -> String {
    let indent = "\n" + gutter + "         "
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "\(gutter) \(faint("=")) \(name)："
      + lines.map { DiagnosticPicture.safe(String($0)) }.joined(separator: indent)
  }

  private func note(_ note: PlanNote, _ gutter: String) -> [String] {
    guard let span = note.span else { return [remark("注", note.message, gutter)] }
    let place = DiagnosticPicture.place(span)
    var lines = [remark("注", "\(note.message)（\(place)）", gutter)]
    if let excerpt = SourceExcerpt(span, in: sources[span.file]) {
      let caret =
        String(repeating: " ", count: excerpt.indent)
        + String(repeating: "-", count: excerpt.width)
      let number = String(span.line)
      let side = String(repeating: " ", count: number.count)
      lines.append("\(faint(number)) \(faint("|")) \(excerpt.line)")
      lines.append("\(side) \(faint("|")) \(caret)")
    }
    return lines
  }

  /// Words of a file that are quoted in a message can steer no terminal.
  private static func safe(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy({ isSafe($0) }) { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isSafe($0) ? $0 : "?" }))
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}

// MARK: - Colour

extension DiagnosticPicture {
  private func paint(_ text: String, as severity: Severity) -> String {
    let code =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      }
    return escape(text, code)
  }

  private func bold(_ text: String) -> String { escape(text, "1") }

  private func faint(_ text: String) -> String { escape(text, "2") }

  private func escape(_ text: String, _ code: String) -> String {
    switch colour {
    case .plain: text
    case .terminal: "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
  }
}
