// `hotline publish`, `report`, `journal` and `user`: what an administrator of the machine asks of the
// running daemon about pages, figures, evidence and accounts.

import Foundation

extension ControlCommands {
  /// `publish`: everything now; with `preview` the same bytes into that folder, which the daemon must be
  /// able to write. Throws when a page was held back.
  package func publish(preview: String?) throws {
    let answer: String
    if let preview {
      answer = try ask("POST", "/api/publish/preview", try coded(["path": preview]))
    } else {
      answer = try ask("POST", "/api/publish")
    }
    if format == .text {
      output.line(try decoded(MessageAnswer.self, answer).message)
    } else {
      output.text(answer + "\n")
    }
    if try decoded(MessageAnswer.self, answer).isWell == false {
      throw CommandFailure(.badInput, "")
    }
  }

  /// What `report` is asked for.
  package struct ReportWish: Encodable, Sendable {
    let kind: String
    let period: String?
    let form: String
    let part: String?

    /// A report of `kind`: week, month, quarter, year, campaign. `part` is for a campaign.
    package init(kind: String, period: String?, form: String, part: String?) {
      self.kind = kind
      self.period = period
      self.form = form
      self.part = part
    }
  }

  /// `report`: prints it, or writes it to `out`; several tables need a folder.
  package func report(_ wish: ReportWish, to out: String?) throws {
    let answer = try ask("POST", "/api/report", try coded(wish))
    let report = try decoded(ReportAnswer.self, answer)
    guard let out else {
      if let only = report.files.first, report.files.count == 1 { return output.text(only.text) }
      throw CommandFailure(.usage, "这份报告有 \(report.files.count) 张表，请写 --out 目录。")
    }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: out, isDirectory: &isFolder)
    if report.files.count > 1 || (exists && isFolder.boolValue) {
      for file in report.files { try write(file.text, to: out + "/" + file.name, making: out) }
      return output.line("\(report.title)：\(report.files.count) 个文件，写进 \(out)。")
    }
    for file in report.files { try write(file.text, to: out, making: nil) }
    output.line("\(report.title)：写进 \(out)。")
  }

  private func write(_ text: String, to path: String, making folder: String?) throws {
    do {
      if let folder {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure(.cannotCreate, "\(path) 写不进去，请检查目录是否存在、可写。")
    }
  }

  /// `journal`: the newest acts, or those about one question.
  package func journal(about number: String?, limit: Int) throws {
    var query = "?limit=\(limit)"
    if let number { query += "&about=" + escaped(number) }
    let answer = try ask("GET", "/api/journal" + query)
    guard format == .text else { return output.text(answer + "\n") }
    let page = try decoded(JournalAnswer.self, answer)
    if page.lines.isEmpty { output.line("没有记录。") }
    for line in page.lines { output.line(line.text) }
    output.line("末条 \(page.headNumber)，摘要 \(page.head)")
  }
}

// MARK: - Members

extension ControlCommands {
  /// What `user` is asked to make of a member.
  package struct MemberWish: Encodable, Sendable {
    /// A role with where it holds.
    package struct Grant: Encodable, Sendable {
      let role: String
      let programme: String?
      let department: String?
    }

    let account: String
    var name: String?
    var roles: [Grant]?
    var isActive: Bool?
    var anyway: Bool?

    /// A member with this account.
    package init(
      account: String, name: String? = nil, roles: [Grant]? = nil, isActive: Bool? = nil,
      anyway: Bool? = nil
    ) {
      self.account = account
      self.name = name
      self.roles = roles
      self.isActive = isActive
      self.anyway = anyway
    }
  }

  /// `user list`: everybody with roles.
  package func listMembers() throws {
    let answer = try ask("GET", "/api/members")
    guard format == .text else { return output.text(answer + "\n") }
    let members = try decoded(MemberList.self, answer).members
    if members.isEmpty { output.line("还没有人员。添加：hotline user add 账号 姓名 --role administrator") }
    for member in members {
      output.line(
        "\(member.account)　\(member.name)　\(member.rolesWording)"
          + (member.isActive ? "" : "　（已停用）"))
      for token in member.tokens { output.line("　令牌 \(token)") }
    }
  }

  /// `user add`, `disable`, `enable`, `roles`, `password-link`, `sign-out`: one of the interface's
  /// acts on members.
  package func member(_ act: String, _ wish: MemberWish) throws {
    let answer = try ask("POST", "/api/members/" + act, try coded(wish))
    guard format == .text else { return output.text(answer + "\n") }
    let said = try decoded(MemberAnswer.self, answer)
    output.line(said.message)
    if let link = said.link { output.line(link + (said.until.map { "　（\($0) 前有效）" } ?? "")) }
  }

  /// What `user token` is asked for.
  package struct TokenWish: Encodable, Sendable {
    let account: String
    let name: String?
    let scopes: [String]?
    let days: Int?
    let token: String?

    /// A token to be made, or with `token` the one to be ended.
    package init(
      account: String, name: String? = nil, scopes: [String]? = nil, days: Int? = nil,
      token: String? = nil
    ) {
      self.account = account
      self.name = name
      self.scopes = scopes
      self.days = days
      self.token = token
    }
  }

  /// `user token`: makes a token, or ends one.
  package func token(_ act: String, _ wish: TokenWish) throws {
    let answer = try ask("POST", "/api/members/tokens/" + act, try coded(wish))
    guard format == .text else { return output.text(answer + "\n") }
    let said = try decoded(MemberAnswer.self, answer)
    output.line(said.message)
    if let token = said.token { output.line(token + (said.until.map { "　（\($0) 前有效）" } ?? "")) }
  }

  /// The roles that `texts` name: `role`, `role@programme`, `liaison:department` or
  /// `liaison@programme:department`.
  package static func grants(_ texts: [String]) -> [MemberWish.Grant] {
    texts.map { text in
      let parts = text.split(separator: ":", maxSplits: 1)
      let front = (parts.first ?? "").split(separator: "@", maxSplits: 1)
      return MemberWish.Grant(
        role: String(front.first ?? ""), programme: front.dropFirst().first.map(String.init),
        department: parts.dropFirst().first.map(String.init))
    }
  }
}

// MARK: - Answers

private struct ReportAnswer: Decodable {
  struct File: Decodable {
    let name: String
    let text: String
  }

  let title: String
  let files: [File]
}

private struct JournalAnswer: Decodable {
  struct Line: Decodable {
    let number: Int
    let at: String
    let wording: String
    let subject: String
    let by: String
    let name: String?
    let reason: String?
    let details: String

    var text: String {
      var parts = ["\(number)", at, wording, subject, name ?? by]
      if let reason { parts.append("理由：" + reason) }
      if !details.isEmpty { parts.append(details) }
      return parts.joined(separator: "　")
    }
  }

  let lines: [Line]
  let headNumber: Int
  let head: String
}

private struct MemberList: Decodable {
  struct Line: Decodable {
    let account: String
    let name: String
    let isActive: Bool
    let rolesWording: String
    let tokens: [String]
  }

  let members: [Line]
}

private struct MemberAnswer: Decodable {
  let message: String
  let link: String?
  let token: String?
  let until: String?
}
