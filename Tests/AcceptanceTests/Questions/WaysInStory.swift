// All sample questions by every way in: typed at the command line, sent by a program, handed in as a list
// in three forms. However they came, the same rows stand in the register.

import Console
import Desk
import Discretion
import Foundation
import HotlineDaemon
import Logging
import Membership
import NIOPosix
import Questions
import ServiceLifecycle
import Storage
import TestSupport
import Testing
import Timekeeping

/// A sample as its file has it.
private struct Sample: Decodable {
  let no: String
  let receivedAt: String
  let channel: String
  let caller: String?
  let phone: String?
  let area: String?
  let incidentPlace: String?
  let nature: String
  let topic: String
  let urgency: String
  let consent: String
  let lead: String
  let text: String
}

@Suite(.serialized) struct WaysInStory {
  private static func samples() throws -> (bytes: [UInt8], samples: [Sample]) {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let path =
      parts[...(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/")
      + "/Fixtures/Questions/questions.jsonl"
    let data = try #require(FileManager.default.contents(atPath: path))
    let samples = try data.split(separator: 10).map {
      try JSONDecoder().decode(Sample.self, from: $0)
    }
    return ([UInt8](data), samples)
  }

  @Test func `however a question comes in, the same row stands in the register`() async throws {
    let (bytes, samples) = try WaysInStory.samples()
    #expect(samples.count == 24)
    let listed = try await rows { office in
      try await office.importing(bytes, as: .jsonLines)
    }
    #expect(listed.count == 24)
    let table = try await rows { office in
      try await office.importing(Array(WaysInStory.csv(samples, ",").utf8), as: .csv)
    }
    #expect(table == listed)
    let pasted = try await rows { office in
      try await office.importing(Array(WaysInStory.csv(samples, "\t").utf8), as: .tsv)
    }
    #expect(pasted == listed)
    let typed = try await rows { office in
      let folder = office.folder
      try await office.listening(.controlSocket) { path in
        let printed = Printed()
        let commands = ControlCommands(socket: path, format: .text, output: printed.output)
        for sample in samples {
          try commands.logQuestion(json: sample.json, key: "way-in-" + sample.no)
          try commands.logQuestion(json: sample.json, key: "way-in-" + sample.no)
        }
        #expect(printed.out.contains("已登记过"), "\(folder.path)")
      }
    }
    // A list also knows words such as “拒绝透露” in the column of names, which a form has no place for.
    let same = [1, 2, 4, 5, 7, 8]
    for (one, other) in zip(typed, listed) {
      for index in same { #expect(one.said[index] == other.said[index], "field \(index)") }
    }
    let sent = try await rows { office in
      let members = MemberDesk(
        storage: office.desk.storage, clock: office.clock, logger: office.tape.logger)
      let program = try await members.add(
        account: "program", name: "短信平台", grants: [RoleGrant(.operator)],
        by: MemberID(rawValue: "system:test"))
      let token = try await members.makeToken(
        for: program.id, name: "短信", scopes: [.logQuestion], days: 1,
        by: MemberID(rawValue: "system:test")
      ).text
      try await office.listening(.console, access: .accounts(members)) { path in
        let client = ControlClient(path: path)
        for sample in samples {
          var body = ControlClient.Body(json: sample.json)
          #expect(try client.ask("POST", "/api/questions", body: body).status == 401)
          body.token = token
          let answer = try client.ask("POST", "/api/questions", body: body)
          #expect(answer.status == 201, "\(sample.no): \(answer.body)")
        }
        var wish = ControlClient.Body(json: "{}")
        wish.token = token
        #expect(try client.ask("POST", "/api/questions/L26-00011/assign", body: wish).status == 403)
      }
    }
    #expect(sent == typed)
  }

  /// What the register holds of a question and its caller.
  private struct Row: Hashable {
    let said: [String?]
    let suggestion: String?
  }

  private func rows(_ way: @Sendable @escaping (Office) async throws -> Void) async throws -> [Row]
  {
    var rows: [Row] = []
    try await Office.open(at: "2027-01-04 09:00") { office in
      try await office.run(until: "2027-01-04 09:01")
      try await way(office)
      rows = try await WaysInStory.read(office)
    }
    return rows
  }

  private static func read(_ office: Office) async throws -> [Row] {
    try await office.desk.storage.read("read the register") { ledger in
      try ledger.questions(QuestionFilter(), limit: 200).questions.map { question in
        let caller = try ledger.callers(of: question.id).first?.reveal(for: .comparing)
        let hidden = question.reveal(for: .comparing)
        return Row(
          said: [
            question.channel.rawValue, question.nature.rawValue, question.topic, question.area,
            question.urgency.rawValue, question.receivedAt.description,
            question.consent.disclosure.rawValue, hidden.text, hidden.gist,
            hidden.incidentPlace, caller?.name, caller?.phone,
          ], suggestion: question.suggestedDepartment?.rawValue)
      }.sorted { ($0.said[5] ?? "", $0.said[7] ?? "") < ($1.said[5] ?? "", $1.said[7] ?? "") }
    }
  }

  private static func csv(_ samples: [Sample], _ separator: String) -> String {
    let head = ["来电时间", "渠道", "姓名", "电话", "地区", "事发地点", "性质", "事项", "紧急程度", "公开意愿", "主办单位", "内容"]
    let lines = samples.map { sample in
      [
        sample.receivedAt, sample.channel, sample.caller ?? "", sample.phone ?? "",
        sample.area ?? "", sample.incidentPlace ?? "", sample.nature, sample.topic, sample.urgency,
        sample.consent, sample.lead, sample.text,
      ].map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator)
    }
    return ([head.joined(separator: separator)] + lines).joined(separator: "\r\n") + "\r\n"
  }
}

extension Sample {
  /// As a program sends it.
  fileprivate var json: String {
    var object: [String: Any] = [
      "programme": "limin", "receivedAt": receivedAt, "nature": nature, "topic": topic,
      "urgency": urgency, "text": text, "department": lead,
      "disclosure": consent == "yes" ? "publish" : "none",
    ]
    let channels = ["wechat": "weChat", "livecomment": "liveComment"]
    object["channel"] = channels[channel] ?? channel
    object["name"] = caller
    object["phone"] = phone
    object["area"] = area
    object["incidentPlace"] = incidentPlace
    guard let data = try? JSONSerialization.data(withJSONObject: object) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }
}

// MARK: - Ways in

extension Office {
  func importing(_ bytes: [UInt8], as form: ListForm) async throws {
    let receipt = try await desk.questions.importList(
      bytes, as: form, ListOptions(programme: ProgrammeCode(rawValue: "limin")),
      by: Crew.screener)
    #expect(receipt.complaints == [])
    #expect(receipt.loggedCount == 24)
  }

  /// Listens on a socket for the length of `body`, which may block its thread.
  func listening(
    _ audience: ConsoleApplication.Audience, as member: Member = .everybody,
    access: ConsoleAccess? = nil, _ body: @escaping @Sendable (String) throws -> Void
  ) async throws {
    let path = folder.path(of: "in.sock")
    let logger = tape.logger
    let server = ConsoleServer(
      ConsoleApplication(
        desk: desk, audience: audience, access: access ?? .open(as: member)),
      address: .socket(path: path), on: MultiThreadedEventLoopGroup.singleton, logger: logger)
    let services = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [.init(service: server)], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await services.run() }
      _ = try await server.listening()
      // The client waits for its answers, which no thread of the tasks may do.
      try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try body(path) }) }.start()
      }
      await services.triggerGracefulShutdown()
      try await group.waitForAll()
    }
  }
}
