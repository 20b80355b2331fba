// Whether the clock may be believed. Asked by each beat, and by whoever is about to act when the clock
// was set since anybody last looked: a wrong time must not send or withdraw anything before the next
// beat would have noticed it.

import Glibc
import Logging
import Storage
import Synchronization
import Timekeeping

/// Judges the clock, and notices that it was set.
struct ClockJudge: Sendable {
  private let storage: Storage
  private let shared: DeskShared
  private let clock: any WallClock
  private let isOn: Bool
  private let steps = ClockSteps()

  init(storage: Storage, shared: DeskShared, clock: any WallClock, isOn: Bool) {
    self.storage = storage
    self.shared = shared
    self.clock = clock
    self.isOn = isOn
  }

  /// To be called before anything is done by the clock. When it was set since the last call it is
  /// judged at once, and the plan is laid over the store again.
  func heedStep() async throws {
    guard isOn, let step = steps.look(at: clock) else { return }
    shared.logger.warning(
      "Clock was set", metadata: ["clock.step": "\(step.wholeMilliseconds) ms"])
    try await judge(at: clock.now)
    shared.planState.forget()
    shared.planWake.wake()
    shared.courierWake.wake()
  }

  /// Judges what the clock shows and says so on the board. Whoever waited for a clock that is to be
  /// trusted is woken.
  func judge(at now: Timestamp) async throws {
    guard isOn else { return }
    let last = try await storage.read("read the last recorded instant") { ledger in
      try ledger.note(.lastSeenAt).flatMap { Int64($0) }.map { Timestamp(milliseconds: $0) }
    }
    let wasTrusted = shared.board.troubles[.clockUntrusted] == nil
    switch ClockTrust.look(now: now, lastRecordedAt: last) {
    case .trusted:
      shared.board.set(.clockUntrusted, to: nil)
      guard !wasTrusted else { return }
      shared.courierWake.wake()
      shared.planWake.wake()
    case .untrusted(let reason):
      if wasTrusted {
        shared.logger.error("Clock untrusted", metadata: ["clock.reason": "\(reason.rawValue)"])
      }
      shared.board.set(.clockUntrusted, to: reason.wording)
    }
  }
}

/// What the clock and the time since boot showed together when somebody last looked.
final class ClockSteps: Sendable {
  private struct Pair {
    var shown: Timestamp
    var sinceBoot: Timestamp
  }

  private let last = Mutex<Pair?>(nil)

  /// By how much the clock was set since the last look; nil when it ran on as it should, and at first.
  func look(at clock: any WallClock) -> Duration? {
    look { (clock.now, ClockSteps.sinceBoot) }
  }

  /// The same, with what the two clocks show, read while nobody else looks.
  func look(_ read: () -> (shown: Timestamp, sinceBoot: Timestamp)) -> Duration? {
    last.withLock { last in
      let (shown, sinceBoot) = read()
      defer { last = Pair(shown: shown, sinceBoot: sinceBoot) }
      guard let before = last else { return nil }
      let step = (shown - before.shown) - (sinceBoot - before.sinceBoot)
      return step > Limits.clockStep || step < .zero - Limits.clockStep ? step : nil
    }
  }

  /// The time since boot, the time in which the machine slept included: waking up is no step.
  private static var sinceBoot: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
