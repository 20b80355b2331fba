// The scripts of `Tests/Browser` in a real browser, each against the program itself. They take minutes and
// need what `.ci/setup --browser` installs, so they run only when everything is asked for.

import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct BrowserStory {
  private static let isWanted = ProcessInfo.processInfo.environment["HOTLINE_LONG"] == "1"
  private static let hasBrowser = [
    "/usr/bin/chromium", "/usr/bin/chromedriver", "/usr/bin/python3",
  ]
  .allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

  private static var folder: String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts[...(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/") + "/Browser"
  }

  private static var scripts: [String] {
    // A folder that can't be read gives no scripts, which the test refuses.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { name in
      guard name.hasSuffix(".py"),
        let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      else { return false }
      // Others want a console that somebody else has prepared.
      return text.contains(".py PROGRAM FOLDER")
    }.sorted()
  }

  @Test(
    .enabled(if: isWanted, "skipped: set HOTLINE_LONG=1 to try the pages in a browser"),
    .enabled(if: hasBrowser, "skipped: no browser; install it with .ci/setup --browser"),
    arguments: scripts)
  func `in a browser`(script: String) async throws {
    let shots = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [
      BrowserStory.folder + "/" + script, DaemonProcess.program, shots.path,
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: BrowserStory.folder + "/../..")
    let said = Pipe()
    process.standardError = said
    try process.run()
    let words = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(script): \(words)")
  }

  @Test func `there are scripts to run`() {
    #expect(BrowserStory.scripts.contains("demo.py"))
  }
}
