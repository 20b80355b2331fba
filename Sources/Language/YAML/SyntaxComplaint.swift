// libyaml's English problem, said in Chinese and at the place that is to be mended. libyaml notices a
// fault where it can't go on, which is often a line below the slip; the slips that are made again and
// again are therefore looked for around that place first.

import CLibYaml

/// The complaints about a text that libyaml could not parse.
struct SyntaxComplaint {
  private let text: PlanText
  private let keys: Set<String>
  private let problem: String
  private let context: String
  private let problemMark: TextMark
  private let contextMark: TextMark

  init(parser: yaml_parser_t, text: PlanText, keys: Set<String>) {
    self.text = text
    self.keys = keys
    problem = parser.problem.map { String(cString: $0) } ?? ""
    context = parser.context.map { String(cString: $0) } ?? ""
    problemMark = TextMark(parser.problem_mark)
    contextMark = context.isEmpty ? problemMark : TextMark(parser.context_mark)
  }

  /// At least one complaint.
  var diagnostics: [PlanDiagnostic] {
    let colons = fullWidthColons
    if !colons.isEmpty { return colons }
    return [badIndent ?? unclosedQuote ?? missingBlank ?? misalignment ?? plainComplaint]
  }

  /// Lines, from 1, in which the slip may be: from a little before the place to the place.
  private var nearLines: [Int] {
    let last = min(Int(problemMark.line) + 1, max(1, text.lineCount))
    let first = max(1, min(Int(contextMark.line) + 1, last), last - 20)
    return Array(max(1, min(first, last - 3))...last).reversed()
  }

  // MARK: Slips

  /// When one is near, all of the file are shown, for they come in numbers.
  private var fullWidthColons: [PlanDiagnostic] {
    let isNear = nearLines.contains {
      FullWidthColon.place(inLine: $0, of: text, keys: keys) != nil
    }
    guard isNear else { return [] }
    return FullWidthColon.places(in: text, keys: keys, limit: 20).map {
      FullWidthColon.complaint(at: $0, in: text)
    }
  }

  private var badIndent: PlanDiagnostic? {
    for number in nearLines.prefix(2) {
      let range = text.lineRange(number)
      let line = String(decoding: text.utf8[range], as: UTF8.self)
      for scalar in line.unicodeScalars.prefix(while: { $0.isPlanBlank }) where scalar != " " {
        let lead = line.unicodeScalars.prefix(while: { $0.isPlanBlank })
        let length = lead.reduce(0) { $0 + UTF8.width($1) }
        let span = text.span(range.lowerBound..<range.lowerBound + length)
        return scalar == "\t" ? tabComplaint(span) : oddSpaceComplaint(span, scalar)
      }
    }
    return nil
  }

  private func tabComplaint(_ span: SourceSpan) -> PlanDiagnostic {
    PlanDiagnostic(
      .tabIndent, at: span, "缩进用了制表符（Tab）。", expected: "空格", remedy: "把行首的制表符换成空格，每级两个")
  }

  private func oddSpaceComplaint(_ span: SourceSpan, _ scalar: Unicode.Scalar) -> PlanDiagnostic {
    let name = scalar.value == 0x3000 ? "全角空格 U+3000" : "特殊空格 U+00A0"
    return PlanDiagnostic(
      .oddSpace, at: span, "缩进用了\(name)。", expected: "普通空格", remedy: "删掉行首的空白，重新敲空格对齐")
  }

  /// `日期:2026-05-14`, which YAML takes for a text.
  private var missingBlank: PlanDiagnostic? {
    for number in nearLines {
      let range = text.lineRange(number)
      var start = range.lowerBound
      while start < range.upperBound, [0x20, UInt8(ascii: "-")].contains(text.utf8[start]) {
        start += 1
      }
      guard let colon = text.utf8[start..<range.upperBound].firstIndex(of: UInt8(ascii: ":")),
        colon + 1 < range.upperBound, text.utf8[colon + 1] != 0x20,
        keys.contains(String(decoding: text.utf8[start..<colon], as: UTF8.self).trimmed)
      else { continue }
      return PlanDiagnostic(
        .yamlSyntax, at: text.span(colon..<colon + 1), "冒号后面缺一个空格。",
        expected: "键: 值", remedy: text.line(number).trimmed.replacingFirst(":", with: ": "))
    }
    return nil
  }

  /// A line that does not stand under its neighbours.
  private var misalignment: PlanDiagnostic? {
    let kinds = ["mapping values are not allowed", "did not find expected key", "expected '-'"]
    guard kinds.contains(where: { problem.contains($0) }), quotedLine(at: nearLines[0]) == nil
    else { return nil }
    return Misalignment(line: nearLines[0], in: text)?.complaint(in: text)
  }

  /// A quote that ends nowhere, or in a later line by accident.
  private var unclosedQuote: PlanDiagnostic? {
    if context.contains("quoted scalar") {
      return quoteComplaint(at: text.offset(of: contextMark))
    }
    for number in nearLines {
      let range = text.lineRange(number)
      if let offset = openQuote(in: range) { return quoteComplaint(at: offset) }
    }
    return nil
  }

  private func quoteComplaint(at offset: Int) -> PlanDiagnostic {
    let quote = offset < text.utf8.count && text.utf8[offset] == UInt8(ascii: "'") ? "'" : "\""
    let span = text.span(offset..<offset + 1)
    let line = text.line(span.line).trimmed
    return PlanDiagnostic(
      .unclosedQuote, at: span, "这里开始的引号没有配对的结尾。", expected: "结尾的引号 \(quote)",
      remedy: line.hasSuffix(quote) ? "核对这一行的引号" : line + quote)
  }

  /// The byte of a quote that begins the value of the line and has no partner in it.
  private func openQuote(in range: Range<Int>) -> Int? {
    guard let value = valueStart(in: range) else { return nil }
    let quote = text.utf8[value]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let rest = text.utf8[value + 1..<range.upperBound]
    return rest.contains(quote) ? nil : value
  }

  /// The first byte of the value in a line `- key: value`.
  private func valueStart(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    var isBehindMark = true
    while index < range.upperBound {
      let byte = text.utf8[index]
      if byte == UInt8(ascii: " ") {
        index += 1
      } else if isBehindMark, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        return index
      } else {
        isBehindMark = byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
        index += 1
      }
    }
    return nil
  }

  // MARK: Everything else

  private var plainComplaint: PlanDiagnostic {
    let offset = text.offset(of: problemMark)
    // At the very end of the file there is no character to point at: the last line is shown.
    let isEnd = offset >= text.utf8.count && text.lineCount > 0
    let line = text.lineRange(text.lineCount)
    let span = isEnd ? text.span(line.upperBound..<line.upperBound) : text.span(offset..<offset + 1)
    let words = SyntaxWords(problem: problem, context: context)
    var notes: [PlanNote] = []
    if contextMark.line != problemMark.line, !context.isEmpty {
      notes = [PlanNote(words.contextNote, at: text.span(from: contextMark, to: contextMark))]
    }
    return PlanDiagnostic(
      .yamlSyntax, at: span, words.message, expected: words.expected,
      remedy: quotedLine(at: span.line) ?? words.remedy, notes: notes)
  }

  /// The line with its value in quotes, when that is what is missing.
  private func quotedLine(at number: Int) -> String? {
    let isInValue =
      problem.hasPrefix("mapping values are not allowed")
      || problem.hasPrefix("found character that cannot start")
    let line = text.line(number).trimmed
    guard isInValue, let colon = line.firstIndex(of: ":") else { return nil }
    let value = line[line.index(after: colon)...].trimmed
    guard !value.isEmpty, !value.contains("\""), !value.contains("\\"),
      value.contains(": ") || "@`%|>!&*".contains(value.first ?? " ")
    else { return nil }
    return line[...colon] + " \"" + value + "\""
  }
}
