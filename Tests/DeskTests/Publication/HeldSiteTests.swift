// What a copy of the database does not know of: pages that were withdrawn after it was made.

import Delivering
import Desk
import Foundation
import Journal
import Logging
import Questions
import Reminding
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
    let again = try #require(try TakenBackAgain.all(in: copy, at: room.clock.now))

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

  @Test func `a held site keeps the tombstones that stand and what names them`() async throws {
    let room = try await Newsroom()
    let old = try await room.published()
    let other = try await room.published(
      Newsroom.form("人民公园少椅子。"), question: "人民公园少椅子。", answer: "下月添置。")
    let third = try await room.published(
      Newsroom.form("广场的钟停了。"), question: "广场的钟停了。", answer: "已经修好。")
    _ = try await room.desk.publication.withdraw(old, .wrong, by: Newsroom.wang)
    try await room.publish()
    let before = try room.pages()
    try await room.desk.storage.write("hold the site") { try $0.setNote(.siteHeld, to: "1") }

    try await room.publish()
    #expect(try room.pages() == before)

    _ = try await room.desk.publication.withdraw(other, .privacy, by: Newsroom.wang)
    try await room.publish()
    #expect(try await room.page(old)?.contains("已撤回") == true)
    #expect(try await room.page(other)?.contains("已撤回") == true)
    #expect(try await room.page(third) == before[try await name(third, room)])
    #expect(try room.pages().values.allSatisfy { !$0.contains("人民公园") })
  }

  private func name(_ id: QuestionID, _ room: Newsroom) async throws -> String {
    "questions/\(try await room.slug(id).rawValue).html"
  }

  @Test func `what no key opens holds the site no longer than a person wants`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()
    let path = room.folder.path(of: "copy.sqlite")
    #expect(room.desk.backUp(to: path) == .written)
    _ = try await room.desk.publication.withdraw(id, .privacy, by: Newsroom.wang)
    _ = try await room.desk.forgetting.forget(question: id, reason: "本人申请", by: Newsroom.gao)
    let number = try await room.question(id).number
    let taken = try await room.read { try $0.takenBack() }

    // The key is lost, and a person has said so.
    let lost = try Storage(path: path, durability: .none)
    try lost.writeNow("note") { ledger in
      try ledger.noteTakenBack(try ledger.stillHeld(of: taken))
      try ledger.giveUp(Array(try ledger.sealCounts().keys))
    }
    try lost.close()
    let copy = try Storage(path: path, durability: .none, vault: try Newsroom.vault(key: 2))
    let desk = Desk(
      storage: copy, settings: room.settings, clock: room.clock, transport: room.sink,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, judgesClock: false)
    #expect(try await desk.takeBackAgain()?.failureCount == 3)
    _ = try await desk.publisher.step(at: room.clock.now)
    let said = desk.shared.board.troubles[.siteHeld]
    #expect(said?.contains(number.description) == true && said?.contains("confirm site") == true)

    _ = try await desk.publisher.confirmSite()
    _ = try await desk.publisher.step(at: room.clock.now)

    #expect(desk.shared.board.troubles[.siteHeld] == nil)
    let record = try PublicLibrary(path: path).record()
    #expect(record.questions.isEmpty && record.tombstones.count == 1)
    #expect(try copy.readNow("check") { try $0.recordFaults() } == [])
    #expect(try room.pages().values.allSatisfy { !$0.contains("路灯坏了半个月") })
  }

  @Test func `a consent to air and to a name that was narrowed is narrowed in the copy too`()
    async throws
  {
    let room = try await Newsroom()
    let id = try await room.published()
    let path = room.folder.path(of: "copy.sqlite")
    #expect(room.desk.backUp(to: path) == .written)
    _ = try await room.desk.publication.changeConsent(
      id, to: Consent(disclosure: .publish, mayAir: false, isAnonymous: true), by: Newsroom.lin)

    let copy = try Storage(path: path, durability: .none, vault: try Newsroom.vault())
    let head = try copy.readNow("look") { try $0.journalHead() }
    let taken = try await room.read { try $0.takenBack(after: head.number) }
    try copy.writeNow("note") { try $0.noteTakenBack(try $0.stillHeld(of: taken)) }
    let again = try #require(try TakenBackAgain.all(in: copy, at: room.clock.now))

    #expect(again.narrowed.count == 1 && again.failureCount == 0)
    let question = try copy.readNow("look") { try $0.question(id) }
    #expect(question?.consent.mayAir == false && question?.consent.isAnonymous == true)
    #expect(question?.disclosure.stage == .published)
  }

  @Test func `an editors' notice of what was withdrawn since does not leave the copy`()
    async throws
  {
    let room = try await Newsroom(at: "2026-05-14 23:30") { $0.quietHours = .usual }
    let id = try await room.published()
    let path = room.folder.path(of: "copy.sqlite")
    #expect(room.desk.backUp(to: path) == .written)
    _ = try await room.desk.publication.withdraw(id, .privacy, by: Newsroom.wang)
    let taken = try await room.read { try $0.takenBack() }

    let copy = try Storage(path: path, durability: .none, vault: try Newsroom.vault())
    try copy.writeNow("note") { try $0.noteTakenBack(try $0.stillHeld(of: taken)) }
    func waiting() throws -> Int {
      try copy.readNow("look") {
        try $0.deliveries(from: Timestamp(seconds: 0), through: .distantFuture, limit: 1_000)
      }.count { $0.kind == .publication && $0.endedAt == nil }
    }
    #expect(try waiting() == 1)
    _ = try TakenBackAgain.all(in: copy, at: room.clock.now)

    #expect(try waiting() == 0)
  }

  @Test func `who was cut off while taking back does it all again`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()
    let path = room.folder.path(of: "copy.sqlite")
    #expect(room.desk.backUp(to: path) == .written)
    _ = try await room.desk.publication.withdraw(id, .privacy, by: Newsroom.wang)
    _ = try await room.desk.forgetting.forget(question: id, reason: "本人申请", by: Newsroom.gao)
    let taken = try await room.read { try $0.takenBack() }
    let copy = try Storage(path: path, durability: .none, vault: try Newsroom.vault())
    try copy.writeNow("note") { try $0.noteTakenBack(try $0.stillHeld(of: taken)) }

    var cutOff = try #require(try TakenBackAgain(notedIn: copy))
    while cutOff.step(in: copy, at: room.clock.now) {}
    let note = try copy.readNow("look") { try $0.takenBackNote() }
    #expect(note?.hasBegun == true)

    let again = try #require(try TakenBackAgain.all(in: copy, at: room.clock.now))
    #expect(again.failureCount == 0, "\(again.lines)")
    #expect(try copy.readNow("look") { try $0.takenBackNote() } == nil)
    #expect(try copy.readNow("look") { try $0.question(id) }?.isForgotten == true)
    #expect(try StoreCheck(of: copy).isWell)
  }
}
