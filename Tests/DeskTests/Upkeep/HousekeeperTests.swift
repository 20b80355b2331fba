// What nobody thinks of every hour: whose time is over goes, the journal is checked, its head noted.

import Delivering
import Desk
import Discretion
import Foundation
import Journal
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct HousekeeperTests {
  private func keep(_ room: Newsroom) async throws {
    var next = room.clock.now
    while next <= room.clock.now + .seconds(1) {
      next = try await room.desk.housekeeper.step(at: room.clock.now)
    }
  }

  @Test func `callers go a year after the end, and not a day before`() async throws {
    let room = try await Newsroom { $0.upkeep.retentionBatch = 1 }
    let closed = try await room.answered()
    _ = try await room.desk.questions.followUp(closed, .satisfied, by: Newsroom.gao)
    if try await room.question(closed).handling.stage != .closed {
      _ = try await room.desk.questions.close(closed, by: Newsroom.gao)
    }
    let open = try await room.log(Newsroom.form("停水五天了。"))
    var form = Newsroom.form("有人半夜放炮，请管一管。")
    form.name = Private("")
    form.phone = Private("")
    let anonymous = try await room.log(form)
    _ = try await room.desk.questions.decline(
      anonymous, .repeated, note: "没有说明地点", by: Newsroom.gao)

    room.set("2027-05-13 12:00")
    try await keep(room)
    #expect(try await !room.question(closed).isForgotten)

    room.set("2027-05-16 12:00")
    try await keep(room)

    #expect(try await room.question(closed).isForgotten)
    #expect(try await room.question(anonymous).isForgotten)
    #expect(try await !room.question(open).isForgotten)
    #expect(try await room.read { try $0.callers(of: closed).isEmpty })
    #expect(try await room.read { try !$0.callers(of: open).isEmpty })
    let acts = try await room.read { try $0.journal(about: "callers").map(\.act) }
    #expect(acts.contains(.expired))
  }

  @Test func `what nobody closes goes after two years without an act, and is named a month before`()
    async throws
  {
    let room = try await Newsroom()
    let answered = try await room.answered()
    let logged = try await room.log(Newsroom.form("停水五天了。"))
    let disputed = try await room.log(Newsroom.form("有人半夜放炮。"))
    _ = try await room.desk.questions.noteDispute(
      disputed, isDisputed: true, reason: "有异议", by: Newsroom.gao)
    func trouble() -> String? { room.desk.shared.board.troubles[.retentionNear] }

    room.set("2028-04-10 12:00")
    try await keep(room)
    #expect(trouble() == nil)

    room.set("2028-04-20 12:00")
    try await keep(room)
    let number = try await room.question(answered).number.description
    #expect(trouble()?.contains(number) == true && trouble()?.contains("2 件") == true)
    #expect(trouble()?.contains("2028-05-15") == true, "\(trouble() ?? "")")
    _ = try await room.desk.questions.close(answered, by: Newsroom.gao)

    room.set("2028-05-14 12:00")
    try await keep(room)
    #expect(try await !room.question(logged).isForgotten)

    room.set("2028-05-15 12:00")
    try await keep(room)
    #expect(try await room.question(logged).isForgotten)
    #expect(try await !room.question(answered).isForgotten)
    #expect(try await !room.question(disputed).isForgotten)
    #expect(trouble() == nil)
  }

  @Test func `copies in their folder go after their time, but never the newest`() async throws {
    var room = try await Newsroom()
    let folder = room.folder.path(of: "copies")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try await room.restart { $0.upkeep.backupFolder = folder }
    try room.folder.write("somebody else's", to: "copies/other.sqlite")
    #expect(room.desk.backUp(to: folder + "/one.sqlite") == .written)
    #expect(room.desk.backUp(to: room.folder.path(of: "away.sqlite")) == .written)
    room.set("2026-06-01 09:00")
    #expect(room.desk.backUp(to: folder + "/two.sqlite") == .written)
    func lying() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    try await keep(room)
    #expect(try lying() == ["one.sqlite", "other.sqlite", "two.sqlite"])
    room.set("2026-06-14 09:00")
    try await keep(room)
    #expect(try lying() == ["other.sqlite", "two.sqlite"])
    room.set("2027-06-14 09:00")
    try await keep(room)

    #expect(try lying() == ["other.sqlite", "two.sqlite"])
    #expect(FileManager.default.fileExists(atPath: room.folder.path(of: "away.sqlite")))
    #expect(try await room.read { try $0.copies().count } == 2)
  }

  @Test func `a copy that was taken away does not count as the newest`() async throws {
    var room = try await Newsroom()
    let folder = room.folder.path(of: "copies")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try await room.restart { $0.upkeep.backupFolder = folder }
    #expect(room.desk.backUp(to: folder + "/one.sqlite") == .written)
    room.set("2026-06-01 09:00")
    #expect(room.desk.backUp(to: folder + "/two.sqlite") == .written)
    try FileManager.default.removeItem(atPath: folder + "/two.sqlite")
    room.set("2027-06-14 09:00")

    try await keep(room)

    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["one.sqlite"])
  }

  @Test func `one row that can't be read keeps nobody else's data`() async throws {
    // It is the oldest, and fills the batch by itself.
    var room = try await Newsroom { $0.upkeep.retentionBatch = 1 }
    func declined() async throws -> QuestionID {
      let id = try await room.log(Newsroom.form("停水五天了。"))
      _ = try await room.desk.questions.decline(
        id, .repeated, note: "已经登记", by: Newsroom.gao)
      return id
    }
    let unreadable = try await declined()
    try await room.restart(key: 2)
    _ = try await room.desk.giveUpKeys()
    try await room.restart(key: 2)
    let other = try await declined()

    room.set("2027-05-16 12:00")
    try await keep(room)

    #expect(try await room.question(other).isForgotten)
    try await room.restart(key: 1)
    #expect(try await !room.question(unreadable).isForgotten)
  }

  @Test func `the head is noted every hour here and once a day outside`() async throws {
    let room = try await Newsroom()
    try await room.log(Newsroom.form("停水五天了。"))

    try await keep(room)
    room.set("2026-05-14 10:00")
    try await room.log(Newsroom.form("停水五天了。"))
    try await keep(room)
    room.set("2026-05-15 10:00")
    try await room.log(Newsroom.form("停水五天了。"))
    try await keep(room)

    #expect(try await room.read { try $0.notedHeads().count } == 3)
    let told = try await room.deliveries(.alarm).compactMap(\.message)
      .filter { $0.lines.joined().contains("末条摘要") }
    #expect(told.count == 2)
    #expect(room.desk.shared.board.troubles[.journalBroken] == nil)
  }

  @Test func `an altered journal is found within the hour and told once`() async throws {
    var room = try await Newsroom()
    for _ in 1...5 { try await room.log(Newsroom.form("停水五天了。")) }
    try await keep(room)
    try room.desk.storage.checkpoint()
    try room.folder.alter("nature=id:help", to: "nature=id:hell", in: "hotline.sqlite")
    try await room.restart()

    room.set("2026-05-14 10:00")
    try await keep(room)
    room.set("2026-05-14 11:00")
    try await keep(room)

    #expect(room.desk.shared.board.troubles[.journalBroken] != nil)
    let told = try await room.deliveries(.alarm).compactMap(\.message)
      .filter { $0.lines.joined().contains("核对不一致") }
    #expect(told.count == 1)
  }

  @Test func `a word that was changed on a page is found`() async throws {
    var room = try await Newsroom()
    try await room.published()
    #expect(try room.desk.check().isWell)
    try room.desk.storage.checkpoint()
    try room.folder.alter("路灯坏了半个月", to: "路灯坏了三个月", in: "hotline.sqlite")
    try await room.restart()

    let lines = try room.desk.check().lines.joined()
    #expect(lines.contains("的内容与签发的不符"), "\(lines)")
    room.set("2026-05-14 10:00")
    try await keep(room)
    room.set("2026-05-14 11:00")
    try await keep(room)
    #expect(room.desk.shared.board.troubles[.recordDamaged] != nil)
    let told = try await room.deliveries(.alarm).compactMap(\.message)
      .filter { $0.lines.joined().contains("与操作日志不符") }
    #expect(told.count == 1)
  }

  @Test func `while callers wait to be erased the check is not made every second`() async throws {
    let room = try await Newsroom()
    try await room.log(Newsroom.form("停水五天了。"))
    try await keep(room)
    let noted = try await room.read { try $0.notedHeads().count }
    try await room.log(Newsroom.form("停水六天了。"))

    _ = try await room.desk.housekeeper.step(at: room.desk.clock.now + .seconds(1))
    #expect(try await room.read { try $0.notedHeads().count } == noted)
    _ = try await room.desk.housekeeper.step(at: room.desk.clock.now + .seconds(3_600))
    #expect(try await room.read { try $0.notedHeads().count } == noted + 1)
  }

  @Test func `keys that are no longer promised go`() async throws {
    let room = try await Newsroom()
    let form = Newsroom.form("停水五天了。")
    let first = try await room.desk.questions.log(form, by: Newsroom.lin, key: "one")
    let again = try await room.desk.questions.log(form, by: Newsroom.lin, key: "one")
    #expect(again.isRepeat && again.id == first.id)

    room.set("2026-05-22 09:00")
    try await keep(room)

    let later = try await room.desk.questions.log(form, by: Newsroom.lin, key: "one")
    #expect(!later.isRepeat && later.id != first.id)
  }
}

extension TemporaryFolder {
  /// Changes a file as somebody with the disk in hand would: the first `words` become `others`.
  fileprivate func alter(_ words: String, to others: String, in name: String) throws {
    var bytes = Data(try bytes(of: name))
    let place = try #require(bytes.range(of: Data(words.utf8)))
    bytes.replaceSubrange(place, with: Data(others.utf8))
    let file = try #require(FileHandle(forUpdatingAtPath: path(of: name)))
    try file.write(contentsOf: bytes)
    try file.close()
  }
}
