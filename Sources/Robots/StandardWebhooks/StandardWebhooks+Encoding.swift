// The payload: `type`, `timestamp` of the event, `data` with the message as a text, as lines, and
// with the people by name and id. No mobile number leaves in it.

import Delivering
import Discretion
import Timekeeping

extension StandardWebhooks {
  static func request(
    _ utterance: Utterance, _ ready: ReadyRobot, at now: Timestamp
  ) -> WebhookRequest {
    let robot = ready.robot
    let body = body(of: utterance, at: utterance.dueAt ?? now)
    let id = headerID(utterance.id)
    var headers = [(name: "webhook-id", value: id), ("webhook-timestamp", String(now.seconds))]
    let keys = ready.keys.reveal(for: .signing)
    if !keys.isEmpty {
      let list = signatures(of: body, id: id, seconds: now.seconds, keys: keys)
      headers.append(("webhook-signature", list))
    }
    return WebhookRequest(
      address: robot.address, headers: headers, body: body, connection: robot.connection)
  }

  /// The body; the same for every attempt of an utterance that has a `dueAt`.
  static func body(of utterance: Utterance, at time: Timestamp) -> [UInt8] {
    let lines = lines(of: utterance)
    let people = Ringing.people(of: utterance)
    let size = lines.reduce(0) { $0 + $1.utf8.count }
    var json = JSONWriter(capacity: 512 + 5 * size / 2)
    json.raw(#"{"data":{"id":"#)
    json.string(utterance.id.rawValue)
    json.raw(utterance.isRepeat ? #","isRepeat":true,"kind":"# : #","isRepeat":false,"kind":"#)
    json.string(utterance.message.kind.rawValue)
    json.raw(#","lines":"#)
    json.strings(lines)
    json.raw(#","mentions":["#)
    for (index, person) in people.enumerated() {
      json.raw(index > 0 ? #",{"# : "{")
      if let id = person.chatID {
        json.raw(#""id":"#)
        json.string(id)
        json.raw(",")
      }
      json.raw(#""name":"#)
      json.string(person.name)
      json.raw("}")
    }
    json.raw(#"],"text":"#)
    json.string(joining: people.isEmpty ? lines : lines + [Ringing.names(people)])
    json.raw(#","title":"#)
    json.string(title(of: utterance))
    json.raw(#"},"timestamp":"#)
    json.string(time.description)
    json.raw(#","type":"#)
    json.string(type(of: utterance.message.kind))
    json.raw("}")
    return json.bytes
  }

  /// The title, which is short: a receiver shows it in a list.
  private static func title(of utterance: Utterance) -> String {
    let title = utterance.message.title
    return title.utf8.count <= 256 ? title : String(title.unicodeScalars.prefix(64))
  }

  /// The event type that receivers subscribe to.
  static func type(of kind: Message.Kind) -> String {
    switch kind {
    case .reminder: "reminder.due"
    case .digest: "reminder.digest"
    case .correction: "reminder.correction"
    case .alarm: "service.alarm"
    case .catchUp: "reminder.catch_up"
    case .chase: "answer.chase"
    case .publication: "publication.notice"
    }
  }

  static func lines(of utterance: Utterance) -> [String] {
    var lines = Spoken.cleaned(utterance.message.lines, .none)
    if lines.isEmpty { lines = [Spoken.cleaned(utterance.message.title, .none)] }
    if utterance.isRepeat { lines[0] += Spoken.repeatMark }
    return lines
  }

  static func text(of lines: [String], people: [Ringing]) -> String {
    let text = lines.joined(separator: "\n")
    return people.isEmpty ? text : text + "\n" + Ringing.names(people)
  }

  /// The identity as a header value: printable ASCII, unchanged over all attempts.
  static func headerID(_ id: DeliveryID) -> String {
    let isPlain = id.rawValue.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }
    if isPlain, (1...256).contains(id.rawValue.utf8.count) { return id.rawValue }
    return DeliveryID.digest(of: [id], for: RobotName(rawValue: "webhook-id")).rawValue
  }
}
