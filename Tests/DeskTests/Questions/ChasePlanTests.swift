// The chase follows the directory: another group, no group, another ladder. Who can't be chased is named
// on the pages until somebody mends it, and nobody hears anything twice.

import Delivering
import Desk
import Discretion
import Questions
import Storage
import Testing
import Timekeeping

@Suite struct ChasePlanTests {
  private static let water = DepartmentCode(rawValue: "shuiwu")

  /// The directory with other words for the group of the water bureau.
  private static func directory(_ group: String) -> String {
    Newsroom.directory.replacing(
      "简称: 市水务局, 群: 联络群", with: group.isEmpty ? "简称: 市水务局" : "简称: 市水务局, 群: \(group)")
  }

  private static func files(group: String) -> [String: String] {
    Newsroom.papers.merging(["名录.yaml": directory(group)]) { _, new in new }
  }

  @discardableResult
  private func given(_ room: Newsroom, _ text: String = "停水五天了。") async throws -> QuestionID {
    let id = try await room.log(Newsroom.form(text))
    _ = try await room.desk.questions.assign(id, to: Dispatch(lead: Self.water), by: Newsroom.gao)
    return id
  }

  private func open(_ room: Newsroom) async throws -> [DeliveryRow] {
    try await room.deliveries(.chase).filter { $0.endedAt == nil }
  }

  private func trouble(_ room: Newsroom) -> String? {
    room.desk.shared.board.troubles[.unchased]
  }

  @Test func `a department that has another group is chased there and no more in the old one`()
    async throws
  {
    var room = try await Newsroom()
    try await given(room)
    try await room.run(until: "2026-05-21 08:00")
    #expect(room.sink.posts(to: "lianluo").count { $0.text.contains("市水务局") } == 1)

    try await room.edit("名录.yaml", Self.directory("编导群"))

    #expect(try await Set(open(room).map(\.chatGroup)) == ["编导群"])
    try await room.run(until: "2026-06-05 18:00")
    #expect(room.sink.posts(to: "lianluo").count { $0.text.contains("市水务局") } == 1)
    #expect(room.sink.posts(to: "bianji").count { $0.text.contains("市水务局") } == 3)
  }

  @Test func `what the old group refused is said in the new one`() async throws {
    var room = try await Newsroom()
    try await given(room)
    room.sink.always("lianluo", .status(502))
    let first = try #require(try await open(room).map(\.dueAt).min())
    try await room.run(through: first + .seconds(3))
    #expect(try await open(room).contains { $0.tally.counted > 0 })

    try await room.edit("名录.yaml", Self.directory("编导群"))
    room.sink.always("lianluo", nil)
    try await room.run(through: first + .seconds(7_200))

    #expect(room.sink.posts(to: "lianluo").count { $0.isShown } == 0)
    #expect(room.sink.posts(to: "bianji").count { $0.text.contains("市水务局") } == 1)
  }

  @Test func `what was under way to the old group is said in the new one`() async throws {
    var room = try await Newsroom()
    try await given(room)
    room.sink.answer("lianluo", [.silence])
    let first = try #require(try await open(room).map(\.dueAt).min())
    try await room.run(through: first)
    try await room.edit("名录.yaml", Self.directory("编导群"))
    room.sink.letGo(.status(502))
    room.desk.delivery.wake.wake()
    for minutes in 1...3 { try await room.run(through: first + .seconds(60 * minutes)) }
    room.look()
    try await room.run(through: first + .seconds(7_200))

    #expect(room.sink.posts(to: "lianluo").count == 1)
    #expect(room.sink.posts(to: "bianji").count { $0.text.contains("市水务局") } == 1)
  }

  @Test func `a department without a group is named until it has one`() async throws {
    var room = try await Newsroom(files: Self.files(group: ""))
    let id = try await given(room)
    #expect(trouble(room)?.contains("市水务局（1 件）") == true, "\(trouble(room) ?? "")")
    #expect(try await open(room).isEmpty)

    try await room.edit("名录.yaml", Self.directory("联络群"))
    #expect(trouble(room) == nil)
    #expect(try await open(room).count == 4)

    try await room.edit("名录.yaml", Self.directory(""))
    #expect(trouble(room)?.contains("市水务局") == true)
    #expect(try await open(room).isEmpty)
    let rows = try await room.deliveries(.chase)
    #expect(rows.allSatisfy { $0.reason == "superseded" })

    _ = try await room.desk.questions.answer(
      id, AnswerForm(text: Private("已恢复。"), approvedBy: "张局长"), by: Newsroom.gao)
    #expect(trouble(room) == nil)
  }

  @Test func `a start names who can't be chased`() async throws {
    var room = try await Newsroom(files: Self.files(group: ""))
    try await given(room)
    try await room.restart()

    #expect(trouble(room)?.contains("市水务局") == true)
  }

  @Test func `a new ladder takes the place of the old one, and a start lays nothing twice`()
    async throws
  {
    var room = try await Newsroom()
    try await given(room)
    let before = try await open(room)

    try await room.edit(
      "办理时限.yaml",
      """
      版本: 1
      办理时限:
        期限:
          - {性质: [求助], 数量: 5}
        催办:
          - {步骤: 到期前, 提前量: 到期前3个工作日 15:07}
          - {步骤: 逾期, 提前量: 到期后2个工作日 09:07, 抄送领导: 是}
      """)

    let after = try await open(room)
    #expect(after.count == 2)
    #expect(Set(after.map(\.dueAt)).isDisjoint(with: before.map(\.dueAt)))
    let all = try await room.deliveries(.chase)
    try await room.restart()
    #expect(try await room.deliveries(.chase) == all)
  }

  @Test func `what a restore has closed stays closed`() async throws {
    var room = try await Newsroom()
    try await given(room)
    let first = try #require(try await open(room).map(\.dueAt).min())
    room.clock.set(to: first + .seconds(3_600))
    let now = room.clock.now
    _ = try await room.desk.storage.write("close the gap") { try $0.closeGap(through: now) }

    try await room.restart()

    #expect(try await open(room).count == 3)
    #expect(try await room.deliveries(.chase).count { $0.state == .skipped } == 1)
  }

  @Test func `words that may not leave are named by the question`() async throws {
    let room = try await Newsroom()
    var form = Newsroom.form("停水五天了。")
    form.workplace = Private("市水务局")
    let id = try await room.log(form)
    _ = try await room.desk.questions.assign(id, to: Dispatch(lead: Self.water), by: Newsroom.gao)

    let number = try await room.question(id).number
    #expect(try await open(room).isEmpty)
    #expect(trouble(room)?.contains("\(number)") == true)
    _ = try await room.desk.questions.returnToDesk(id, reason: "转错了", by: Newsroom.gao)
    #expect(trouble(room) == nil)
  }

  @Test func `an answer stops what was refused while it came`() async throws {
    var room = try await Newsroom()
    let id = try await given(room)
    room.sink.answer("lianluo", [.silence])
    let first = try #require(try await open(room).map(\.dueAt).min())
    try await room.run(through: first)
    _ = try await room.desk.questions.answer(
      id, AnswerForm(text: Private("已恢复。"), approvedBy: "张局长"), by: Newsroom.gao)
    room.sink.letGo(.status(502))
    room.desk.delivery.wake.wake()

    try await room.run(through: first + .seconds(7_200))

    #expect(room.sink.posts(to: "lianluo").count == 1)
    #expect(try await open(room).isEmpty)
  }
}
