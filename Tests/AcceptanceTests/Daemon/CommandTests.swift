// The commands that need no daemon, as a producer would use them: on the sample folder, on plans as
// they come out of offices, on files that are not there.

import Foundation
import HotlineDaemon
import Synchronization
import TestSupport
import Testing
import Timekeeping

/// Keeps what a command prints.
final class Printed: Sendable {
  private let texts = Mutex<(out: String, error: String)>(("", ""))

  var output: CommandOutput {
    CommandOutput(
      isTerminal: false,
      standard: { text in self.texts.withLock { $0.out += text } },
      error: { text in self.texts.withLock { $0.error += text } })
  }
  var out: String { texts.withLock { $0.out } }
  var error: String { texts.withLock { $0.error } }
}

@Suite struct CommandTests {
  private let folder: TemporaryFolder
  private let printed = Printed()

  /// A folder with directory, ladder, holidays and programmes, and no plan.
  init() throws {
    folder = try TemporaryFolder()
    for name in ["名录.yaml", "提醒规则.yaml", "放假通知2026.txt", "节目.yaml"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(of: "schedules"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Office.samples + "/" + name, toPath: folder.path(of: "schedules/" + name))
    }
  }

  @Test(arguments: [
    ("a\u{1B}[2Jb\u{7}", "a\\u001b[2Jb\\u0007"), ("\u{9B}31m", "\\u009b31m"), ("a\rb", "a\\u000db"),
    ("a\u{202E}b", "a\\u202eb"), ("行一\n行二\t王㛃👍\r\n", "行一\n行二\t王㛃👍\r\n"),
  ])
  func `what is printed steers no terminal`(text: String, shown: String) {
    printed.output.line(text)
    printed.output.complaint(text)

    #expect(printed.out == shown + "\n" && printed.error == shown + "\n")
  }

  @Test(arguments: [["keygen"], ["schema"], ["explain"], ["help"]], ["/dev/full", "/dev/null"])
  func `an output that was not taken is no success`(_ command: [String], _ file: String) throws {
    let child = try ChildProcess.start(
      [DaemonProcess.program] + command, in: folder.path, output: .file(file))

    #expect(ChildProcess.end(of: child) == (file == "/dev/full" ? 74 : 0))
  }

  @Test func `help is Chinese to its last line`() throws {
    let path = try folder.write("", to: "help.txt")
    for command in [["help", "question"], ["report", "--format", "x"], ["help"]] {
      _ = ChildProcess.end(
        of: try ChildProcess.start(
          [DaemonProcess.program] + command, in: folder.path, output: .file(path),
          errors: .file(path)))
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)

    #expect(!text.contains("detailed help") && !text.contains(" or "), "\(text)")
  }

  @Test func `a document goes to a file as it is`() {
    printed.output.text("a\u{1B}b")

    #expect(printed.out == "a\u{1B}b")
  }

  private static var plans: String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts[...(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/") + "/Fixtures/Plans/"
  }

  private func drop(_ name: String) throws -> String {
    let path = folder.path(of: "schedules/" + name)
    try FileManager.default.copyItem(atPath: CommandTests.plans + name, toPath: path)
    return path
  }

  private func words(_ format: CheckCommand.Format = .text) -> CommandLineWords {
    CommandLineWords(
      schedules: folder.path(of: "schedules"), from: "2026-01-05", format: format,
      output: printed.output)
  }

  private func status(_ body: () throws -> Void) -> HotlineDaemon.ExitStatus {
    do {
      try body()
      return .ok
    } catch let failure as CommandFailure {
      return failure.status
    } catch {
      return .internalFault
    }
  }

  @Test func `the twelve mistakes give twelve complaints and nothing else`() throws {
    _ = try drop("plan-12-mistakes.csv")
    #expect(status { try words().check([]) } == .badInput)
    let heads = printed.out.split(separator: "\n").filter {
      $0.hasPrefix("错误[") || $0.hasPrefix("警告[") || $0.hasPrefix("提示[")
    }
    #expect(heads.count == 12, "\(printed.out)")
    #expect(printed.out.contains("23 行，14 行可用，9 行待改"))
  }

  @Test(arguments: [
    "annual-plan-utf8.csv", "annual-plan-gb18030.csv", "interview-plan.xlsx",
    "interview-plan-inline.xlsx", "plan-pasted-from-wps.tsv",
  ])
  func `a plan as offices keep it is understood`(_ name: String) throws {
    let path = try drop(name)
    #expect(status { try words().check([]) } == .ok, "\(printed.out)")
    #expect(printed.out.contains("0 行待改，全部生效"))
    try FileManager.default.moveItem(atPath: path, toPath: folder.path(of: name))
    #expect(status { try words().preview(folder.path(of: name)) } == .ok)
    #expect(printed.out.contains("新增 limin-2026-") || printed.out.contains("新增 fangtan-2026-"))
  }

  @Test func `a complaint of a workbook shows the row`() throws {
    _ = try drop("interview-plan.xlsx")
    try words().check([])
    let lines = printed.out.split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0.contains("“2026年安排表” 第 18 行") })
    #expect(lines[place + 2].contains("各访谈单位"), "\(printed.out)")
    #expect(lines[place + 3].contains("^^"))
  }

  @Test func `what is not there is said with its path`() {
    let none = folder.path(of: "none.csv")
    #expect(status { try words().check([none]) } == .inputOutput)
    #expect(status { try words().preview(none) } == .inputOutput)
  }

  @Test func `nobody answers where no daemon runs`() {
    let commands = ControlCommands(
      socket: folder.path(of: "none.sock"), format: .text, output: printed.output)
    #expect(status { try commands.status() } == .temporary)
    #expect(status { try commands.why("E1") } == .temporary)
    #expect(status { try commands.confirm(.losses) } == .temporary)
  }
}
