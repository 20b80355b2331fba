// What the attempts of one delivery amounted to so far. The retry policy needs these few counts and
// nothing else, so that the store may keep them as columns or count them from its attempt rows.

/// The counts over the attempts of one delivery that have ended.
package struct AttemptTally: Hashable, Sendable, Codable {
  /// Attempts that count: all but those that were refused for being too fast.
  package var counted: Int
  /// Attempts of which nobody knows whether they arrived.
  package var uncertain: Int
  /// Attempts that ended with a code that the table does not know.
  package var unknownCodes: Int
  /// Attempts that ended with the vendor's own "busy", which may be repeated three times.
  package var vendorBusy: Int
  /// Attempts in a row, up to the latest, that the robot refused for being a bad target.
  package var badTargetsInARow: Int

  /// A tally; nothing was tried unless said otherwise.
  package init(
    counted: Int = 0, uncertain: Int = 0, unknownCodes: Int = 0, vendorBusy: Int = 0,
    badTargetsInARow: Int = 0
  ) {
    self.counted = counted
    self.uncertain = uncertain
    self.unknownCodes = unknownCodes
    self.vendorBusy = vendorBusy
    self.badTargetsInARow = badTargetsInARow
  }

  /// The tally of attempts that ended so, oldest first.
  package init(of outcomes: some Sequence<Outcome>) {
    self.init()
    for outcome in outcomes { count(outcome) }
  }

  /// Whether the group may already have seen the message, so that the next copy must be marked.
  package var mayHaveArrived: Bool { uncertain > 0 }

  /// Counts one more attempt.
  package mutating func count(_ outcome: Outcome) {
    switch outcome {
    case .slowDown:
      // Too fast is the robot's trouble, not the message's: no attempt is burnt.
      return
    case .busy(let code):
      if code == Outcome.vendorBusyCode { vendorBusy += 1 }
      badTargetsInARow = 0
    case .uncertain:
      uncertain += 1
      badTargetsInARow = 0
    case .unknownCode:
      unknownCodes += 1
      badTargetsInARow = 0
    case .badTarget:
      badTargetsInARow += 1
    case .accepted, .notSent, .badMessage:
      badTargetsInARow = 0
    }
    counted += 1
  }

  /// This tally with one attempt more.
  package func counting(_ outcome: Outcome) -> AttemptTally {
    var tally = self
    tally.count(outcome)
    return tally
  }
}

extension Outcome {
  /// The code with which 企业微信 and 钉钉 say "system busy, repeat at most three times".
  package static let vendorBusyCode = "-1"
}
