// Several reminders of one group in one window leave as one message, which keeps its list.

import Delivering
import Desk
import Storage
import Testing
import Timekeeping

@Suite struct DigestTests {
  /// Two episodes of one day, whose topics fall due within minutes.
  private let twins = [
    "2026-06-04 9:00-10:00,市医保局,异地就医备案,局长 王伟",
    "2026-06-04 15:00-16:00,市人社局,返乡就业,局长 孙志强",
  ]

  @Test func `neighbours leave together`() async throws {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(twins))

    try await station.run(until: "2026-05-21 12:00")

    let posts = station.sink.posts(to: "lianluo")
    #expect(posts.count == 1)
    #expect(posts.first?.text.contains("2件事") == true)
    #expect(posts.first?.text.contains("市医保局") == true)
    #expect(posts.first?.text.contains("市人社局") == true)
  }

  @Test func `a digest whose answer was lost keeps its list although one thing is withdrawn`()
    async throws
  {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(twins))
    station.sink.answer("lianluo", [.uncertain(.timedOut)])
    let due = try await dueAt(&station)
    try await station.run(through: due)
    try station.edit(
      "计划.csv", Papers.plan([twins[0]] + ["2026-06-10 15:00-16:00,市人社局,返乡就业,局长 孙志强"]))

    try await station.run(through: due + .seconds(60))

    let texts = station.sink.posts(to: "lianluo").map(\.text)
    #expect(texts.count == 2)
    #expect(texts.last?.replacing("（可能重复）", with: "") == texts.first)
  }

  @Test func `after a certain refusal the next attempt is worded without what was withdrawn`()
    async throws
  {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(twins))
    station.sink.answer("lianluo", [.status(502)])
    let due = try await dueAt(&station)
    try await station.run(through: due)
    try station.edit(
      "计划.csv", Papers.plan([twins[0]] + ["2026-06-10 15:00-16:00,市人社局,返乡就业,局长 孙志强"]))

    try await station.run(through: due + .seconds(60))

    let texts = station.sink.posts(to: "lianluo").map(\.text)
    #expect(texts.count == 2)
    #expect(texts.last?.contains("市医保局") == true)
    #expect(texts.last?.contains("市人社局") == false)
  }

  @Test func `what outlives a digest that was refused to its end leaves in another message`()
    async throws
  {
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(twins))
    station.sink.always("lianluo", .status(502))
    let due = try await dueAt(&station)
    try await station.run(through: due)
    // The outage outlasts the first episode's use for a topic, not the second's.
    let ends = try await station.reminders().filter { $0.state == .delivered }.map(\.usefulUntil)
    let first = try #require(ends.min())
    #expect(ends.contains { $0 > first + .seconds(600) })
    station.clock.set(to: first - .seconds(300))
    try await station.run(through: first + .seconds(300))
    station.sink.always("lianluo", nil)

    try await station.run(through: first + .seconds(900))

    let shown = station.sink.posts(to: "lianluo").filter(\.isShown).map(\.text)
    #expect(shown.contains { $0.contains("市人社局") && !$0.contains("市医保局") })
  }

  private func dueAt(_ station: inout Station) async throws -> Timestamp {
    try await station.run(until: "2026-05-06 08:01")
    let first = try await station.deliveries().first { $0.kind == .digest }
    return try #require(first).dueAt
  }
}
