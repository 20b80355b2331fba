// The body of 企业微信: a text, and beside it the lists of who is rung. The client itself shows the
// names of those lists, so that only people without id and number stand in the text.

import Delivering
import Timekeeping

extension WeCom {
  static func request(
    _ utterance: Utterance, _ ready: ReadyRobot, at now: Timestamp
  ) -> WebhookRequest {
    let robot = ready.robot
    return WebhookRequest(
      address: robot.address, body: body(of: utterance, for: robot), connection: robot.connection)
  }

  /// The text as it is sent.
  static func text(of utterance: Utterance, for robot: Robot) -> String {
    let silent = Ringing.people(of: utterance).filter { $0.chatID == nil && $0.mobile == nil }
    return Spoken.text(
      of: utterance, for: robot, ringing: Ringing.names(silent), tags: .beforeAt)
  }

  /// The body.
  static func body(of utterance: Utterance, for robot: Robot) -> [UInt8] {
    let people = Ringing.people(of: utterance)
    let ids = people.compactMap { $0.isEverybody ? "@all" : $0.chatID }
    // Whoever has an id is rung by it alone, not twice.
    let mobiles = people.filter { $0.chatID == nil }.compactMap(\.mobile)
    var json = JSONWriter()
    json.raw(#"{"msgtype":"text","text":{"content":"#)
    json.string(text(of: utterance, for: robot))
    if !ids.isEmpty {
      json.raw(#","mentioned_list":"#)
      json.strings(ids)
    }
    if !mobiles.isEmpty {
      json.raw(#","mentioned_mobile_list":"#)
      json.strings(mobiles)
    }
    json.raw("}}")
    return json.bytes
  }
}
