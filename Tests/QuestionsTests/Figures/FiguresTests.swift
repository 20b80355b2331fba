// The funnel, the host's list of what was promised, the clock of retention.

import Discretion
import Reminding
import Testing
import Timekeeping

@testable import Questions

struct FiguresTests {
  @Test func `totals that nobody typed stay unknown, and typed ones add up`() {
    var funnel = Funnel()
    #expect(funnel.offered == nil)
    funnel.add(TypedTotals(offered: 10))
    funnel.add(TypedTotals(offered: 5, answered: 3))

    #expect(funnel.offered == 15)
    #expect(funnel.answered == 3)
  }

  @Test func `the host sees what is owed, what was asked last time, and what is asked most`() throws
  {
    let episode = EpisodeCode(rawValue: "limin-2026-05")
    func question(_ serial: Int, _ topic: String, at: String) throws -> Question {
      var form = try Cast.form(at: at)
      form.topic = topic
      form.episode = episode
      return try Cast.intake(form, number: serial).question
    }
    var late = try question(1, "供水", at: "2026-05-14 09:00")
    try late.assignToWater()
    var owed = try question(2, "水质", at: "2026-05-14 09:10")
    try owed.assignToWater()
    _ = try owed.extend(
      by: 5, reason: "化验", approvedBy: "局长", reckoner: try Cast.reckoner(), recordedBy: Cast.zhou,
      at: owed.receivedAt)
    var same = try question(3, "供水", at: "2026-05-14 09:20")
    _ = try same.merge(into: &late, by: Cast.lin, at: same.receivedAt)
    var done = try question(4, "水价", at: "2026-05-14 09:30")
    _ = try done.answerOnAir(Cast.answer, by: Cast.lin, at: done.receivedAt)
    var foreign = try question(5, "物业", at: "2026-05-14 09:40")
    _ = try foreign.assign(
      to: Dispatch(lead: Cast.housing), in: .usual, reckoner: try Cast.reckoner(), by: Cast.lin,
      at: foreign.receivedAt)
    let list = FeedbackList(
      for: [Cast.water], lastEpisodes: [episode], questions: [done, owed, same, late, foreign],
      topics: [
        .init(name: "水质", count: 1), .init(name: "水价", count: 1), .init(name: "供水", count: 2),
      ],
      at: try Cast.at("2026-05-25 09:00"), in: .shanghai)

    #expect(list.open.map(\.id) == [late.id, owed.id])
    #expect(list.open.map(\.isOverdue) == [true, false])
    #expect(list.openCount == 2)
    #expect(list.askedLastTime.map(\.id) == [late.id, owed.id, done.id])
    #expect(list.topics.map(\.name) == ["供水", "水价", "水质"])
    #expect(list.topics.map(\.count) == [2, 1, 1])
  }

  @Test func `callers' data are kept for twelve whole months after the end`() throws {
    var question = try Cast.question()
    #expect(question.endedAt == nil)
    _ = try question.answerOnAir(Cast.answer, by: Cast.lin, at: question.receivedAt)
    _ = try question.close(by: Cast.gao, at: try Cast.at("2026-05-31 23:00"))
    let end = try #require(question.endedAt)

    func isOver(_ now: String) throws -> Bool {
      end < Retention().endedBefore(at: try Cast.at(now), in: .shanghai)
    }
    #expect(try !isOver("2027-05-30 12:00"))
    #expect(try !isOver("2027-05-31 23:59"))
    #expect(try isOver("2027-06-01 00:00"))
  }

  @Test func `a queue goes forward, and not for those who don't want to be on air`() throws {
    var form = try Cast.form()
    form.entersQueue = true
    var question = try Cast.intake(form).question
    for stage in [AirStage.next, .waiting, .next, .onAir, .done] { try question.move(to: stage) }
    #expect(throws: Question.Refusal.notInQueue) { try question.move(to: .onAir) }

    form.consent.mayAir = false
    var shy = try Cast.intake(form).question
    #expect(throws: Question.Refusal.notOnAir) { try shy.move(to: .waiting) }
    form.urgency = .emergency
    var urgent = try Cast.intake(form).question
    #expect(throws: Question.Refusal.emergency) { try urgent.move(to: .waiting) }
  }
}
