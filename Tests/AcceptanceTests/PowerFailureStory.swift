// The power fails between send and record: the group has the message, the database does not know it.
// After the start it comes once more, in the same words, and says that it may be a repeat.

import Delivering
import Desk
import RobotSimulator
import Storage
import Testing
import Timekeeping

@Suite struct PowerFailureStory {
  @Test func `the power fails between send and record`() async throws {
    try await Office.open(at: "2026-03-02 08:00") { office in
      try await office.run(until: "2026-03-19 07:50")
      let before = office.simulator.posts(in: "departments").count
      let arrivals = office.simulator.events()
      // The group shows the message and its answer never comes: nothing can be recorded in between.
      office.simulator.inject(.silence, into: "departments", times: 1, taking: true)

      try await office.runWithoutAnswers(until: instant("2026-03-19 08:00"))
      for await _ in arrivals { break }
      try office.powerFails()
      try await office.run(until: "2026-03-19 08:20")

      let seen = office.simulator.posts(in: "departments").dropFirst(before)
      let texts = seen.map(\.text)
      #expect(texts.count == 2)
      #expect(texts.first?.contains("（可能重复）") == false)
      #expect(texts.last?.contains("（可能重复）") == true)
      #expect(texts.last?.replacing("（可能重复）", with: "") == texts.first)
      let rows = try await office.deliveries(on: "2026-03-19")
      #expect(rows.filter { $0.dueAt == instant("2026-03-19 08:00") }.map(\.state) == [.sent])
    }
  }

  @Test func `the power fails for a day and nothing comes twice`() async throws {
    try await Office.open(at: "2026-03-02 08:00") { office in
      try await office.run(until: "2026-03-17 08:00")
      office.clock.set(to: instant("2026-03-18 15:00"))
      try office.powerFails()

      try await office.run(until: "2026-03-19 12:00")

      let texts = office.simulator.posts().filter(\.isShown).map(\.text)
      #expect(Set(texts).count == texts.count)
      #expect(texts.contains { $0.contains("补发") })
      #expect(office.refusals == [])
    }
  }
}
