// The scripts of `Tests/Browser` in a real browser, each against the program itself: a whole show with two
// screeners and a host, a review by keyboard alone, the demonstration. They run wherever a browser is
// installed.

import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct BrowserStory {
  /// What `.ci/setup --browser` installs, as far as the scripts need it.
  private static let hasBrowser = [
    "/usr/bin/chromium", "/usr/bin/chromedriver", "/usr/bin/python3",
    "/usr/lib/python3/dist-packages/selenium/webdriver/__init__.py",
  ].allSatisfy { FileManager.default.fileExists(atPath: $0) }

  private static var folder: String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts[...(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/") + "/Browser"
  }

  /// Those that are started with the program and a folder; the others are what these share.
  private static var scripts: [String] {
    // A folder that can't be read gives no scripts, which a test refuses.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { name in
      guard name.hasSuffix(".py"),
        let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      else { return false }
      return text.contains("usage: \(name) PROGRAM FOLDER")
    }.sorted()
  }

  @Test(
    .enabled(if: hasBrowser, "no browser: .ci/setup --browser installs one"),
    arguments: scripts)
  func `in a browser`(script: String) async throws {
    let pictures = try TemporaryFolder()
    let process = try DaemonProcess(
      ["-B", BrowserStory.folder + "/" + script, DaemonProcess.program, pictures.path],
      of: "/usr/bin/python3", in: pictures)
    let code = await process.exitCode()
    #expect(code == 0, "\(script): \(process.said)")
  }

  @Test func `there are scripts to run`() {
    #expect(BrowserStory.scripts == ["demo.py", "review.py", "show.py"])
  }
}
