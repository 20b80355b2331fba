// Somebody writes into the database beside the program: what the journal does not bear out is found.

import Desk
import Foundation
import GRDBSQLite
import HotlineDaemon
import Membership
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct RecordStory {
  /// Runs `sql` on the file, as whoever has the disk could.
  private func tamper(_ office: Office, _ sql: String) {
    var handle: OpaquePointer?
    #expect(sqlite3_open(office.folder.path(of: "hotline.sqlite"), &handle) == SQLITE_OK)
    var complaint: UnsafeMutablePointer<CChar>?
    #expect(sqlite3_exec(handle, sql, nil, nil, &complaint) == SQLITE_OK, "\(sql)")
    sqlite3_free(complaint)
    sqlite3_close(handle)
  }

  private func complaints(_ office: Office) throws -> String {
    try office.desk.check().complaints.joined(separator: "\n")
  }

  @Test func `an emptied journal is found by the questions that nobody logged`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      var flock = Canaries()
      for _ in 1...3 {
        _ = try await office.desk.questions.log(
          flock.form(at: office.clock.now), by: Crew.screener)
      }
      #expect(try office.desk.check().isWell)

      tamper(office, "DROP TRIGGER journalWhole; DELETE FROM journal; DELETE FROM journalHead")

      #expect(try complaints(office).contains("有 3 件诉求"))
      _ = try await office.desk.housekeeper.step(at: office.clock.now + .seconds(3_600))
      #expect(office.desk.shared.board.troubles[.recordDamaged]?.contains("有 3 件诉求") == true)
    }
  }

  @Test func `a role that can't be read hides no other finding`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      _ = try await office.members.add(
        account: "liuyang", name: "刘洋", grants: [RoleGrant(.operator)],
        by: Office.system)
      #expect(try office.desk.check().isWell)

      tamper(
        office,
        "PRAGMA ignore_check_constraints = ON; UPDATE memberGrant SET role = 'emperor'; "
          + "DROP TRIGGER journalKept; UPDATE journal SET reason = '没有' WHERE number = 1")

      #expect(try complaints(office).contains("有账号或角色读不出来"))
      _ = try await office.desk.housekeeper.step(at: office.clock.now + .seconds(3_600))
      #expect(office.desk.shared.board.troubles[.journalBroken] != nil)
      #expect(office.desk.shared.board.troubles[.recordDamaged]?.contains("读不出来") == true)
    }
  }

  @Test func `a role that was named twice is one, and no finding`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      let grant = RoleGrant(.liaison, department: "yibao")
      let member = try await office.members.add(
        account: "liuyang", name: "刘洋", grants: [grant, grant],
        by: Office.system)

      #expect(member.grants == [grant])
      #expect(try office.desk.check().isWell)
    }
  }

  @Test func `a role that nobody gave and a password that nobody chose are found`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      let members = office.members
      for account in ["liuyang", "zhouting"] {
        let member = try await members.add(
          account: account, name: account, grants: [RoleGrant(.operator)], by: Office.system)
        let link = try await members.invite(member.id, by: Office.system)
        _ = try await members.choosePassword(
          link: String(link.path.dropFirst("/join/".count)), password: "一句好记又不短的长话")
      }
      #expect(try office.desk.check().isWell)

      tamper(
        office,
        "UPDATE memberGrant SET role = 'administrator' WHERE memberID = "
          + "(SELECT id FROM member WHERE account = 'liuyang');"
          + "UPDATE member SET password = 'swapped' WHERE account = 'zhouting'")

      let found = try complaints(office)
      #expect(found.contains("账号 liuyang 的角色或状态与操作日志不符"), "\(found)")
      #expect(found.contains("账号 zhouting 的口令不是本人最后设定的那个"), "\(found)")
      #expect(!found.contains("账号 zhouting 的角色"))
    }
  }
}
