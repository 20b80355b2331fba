// The control interface: the same levers as in the process, as small JSON requests for curl. A
// body must be declared as JSON, so that no page of another site can pull them.
//
//   curl 127.0.0.1:PORT/control/groups
//   curl 127.0.0.1:PORT/control/posts?group=departments
//   curl -H 'Content-Type: application/json' 127.0.0.1:PORT/control/faults \
//     -d '{"group":"departments","fault":"delay","milliseconds":3000,"times":2}'
//   curl -X DELETE 127.0.0.1:PORT/control/faults

import Hummingbird
import HummingbirdCore
import NIOCore

extension RobotSimulator {
  func control(_ aside: Aside) async -> Answer {
    switch (aside.request.method.rawValue, aside.path) {
    case ("GET", "/control/groups"):
      return Answer(body: JSONValue.array(groups.map(summary)).description + "\n")
    case ("GET", "/control/posts"):
      let chosen = aside.query["group"].map { posts(in: $0) } ?? posts()
      let since = aside.lastEvent
      let values = chosen.filter { $0.number > since }.map(Self.value)
      return Answer(body: JSONValue.array(values).description + "\n")
    case ("DELETE", "/control/posts"):
      reset()
      return Self.done
    case ("DELETE", "/control/faults"):
      clearFaults(of: aside.query["group"])
      return Self.done
    case ("POST", "/control/faults"):
      return await injection(aside)
    default:
      return Answer(status: 404, body: #"{"error":"no such control"}"# + "\n")
    }
  }

  private static let done = Answer(body: #"{"ok":true}"# + "\n")

  private func injection(_ aside: Aside) async -> Answer {
    func refusal(_ words: String, status: Int = 400) -> Answer {
      Answer(status: status, body: JSONValue.object(["error": .string(words)]).description + "\n")
    }
    guard aside.header("content-type")?.hasPrefix("application/json") == true else {
      return refusal("Content-Type must be application/json", status: 415)
    }
    guard let body = try? await aside.request.body.collect(upTo: 1 << 20),
      let json = JSONValue(Array(body.readableBytesView))
    else { return refusal("the body is not JSON") }
    guard let fault = SimulatedFault(json) else {
      return refusal("fault must be one of " + SimulatedFault.names.joined(separator: ", "))
    }
    guard let group = json["group"]?.string,
      inject(fault, into: group, times: Self.times(json["times"]), taking: json["takes"]?.bool)
    else { return refusal("no such group, or times below 1") }
    return Self.done
  }

  /// Once unless said otherwise; null is for good.
  private static func times(_ value: JSONValue?) -> Int? {
    switch value {
    case nil: 1
    case .some(.null): nil
    case .some(let value): value.integer ?? 0
    }
  }
}

// MARK: - Faults by name

extension SimulatedFault {
  /// The names that the control interface knows.
  static let names = [
    "code", "answer", "delay", "silence", "half", "closeAfterBody", "closeReused", "redirect",
    "flood", "garbage", "tooMany", "gone", "drip", "reset", "raw", "badChunk", "headerBomb",
  ]

  /// Reads a fault as the control interface writes it.
  init?(_ json: JSONValue) {
    switch json["fault"]?.string {
    case "code":
      self = .code(json["code"]?.integer ?? -1, message: json["message"]?.string ?? "system busy")
    case "answer":
      self = .answer(
        status: json["status"]?.integer ?? 500,
        headers: json["headers"]?.object?.compactMapValues(\.string) ?? [:],
        body: json["body"]?.string ?? "")
    case "delay": self = .delay(milliseconds: Int64(json["milliseconds"]?.integer ?? 1000))
    case "silence": self = .silence
    case "half": self = .half
    case "closeAfterBody": self = .closeAfterBody
    case "closeReused": self = .closeReused
    case "redirect":
      self = .redirect(
        to: json["location"]?.string ?? "http://127.0.0.1:9/",
        status: json["status"]?.integer ?? 307)
    case "flood":
      self = .flood(bytes: json["bytes"] == .null ? nil : json["bytes"]?.integer ?? 30 << 20)
    case "garbage": self = .garbage
    case "tooMany": self = .tooMany(retryAfter: json["retryAfter"]?.integer ?? 30)
    case "gone": self = .gone
    case "drip": self = .drip(milliseconds: Int64(json["milliseconds"]?.integer ?? 500))
    case "reset": self = .reset
    case "raw": self = .raw(Array((json["body"]?.string ?? "").utf8))
    case "badChunk": self = .badChunk
    case "headerBomb": self = .headerBomb
    default: return nil
    }
  }
}

// MARK: - As JSON

extension RobotSimulator {
  private func summary(_ group: ChatGroup) -> JSONValue {
    let counts = group.counts
    return .object([
      "id": .string(group.settings.id), "name": .string(group.settings.name),
      "dialect": .string(group.settings.dialect.rawValue),
      "address": .string(address(of: group.settings.id) ?? group.settings.path),
      "accepted": .integer(counts.accepted), "duplicate": .integer(counts.duplicate),
      "refused": .integer(counts.refused), "disturbed": .integer(counts.disturbed),
      "faults": .array(
        group.faults.map {
          .object([
            "fault": .string($0.fault.name), "times": $0.remaining.map(JSONValue.integer) ?? .null,
            "takes": .bool($0.takesMessage),
          ])
        }),
    ])
  }

  private static func value(_ post: ReceivedPost) -> JSONValue {
    func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
    return .object([
      "number": .integer(post.number), "group": .string(post.group),
      "arrivedAt": .integer(Int(post.arrivedAt)), "messageID": optional(post.messageID),
      "headers": .object(post.headers.mapValues(JSONValue.string)),
      "title": optional(post.title), "text": .string(post.text),
      "rang": .array(post.rang.map(JSONValue.string)), "ringsEveryone": .bool(post.ringsEveryone),
      "verdict": verdict(post.verdict), "fault": optional(post.fault),
      "body": .string(post.bodyText), "requestOfConnection": .integer(post.requestOfConnection),
    ])
  }

  private static func verdict(_ verdict: PostVerdict) -> JSONValue {
    switch verdict {
    case .accepted: .object(["kind": .string("accepted")])
    case .duplicate: .object(["kind": .string("duplicate")])
    case .refused(let code, let message):
      .object([
        "kind": .string("refused"), "code": .integer(code), "message": .string(message),
      ])
    case .disturbed(let fault):
      .object(["kind": .string("disturbed"), "fault": .string(fault)])
    }
  }
}
