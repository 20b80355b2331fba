// Whether somebody who was put on air can still be there. Nobody is as long on air as a call that was
// never put down: after the show it would stand as the one whom the host speaks with, into the next.

package import Timekeeping

/// The time of a call on air.
package enum AirTime {
  /// How long a show may run over its time.
  package static let grace: Duration = .seconds(30 * 60)

  /// Whether a call that went on air at `start` was left open: its show, which by the plan ends at the
  /// last of `ends`, is over, and so is the time by which it may run over. Without a show, the time
  /// runs from the start of the call.
  package static func isLeftOpen(
    since start: Timestamp, showEnding ends: [Timestamp], at now: Timestamp
  ) -> Bool {
    now >= ends.reduce(start, max) + grace
  }
}
