// The table of roles, read exhaustively, and how a grant's programme and department bound it.

import Membership
import TestSupport
import Testing
import Timekeeping

@Suite struct RoleTests {
  private func member(_ grants: RoleGrant..., isActive: Bool = true) throws -> Member {
    Member(
      id: MemberID(rawValue: "m1"), account: try #require(AccountName("liuyang")), name: "刘洋",
      grants: grants, isActive: isActive, createdAt: Timestamp(seconds: 0))
  }

  @Test func `the manual prints the table as it is`() {
    #expect(ManualPage.difference(RolePage.text, from: "roles.md") == nil)
  }

  @Test(arguments: Role.allCases)
  func `a role may do what the table says and nothing else`(role: Role) throws {
    let grant = RoleGrant(role, department: role.isDepartmental ? "yibao" : nil)
    let member = try member(grant)

    for permission in Permission.allCases {
      #expect(
        member.may(permission, in: "limin", department: "yibao")
          == role.permissions.contains(permission))
    }
  }

  @Test func `without a grant nothing is allowed`() throws {
    let nobody = try member()

    for permission in Permission.allCases {
      #expect(!nobody.may(permission, in: "limin"))
      #expect(!nobody.maySomewhere(permission))
      #expect(nobody.access(permission, in: "limin") == .hidden)
    }
  }

  @Test func `whoever is inactive may do nothing`() throws {
    let gone = try member(RoleGrant(.producer), RoleGrant(.administrator), isActive: false)

    #expect(Permission.allCases.allSatisfy { !gone.maySomewhere($0) })
    #expect(gone.access(.seePlan, in: "limin") == .hidden)
  }

  @Test func `a grant for one programme says nothing of another`() throws {
    let member = try member(RoleGrant(.producer, programme: "limin"))

    #expect(member.may(.assign, in: "limin"))
    #expect(!member.may(.assign, in: "jiaotong"))
    #expect(member.access(.assign, in: "jiaotong") == .hidden)
    #expect(member.access(.publish, in: "limin") == .forbidden)
  }

  @Test func `what concerns the whole system is not given by one programme`() throws {
    let administrator = try member(RoleGrant(.administrator, programme: "limin"))

    #expect(administrator.maySomewhere(.seePlan))
    for permission in Permission.allCases where permission.isSystemWide {
      #expect(!administrator.maySomewhere(permission))
    }
  }

  @Test func `a liaison sees the own department and no other`() throws {
    let liaison = try member(RoleGrant(.liaison, department: "yibao"))

    #expect(liaison.may(.answer, in: "limin", department: "yibao"))
    #expect(!liaison.may(.answer, in: "limin", department: "zhujian"))
    #expect(!liaison.may(.answer, in: "limin"))
    #expect(liaison.access(.answer, in: "limin", department: "zhujian") == .hidden)
    #expect(liaison.access(.assign, in: "limin", department: "yibao") == .forbidden)
  }

  @Test(arguments: [
    RoleGrant(.liaison), RoleGrant(.liaison, department: ""),
    RoleGrant(.producer, department: "yibao"), RoleGrant(.host, programme: ""),
  ])
  func `a grant that is not whole gives nothing`(grant: RoleGrant) throws {
    let member = try member(grant)

    #expect(!grant.isWhole)
    #expect(Permission.allCases.allSatisfy { !member.maySomewhere($0) })
  }

  @Test func `a scope only takes away`() throws {
    let member = try member(RoleGrant(.operator)).limited(to: [.logQuestion, .publish])

    #expect(member.may(.logQuestion, in: "limin"))
    #expect(!member.may(.publish, in: "limin"))
    #expect(!member.may(.seeQuestions, in: "limin"))
    #expect(!member.limited(to: [.seeQuestions]).may(.logQuestion, in: "limin"))
  }

  @Test func `the reach names what a list may show`() throws {
    let member = try member(
      RoleGrant(.producer, programme: "limin"), RoleGrant(.liaison, department: "yibao"))

    let reach = member.reach(of: .seeQuestions)
    #expect(!reach.isEverything)
    #expect(reach.contains(programme: "limin", department: "zhujian"))
    #expect(reach.contains(programme: "jiaotong", department: "yibao"))
    #expect(!reach.contains(programme: "jiaotong", department: "zhujian"))
    #expect(try self.member(RoleGrant(.editor)).reach(of: .publish).isEverything)
  }

  @Test func `three signatures take three roles and no role both signs and publishes`() {
    let signing: [Permission] = [.sign1, .sign2, .sign3]
    for role in Role.allCases {
      let signs = signing.filter(role.permissions.contains)
      #expect(signs.count <= 1)
      if !signs.isEmpty { #expect(!role.permissions.contains(.publish)) }
    }
    #expect(!Role.administrator.permissions.contains(.seeCaller))
    #expect(!Role.administrator.permissions.contains(.seeQuestions))
  }

  @Test func `every role and permission has words of its own`() {
    #expect(Set(Role.allCases.map(\.wording)).count == Role.allCases.count)
    #expect(Set(Permission.allCases.map(\.wording)).count == Permission.allCases.count)
  }

  @Test(arguments: [
    ("Liu.Yang", "liu.yang"), ("刘洋", "刘洋"), ("a-1_b", "a-1_b"), ("8890", "8890"),
  ])
  func `an account is written in one way`(typed: String, text: String) {
    #expect(AccountName(typed)?.text == text)
  }

  @Test(arguments: [
    "", "a", ".ab", "a b", "ａｂ", "аdmin", "a\u{0}b", "ab\u{301}", "名\u{202E}x", "a/b", "İab",
    String(repeating: "a", count: 33),
  ])
  func `what could look like another account is none`(typed: String) {
    #expect(AccountName(typed) == nil)
  }
}

/// The page of the manual that shows the table.
enum RolePage {
  static var text: String {
    var lines = [
      "# Roles", "",
      "Who may do what. What has no mark is not allowed; there is no account that may do everything.",
      "A role is given for one programme or for all; a liaison's also for one department. `whole`",
      "marks what concerns the whole system and is not given by a role in one programme; `program`",
      "marks what a program's token may be given.", "",
      "| role | 中文 |", "|---|---|",
    ]
    lines += Role.allCases.map { "| `\($0.rawValue)` | \($0.wording) |" }
    let heads = Role.allCases.map(\.rawValue)
    lines += [
      "", "| permission | 中文 | " + heads.joined(separator: " | ") + " | |",
      "|---|---|" + String(repeating: ":-:|", count: heads.count) + "---|",
    ]
    for permission in Permission.allCases {
      let marks = Role.allCases.map { $0.permissions.contains(permission) ? "●" : "" }
      let notes = [
        permission.isSystemWide ? "whole" : nil, permission.isForPrograms ? "program" : nil,
      ].compactMap { $0 }
      lines.append(
        "| `\(permission.rawValue)` | \(permission.wording) | "
          + marks.joined(separator: " | ") + " | \(notes.joined(separator: ", ")) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
