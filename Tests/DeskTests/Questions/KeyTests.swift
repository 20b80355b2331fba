// The data key of another house: nothing is sealed with it, and it is said.

import Desk
import Discretion
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct KeyTests {
  @Test func `a wrong key takes no question, is named, and reminders go on`() async throws {
    var room = try await Newsroom()
    let id = try await room.log(Newsroom.form("路灯坏了。"))

    try await room.restart(key: 5)

    #expect(room.desk.shared.board.troubles[.keyMissing]?.contains("缺少密钥") == true)
    #expect(try await room.desk.questionsStanding().isKeyWrong)
    let desk = room.desk
    await #expect {
      try await desk.questions.log(Newsroom.form("椅子坏了。"), by: Newsroom.lin)
    } throws: { error in
      (error as? DeskError)?.wording.contains("数据密钥不是这个数据库用的那一把") == true
    }
    #expect(try await room.read { try $0.register().count } == 1)
    #expect(try room.desk.check().lines.joined().contains("数据密钥不是这个数据库用的那一把"))

    try await room.restart()
    #expect(room.desk.shared.board.troubles[.keyMissing] == nil)
    #expect(try await room.question(id).text == Private("路灯坏了。"))
  }

  @Test func `a lost key is given up by a person, and the next start takes questions`()
    async throws
  {
    var room = try await Newsroom()
    try await room.log(Newsroom.form("路灯坏了。"))
    try await room.restart(key: 5)

    #expect(try await room.desk.giveUpKeys().count == 1)
    try await room.restart(key: 5)

    #expect(room.desk.shared.board.troubles[.keyMissing] == nil)
    try await room.log(Newsroom.form("椅子坏了。"))
    #expect(try await room.read { try $0.register().count } == 2)
  }

  @Test func `a key that is missing for some rows is named, and questions are taken`() async throws
  {
    var room = try await Newsroom()
    try await room.log(Newsroom.form("路灯坏了。"))
    try await room.restart(key: 5)
    _ = try await room.desk.giveUpKeys()
    try await room.restart(key: 5)
    try await room.log(Newsroom.form("椅子坏了。"))

    try await room.restart()
    try await room.desk.judgeAllKeys()

    #expect(room.desk.shared.board.troubles[.keyMissing]?.contains("读不出来") == true)
    try await room.log(Newsroom.form("井盖坏了。"))
  }
}
