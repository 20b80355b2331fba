// Pages of the manual and everything that is written for people: one heading at the top, and the
// project speaks of itself alone.

/// The rules about pages and about what a text may mention.
enum PageRule {
  /// Pages that have no top-level heading, or several.
  static func headingViolations(in file: SourceFile) -> [Violation] {
    guard file.path.hasSuffix(".md") else { return [] }
    var isFenced = false
    var headings: [Int] = []
    for (index, line) in file.lines.enumerated() {
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isFenced.toggle() }
      if !isFenced, line.hasPrefix("# ") { headings.append(index + 1) }
    }
    if headings.count == 1 { return [] }
    return [
      Violation(
        path: file.path, line: headings.dropFirst().first ?? 1,
        message: "\(headings.count) top-level headings, exactly one expected")
    ]
  }

  /// Papers and folders outside the project, written apart so that this file does not mention them.
  private static let foreign = [
    "decisions" + ".md", "architecture" + ".md", "domain" + ".md", "reliability" + ".md",
    "chat-robots" + ".md", "swift-platform" + ".md", "/work" + "/", "RULES" + ".md",
  ]

  /// Lines of `file` that lean on something a reader of the project does not have.
  static func mentionViolations(in file: SourceFile) -> [Violation] {
    // The manual may have pages of its own by these names.
    let own = Set(["architecture" + ".md", "domain" + ".md"])
    guard foreign.contains(where: file.text.contains) else { return [] }
    return file.lines.enumerated().flatMap { index, line in
      foreign.filter { line.contains($0) && !(own.contains($0) && file.path.hasSuffix(".md")) }
        .map {
          Violation(path: file.path, line: index + 1, message: "mentions `\($0)`")
        }
    }
  }
}
