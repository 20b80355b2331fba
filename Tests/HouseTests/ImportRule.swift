// The walls between the targets. The compiler's own check lets transitive imports pass, so this table
// is the wall: each line is there because of one mistake that it makes impossible.

/// Which modules each target may import.
enum ImportRule {
  /// Modules of the platform that the edges may use.
  private static let platform: Set<String> = ["Foundation", "Synchronization", "Glibc", "Dispatch"]

  /// The ground and the three subjects.
  private static let subjects: Set<String> = [
    "Timekeeping", "Discretion", "Language", "Reminding", "Scheduling", "Delivering", "Masking",
    "Membership", "Journal", "Questions",
  ]

  /// What is made for people outside: pages and figures.
  private static let outside: Set<String> = ["LeakScan", "Writing", "Publishing", "Reporting"]

  private static let web: Set<String> = [
    "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOPosix", "Logging",
  ]

  /// The table. A target that is not in it may import nothing.
  static let allowed: [String: Set<String>] = [
    // Ground.
    "Timekeeping": ["Foundation"],
    "Discretion": [],
    "Language": ["CLibYaml", "Timekeeping", "Foundation"],
    "Spreadsheets": ["CZip", "CExpat", "Language"],
    "Reminding": ["Timekeeping"],
    // The checker shares no rule with what it checks.
    "Masking": [],
    "Writing": [],
    "LeakScan": [],
    "Membership": ["Timekeeping"],
    "Journal": ["Timekeeping", "Crypto"],
    // Subjects do not know one another.
    "Scheduling": ["Timekeeping", "Discretion", "Language", "Reminding"],
    "Delivering": ["Timekeeping", "Discretion"],
    "Questions": ["Timekeeping", "Discretion", "Masking", "Reminding", "Crypto"],
    // Words and dialects.
    "Announcing": [
      "Timekeeping", "Discretion", "Reminding", "Scheduling", "Delivering", "Questions",
    ],
    // What is published sees the public types alone.
    "Publishing": ["Timekeeping", "Writing", "Reminding", "Scheduling", "Questions"],
    "Reporting": [
      "Timekeeping", "Writing", "Discretion", "Reminding", "Scheduling", "Questions", "Delivering",
    ],
    "Robots": ["Timekeeping", "Delivering", "Discretion", "Crypto"],
    // Only one target sees the engine, only one the network.
    "Storage": platform.union([
      "Timekeeping", "Discretion", "Reminding", "Scheduling", "Delivering", "Masking", "Questions",
      "Journal", "Membership", "Writing", "GRDB", "GRDBSQLite", "Crypto",
    ]),
    "Webhooks": platform.union(["CCurl", "Delivering", "Discretion", "Timekeeping"]),
    "Desk": platform.union(subjects).union(outside).union([
      "Spreadsheets", "Announcing", "Robots", "Storage", "Webhooks", "CLinux", "Crypto",
      "CryptoExtras", "ServiceLifecycle", "Logging",
    ]),
    // Only two targets see the web framework; the simulator shares nothing with what it checks.
    "ConsoleAssets": [],
    "Console": platform.union(web).union([
      "ConsoleAssets", "Desk", "Timekeeping", "Language", "Reminding", "Scheduling", "Delivering",
      "Discretion", "Masking", "Membership", "Journal", "Questions", "Publishing", "Reporting",
      "Writing", "Mustache", "ServiceLifecycle", "NIOHTTPTypes",
    ]),
    "RobotSimulator": platform.union(web).union(["Crypto", "FoundationEssentials"]),
    // Wiring.
    "HotlineDaemon": platform.union(subjects).union(outside).union(web).union([
      "Spreadsheets", "Announcing", "Robots", "Storage", "Webhooks", "Desk", "Console",
      "ConsoleAssets", "RobotSimulator", "CLinux", "Crypto", "ServiceLifecycle", "UnixSignals",
    ]),
    "hotline": ["HotlineDaemon", "ArgumentParser", "Glibc"],
    // The benchmark measures its floors through the bare libraries and a bare timer.
    // `timespec` belongs to CDispatch where both are in the build.
    "hotline-bench": platform.union(subjects).union(outside).union([
      "CDispatch", "CCurl", "CLibYaml", "CLinux", "Robots", "Storage", "Webhooks", "Desk",
      "Console", "HotlineDaemon", "Logging",
    ]),
  ]

  /// Imports in `file` that the table does not allow.
  static func violations(in file: SourceFile) -> [Violation] {
    guard file.isSource, file.isSwift else { return [] }
    let allowed = allowed[file.target] ?? []
    return imports(of: file).filter { !allowed.contains($0.module) }.map {
      Violation(
        path: file.path, line: $0.line, message: "\(file.target) may not import \($0.module)")
    }
  }

  /// Edges of the manifest that the table does not allow: an edge nobody may use is a hole.
  static func violations(inManifest file: SourceFile) -> [Violation] {
    edges(of: file).compactMap { edge in
      guard let allowed = allowed[edge.target] else {
        return Violation(
          path: file.path, line: edge.line, message: "\(edge.target) is not in the table of imports"
        )
      }
      if allowed.contains(edge.dependency) { return nil }
      return Violation(
        path: file.path, line: edge.line,
        message: "\(edge.target) may not depend on \(edge.dependency)")
    }
  }

  /// The modules that `file` imports.
  static func imports(of file: SourceFile) -> [(module: String, line: Int)] {
    file.tokens.indices.compactMap { index in
      guard file.tokens[index].text == "import" else { return nil }
      return (file.tokens.text(at: index + 1), file.tokens[index].line)
    }
  }

  /// The edges that the manifest declares as strings: `house("Name", ["A", "B"])`.
  static func edges(of manifest: SourceFile) -> [(target: String, dependency: String, line: Int)] {
    var edges: [(target: String, dependency: String, line: Int)] = []
    var target = ""
    var isOpen = false
    for (index, line) in manifest.lines.enumerated() {
      var rest = Substring(line)
      if let call = rest.firstRange(of: "house(") {
        isOpen = true
        target = ""
        rest = rest[call.upperBound...]
      }
      guard isOpen else { continue }
      let ends = rest.contains(")")
      for name in quoted(rest) {
        if target.isEmpty {
          target = name
        } else if !name.contains(".") {
          edges.append((target, name, index + 1))
        }
      }
      if ends { isOpen = false }
    }
    return edges
  }

  private static func quoted(_ line: Substring) -> [String] {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }
}
