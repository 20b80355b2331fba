// A console as in service, for the measures of the second half: a durable store with a vault, accounts,
// a token, real connections on loopback.

import Console
import Desk
import Discretion
import Foundation
import Logging
import Membership
import Questions
import Storage
import Timekeeping
import Webhooks

/// A console under measurement.
struct BenchConsole {
  let desk: Desk
  let members: MemberDesk
  let token: String

  private static let quiet = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }

  /// A console over a database named `name` in `folder`, with one programme.
  init(_ name: String, in folder: String) async throws {
    let schedules = folder + "/" + name
    try FileManager.default.createDirectory(atPath: schedules, withIntermediateDirectories: true)
    try "版本: 1\n节目:\n  - 代码: limin\n    名称: 利民热线\n".write(
      toFile: schedules + "/programme.yaml", atomically: true, encoding: .utf8)
    guard let clock = SystemClock() else { throw BenchFailure.noClock }
    let vault = try Vault(
      dataKey: Secret([UInt8](repeating: 7, count: Vault.keyLength)),
      lookupKey: Secret([UInt8](repeating: 9, count: Vault.keyLength)))
    desk = Desk(
      storage: try Storage(path: "\(folder)/\(name).sqlite", vault: vault),
      settings: DeskSettings(scheduleFolder: schedules, quietHours: nil), clock: clock,
      transport: CurlTransport(), logger: BenchConsole.quiet)
    _ = try await desk.plan.step(at: clock.now)
    members = MemberDesk(
      storage: desk.storage, clock: clock, logger: BenchConsole.quiet,
      events: desk.shared.events)
    let system = MemberID(rawValue: "system:bench")
    let member = try await members.add(
      account: "bench", name: "bench", grants: [RoleGrant(.operator)], by: system)
    token = try await members.makeToken(
      for: member.id, name: "bench", scopes: [.logQuestion, .seeQuestions, .seeHostScreen],
      days: 1, by: system
    ).text
  }

  /// Logs `count` questions, each with a caller of its own, as fast as the desk takes them.
  func log(_ count: Int) async throws {
    let desk = desk
    let natures: [Nature] = [.help, .inquiry, .complaint, .report, .suggestion]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<256 {
        group.addTask {
          for number in stride(from: lane, to: count, by: 256) {
            var form = IntakeForm(
              programme: ProgrammeCode(rawValue: "limin"), receivedAt: desk.clock.now)
            form.text = Private("文化路第\(number)盏路灯坏了半个月，请尽快修好，谢谢。")
            form.gist = Private("第\(number)盏路灯坏了")
            form.nature = natures[number % natures.count]
            form.topic = number.isMultiple(of: 7) ? "路灯" : "供水"
            form.name = Private("王女士")
            form.phone = Private("139\(10_000_000 + number)")
            _ = try await desk.questions.log(form, by: .everybody)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Listens while `body` runs, which gets the port.
  func listening<Value: Sendable>(
    as access: ConsoleAccess? = nil, _ body: (Int) async throws -> Value
  ) async throws -> Value {
    let server = ConsoleServer(
      ConsoleApplication(
        desk: desk, audience: .console, access: access ?? .accounts(members)),
      address: .loopback(host: "127.0.0.1", port: 0), threads: 2, logger: BenchConsole.quiet)
    let value = try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      let value = try await body(try await server.listening())
      group.cancelAll()
      while let result = await group.nextResult() { _ = result }
      return value
    }
    try desk.storage.close()
    return value
  }
}
