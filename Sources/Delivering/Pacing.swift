// When a robot may be spoken to again, from the instants at which it was spoken to.

package import Timekeeping

/// How often a robot may be spoken to. A limit that is nil does not hold.
package struct Pacing: Hashable, Sendable {
  /// Messages in any 60 seconds.
  package let perMinute: Int?
  /// Messages in any one second.
  package let perSecond: Int?

  /// A pacing; limits are positive.
  package init(perMinute: Int?, perSecond: Int? = nil) {
    self.perMinute = perMinute
    self.perSecond = perSecond
  }

  /// What is planned for a dialect, inside the vendor's limit.
  package static func planned(for dialect: Dialect) -> Pacing {
    switch dialect {
    case .weCom, .dingTalk: Pacing(perMinute: 18)
    case .feishu: Pacing(perMinute: 90, perSecond: 4)
    case .standardWebhooks: Pacing(perMinute: nil)
    }
  }

  /// The first instant not before `now` at which one more message may leave, when messages left at
  /// `sent` (ascending; older ones may be missing).
  package func earliest(at now: Timestamp, after sent: [Timestamp]) -> Timestamp {
    var instant = now
    if let perMinute { instant = max(instant, limit(perMinute, .seconds(60), sent, now)) }
    if let perSecond { instant = max(instant, limit(perSecond, .seconds(1), sent, now)) }
    return instant
  }

  /// Whether any limit holds.
  package var isLimited: Bool { perMinute != nil || perSecond != nil }

  private func limit(
    _ count: Int, _ window: Duration, _ sent: [Timestamp], _ now: Timestamp
  ) -> Timestamp {
    guard count > 0, sent.count >= count else { return now }
    // A clock that was set back leaves instants in the future; they may cost one window, not hours.
    return min(sent[sent.count - count], now) + window + .milliseconds(1)
  }
}
