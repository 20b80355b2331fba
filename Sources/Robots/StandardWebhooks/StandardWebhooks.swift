// Standard Webhooks 1.0.0: for whatever an office has of its own. The status of the answer is honest
// here, the identity is the receiver's key against repeats, and secrets can be rotated.

import Delivering
import Timekeeping

/// The dialect of Standard Webhooks.
package enum StandardWebhooks: RobotDialect {
  /// Bytes of the whole body: under 20 kB.
  static let limitBytes = 19_999
  /// A line break in the text, and quotes and comma in the list of lines.
  static let lineWidth = 5

  static func measure(_ utterance: Utterance, _ robot: Robot) -> Int {
    body(of: utterance, at: Timestamp(milliseconds: 1_700_000_000_001)).count
  }

  static func width(of scalar: Unicode.Scalar) -> Int {
    // The lines stand in the body twice: as a text and as a list.
    2 * JSONWriter.width(of: scalar)
  }

  static func shownText(of utterance: Utterance, for robot: Robot) -> String {
    text(of: lines(of: utterance), people: Ringing.people(of: utterance))
  }
}
