// The body of 飞书: a text in which the rung ones stand as elements `<at user_id="…">`, and the
// signature beside it. Mobile numbers and mail addresses ring nobody here.

import Delivering
import Discretion
import Timekeeping

extension Feishu {
  static func request(
    _ utterance: Utterance, _ ready: ReadyRobot, at now: Timestamp
  ) -> WebhookRequest {
    let robot = ready.robot
    let stamp = robot.signingSecrets.first.map { secret in
      Stamp(secret: secret.reveal(for: .signing), seconds: now.seconds)
    }
    return WebhookRequest(
      address: robot.address, body: body(of: utterance, for: robot, stamp: stamp),
      connection: robot.connection)
  }

  /// The body, signed if there is a stamp.
  static func body(of utterance: Utterance, for robot: Robot, stamp: Stamp?) -> [UInt8] {
    let ringing = Ringing.people(of: utterance).map(mark).joined(separator: " ")
    var json = JSONWriter()
    json.raw(#"{"content":{"text":"#)
    json.string(Spoken.text(of: utterance, for: robot, ringing: ringing, tags: .beforeLetter))
    json.raw(#"},"msg_type":"text""#)
    if let stamp {
      json.raw(#","sign":"#)
      json.string(stamp.sign)
      json.raw(#","timestamp":"#)
      json.string(stamp.timestamp)
    }
    json.raw("}")
    return json.bytes
  }

  private static func mark(_ person: Ringing) -> String {
    if person.isEverybody { return #"<at user_id="all">所有人</at>"# }
    guard let id = person.chatID else { return "@" + person.name }
    return #"<at user_id=""# + id + #"">"# + person.name + "</at>"
  }
}
