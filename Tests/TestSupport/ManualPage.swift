// Pages of the manual that are made from the program's own tables. They lie beside the other pages, so
// that the manual can be read without building anything.

import Foundation

/// Compares a text with a page of the manual.
package enum ManualPage {
  /// Nil when `text` equals the page `name`; otherwise what differs first. With `HOTLINE_RECORD=1` in
  /// the environment the page is written instead.
  package static func difference(
    _ text: String, from name: String, testFile: String = #filePath
  ) -> String? {
    let parts = testFile.split(separator: "/", omittingEmptySubsequences: false)
    guard let tests = parts.lastIndex(of: "Tests") else { return "no folder of tests" }
    let place = URL(
      fileURLWithPath: parts[..<tests].joined(separator: "/")
        + "/Sources/HotlineDaemon/Documentation.docc/" + name)
    if ProcessInfo.processInfo.environment["HOTLINE_RECORD"] == "1" {
      do {
        try Data(text.utf8).write(to: place)
        return nil
      } catch {
        return "not recorded: \(error)"
      }
    }
    guard let page = try? String(contentsOf: place, encoding: .utf8) else {
      return "no page at \(place.path); HOTLINE_RECORD=1 writes it"
    }
    return Golden.firstDifference(recorded: page, found: text).map { "\(name): \($0)" }
  }
}
