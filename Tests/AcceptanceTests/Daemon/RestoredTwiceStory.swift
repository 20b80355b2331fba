// A backup comes back more than once, or databases that earlier restores put aside lie there: nobody's
// wish is lost on the way, and a hold ends by a person's word alone.

import Desk
import Discretion
import Foundation
import HotlineDaemon
import Membership
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct RestoredTwiceStory {
  private func restore(
    _ backup: String, in office: Office, key: Bool = true, later seconds: Int64 = 0
  ) throws -> String {
    let printed = Printed()
    let vault = try Vault(
      dataKey: Secret([UInt8](repeating: 7, count: 32)),
      lookupKey: Secret([UInt8](repeating: 8, count: 32)))
    let files = BackupFiles(
      configuration: DaemonConfiguration(
        desk: office.desk.settings, stateFolder: office.folder.path,
        runtimeFolder: office.folder.path(of: "run"), vault: key ? vault : nil),
      output: printed.output)
    try files.restore(from: backup, at: office.clock.now + .seconds(seconds))
    return printed.out
  }

  private func backUp(_ office: Office) -> String {
    let backup = office.folder.path(of: "b1.sqlite")
    #expect(office.desk.backUp(to: backup) == .written)
    return backup
  }

  private func log(_ office: Office) async throws -> QuestionID {
    var flock = Canaries()
    return try await office.desk.questions.log(
      flock.form(at: office.clock.now), by: Crew.screener
    ).id
  }

  private func lose(_ name: String, in office: Office) throws {
    for suffix in ["", "-wal", "-shm"] {
      let path = office.folder.path(of: name + suffix)
      if FileManager.default.fileExists(atPath: path) {
        try FileManager.default.removeItem(atPath: path)
      }
    }
  }

  private func note(_ key: NoteKey, in office: Office) throws -> String? {
    let storage = try Storage(path: office.folder.path(of: "hotline.sqlite"))
    defer { try? storage.close() }
    return try storage.readNow("look") { try $0.note(key) }
  }

  @Test func `a second restore does not end the hold`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      _ = try await log(office)
      let backup = backUp(office)
      try lose("hotline.sqlite", in: office)

      #expect(try restore(backup, in: office).contains("hotline confirm site"))
      #expect(try note(.siteHeld, in: office) != nil)
      #expect(try restore(backup, in: office, later: 1).contains("hotline confirm site"))
      #expect(try note(.siteHeld, in: office) != nil)
    }
  }

  @Test func `a copy that was made while the site was held is held`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      _ = try await log(office)
      try await office.desk.storage.write("hold the site") { try $0.setNote(.siteHeld, to: "1") }
      let backup = backUp(office)
      try await office.desk.storage.write("go on") { try $0.setNote(.siteHeld, to: nil) }

      #expect(try restore(backup, in: office).contains("hotline confirm site"))
    }
  }

  @Test func `what waits for the key outlives a second restore`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      let forgotten = try await log(office)
      let narrowed = try await log(office)
      let backup = backUp(office)
      _ = try await office.desk.forgetting.forget(
        question: forgotten, reason: "本人申请", by: Crew.producer)
      _ = try await office.desk.publication.changeConsent(
        narrowed, to: Consent(disclosure: .none), by: Crew.screener)
      let put = office.clock.now.seconds
      #expect(try restore(backup, in: office, key: false).contains("没有数据密钥"))
      // The only one that said so by its own rows is gone; the note says it still.
      try lose("hotline.sqlite.before-restore-\(put)", in: office)

      let said = try restore(backup, in: office, later: 1)
      try office.powerFails()

      #expect(said.contains("已再次删除") && said.contains("已再次收窄"), "\(said)")
      let (first, second) = try await office.desk.storage.read("look") { ledger in
        (try ledger.question(forgotten), try ledger.question(narrowed))
      }
      #expect(first?.isForgotten == true)
      #expect(second?.consent.disclosure == Consent.Extent.none)
    }
  }

  @Test func `a database put aside can't speak for the one that was lost`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      _ = try await log(office)
      let backup = backUp(office)
      #expect(try !restore(backup, in: office).contains("confirm site"))
      try lose("hotline.sqlite", in: office)

      #expect(try restore(backup, in: office, later: 1).contains("hotline confirm site"))
      #expect(try note(.siteHeld, in: office) != nil)
    }
  }

  @Test func `a database put aside is read and stays as it is`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      _ = try await log(office)
      let backup = backUp(office)
      let aside = office.folder.path(of: "hotline.sqlite.before-restore-1")
      try FileManager.default.copyItem(atPath: backup, toPath: aside)
      let before = try Data(contentsOf: URL(fileURLWithPath: aside))

      _ = try restore(backup, in: office)

      #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == before)
      #expect(!FileManager.default.fileExists(atPath: aside + "-wal"))
    }
  }

  @Test func `roles taken, passwords changed and tokens ended since stay so`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      let members = MemberDesk(
        storage: office.desk.storage, clock: office.clock, logger: office.tape.logger)
      let by = MemberID(rawValue: "system:test")
      let boss = try await members.add(
        account: "guan", name: "管", grants: [RoleGrant(.administrator)], by: by)
      let member = try await members.add(
        account: "wang", name: "王", grants: [RoleGrant(.editor), RoleGrant(.operator)], by: by)
      let ended = try await members.makeToken(
        for: member.id, name: "旧", scopes: [.logQuestion], days: 30, by: by
      ).token
      let kept = try await members.makeToken(
        for: member.id, name: "新", scopes: [.logQuestion], days: 30, by: by
      ).token
      _ = try await log(office)
      let backup = backUp(office)
      _ = try await members.change(
        member.id, name: "王", grants: [RoleGrant(.operator)], isActive: true, by: boss.id)
      try await members.endToken(ended.id, of: member.id, by: boss.id)
      try await office.desk.storage.write("choose") {
        try $0.setPassword(of: member.id, digest: "new")
      }

      let said = try restore(backup, in: office)
      let (row, tokens) = try look(at: member.id, in: office)
      #expect(row?.member.grants == [RoleGrant(.operator)] && row?.password == "new")
      #expect(tokens == [kept.id])
      #expect(said.contains("角色已再次收回") && said.contains("新口令"), "\(said)")

      // Where the database that was in use is gone, no token is good.
      try lose("hotline.sqlite", in: office)
      #expect(try restore(backup, in: office, later: 1).contains("令牌已全部作废"))
      #expect(try look(at: member.id, in: office).1.isEmpty)
    }
  }

  private func look(at id: MemberID, in office: Office) throws -> (MemberRow?, [String]) {
    let storage = try Storage(path: office.folder.path(of: "hotline.sqlite"))
    defer { try? storage.close() }
    return try storage.readNow("look") { ledger in
      (try ledger.member(id), try ledger.tokens(of: id).map(\.id))
    }
  }
}
