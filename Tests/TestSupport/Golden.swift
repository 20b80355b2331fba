// Texts that were looked at once and must not change unseen: messages, pages, diagnostics. They lie
// in `Tests/Golden/<test target>/`, outside every target, and can be opened and read by themselves.

import Foundation

/// Compares a text with the one that was recorded.
package enum Golden {
  /// Nil when `text` equals the recorded text `name`; otherwise what differs, with the first line.
  ///
  /// With `HOTLINE_RECORD=1` in the environment the text is recorded instead and nil returned. Use
  /// it as `#expect(Golden.difference(text, from: "plan.txt") == nil)`.
  package static func difference(
    _ text: String, from name: String, testFile: String = #filePath
  ) -> String? {
    let place = URL(fileURLWithPath: path(of: name, testFile: testFile))
    if ProcessInfo.processInfo.environment["HOTLINE_RECORD"] == "1" {
      return record(text, at: place)
    }
    guard let recorded = try? String(contentsOf: place, encoding: .utf8) else {
      return "no golden text at \(place.path); HOTLINE_RECORD=1 writes it"
    }
    return firstDifference(recorded: recorded, found: text).map { "\(name): \($0)" }
  }

  /// The path of the recorded text `name` that belongs to the test target of `testFile`.
  package static func path(of name: String, testFile: String = #filePath) -> String {
    let parts = testFile.split(separator: "/", omittingEmptySubsequences: false)
    guard let tests = parts.lastIndex(of: "Tests"), tests + 1 < parts.count else {
      return name
    }
    let folder = parts[...tests].joined(separator: "/")
    return "\(folder)/Golden/\(parts[tests + 1])/\(name)"
  }

  /// The first line that differs, both ways; nil when the texts are equal.
  package static func firstDifference(recorded: String, found: String) -> String? {
    // Bytes decide, so that a changed line ending or normal form counts as a change.
    if recorded.utf8.elementsEqual(found.utf8) { return nil }
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
      let was = index < old.count ? String(old[index]) : "(nothing)"
      let now = index < new.count ? String(new[index]) : "(nothing)"
      if !was.utf8.elementsEqual(now.utf8) {
        return "line \(index + 1)\n  recorded: \(was)\n  found:    \(now)"
      }
    }
    return "the texts differ in their bytes only"
  }

  private static func record(_ text: String, at place: URL) -> String? {
    do {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
      return nil
    } catch {
      return "not recorded: \(error)"
    }
  }
}
