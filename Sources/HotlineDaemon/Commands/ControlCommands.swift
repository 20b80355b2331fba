// The commands that ask the running daemon: status, why, confirm, backup, verify. Text for people,
// the daemon's own JSON for programs.

import Foundation
import Timekeeping

/// Asks the running daemon and prints the answer.
package struct ControlCommands: Sendable {
  let client: ControlClient
  let format: CheckCommand.Format
  let output: CommandOutput

  /// Commands to the daemon that listens at `socket`.
  package init(socket: String, format: CheckCommand.Format, output: CommandOutput) {
    self.client = ControlClient(path: socket)
    self.format = format
    self.output = output
  }

  /// `status`: how the daemon feels. Throws `CommandFailure(.temporary)` when it is not well.
  package func status() throws {
    let answer = try ask("GET", "/status")
    guard format == .text else { return output.text(answer + "\n") }
    let status = try decoded(StatusAnswer.self, answer)
    for line in status.lines { output.line(line) }
    if !status.isWell { throw CommandFailure(.temporary, "") }
  }

  /// `why`: one line per decision about what `reference` names.
  package func why(_ reference: String) throws {
    let answer = try ask("GET", "/api/why?ref=" + escaped(reference))
    guard format == .text else { return output.text(answer + "\n") }
    let lines = try decoded(WhyAnswer.self, answer).lines
    guard !lines.isEmpty else {
      throw CommandFailure(
        .badInput, "没有找到“\(reference)”。可以写场次编号、日期加单位（例如“5月14日 市医保局”）或消息末尾的编号。")
    }
    for line in lines { output.line((line.at.map { $0 + "  " } ?? "") + line.text) }
  }

  /// `confirm`: a person's word that losses are meant, or that the clock is right.
  package func confirm(_ what: Confirmation) throws {
    let answer = try ask("POST", "/api/confirm/" + what.rawValue)
    guard format == .text else { return output.text(answer + "\n") }
    output.line(try decoded(MessageAnswer.self, answer).message)
  }

  /// `backup`: a consistent copy of the database at `path`, written by the daemon.
  package func backUp(to path: String) throws {
    let body = try coded(["path": path])
    output.line(try decoded(MessageAnswer.self, ask("POST", "/api/backup", body)).message)
  }

  /// `verify`: the daemon checks its database. Throws when something is damaged.
  package func verify() throws {
    let answer = try decoded(MessageAnswer.self, ask("POST", "/api/verify"))
    output.line(answer.message)
    if answer.isWell == false { throw CommandFailure(.inputOutput, "") }
  }

  /// `confirm --robot`: a robot that was set aside is spoken to again.
  package func reinstate(_ robot: String) throws {
    let answer = try ask("POST", "/api/robots/" + escaped(robot) + "/reinstate")
    output.line(try decoded(MessageAnswer.self, answer).message)
  }

  func ask(_ method: String, _ target: String, _ body: String? = nil) throws -> String {
    try ask(method, target, body.map { ControlClient.Body(json: $0) })
  }

  func ask(
    _ method: String, _ target: String, _ body: ControlClient.Body?
  ) throws -> String {
    let answer = try client.ask(method, target, body: body)
    guard (200..<300).contains(answer.status) else {
      let message = (try? decoded(MessageAnswer.self, answer.body).message) ?? answer.body
      throw CommandFailure(answer.status < 500 ? .badInput : .temporary, message)
    }
    return answer.body
  }

  func escaped(_ text: String) -> String { ControlCommands.escaped(text) }

  static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      if isPlain || byte == 45 || byte == 46 || byte == 95 {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return result
  }

  func coded(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

/// What a person can confirm.
package enum Confirmation: String, CaseIterable, Sendable {
  /// Episodes or files that vanished are meant to be gone.
  case losses
  /// The clock is right.
  case clock
  /// The data key that is missing is lost: what it sealed is given up.
  case key
  /// What was taken back since a restored backup was made is taken back again: the site may go on.
  case site
}

// MARK: - Answers

struct MessageAnswer: Decodable {
  let message: String
  let isWell: Bool?
}

private struct WhyAnswer: Decodable {
  struct Line: Decodable {
    let at: String?
    let text: String
  }
  let lines: [Line]
}

private struct StatusAnswer: Decodable {
  struct File: Decodable {
    let name: String
    let state: String
    let since: String?
  }
  struct RobotLine: Decodable {
    let name: String
    let dialect: String
    let standing: String
  }
  let now: String
  let zone: String
  let zoneRules: String
  let isWell: Bool
  let troubles: [String: String]
  let counts: [String: Int]
  let nextDue: String?
  let files: [File]
  let robots: [RobotLine]
  let version: String
  let firstStartLink: String?
  let questions: Questions

  struct Questions: Decodable {
    let hasDataKey: Bool
    let isKeyWrong: Bool
    let members: Int
    let siteFolder: String?
    let heldBack: Int
    let journalNumber: Int
    let journalHead: String

    private var keyLine: String {
      if isKeyWrong { return "数据密钥：不是这个数据库用的那一把，不能登记诉求（换回原来的密钥文件后重启）" }
      return hasDataKey
        ? "数据密钥：已加载" : "数据密钥：没有，不能登记诉求（hotline keygen 生成，按手册放好后重启）"
    }

    var lines: [String] {
      [
        keyLine,
        "人员：\(members) 人可以登录",
        siteFolder.map { "公开页面：\($0)" + (heldBack > 0 ? "，拦下 \(heldBack) 页" : "") }
          ?? "公开页面：没有配置",
        journalNumber > 0
          ? "操作日志：\(journalNumber) 条，末条摘要 \(journalHead.prefix(16))" : "操作日志：还没有",
      ]
    }
  }

  var lines: [String] {
    let isCalm = isWell && troubles.isEmpty
    var lines = [isCalm ? "一切正常。" : isWell ? "运行正常，还有要处理的：" : "有问题需要处理："]
    lines += troubles.sorted { $0.key < $1.key }.map { "  ✗ \($0.key)：\($0.value)" }
    lines.append("现在 \(now)，时区 \(zone)（规则 \(zoneRules)），版本 \(version)")
    lines.append("下一条消息：\(nextDue ?? "没有")")
    let counted = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    lines.append("投递：" + (counted.isEmpty ? "还没有" : counted.joined(separator: "，")))
    for file in files {
      lines.append("文件 \(file.name)：\(file.state)" + (file.since.map { "（自 \($0)）" } ?? ""))
    }
    for robot in robots { lines.append("机器人 \(robot.name)（\(robot.dialect)）：\(robot.standing)") }
    lines += questions.lines
    if let firstStartLink { lines.append("还没有人员：请在一小时内打开 \(firstStartLink) 建立管理员") }
    return lines
  }
}
