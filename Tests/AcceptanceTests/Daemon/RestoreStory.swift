// A backup comes back while people have asked for things since it was made: who was forgotten stays
// forgotten, and where nobody can say who was, the site waits for a person.

import Console
import Desk
import Discretion
import Foundation
import HotlineDaemon
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct RestoreStory {
  private func files(_ office: Office, _ printed: Printed, vault: Vault?) -> BackupFiles {
    BackupFiles(
      configuration: DaemonConfiguration(
        desk: office.desk.settings, stateFolder: office.folder.path,
        runtimeFolder: office.folder.path(of: "run"), vault: vault),
      output: printed.output)
  }

  private func vault() throws -> Vault {
    try Vault(
      dataKey: Secret([UInt8](repeating: 7, count: 32)),
      lookupKey: Secret([UInt8](repeating: 8, count: 32)))
  }

  /// A call whose caller was forgotten after the backup was made.
  private func forgottenSinceBackup(
    in office: Office, _ flock: inout Canaries
  ) async throws -> (receipt: LogReceipt, backup: String) {
    let receipt = try await office.desk.questions.log(
      flock.form(at: office.clock.now), by: Crew.screener)
    let backup = office.folder.path(of: "b1.sqlite")
    #expect(office.desk.backUp(to: backup) == .written)
    _ = try await office.desk.forgetting.forget(
      question: receipt.id, reason: "本人申请", by: Crew.producer)
    return (receipt, backup)
  }

  @Test func `who was forgotten after the backup is forgotten in what is restored`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      var flock = Canaries()
      let stays = try await office.desk.questions.log(
        flock.form(at: office.clock.now), by: Crew.screener)
      let (receipt, backup) = try await forgottenSinceBackup(in: office, &flock)
      let printed = Printed()

      try files(office, printed, vault: vault()).restore(from: backup, at: office.clock.now)
      try office.powerFails()

      #expect(printed.out.contains("已再次删除"), "\(printed.out)")
      #expect(printed.out.contains(receipt.number.description))
      #expect(!printed.out.contains("confirm site"))
      let question = try #require(
        try await office.desk.storage.read("look") { try $0.question(receipt.id) })
      #expect(question.isForgotten)
      #expect(try await office.desk.storage.read("look") { try $0.callers(of: receipt.id) } == [])
      #expect(
        try await office.desk.storage.read("look") { try $0.callers(of: stays.id).count } == 1)
      #expect(office.desk.shared.board.troubles[.siteHeld] == nil)
      #expect(try office.desk.check().isWell)
    }
  }

  @Test func `without the key it waits, holds the site, and is done at the next start`()
    async throws
  {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      var flock = Canaries()
      let (receipt, backup) = try await forgottenSinceBackup(in: office, &flock)
      let printed = Printed()

      try files(office, printed, vault: nil).restore(from: backup, at: office.clock.now)
      try office.powerFails()

      #expect(printed.out.contains("没有数据密钥"), "\(printed.out)")
      _ = try await office.desk.publisher.step(at: office.clock.now)
      #expect(office.desk.shared.board.troubles[.siteHeld]?.contains("数据密钥") == true)
      await #expect(throws: DeskError.self) { _ = try await office.desk.publisher.confirmSite() }

      #expect(try await office.desk.takeBackAgain()?.callerCount == 1)
      _ = try await office.desk.publisher.step(at: office.clock.now)
      #expect(office.desk.shared.board.troubles[.siteHeld] == nil)
      let question = try await office.desk.storage.read("look") { try $0.question(receipt.id) }
      #expect(question?.isForgotten == true)
    }
  }

  @Test func `where nobody can say what was taken back the site waits for a person`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      var flock = Canaries()
      _ = try await office.desk.questions.log(
        flock.form(at: office.clock.now), by: Crew.screener)
      let backup = office.folder.path(of: "b1.sqlite")
      #expect(office.desk.backUp(to: backup) == .written)
      let database = office.folder.path(of: "hotline.sqlite")
      for suffix in ["", "-wal", "-shm"] {
        try FileManager.default.removeItem(atPath: database + suffix)
      }
      try Data("a disk that forgot everything it knew".utf8).write(
        to: URL(fileURLWithPath: database))
      let printed = Printed()

      try files(office, printed, vault: vault()).restore(from: backup, at: office.clock.now)
      try office.powerFails()

      #expect(printed.out.contains("hotline confirm site"), "\(printed.out)")
      #expect(printed.out.contains("读不出来的数据库：\(database)"))
      _ = try await office.desk.publisher.step(at: office.clock.now)
      #expect(office.desk.shared.board.troubles[.siteHeld]?.contains("confirm site") == true)
      let said = Printed()
      try await office.listening(.controlSocket) { path in
        try ControlCommands(socket: path, format: .text, output: said.output).confirm(.site)
      }
      #expect(said.out.contains("恢复更新"))
      _ = try await office.desk.publisher.step(at: office.clock.now)
      #expect(office.desk.shared.board.troubles[.siteHeld] == nil)
    }
  }
}
