// What a new schedule means for questions: another calendar moves due days, and what is owed before a
// show is told on the working day before it.

import Delivering
import Desk
import Discretion
import Journal
import Questions
import Storage
import Testing
import Timekeeping

@Suite struct ScheduleChangeTests {
  @Test func `the amendment of 2020 moves what is owed`() async throws {
    let notice = String(
      decoding: try fixture("Campaigns/2020/放假通知2020.txt"), as: UTF8.self)
    let amendment = String(
      decoding: try fixture("Campaigns/2020/放假通知2020-春节延长.txt"), as: UTF8.self)
    var files = Newsroom.papers
    files["放假.txt"] = notice
    files["计划.csv"] = nil
    var room = try await Newsroom(at: "2020-01-20 10:00", files: files)
    let id = try await room.log(Newsroom.form("停水五天了。", at: "2020-01-20 09:50"))
    let before = try await room.desk.questions.assign(
      id, to: Dispatch(lead: DepartmentCode(rawValue: "shuiwu")), by: Newsroom.gao)
    let due = try #require(before.handling.openAssignment?.dueOn)

    room.set("2020-01-27 10:00")
    try await room.edit("放假变更.txt", amendment)

    let after = try #require(try await room.question(id).handling.openAssignment)
    #expect(after.dueOn.day > due.day, "was \(due.day), is \(after.dueOn.day)")
    let acts = try await room.read { try $0.journal(about: id.rawValue).map(\.act.rawValue) }
    #expect(acts.last == "retimed")
    let chases = try await room.deliveries(.chase)
    #expect(chases.contains { $0.state == .withdrawn } && chases.contains { $0.state == .waiting })

    // The same folder again moves nothing.
    try await room.edit("放假变更.txt", amendment + "\n")
    #expect(try await room.read { try $0.journal(about: id.rawValue).count } == acts.count)
  }

  @Test func `what is owed is told on the working day before the show`() async throws {
    var room = try await Newsroom(at: "2026-06-01 09:00")
    let ids = [
      try await room.log(Newsroom.form("停水五天了。", at: "2026-06-01 08:00")),
      try await room.log(Newsroom.form("供热管子漏水。", at: "2026-06-01 08:10")),
    ]
    for id in ids {
      _ = try await room.desk.questions.assign(
        id, to: Dispatch(lead: DepartmentCode(rawValue: "zhujian")), by: Newsroom.gao)
    }
    #expect(try await owed(room).map(\.0) == ["2"])

    _ = try await room.desk.questions.answer(
      ids[0], AnswerForm(text: Private("已恢复。"), approvedBy: "张局长"), by: Newsroom.gao)
    #expect(try await owed(room).map(\.0) == ["1"])

    // The show is moved: the message moves with it, once.
    try await room.edit(
      "计划.csv",
      Papers.plan([
        "2026-05-14,市住建局,城市照明,局长 王伟", "2026-06-18,市住建局,供热准备,局长 王伟",
      ]))
    try await room.run(until: "2026-06-01 09:20")
    let moved = try await owed(room)
    #expect(moved.map(\.0) == ["1"])
    #expect(moved.first?.1 == instant("2026-06-17 16:00").day)

    let sent = try await room.run(until: "2026-06-18 08:00")
    #expect(sent.filter { $0.text.contains("回音壁") }.count == 1)
    #expect(sent.allSatisfy { !$0.text.contains("管子") })
  }

  @Test func `nothing owed, nothing said`() async throws {
    let room = try await Newsroom(at: "2026-06-01 09:00")
    let id = try await room.log(Newsroom.form("停水五天了。", at: "2026-06-01 08:00"))
    _ = try await room.desk.questions.assign(
      id, to: Dispatch(lead: DepartmentCode(rawValue: "zhujian")), by: Newsroom.gao)
    _ = try await room.desk.questions.answer(
      id, AnswerForm(text: Private("已恢复。"), approvedBy: "张局长"), by: Newsroom.gao)

    #expect(try await owed(room).isEmpty)
  }

  /// The waiting messages about what is owed: the count and the day on which it is told.
  private func owed(_ room: Newsroom) async throws -> [(String, CalendarDay)] {
    try await room.deliveries(.reminder).filter { $0.endedAt == nil }.compactMap { row in
      guard let line = row.message?.lines.first(where: { $0.contains("回音壁：") }) else { return nil }
      let count = line.drop { $0 != "有" }.dropFirst().prefix { $0.isNumber }
      return (String(count), row.dueAt.day)
    }
  }
}

extension Timestamp {
  fileprivate var day: CalendarDay { Zone.shanghai.local(of: self).day }
}
