// The tree that the rules are applied to: every file of the package, read once.

import Foundation

/// One text file of the package.
struct SourceFile: Sendable {
  /// Relative to the package, such as `Sources/Desk/PlanDesk.swift`.
  let path: String
  let text: String
  let lines: [String]
  /// What the compiler would read; empty for files that are not Swift.
  let tokens: [SwiftToken]

  init(path: String, text: String) {
    self.path = path
    self.text = text
    self.lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    self.tokens = path.hasSuffix(".swift") ? SwiftLexer.tokens(of: text) : []
  }

  /// The folder below `Sources` or `Tests`.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  /// The name without folder and ending.
  var name: String {
    let last = path.split(separator: "/").last ?? ""
    return String(last.split(separator: ".").first ?? "")
  }

  var isSource: Bool { path.hasPrefix("Sources/") }
  var isTest: Bool { path.hasPrefix("Tests/") }
  var isSwift: Bool { path.hasSuffix(".swift") }
}

/// One breach of a rule.
struct Violation: Hashable, Comparable, CustomStringConvertible {
  let path: String
  let line: Int
  let message: String

  var description: String { "\(path):\(line): \(message)" }

  static func < (left: Violation, right: Violation) -> Bool {
    (left.path, left.line, left.message) < (right.path, right.line, right.message)
  }
}

/// The package as it lies on the disk.
enum Tree {
  /// The package's folder: three levels above this file, by the path as compiled. A package whose
  /// `Sources` and `Tests` are links to another's is that other one.
  static let root: String = {
    let own = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    return own.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .path
  }()

  /// Every text file below `Sources` and `Tests`.
  static let files: [SourceFile] = ["Sources", "Tests"].flatMap(read(below:))

  /// The pages: manual, README, change log.
  static let pages: [SourceFile] = {
    let manual = files.filter { $0.path.hasSuffix(".md") }
    return manual + all(endings: [".md"], below: "schedules") + top(endings: [".md"])
  }()

  /// Scripts, units and samples that lie beside the sources.
  static let sideFiles: [SourceFile] =
    [".ci", "systemd", "schedules"].flatMap { all(endings: nil, below: $0) }
    + top(endings: [".md", ".swift"])

  private static let textEndings = [
    ".swift", ".md", ".h", ".modulemap", ".mustache", ".css", ".js", ".txt", ".yaml", ".csv",
  ]

  private static func read(below folder: String) -> [SourceFile] {
    all(endings: textEndings, below: folder)
  }

  private static func all(endings: [String]?, below folder: String) -> [SourceFile] {
    let base = URL(fileURLWithPath: root).appendingPathComponent(folder)
    guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [] }
    var files: [SourceFile] = []
    while let name = walk.nextObject() as? String {
      if let endings, !endings.contains(where: name.hasSuffix) { continue }
      let place = base.appendingPathComponent(name).path
      guard let text = try? String(contentsOfFile: place, encoding: .utf8) else { continue }
      files.append(SourceFile(path: folder + "/" + name, text: text))
    }
    return files.sorted { $0.path < $1.path }
  }

  private static func top(endings: [String]) -> [SourceFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return names.sorted().filter { name in endings.contains(where: name.hasSuffix) }
      .compactMap { name in
        (try? String(contentsOfFile: root + "/" + name, encoding: .utf8)).map {
          SourceFile(path: name, text: $0)
        }
      }
  }
}
