// How often a robot may speak. The vendors count over a sliding window, and one of them shuts the
// robot out for ten minutes: a sender that is refused once must not come back too soon.

/// The limits of a robot: so many calls in so many milliseconds, and how long a breach costs.
package struct SimulatedRate: Hashable, Sendable {
  /// At most `calls` in any `milliseconds`.
  package struct Window: Hashable, Sendable {
    /// How many calls the window holds.
    package var calls: Int
    /// How long the window is.
    package var milliseconds: Int64

    /// A window of so many calls in so many milliseconds.
    package init(calls: Int, milliseconds: Int64) {
      self.calls = calls
      self.milliseconds = milliseconds
    }
  }

  /// All windows hold together.
  package var windows: [Window]
  /// How long every call is refused after the first one too many.
  package var lockout: Int64

  /// Limits of one's own; no windows means no limit.
  package init(windows: [Window], lockout: Int64 = 0) {
    self.windows = windows
    self.lockout = lockout
  }

  /// No limit.
  package static let unlimited = SimulatedRate(windows: [])
  /// 企业微信: 20 a minute; waiting a minute after the refusal helps.
  package static let weCom = SimulatedRate(
    windows: [Window(calls: 20, milliseconds: 60_000)], lockout: 60_000)
  /// 钉钉: 20 a minute, then silence for ten minutes.
  package static let dingTalk = SimulatedRate(
    windows: [Window(calls: 20, milliseconds: 60_000)], lockout: 600_000)
  /// 飞书: 100 a minute and 5 a second.
  package static let feishu = SimulatedRate(windows: [
    Window(calls: 100, milliseconds: 60_000), Window(calls: 5, milliseconds: 1_000),
  ])

  /// The vendor's own limits.
  package static func standard(for dialect: SimulatedDialect) -> SimulatedRate {
    switch dialect {
    case .weCom: .weCom
    case .dingTalk: .dingTalk
    case .feishu: .feishu
    case .standardWebhooks: .unlimited
    }
  }
}

/// The recent calls of one robot, measured against its limits.
struct RateMemory {
  private var calls: [Int64] = []
  private var lockedUntil: Int64 = .min

  /// Counts a call; true when it is too much. A refused call neither counts nor prolongs a lock.
  mutating func refuses(at now: Int64, rate: SimulatedRate) -> Bool {
    guard !rate.windows.isEmpty else { return false }
    if now < lockedUntil { return true }
    let longest = rate.windows.map(\.milliseconds).max() ?? 0
    calls.removeAll { $0 <= now - longest }
    for window in rate.windows {
      let recent = calls.count { $0 > now - window.milliseconds }
      if recent >= window.calls {
        lockedUntil = now + rate.lockout
        return true
      }
    }
    calls.append(now)
    return false
  }

  /// Milliseconds until the next call may pass.
  func wait(at now: Int64, rate: SimulatedRate) -> Int64 {
    var moment = max(now, lockedUntil)
    for window in rate.windows where calls.count >= window.calls {
      moment = max(moment, calls[calls.count - window.calls] + window.milliseconds)
    }
    return moment - now
  }
}
