// What administrators and producers are told about the program itself: plainly, with what to do.

package import Delivering
package import Timekeeping

/// Something about the program that a person should know.
package enum Alarm: Hashable, Sendable {
  /// A robot takes no messages and was set aside.
  case robotSetAside(robot: String, group: String, cause: String, waiting: Int)
  /// A robot that was set aside takes messages again.
  case robotBack(robot: String, group: String)
  /// A schedule file has been broken for a minute.
  case fileBroken(file: String, since: LocalDateTime, complaints: Int, first: String)
  /// Future episodes vanished from the files and wait for a person's word.
  case lossHeld(file: String, episodes: [String])
  /// The clock can't be trusted; nothing is sent.
  case clockUntrusted(reason: String)
  /// What could not be sent while the program was stopped.
  case missed(count: Int, from: LocalDateTime, through: LocalDateTime)
  /// A message was given up.
  case abandoned(group: String, title: String, reason: String)
  /// A public page was held back because a trace of a caller was found in it.
  case outputBlocked(output: String, finding: String, label: String?, remedy: String)
  /// A check found the journal altered.
  case journalBroken(first: String, count: Int)
  /// A check found rows that the journal does not bear out.
  case recordDamaged(first: String, count: Int)
  /// Where the journal stands; whoever keeps this message can prove later that nothing was cut.
  case journalHead(number: Int64, digest: String)
}

/// Words alarms.
package struct AlarmWording: Hashable, Sendable {
  /// What all wording shares.
  package let settings: WordingSettings

  /// A wording with `settings`.
  package init(_ settings: WordingSettings = WordingSettings()) {
    self.settings = settings
  }

  /// The message for `alarm`; `identity` stands at its end.
  package func message(
    for alarm: Alarm, identity: String, mentions: [String] = []
  ) -> Message {
    let (first, rest) = sentences(for: alarm)
    let lines = [settings.heading + first] + rest
    return Message(
      kind: .alarm, title: settings.title("告警"),
      lines: lines.map(SafeText.line) + [settings.closing(identity)], mentions: mentions)
  }

  private func sentences(for alarm: Alarm) -> (String, [String]) {
    switch alarm {
    case .robotSetAside(let robot, let group, let cause, let waiting):
      return (
        "告警：群“\(short(group))”的机器人“\(short(robot))”发不出消息，已暂停使用",
        [
          "原因：\(SafeText.piece(cause, limit: 120))。有\(waiting)条消息在等它。",
          "请检查机器人是否还在群里、地址和密钥是否已更换；改好后会自动恢复。",
        ]
      )
    case .robotBack(let robot, let group):
      return ("群“\(short(group))”的机器人“\(short(robot))”已恢复，等待的消息正在补发", [])
    case .fileBroken(let file, let since, let complaints, let first):
      return (
        "排期文件“\(short(file))”有\(complaints)处错误，暂按上一个正确的版本提醒",
        [
          "第一处：\(SafeText.piece(first, limit: 160))",
          "从\(clock(since))起有误。请改好后保存，几秒内自动生效；全部错误见 hotline check。",
        ]
      )
    case .lossHeld(let file, let episodes):
      return (
        "排期文件“\(short(file))”里少了\(episodes.count)期未播节目，请确认",
        [
          listed(episodes), "确实取消请执行 hotline confirm；是误删请恢复文件。确认之前仍按原安排提醒。",
        ]
      )
    case .clockUntrusted(let reason):
      return (
        "告警：服务器时间不可信，已停止发送提醒",
        ["原因：\(SafeText.piece(reason, limit: 120))。", "请校准时间；确认无误可执行 hotline confirm。"]
      )
    case .missed(let count, let from, let through):
      return (
        "服务停止期间有\(count)条提醒错过，已没有用处，不再补发",
        ["时间：\(clock(from))至\(clock(through))。明细请执行 hotline status。"]
      )
    case .abandoned(let group, let title, let reason):
      return (
        "告警：发往群“\(short(group))”的一条消息没有发出，请人工通知",
        ["内容：\(SafeText.piece(title, limit: 120))", "原因：\(SafeText.piece(reason, limit: 120))。"]
      )
    case .outputBlocked(let output, let finding, let label, let remedy):
      let whose = label.map { "（\(short($0))）" } ?? ""
      return (
        "告警：公开页面 \(SafeText.piece(output, limit: 80)) 已拦下，没有发布",
        ["发现\(finding)\(whose)。", remedy]
      )
    case .journalBroken(let first, let count): return found("操作日志核对不一致", count, first)
    case .recordDamaged(let first, let count):
      return found("数据库内容与操作日志不符", count, first)
    case .journalHead(let number, let digest):
      return (
        "操作日志核对无误，共\(number)条",
        ["末条摘要 \(short(digest))。请保留本条消息，日后可据此证明日志未被删改。"]
      )
    }
  }

  /// What a check found.
  private func found(_ what: String, _ count: Int, _ first: String) -> (String, [String]) {
    (
      "告警：\(what)，共\(count)处",
      ["第一处：\(SafeText.piece(first, limit: 120))", "请立即保全数据库和最近的备份，并向负责人报告。"]
    )
  }

  private func short(_ name: String) -> String { SafeText.piece(name, limit: 40) }

  private func clock(_ time: LocalDateTime) -> String {
    "\(time.day.month)月\(time.day.day)日\(time.time.wording)"
  }

  private func listed(_ episodes: [String]) -> String {
    let shown = episodes.prefix(3).map { SafeText.piece($0, limit: 60) }.joined(separator: "；")
    return episodes.count > 3 ? "\(shown)；等\(episodes.count)期。" : shown + "。"
  }
}
