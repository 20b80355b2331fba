// What a copy of the database does not know of: pages that were withdrawn after it was made.

import Desk
import Foundation
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct HeldSiteTests {
  @Test func `a page that was withdrawn after the copy is down in the copy too`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()
    let consented = try await room.published(
      Newsroom.form("人民公园少椅子。"), question: "人民公园少椅子。", answer: "下月添置。")
    let slug = try await room.slug(id)
    let path = room.folder.path(of: "copy.sqlite")
    #expect(room.desk.backUp(to: path) == .written)
    _ = try await room.desk.publication.withdraw(id, .privacy, by: Newsroom.wang)
    _ = try await room.desk.publication.changeConsent(
      consented, to: Consent(disclosure: .none), by: Newsroom.lin)

    let copy = try Storage(path: path, durability: .none, vault: try Newsroom.vault())
    let head = try copy.readNow("look") { try $0.journalHead() }
    let (taken, goesOn) = try await room.read { ledger in
      (try ledger.takenBack(), try ledger.goesOn(from: head))
    }
    #expect(goesOn)
    try copy.writeNow("note") { try $0.noteTakenBack(try $0.stillHeld(of: taken)) }
    let again = try TakenBackAgain(in: copy, at: room.clock.now)

    #expect(again.pages.count == 2 && again.failureCount == 0, "\(again.lines)")
    #expect(try copy.readNow("look") { try $0.takenBackNote() } == nil)
    let library = try PublicLibrary(path: path)
    let record = try library.record()
    #expect(record.questions.isEmpty && record.tombstones.count == 2)
    #expect(record.tombstones.first { $0.slug == slug }?.publicReason.contains("规定") == true)
    let question = try copy.readNow("look") { try $0.question(id) }
    #expect(question?.disclosure.stage == .withdrawn)
    let other = try copy.readNow("look") { try $0.question(consented) }
    #expect(other?.consent.disclosure == Consent.Extent.none)
    #expect(try StoreCheck(of: copy).isWell)
  }

  @Test func `a held site takes down what is withdrawn and puts nothing up`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()
    let pages = try room.pages().count
    try await room.desk.storage.write("hold the site") { try $0.setNote(.siteHeld, to: "1") }

    let fresh = try await room.published(
      Newsroom.form("人民公园少椅子。"), question: "人民公园少椅子。", answer: "下月添置。")
    #expect(try await room.page(fresh) == nil)
    #expect(try await room.page(id) != nil)
    #expect(try room.pages().count == pages)
    #expect(room.desk.shared.board.troubles[.siteHeld]?.contains("confirm site") == true)

    _ = try await room.desk.publication.withdraw(id, .wrong, by: Newsroom.wang)
    try await room.publish()
    #expect(try room.pages().values.allSatisfy { !$0.contains("路灯坏了半个月") })

    #expect(try await room.desk.publisher.confirmSite())
    #expect(try await !room.desk.publisher.confirmSite())
    try await room.publish()
    #expect(try await room.page(fresh)?.contains("人民公园") == true)
    #expect(try await room.page(id)?.contains("已撤回") == true)
  }
}
