// `hotline user`: a role is given for what there is, by its code or its name, and somebody always stays
// who may look after the members.

import Console
import Desk
import HotlineDaemon
import Membership
import TestSupport
import Testing

@Suite struct RolesStory {
  /// Runs `body` with the command line of an office whose plan has been read.
  private func atTheCommandLine(
    _ body: @escaping @Sendable (ControlCommands) throws -> Void
  ) async throws -> String {
    let printed = Printed()
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      let members = office.members
      try await office.listening(.controlSocket, access: .accounts(members)) { path in
        try body(ControlCommands(socket: path, format: .text, output: printed.output))
      }
    }
    return printed.out
  }

  private static func failure(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch {
      return (error as? CommandFailure)?.message ?? "\(error)"
    }
  }

  @Test func `a role for nobody's department or programme is refused, with what there is`()
    async throws
  {
    let said = try await atTheCommandLine { commands in
      for (role, words) in [
        ("liaison:nosuchdept", "没有单位“nosuchdept”"), ("operator@nosuch", "没有节目“nosuch”"),
      ] {
        let refusal = Self.failure {
          try commands.member(
            "add", .init(account: "zhang", name: "张敏", roles: ControlCommands.grants([role])))
        }
        #expect(refusal.contains(words), "\(refusal)")
        #expect(refusal.contains("可写的节目：") || refusal.contains("请写编码或名称："))
      }
      try commands.member(
        "add",
        .init(
          account: "zhang", name: "张敏",
          roles: ControlCommands.grants(["liaison:市住房和城乡建设局", "operator@利民热线"])))
      try commands.listMembers()
    }
    #expect(said.contains("zhujian"), "\(said)")
    #expect(said.contains("limin"))
  }

  @Test func `the last administrator stays, unless the command line insists`() async throws {
    let said = try await atTheCommandLine { commands in
      let roles = ControlCommands.grants(["administrator"])
      try commands.member("add", .init(account: "boss", name: "管理员", roles: roles))
      let shut = Self.failure {
        try commands.member("change", .init(account: "boss", isActive: false))
      }
      #expect(shut.contains("--anyway"), "\(shut)")
      let changed = Self.failure {
        try commands.member(
          "change", .init(account: "boss", roles: ControlCommands.grants(["operator"])))
      }
      #expect(changed.contains("没有管理员能登录"), "\(changed)")
      try commands.member("change", .init(account: "boss", isActive: false, anyway: true))
    }
    #expect(said.contains("已停用"))
  }
}
