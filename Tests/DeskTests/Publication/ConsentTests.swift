// Without consent nothing gets out, whichever way somebody tries: every consent against every decision,
// and every act that leads to the site.

import Desk
import Discretion
import Membership
import Questions
import Storage
import Testing

@Suite struct ConsentTests {
  @Test(arguments: Consent.Extent.allCases, DisclosureExtent.allCases)
  func `no consent, no publication`(
    _ consent: Consent.Extent, _ extent: DisclosureExtent
  ) async throws {
    let room = try await Newsroom()
    let id = try await room.answered(
      Newsroom.form("文化路口的路灯坏了半个月。", consent: consent))
    let everybody = Newsroom.member(
      "lin", .operator, .producer, .reviewer1, .reviewer2, .reviewer3, .editor)

    _ = try? await room.desk.review.decide(
      id, extent, reason: "公众关心", basis: "条例", by: everybody)
    _ = try? await room.approved(id, question: "路灯坏了。", answer: "已经修好。")
    let hash = try await room.question(id).disclosure.preparation?.draft.text.hash
    _ = try? await room.desk.publication.publish(
      id, hash: hash ?? TextHash(rawValue: "0"), by: everybody)
    _ = try? await room.desk.publication.correct(
      id, hash: hash ?? TextHash(rawValue: "0"), by: everybody)
    try await room.publish()

    let stage = try await room.question(id).disclosure.stage
    let isOnline = try room.pages().values.contains { $0.contains("路灯坏了") }
    if consent == .publish {
      // `approved` decides anew for publication: with consent that is possible.
      #expect(stage == .published && isOnline)
    } else {
      #expect(stage != .published && !isOnline)
    }
  }

  @Test(arguments: Role.allCases)
  func `only an editor publishes`(_ role: Role) async throws {
    let room = try await Newsroom()
    let id = try await room.answered()
    let hash = try await room.approved(id, question: "路灯坏了。", answer: "已经修好。")
    let grant = RoleGrant(role, department: role == .liaison ? "zhujian" : nil)
    let member = Member(
      id: MemberID(rawValue: "somebody"), account: Newsroom.wang.account, name: "某人",
      grants: [grant], createdAt: room.clock.now)

    let question = try? await room.desk.publication.publish(id, hash: hash, by: member)

    #expect((question != nil) == (role == .editor))
  }

  @Test func `only the signed text is published`() async throws {
    let room = try await Newsroom()
    let id = try await room.answered()
    _ = try await room.approved(id, question: "路灯坏了。", answer: "已经修好。")

    await #expect(throws: DeskError.self) {
      _ = try await room.desk.publication.publish(
        id, hash: TextHash(rawValue: String(repeating: "0", count: 64)), by: Newsroom.wang)
    }
    #expect(try await room.question(id).disclosure.stage == .approved)
  }
}
