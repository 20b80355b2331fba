// A mark for each state: a sign, a word and a tone, so that colour is never the only cue.

import Delivering
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
    case .refused: "没有采用"
    }
  }

  var mark: StateMark {
    switch self {
    case .whole: StateMark("✓", .good, consoleWording)
    case .partial: StateMark("◐", .warn, consoleWording)
    case .stale, .refused: StateMark("!", .bad, consoleWording)
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
