// 钉钉 自定义机器人: text by webhook; signature in the query, keywords, or a list of addresses.

import Delivering
import Timekeeping

/// The dialect of 钉钉.
enum DingTalk: RobotDialect {
  /// Bytes of the whole body.
  static let limitBytes = 20_000
  /// A line break, escaped.
  static let lineWidth = 2

  static func measure(_ utterance: Utterance, _ robot: Robot) -> Int {
    body(of: utterance, for: robot).count
  }

  static func width(of scalar: Unicode.Scalar) -> Int { JSONWriter.width(of: scalar) }

  static func shownText(of utterance: Utterance, for robot: Robot) -> String {
    let ringing = Ringing.names(Ringing.people(of: utterance))
    return Spoken.text(of: utterance, for: robot, ringing: ringing, tags: .none)
  }
}
