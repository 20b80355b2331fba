// What to do with a delivery after an attempt has ended. All of it is decided here, from values, so
// that each rule is one line of a table in the tests; the store and the courier carry it out.

package import Timekeeping

/// What happens next to a delivery whose attempt has ended.
package enum NextStep: Hashable, Sendable {
  /// The platform took it: `sent`.
  case finish
  /// Nothing arrived; try again at that instant. The words may be rendered anew.
  case retry(at: Timestamp)
  /// The robot was spoken to too fast: it rests until then. The delivery tries again at `retryAt`;
  /// nil means that its useful time is over by then, so it is abandoned for that.
  case pauseRobot(until: Timestamp, retryAt: Timestamp?)
  /// It may have arrived: the same words once more, marked as a possible repeat.
  case resendMarked(at: Timestamp)
  /// The robot takes no messages for now; the delivery waits for it and asks again then.
  case targetFailing(retryAt: Timestamp)
  /// Given up.
  case abandon(AbandonReason)
}

/// The rules of trying again.
///
/// Certain failures are retried after 2, 5, 10, 20, 40, 60, 60 … seconds, give or take a fifth, for as
/// long as the message is useful. The last try leaves early enough to end within the useful time.
package enum RetryPolicy {
  /// The delivery as the policy sees it.
  package struct Subject: Hashable, Sendable {
    /// Its identity; it also fixes the jitter, so that the same history always gives the same times.
    package let id: DeliveryID
    /// After this instant it must not leave.
    package let usefulUntil: Timestamp
    /// What came before the attempt that has just ended.
    package let earlier: AttemptTally

    /// A delivery with the tally of its *earlier* attempts.
    package init(id: DeliveryID, usefulUntil: Timestamp, earlier: AttemptTally) {
      self.id = id
      self.usefulUntil = usefulUntil
      self.earlier = earlier
    }
  }

  /// Tries with an unknown code before the delivery is given up.
  package static let unknownCodeTries = 3
  /// Repeats after the vendor's own "busy".
  package static let vendorBusyRepeats = 3
  /// How long one request may take; the last try leaves so long before the useful time ends.
  package static let requestLimit: Duration = .seconds(10)

  /// What to do after `outcome`. `standing` is the robot's standing once it has noted that outcome;
  /// it says when the robot may be spoken to again.
  package static func nextStep(
    after outcome: Outcome, of subject: Subject, standing: RobotStanding, at now: Timestamp
  ) -> NextStep {
    let tally = subject.earlier.counting(outcome)
    switch outcome {
    case .accepted:
      return .finish
    case .badMessage:
      return .abandon(.badMessage)
    case .slowDown(_, let pauseSeconds):
      let until = standing.pausedUntil ?? now + .seconds(max(1, pauseSeconds))
      return .pauseRobot(until: until, retryAt: until < subject.usefulUntil ? until : nil)
    case .badTarget:
      return failing(subject, standing, at: now)
    case .uncertain:
      if tally.uncertain > 1 { return .abandon(.stillUncertain) }
      return again(subject, tally, at: now) { .resendMarked(at: $0) }
    case .unknownCode:
      if tally.unknownCodes >= unknownCodeTries { return .abandon(.unknownCode) }
      return again(subject, tally, at: now) { .retry(at: $0) }
    case .busy(let code) where code == Outcome.vendorBusyCode:
      if tally.vendorBusy > vendorBusyRepeats { return .abandon(.stillBusy) }
      return again(subject, tally, at: now) { .retry(at: $0) }
    case .busy, .notSent:
      return again(subject, tally, at: now) { .retry(at: $0) }
    }
  }

  /// How a delivery ends whose useful time is over while it waits: never tried or given up.
  package static func end(ofExpired tally: AttemptTally) -> ExpiredEnd {
    if tally.badTargetsInARow > 0 { return .abandoned(.badTarget) }
    return tally.counted == 0 ? .skipped(.tooLate) : .abandoned(.usefulTimeOver)
  }

  /// The pause before the try that follows `counted` counted ones, with its jitter.
  package static func backoff(of id: DeliveryID, counted: Int, vendorBusy: Int = 0) -> Duration {
    // A vendor that asks for at most three repeats gets them far apart: the same number of questions
    // then survives minutes of trouble instead of seconds.
    let base = vendorBusy > 0 ? step(vendorBusy, of: [10, 60, 300]) : step(counted, of: steps)
    return .milliseconds(base * Jitter.permille(id, counted, spread: 200))
  }

  private static let steps: [Int64] = [2, 5, 10, 20, 40, 60]

  private static func step(_ ordinal: Int, of seconds: [Int64]) -> Int64 {
    seconds[min(max(ordinal, 1), seconds.count) - 1]
  }
}

// MARK: - End of an expired delivery

extension RetryPolicy {
  /// The end of a delivery that waited beyond its useful time.
  package enum ExpiredEnd: Hashable, Sendable {
    /// Nothing was ever tried.
    case skipped(SkipReason)
    /// It was tried.
    case abandoned(AbandonReason)
  }
}

// MARK: - Times

extension RetryPolicy {
  private static func again(
    _ subject: Subject, _ tally: AttemptTally, at now: Timestamp, as step: (Timestamp) -> NextStep
  ) -> NextStep {
    let pause = backoff(of: subject.id, counted: tally.counted, vendorBusy: tally.vendorBusy)
    let planned = now + pause
    let latest = subject.usefulUntil - requestLimit
    if planned <= latest { return step(planned) }
    // One last try just before the end, unless that would be at once.
    if latest >= now + .seconds(1) { return step(latest) }
    return .abandon(.usefulTimeOver)
  }

  private static func failing(
    _ subject: Subject, _ standing: RobotStanding, at now: Timestamp
  ) -> NextStep {
    guard now < subject.usefulUntil else { return .abandon(.badTarget) }
    // A robot that is gone never comes back by itself: the delivery waits for a person to its end.
    let asked = standing.availableFrom(now) ?? subject.usefulUntil
    let probe = asked > now ? asked : now + .seconds(60)
    // Beyond its useful time it never leaves; until then a person may mend the robot.
    return .targetFailing(retryAt: min(probe, subject.usefulUntil))
  }
}
