// 飞书 / Lark 自定义机器人: text by webhook; the signature stands in the body.

import Delivering
import Timekeeping

/// The dialect of 飞书.
enum Feishu: RobotDialect {
  /// Bytes of the whole body; whether 20 KB are 20,000 or 20,480 is not said.
  static let limitBytes = 20_000
  /// A line break, escaped.
  static let lineWidth = 2

  static func measure(_ utterance: Utterance, _ robot: Robot) -> Int {
    // A signature always has the same length; it is counted whether or not there is a secret.
    let stamp = Stamp(timestamp: "1700000000", sign: String(repeating: "=", count: 44))
    return body(of: utterance, for: robot, stamp: stamp).count
  }

  static func width(of scalar: Unicode.Scalar) -> Int {
    // A `<` may become a full-width one.
    scalar == "<" ? 3 : JSONWriter.width(of: scalar)
  }

  static func shownText(of utterance: Utterance, for robot: Robot) -> String {
    let ringing = Ringing.names(Ringing.people(of: utterance))
    return Spoken.text(of: utterance, for: robot, ringing: ringing, tags: .beforeLetter)
  }
}
