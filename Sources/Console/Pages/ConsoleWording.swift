// The console's own words: a mark for each state, so that colour is never the only cue, and for each
// trouble what a person can do about it.

import Delivering
import Desk
import Scheduling
import Timekeeping

/// A state as a page shows it.
struct StateMark: Sendable {
  /// How it is coloured.
  enum Tone: String, CaseIterable, Sendable {
    case good, calm, busy, warn, bad, faint
  }

  let sign: String
  let tone: String
  let words: String

  init(_ sign: String, _ tone: Tone, _ words: String) {
    self.sign = sign
    self.tone = tone.rawValue
    self.words = words
  }
}

extension DeliveryState {
  /// The short form for lists.
  var mark: StateMark {
    switch self {
    case .waiting: StateMark("○", .calm, "待发送")
    case .claimed: StateMark("◔", .busy, "正在发送")
    case .sent: StateMark("✓", .good, "已发送")
    case .skipped: StateMark("–", .faint, "未发送")
    case .abandoned: StateMark("✕", .bad, "已放弃")
    case .withdrawn: StateMark("↶", .faint, "已撤回")
    }
  }
}

extension FileReport.State {
  /// How much of a file is in force.
  var consoleWording: String {
    switch self {
    case .whole: "全部生效"
    case .partial: "部分生效"
    case .stale: "沿用旧版本"
    }
  }

  var mark: StateMark {
    switch self {
    case .whole: StateMark("✓", .good, consoleWording)
    case .partial: StateMark("◐", .warn, consoleWording)
    case .stale: StateMark("!", .bad, consoleWording)
    }
  }
}

extension RobotStanding {
  /// How the robot stands, in one sentence without its full stop.
  func wording(_ moments: Moments) -> String {
    if let pausedUntil, pausedUntil > moments.now {
      return "平台要求放慢，\(moments.near(pausedUntil)) 继续"
    }
    switch trust {
    case .open: return "正常"
    case .suspect(let count, let since, let code, let probeAt):
      return "连续拒收 \(count) 次（\(code)，自\(moments.near(since))），\(moments.near(probeAt)) 再试"
    case .setAside(let since, let code, let probeAt):
      let next = probeAt.map { "，\(moments.near($0)) 再试一次" } ?? "，不再自动重试"
      return "已停用（\(code)，自\(moments.near(since))）\(next)"
    }
  }

  /// The short form.
  func mark(at now: Timestamp) -> StateMark {
    if let pausedUntil, pausedUntil > now { return StateMark("◔", .busy, "暂停") }
    return switch trust {
    case .open: StateMark("✓", .good, "正常")
    case .suspect: StateMark("◐", .warn, "存疑")
    case .setAside: StateMark("✕", .bad, "已停用")
    }
  }
}

extension HealthTrouble {
  /// What a person does about it.
  var remedy: String {
    switch self {
    case .planStale: "请到“编排”页看错在哪一行，改好文件并保存，几秒内自动生效。"
    case .folderUnusable: "请管理员按提示改好目录的权限或路径，改好后自动恢复。"
    case .lossesHeld:
      "误删的，把文件或那几行放回去即可；确实取消的，请管理员在服务器上执行 hotline confirm losses。"
    case .clockUntrusted:
      "请管理员核对服务器时间（timedatectl）。时间无误时执行 hotline confirm clock 恢复发送。"
    case .robotSetAside:
      "请到“机器人”页看原因；修好后由管理员执行 hotline confirm robot 名称。等待的消息不会丢。"
    case .storeFailing: "请管理员检查磁盘空间和数据目录的权限。恢复前新的变更不会记录。"
    case .calendarProvisional: "请把国务院办公厅的放假通知全文存成 .txt，放进排期目录。"
    case .robotMissing: "请管理员在配置里补上机器人，或改正名录里写的机器人名称。"
    }
  }
}

extension HealthPart {
  /// What a person does when it makes no progress.
  var remedy: String {
    "请管理员查看日志：journalctl -u hotline。程序会自行重试；长时间不恢复请重启服务。"
  }
}
