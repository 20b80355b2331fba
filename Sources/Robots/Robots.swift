// The door to the dialects: how a message is cut to a robot's size, how it is encoded and signed for
// one attempt, and what the robot's answer means. All of it is pure; the network is elsewhere.

package import Delivering
package import Timekeeping

/// What a robot of any dialect can be asked.
package enum Robots {
  /// Why no request can be made for a robot. It is a matter of its configuration.
  package enum Refusal: Error, Hashable, Sendable {
    /// The address is not one that we call.
    case address(RobotURL.Fault)
    /// A secret of Standard Webhooks that is not `whsec_` and base64.
    case secretMalformed
  }

  /// The message cut into as many as its robot's size asks for; itself when it fits.
  ///
  /// Cuts lie between reminders of a digest, else between lines, sentences, clauses, characters, in
  /// this order of liking. No text is lost. Parts are marked `（1/2）`; those after the first repeat
  /// the beginning of the first line, where the time stands, with `（续）`. Only the first rings. Each
  /// part leaves room for a keyword and for the mark of a repeat.
  package static func parts(
    of message: Message, for robot: Robot, mentions: @autoclosure () -> [Mention] = []
  ) -> [Message] {
    if Splitter.isSurelyShort(message, for: robot) { return [message] }
    return Splitter(for: robot, mentions: mentions()).parts(of: message)
  }

  /// The request for one attempt at `now`: signed for that instant, otherwise the same bytes for the
  /// same utterance.
  package static func request(
    for utterance: Utterance, to robot: Robot, at now: Timestamp
  ) throws(Refusal) -> WebhookRequest {
    try ReadyRobot(robot).request(for: utterance, at: now)
  }

  /// What became of an attempt, in the platform's own terms; nil when it was revoked before it left,
  /// which is no attempt.
  package static func outcome(of exchange: Exchange, for robot: Robot) -> Outcome? {
    verdict(on: exchange, for: robot)?.outcome
  }

  /// The outcome with what the peer said and what a person can do; nil when it was revoked.
  package static func verdict(on exchange: Exchange, for robot: Robot) -> Verdict? {
    switch exchange {
    case .revoked:
      return nil
    case .notSent(let fault) where fault.isOfTheAddress:
      // Asking again every minute would not make the address better: a person has to.
      return Verdict(.badTarget(code: fault.rawValue, gone: false))
    case .notSent(let fault):
      return Verdict(.notSent(fault))
    case .uncertain(let cause):
      return Verdict(.uncertain(cause))
    case .answered(let status, let retryAfterSeconds, let body):
      let answer = Answer(status: status, retryAfterSeconds: retryAfterSeconds, body: body)
      return speaker(of: robot.dialect).verdict(on: answer).tuned(by: robot.tuning)
    }
  }

  /// What a platform's code means, for people; nil when the table does not know it.
  package static func meaning(of code: String, in dialect: Dialect) -> String? {
    speaker(of: dialect).codes[code]?.meaning ?? StatusReading.meaning(of: code)
  }

  /// The text as the group sees it, with `@name` for whoever is rung; ids and numbers never show.
  package static func shownText(of utterance: Utterance, for robot: Robot) -> String {
    speaker(of: robot.dialect).shownText(of: utterance, for: robot)
  }

  static func speaker(of dialect: Dialect) -> any RobotDialect.Type {
    switch dialect {
    case .weCom: WeCom.self
    case .dingTalk: DingTalk.self
    case .feishu: Feishu.self
    case .standardWebhooks: StandardWebhooks.self
    }
  }
}

// MARK: - Wording

extension Robots.Refusal {
  /// What is wrong and what to do, for people; it never quotes the address or the secret.
  package var wording: String {
    switch self {
    case .address(let fault): fault.wording
    case .secretMalformed: "签名密钥不合规范：应为 whsec_ 加标准 base64；请重新复制"
    }
  }
}

extension ConnectionFault {
  /// Whether the robot's address itself is at fault.
  fileprivate var isOfTheAddress: Bool {
    switch self {
    case .addressForbidden, .addressMalformed: true
    case .nameNotFound, .refused, .connectTimedOut, .tlsRejected, .proxyFailed, .redirected: false
    }
  }
}
