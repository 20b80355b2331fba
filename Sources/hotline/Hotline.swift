// The one executable: it parses arguments and calls the daemon's package, nothing else.

import ArgumentParser
import Glibc
import HotlineDaemon

@main
struct Hotline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hotline",
    abstract: "利民热线：排期提醒、诉求登记与办理、审核公开、统计。",
    discussion: "常用：hotline check 目录　检查排期文件；hotline agenda　看接下来会发什么；hotline why 编号　为什么发或没发。",
    subcommands: [
      Serve.self, Demo.self, Check.self, Import.self, Agenda.self, Rehearse.self, Why.self,
      Status.self, Confirm.self, Question.self, Publish.self, Report.self, User.self,
      Forget.self, Journal.self, Keygen.self, Simulate.self, Schema.self, Explain.self,
      Backup.self, Restore.self, Verify.self,
    ])

  static func main() async {
    // A reload signal before the handler stands would end the process; a closed pipe is no reason to
    // die either.
    signal(SIGHUP, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    CommandOutput.holdStreams()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      try CommandOutput.finish()
    } catch let failure as CommandFailure {
      if !failure.message.isEmpty { CommandOutput.process.complaint("hotline：" + failure.message) }
      Glibc.exit(failure.status.rawValue)
    } catch {
      end(with: error)
    }
  }

  /// Help goes to standard output and ends well; a wrong command line is explained in Chinese.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    guard code == .success || code == .validationFailure else {
      CommandOutput.process.complaint("hotline：\(error)")
      Glibc.exit(ExitStatus.internalFault.rawValue)
    }
    let text = HelpWords.chinese(fullMessage(for: error))
    if code == .success {
      CommandOutput.process.line(text)
      let isWhole = (try? CommandOutput.finish()) != nil
      Glibc.exit(isWhole ? 0 : ExitStatus.inputOutput.rawValue)
    }
    CommandOutput.process.complaint(text)
    Glibc.exit(ExitStatus.usage.rawValue)
  }
}
