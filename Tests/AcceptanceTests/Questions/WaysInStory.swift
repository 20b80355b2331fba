// All sample questions by every way in: typed into the page, typed at the command line, sent by a program,
// handed in as a list in four forms. However they came, the same rows stand in the register: only their
// numbers, their identities, and who typed them when are their own.

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

@Suite(.serialized) struct WaysInStory {
  @Test func `however a question comes in, the same row stands in the register`() async throws {
    let samples = try Sample.all()
    #expect(samples.count == 24)

    let lines = try await rows { office in
      try await office.importing(try Sample.file("questions.jsonl"), as: .jsonLines)
    }
    #expect(lines.count == 24)
    // What the samples demand, once in plain words; the rest is equality.
    let refusing = try #require(lines.first { $0["text"]?.contains("刘某某") == true })
    #expect(refusing["name"] == nil && refusing["isAnonymous"] == "true")
    #expect(lines.allSatisfy { $0["episode"] != nil && $0["department"] != nil })
    #expect(Set(lines.compactMap { $0["kind"] }) == ["call", "message"])

    let table = try await rows { try await $0.importing(Sample.table(samples, ","), as: .csv) }
    WaysInStory.compare(table, "CSV", with: lines)
    let pasted = try await rows { try await $0.importing(Sample.table(samples, "\t"), as: .tsv) }
    WaysInStory.compare(pasted, "TSV", with: lines)
    let workbook = try await rows {
      try await $0.importing(try Sample.file("questions.xlsx"), as: .xlsx)
    }
    WaysInStory.compare(workbook, "XLSX", with: lines)
    WaysInStory.compare(try await atTheCommandLine(samples), "hotline question log", with: lines)
    WaysInStory.compare(try await byAProgram(samples), "POST /api/questions", with: lines)
    WaysInStory.compare(try await onThePage(samples), "the page", with: lines)
  }

  private func atTheCommandLine(_ samples: [Sample]) async throws -> [Row] {
    try await rows { office in
      try await office.listening(.controlSocket) { path in
        let printed = Printed()
        let commands = ControlCommands(socket: path, format: .text, output: printed.output)
        for sample in samples {
          try commands.logQuestion(json: sample.json, key: "way-in-" + sample.no)
          try commands.logQuestion(json: sample.json, key: "way-in-" + sample.no)
        }
        #expect(printed.out.contains("已登记过"))
      }
    }
  }

  private func byAProgram(_ samples: [Sample]) async throws -> [Row] {
    try await rows { office in
      let members = office.members
      let program = try await members.add(
        account: "program", name: "短信平台", grants: [RoleGrant(.operator)], by: Office.system)
      let token = try await members.makeToken(
        for: program.id, name: "短信", scopes: [.logQuestion], days: 1, by: Office.system
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
  }

  /// Each at the moment of its call, which is the only one that the page knows.
  private func onThePage(_ samples: [Sample]) async throws -> [Row] {
    try await rows(from: "2026-05-14 09:00") { office in
      let members = office.members
      let password = "一句好记又不短的长话"
      let screener = try await members.add(
        account: "liuyang", name: "刘洋", grants: [RoleGrant(.operator)], by: Office.system)
      let link = try await members.invite(screener.id, by: Office.system)
      _ = try await members.choosePassword(
        link: String(link.path.dropFirst("/join/".count)), password: password)
      let clock = office.clock
      try await office.listening(.console, access: .accounts(members)) { path in
        var day = ""
        var browser = WebSession(path: path)
        for sample in samples.sorted(by: { $0.receivedAt < $1.receivedAt }) {
          clock.set(to: instant(sample.receivedAt.replacing("T", with: " ")))
          if sample.receivedAt.prefix(10) != day {
            day = String(sample.receivedAt.prefix(10))
            let fields = [("account", "liuyang"), ("password", password)]
            #expect(try browser.post("/sign-in", fields).status == 303)
          }
          _ = try browser.get("/on-air?programme=limin")
          let answer = try browser.post("/on-air/log", sample.fields)
          #expect(answer.status == 303, "\(sample.no): \(answer.body)")
          // Sent twice, it is there once.
          #expect(try browser.post("/on-air/log", sample.fields).status == 303)
        }
      }
    }
  }
}

// MARK: - Rows

extension WaysInStory {
  /// What the register holds of a question, its contact and its caller, by name; what is missing is
  /// not there.
  private typealias Row = [String: String]

  private static func compare(_ found: [Row], _ way: String, with expected: [Row]) {
    #expect(found.count == expected.count, "\(way)")
    for (one, other) in zip(found, expected) where one != other {
      let names = Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
      for name in names {
        let (here, there) = (one[name] ?? "nothing", other[name] ?? "nothing")
        Issue.record("\(way): \(name) is \(here) and not \(there) at \(other["text"] ?? "")")
      }
    }
  }

  private func rows(
    from start: String = "2027-01-04 09:00",
    _ way: @Sendable @escaping (Office) async throws -> Void
  ) async throws -> [Row] {
    var rows: [Row] = []
    try await Office.open(at: start) { office in
      try await office.run(until: start.replacing(":00", with: ":01"))
      try await way(office)
      rows = try await WaysInStory.read(office)
    }
    return rows
  }

  private static func read(_ office: Office) async throws -> [Row] {
    try await office.desk.storage.read("read the register") { ledger in
      try ledger.questions(QuestionFilter(), limit: 200).questions.map { question in
        let contacts = try ledger.contacts(of: question.id)
        let callers = try ledger.callers(of: question.id)
        #expect(contacts.count == 1 && callers.count <= 1)
        var row = row(of: question)
        for (name, value) in row where value.isEmpty { row[name] = nil }
        if let contact = contacts.first { row.merge(self.row(of: contact)) { old, _ in old } }
        let caller = callers.first?.reveal(for: .comparing)
        row["name"] = caller?.name
        row["phone"] = caller?.phone
        row["homeAddress"] = caller?.homeAddress
        row["workplace"] = caller?.workplace
        return row
      }.sorted { place($0) < place($1) }
    }
  }

  private static func place(_ row: Row) -> String {
    [row["receivedAt"], row["text"]].compactMap(\.self).joined(separator: " ")
  }

  private static func row(of question: Question) -> Row {
    let hidden = question.reveal(for: .comparing)
    return [
      "programme": question.programme.rawValue, "episode": question.episode?.rawValue ?? "",
      "channel": question.channel.rawValue, "receivedAt": question.receivedAt.description,
      "nature": question.nature.rawValue, "topic": question.topic ?? "",
      "area": question.area ?? "", "department": question.suggestedDepartment?.rawValue ?? "",
      "urgency": question.urgency.rawValue,
      "campaigns": question.campaignTags.joined(separator: " "), "text": hidden.text,
      "gist": hidden.gist, "incidentPlace": hidden.incidentPlace ?? "",
      "disclosure": question.consent.disclosure.rawValue,
      "mayAir": "\(question.consent.mayAir)", "isAnonymous": "\(question.consent.isAnonymous)",
      "airStage": question.airStage?.rawValue ?? "", "contactCount": "\(question.contactCount)",
      "isDisputed": "\(question.isDisputed)", "handling": question.handling.stage.rawValue,
      "publicity": question.disclosure.stage.rawValue,
    ]
  }

  private static func row(of contact: Contact) -> Row {
    [
      "kind": contact.kind.rawValue, "contact's channel": contact.channel.rawValue,
      "contact's time": contact.receivedAt.description,
      "contact's programme": contact.programme.rawValue,
      "contact's episode": contact.episode?.rawValue ?? "",
      "has a caller": "\(contact.caller != nil)",
    ]
  }
}

// MARK: - Ways in

extension Office {
  static let system = MemberID(rawValue: "system:test")

  /// Accounts, with passwords that are quickly checked.
  var members: MemberDesk {
    MemberDesk(
      storage: desk.storage, clock: clock, logger: tape.logger,
      cost: PasswordCost(log2Rounds: 4, blockSize: 8))
  }

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
