// Everything that comes out of the house: pages and their names, tables, feeds, messages, lines of the
// log, counters, reports, what each role is shown that may not see callers, and the bytes on the disk.

import Console
import Delivering
import Desk
import Foundation
import HotlineDaemon
import Journal
import Membership
import Questions
import Reporting
import RobotSimulator
import Scheduling
import Storage
import Synchronization
import TestSupport
import Timekeeping

/// Something that came out.
struct Output {
  let name: String
  let bytes: [UInt8]
  /// Whether members alone see it.
  var isScreen = false

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
}

extension Office {
  /// All of it.
  func outputs() async throws -> [Output] {
    var outputs = try folder.siteFiles()
    outputs += simulator.posts().map { Output("chat", $0.text) }
    outputs.append(Output("log", tape.text))
    outputs.append(Output("metrics", desk.reading.metrics(at: clock.now)))
    outputs += try await tables()
    outputs += try await stored()
    for member in [Crew.host, Crew.liaison, Crew.editor, Crew.administrator] {
      outputs += try await screens(of: member)
    }
    return outputs
  }

  private func tables() async throws -> [Output] {
    var outputs: [Output] = []
    let sheet = try await desk.register.export(
      RegisterWish(), withCallers: false, by: Crew.producer)
    var bytes: [UInt8] = []
    for try await piece in sheet { bytes += piece }
    outputs.append(Output("register.csv", bytes))
    for period in [ReportPeriod.month(year: 2026, month: 5), .year(2026)] {
      let report = try await desk.figures.report(period, for: Crew.producer)
      outputs += report.files().map { Output("\(period.kind) \($0.name)", $0.bytes) }
    }
    return outputs
  }

  /// The journal, every message as it is stored, and the files of the database themselves.
  private func stored() async throws -> [Output] {
    let (journal, messages) = try await desk.storage.read("read all") { ledger in
      (
        try ledger.journal(limit: 100_000).map { "\($0)" },
        try ledger.deliveries(
          from: Timestamp(seconds: 0), through: .distantFuture, limit: 100_000
        ).map { "\($0)" }
      )
    }
    var outputs = [
      Output("journal", journal.joined(separator: "\n")),
      Output("chat, stored", messages.joined(separator: "\n")),
    ]
    for name in ["hotline.sqlite", "hotline.sqlite-wal", "hotline.sqlite-shm"] {
      guard let data = FileManager.default.contents(atPath: folder.path(of: name)) else { continue }
      outputs.append(Output(name, [UInt8](data)))
    }
    return outputs
  }

  /// What this member is answered, errors included.
  private func screens(of member: Member) async throws -> [Output] {
    let page = try await desk.register.page(QuestionFilter(), limit: 3, for: Crew.producer)
    let numbers = page.questions.map(\.number.description)
    var targets = [
      "/", "/plan", "/on-air", "/host?programme=limin", "/host", "/questions", "/review",
      "/deliveries", "/figures", "/journal", "/robots", "/members", "/status", "/metrics",
      "/api/questions", "/api/questions?limit=200", "/api/agenda", "/api/why?ref=x",
      "/api/journal", "/nowhere", "/api/questions/L26-00000", "/api/questions?cursor=x",
    ]
    for number in numbers {
      targets += [
        "/questions/" + number, "/api/questions/" + number, "/review/" + number,
        "/api/why?ref=" + number,
      ]
    }
    let role = member.grants.first?.role.rawValue ?? ""
    return try await answers(to: targets, for: member).map { target, answer -> Output in
      var output = Output("\(role) \(target) \(answer.status)", answer.body)
      output.isScreen = true
      return output
    }
  }

  private func answers(
    to targets: [String], for member: Member
  ) async throws -> [(String, ControlClient.Answer)] {
    let kept = Mutex<[(String, ControlClient.Answer)]>([])
    try await listening(.console, as: member) { path in
      for target in targets {
        let answer = try ControlClient(path: path).ask("GET", target)
        kept.withLock { $0.append((target, answer)) }
      }
    }
    return kept.withLock { $0 }
  }
}

extension TemporaryFolder {
  /// Every file of the public site with its name.
  func siteFiles() throws -> [Output] {
    let root = path(of: "site")
    let names = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
    return names.compactMap { name in
      FileManager.default.contents(atPath: root + "/" + name).map {
        Output("site/" + name, [UInt8]($0))
      }
    }
  }
}
