// Episodes that stand in no file any more: two are believed after ten minutes, more wait for a person.

import Language
import Scheduling
import Testing
import Timekeeping

struct VanishPolicyTests {
  private static let episodes = (1...6).map {
    Given.episode("e\($0)", "2026-03-0\($0) 09:00-10:00", line: $0)
  }
  /// Noon of 1 March: `e1` is over, five are to come.
  private static let now = Zone.shanghai.timestamp(
    of: LocalDateTime(day: Given.day("2026-03-01"), time: TimeOfDay(iso: "12:00") ?? .midnight))

  private func decide(
    without missing: Set<Int>, memory: VanishPolicy.Memory = .init(), after seconds: Int64 = 0,
    adopted: [Episode] = episodes
  ) -> VanishPolicy.Decision {
    VanishPolicy().decide(
      adopted: adopted,
      new: Self.episodes.enumerated().filter { !missing.contains($0.offset + 1) }.map(\.element),
      memory: memory, at: Self.now + .seconds(seconds), zone: { _ in .shanghai })
  }

  private func id(_ number: Int) -> EpisodeID { EpisodeID(rawValue: "e\(number)") }

  @Test func `nothing is missing, nothing is decided`() {
    let decision = decide(without: [])
    #expect(decision.verdicts.isEmpty)
    #expect(decision.episodes == Self.episodes)
    #expect(decision.nextAt == nil)
  }

  @Test func `two stay for ten minutes and are then cancelled`() {
    let first = decide(without: [3, 5])
    let leavesAt = Self.now + .seconds(600)
    #expect(first.verdicts == [id(3): .leavesAt(leavesAt), id(5): .leavesAt(leavesAt)])
    #expect(first.episodes == Self.episodes)
    #expect(first.nextAt == leavesAt)

    let early = decide(without: [3, 5], memory: first.memory, after: 599)
    #expect(early.verdicts[id(3)] == .leavesAt(leavesAt))

    let due = decide(without: [3, 5], memory: early.memory, after: 600)
    #expect(due.verdicts == [id(3): .cancelled, id(5): .cancelled])
    #expect(due.episodes.map(\.id) == Self.episodes.map(\.id))
    #expect(due.episodes[2].fate == .cancelled(reason: VanishPolicy.reason))
    #expect(
      PlanDifference.changes(from: Self.episodes, to: due.episodes).map(\.code)
        == ["cancelled", "cancelled"])
  }

  @Test func `a row that comes back in time was never away`() {
    let first = decide(without: [3])
    let back = decide(without: [], memory: first.memory, after: 300)
    #expect(back.memory == VanishPolicy.Memory())
    let again = decide(without: [3], memory: back.memory, after: 900)
    #expect(again.verdicts[id(3)] == .leavesAt(Self.now + .seconds(1_500)))
  }

  @Test func `three wait for a person, and a confirmed one goes at once`() {
    let first = decide(without: [2, 3, 4])
    #expect(first.held == [id(2), id(3), id(4)])
    #expect(first.nextAt == nil)
    let tomorrow = decide(without: [2, 3, 4], memory: first.memory, after: 86_400)
    #expect(tomorrow.held == [id(3), id(4)])

    var memory = first.memory
    memory.confirmed = [id(2), id(3), id(4)]
    let confirmed = decide(without: [2, 3, 4], memory: memory, after: 60)
    #expect(Set(confirmed.verdicts.values) == [.cancelled])
  }

  @Test func `a whole file waits, even one with a single episode`() {
    var adopted = Self.episodes
    adopted[5].span = SourceSpan(file: "另一份.csv", line: 2, column: 1)
    #expect(decide(without: [6], adopted: adopted).held == [id(6)])
  }

  @Test func `a file that a revised one replaced is no lost file`() {
    let adopted = Self.episodes.map { old in
      var old = old
      old.span = SourceSpan(file: "旧版.csv", line: 2, column: 1)
      return old
    }
    #expect(decide(without: [6], adopted: adopted).held.isEmpty)
  }

  @Test func `what is over or was called off before stays on record`() {
    var adopted = Self.episodes
    adopted[3].fate = .cancelled(reason: "防汛")
    let decision = decide(without: [1, 4], adopted: adopted)
    #expect(decision.verdicts.isEmpty)
    #expect(decision.episodes == adopted)
  }

  @Test func `a plan two years old is let go`() {
    let old = Self.episodes.map { episode in
      var old = episode
      old.planYear = 2024
      old.fate = .cancelled(reason: "防汛")
      return old
    }
    #expect(decide(without: [1, 2, 3, 4, 5, 6], adopted: old).episodes.isEmpty)
  }

  @Test func `what stands in the plan under another identity is not gone`() {
    var adopted = Self.episodes
    adopted.append(Given.episode("e5-2", "2026-03-05 09:00-10:00"))
    let decision = decide(without: [], adopted: adopted)
    #expect(decision.verdicts.isEmpty)
    #expect(decision.episodes == Self.episodes)
  }

  @Test func `an explicit 停播 is no vanishing`() {
    var new = Self.episodes
    new[2].fate = .cancelled(reason: "防汛")
    let decision = VanishPolicy().decide(
      adopted: Self.episodes, new: new, memory: .init(), at: Self.now, zone: { _ in .shanghai })
    #expect(decision.verdicts.isEmpty)
    #expect(
      PlanDifference.changes(from: Self.episodes, to: decision.episodes).map(\.code)
        == ["cancelled"])
  }
}
