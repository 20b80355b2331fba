// How a robot stands: whether it may be spoken to, and what its refusals have amounted to. Only a
// row of refusals over some minutes sets a robot aside, because platforms sometimes deny a token
// that works; then a person is told, and the robot is asked again from time to time.

package import Timekeeping

/// How a robot stands.
package struct RobotStanding: Hashable, Sendable, Codable {
  /// What is known of the robot's willingness.
  package enum Trust: Hashable, Sendable, Codable {
    /// It takes messages, as far as anyone knows.
    case open
    /// It refused `count` times in a row since then; one delivery at a time asks it again at `probeAt`.
    case suspect(count: Int, since: Timestamp, code: String, probeAt: Timestamp)
    /// It is set aside; deliveries wait. At `probeAt` one delivery may ask it again; nil means never,
    /// because the platform said that it is gone.
    case setAside(since: Timestamp, code: String, probeAt: Timestamp?)
  }

  /// What the caller should tell people about.
  package enum Event: Hashable, Sendable {
    /// The robot was spoken to too fast and rests.
    case paused(until: Timestamp, code: String)
    /// It refused for the first time.
    case becameSuspect(code: String)
    /// It is set aside from now on: administrators must hear of it through another robot.
    case setAside(code: String, gone: Bool)
    /// It took a message again after it had been suspect or set aside.
    case recovered(failingSince: Timestamp)
  }

  /// How many may leave.
  package enum Allowance: Hashable, Sendable {
    /// As many as the pacing permits.
    case asPaced
    /// One, to ask whether the robot works again.
    case probe
    /// None before that instant; nil means none until a person acts.
    case none(until: Timestamp?)
  }

  /// No message may leave before; an instant in the past means nothing.
  package var pausedUntil: Timestamp?
  /// What is known of its willingness.
  package var trust: Trust
  /// How many times in a row it said "too fast" when its rest was over; stretches short rests.
  package var slowInARow: Int

  /// A robot of which nothing bad is known.
  package static let open = RobotStanding(pausedUntil: nil, trust: .open, slowInARow: 0)

  /// A standing; see the properties.
  package init(pausedUntil: Timestamp?, trust: Trust, slowInARow: Int) {
    self.pausedUntil = pausedUntil
    self.trust = trust
    self.slowInARow = slowInARow
  }

  /// Refusals in a row that are needed to set a robot aside …
  package static let refusalsBeforeSetAside = 3
  /// … over at least so long.
  package static let doubtBeforeSetAside: Duration = .seconds(600)
  /// How often a robot that was set aside is asked again.
  package static let probePause: Duration = .seconds(1_800)
}

// MARK: - Questions

extension RobotStanding {
  /// How many may leave at that instant, pacing aside.
  package func allowance(at now: Timestamp) -> Allowance {
    if let pausedUntil, pausedUntil > now { return .none(until: pausedUntil) }
    switch trust {
    case .open:
      return .asPaced
    case .suspect(_, _, _, let probeAt):
      return probeAt > now ? .none(until: probeAt) : .probe
    case .setAside(_, _, let probeAt):
      guard let probeAt else { return .none(until: nil) }
      return probeAt > now ? .none(until: probeAt) : .probe
    }
  }

  /// The first instant not before `now` at which anything may leave; nil means not until a person acts.
  package func availableFrom(_ now: Timestamp) -> Timestamp? {
    let rested = max(now, pausedUntil ?? now)
    switch trust {
    case .open: return rested
    case .suspect(_, _, _, let probeAt): return max(rested, probeAt)
    case .setAside(_, _, let probeAt): return probeAt.map { max(rested, $0) }
    }
  }

  /// Whether the robot is set aside.
  package var isSetAside: Bool {
    switch trust {
    case .setAside: true
    case .open, .suspect: false
    }
  }

  /// When a robot that has refused since `since` is asked again: after one, five and ten minutes, then
  /// each five, so that the third answer that counts falls on the tenth minute.
  package static func probe(after now: Timestamp, refusingSince since: Timestamp) -> Timestamp {
    for minutes: Int64 in [1, 5, 10] where since + .seconds(minutes * 60) > now {
      return since + .seconds(minutes * 60)
    }
    return now + .seconds(300)
  }
}

// MARK: - Moves

extension RobotStanding {
  /// Takes note of how an attempt ended at `now`, and says what people should hear of.
  ///
  /// Only acceptance clears a suspicion: a refused connection or a lost answer proves nothing, and
  /// 钉钉 checks its rate limit before it looks at the token.
  package mutating func note(_ outcome: Outcome, at now: Timestamp) -> Event? {
    switch outcome {
    case .accepted:
      return accept()
    case .slowDown(let code, let pauseSeconds):
      return slowDown(code, .seconds(max(1, pauseSeconds)), at: now)
    case .badTarget(let code, let gone):
      return refuse(code, gone, at: now)
    case .busy, .notSent, .uncertain, .badMessage, .unknownCode:
      return nil
    }
  }

  /// A person has mended the robot or asks to try it: everything is forgiven.
  package mutating func reinstate() { self = .open }

  private mutating func accept() -> Event? {
    pausedUntil = nil
    slowInARow = 0
    defer { trust = .open }
    switch trust {
    case .open: return nil
    case .suspect(_, let since, _, _), .setAside(let since, _, _):
      return .recovered(failingSince: since)
    }
  }

  private mutating func slowDown(_ code: String, _ pause: Duration, at now: Timestamp) -> Event? {
    // Several requests in flight may all be told to slow down; that is one rest, not several.
    let isNew = (pausedUntil ?? now) <= now
    if isNew { slowInARow = min(slowInARow + 1, 10) }
    // A short rest doubles with each vain one up to a minute; a long one is the vendor's own.
    let stretched =
      pause < .seconds(60) ? min(pause * (1 << max(0, slowInARow - 1)), .seconds(60)) : pause
    let until = max(pausedUntil ?? now, now + stretched)
    pausedUntil = until
    return isNew ? .paused(until: until, code: code) : nil
  }

  private mutating func refuse(_ code: String, _ gone: Bool, at now: Timestamp) -> Event? {
    if gone { return setAside(code, since: now, probeAt: nil, gone: true) }
    switch trust {
    case .open:
      let probeAt = Self.probe(after: now, refusingSince: now)
      trust = .suspect(count: 1, since: now, code: code, probeAt: probeAt)
      return .becameSuspect(code: code)
    case .suspect(let count, let since, _, _):
      let isRow = count + 1 >= Self.refusalsBeforeSetAside
      if isRow, now - since >= Self.doubtBeforeSetAside {
        return setAside(code, since: since, probeAt: now + Self.probePause, gone: false)
      }
      let probeAt = Self.probe(after: now, refusingSince: since)
      trust = .suspect(count: count + 1, since: since, code: code, probeAt: probeAt)
      return nil
    case .setAside(let since, _, let probeAt):
      let next = probeAt == nil ? nil : now + Self.probePause
      trust = .setAside(since: since, code: code, probeAt: next)
      return nil
    }
  }

  private mutating func setAside(
    _ code: String, since: Timestamp, probeAt: Timestamp?, gone: Bool
  ) -> Event? {
    let wasSetAside = isSetAside
    trust = .setAside(since: since, code: code, probeAt: probeAt)
    return wasSetAside ? nil : .setAside(code: code, gone: gone)
  }
}
