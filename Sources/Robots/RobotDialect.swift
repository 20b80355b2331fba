// What each dialect must know. A dialect is a folder: its limits, encoding, signature and codes.

import Delivering
import Discretion
import Timekeeping

/// One robot language. Conformers are empty enums; everything is a pure function.
protocol RobotDialect {
  /// The most that `measure` may give.
  static var limitBytes: Int { get }
  /// What a line costs beside its scalars.
  static var lineWidth: Int { get }
  /// The platform's codes.
  static var codes: CodeTable { get }

  /// The size of an utterance in the platform's own measure: bytes of the text or of the body.
  static func measure(_ utterance: Utterance, _ robot: Robot) -> Int
  /// The most that a scalar of a line can add to `measure`.
  static func width(of scalar: Unicode.Scalar) -> Int
  /// The keys that stay the same for every request; none where a request makes its own.
  static func keys(of secrets: [Secret<String>]) throws(Robots.Refusal) -> [SigningKey]
  /// The signed request.
  static func request(
    _ utterance: Utterance, _ ready: ReadyRobot, at now: Timestamp
  ) -> WebhookRequest
  /// What the answer means.
  static func verdict(on answer: Answer) -> Verdict
  /// The text as the group sees it.
  static func shownText(of utterance: Utterance, for robot: Robot) -> String
}

extension RobotDialect {
  static func keys(of secrets: [Secret<String>]) throws(Robots.Refusal) -> [SigningKey] { [] }
}
