// The body of 钉钉: a text in which the rung ones stand as `@id` or `@number`, lists of the same, and
// `msgUuid`, which spares the group a repeat where the platform honours it.

import Delivering
import Discretion
import Timekeeping

extension DingTalk {
  static func request(
    _ utterance: Utterance, _ ready: ReadyRobot, at now: Timestamp
  ) -> WebhookRequest {
    let robot = ready.robot
    return WebhookRequest(
      address: signed(
        robot.address.reveal(for: .connecting), with: robot.signingSecrets.first, at: now),
      body: body(of: utterance, for: robot), connection: robot.connection)
  }

  /// The body.
  static func body(of utterance: Utterance, for robot: Robot) -> [UInt8] {
    let people = Ringing.people(of: utterance)
    let named = people.filter { !$0.isEverybody }
    var json = JSONWriter()
    json.raw(#"{"at":{"atMobiles":"#)
    json.strings(named.filter { $0.chatID == nil }.compactMap(\.mobile))
    json.raw(#","atUserIds":"#)
    json.strings(named.compactMap(\.chatID))
    json.raw(named.count < people.count ? #","isAtAll":true}"# : #","isAtAll":false}"#)
    json.raw(#","msgUuid":"#)
    json.string(utterance.id.rawValue)
    json.raw(#","msgtype":"text","text":{"content":"#)
    let ringing = people.map(mark).joined(separator: " ")
    json.string(Spoken.text(of: utterance, for: robot, ringing: ringing, tags: .none))
    json.raw("}}")
    return json.bytes
  }

  /// How someone stands in the text; the client shows the name in its place.
  private static func mark(_ person: Ringing) -> String {
    person.isEverybody ? "@所有人" : "@" + (person.chatID ?? person.mobile ?? person.name)
  }
}
