// 企业微信 群机器人: text by webhook, without a signature; the address is the whole credential.

import Delivering
import Timekeeping

/// The dialect of 企业微信.
enum WeCom: RobotDialect {
  /// Bytes of the decoded text; the server may take more, the documents do not promise it.
  static let limitBytes = 2_048
  /// A line break.
  static let lineWidth = 1

  static func measure(_ utterance: Utterance, _ robot: Robot) -> Int {
    text(of: utterance, for: robot).utf8.count
  }

  static func width(of scalar: Unicode.Scalar) -> Int {
    // A `<` may become a full-width one.
    scalar == "<" ? 3 : UTF8.width(scalar)
  }

  static func shownText(of utterance: Utterance, for robot: Robot) -> String {
    let ringing = Ringing.names(Ringing.people(of: utterance))
    return Spoken.text(of: utterance, for: robot, ringing: ringing, tags: .beforeAt)
  }
}
