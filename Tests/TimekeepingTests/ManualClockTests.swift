// The clock that other tests rely on.

import Foundation
import TestSupport
import Testing
import Timekeeping

@Suite struct ManualClockTests {
  @Test func `a sleeper wakes when the clock is moved to its deadline, not before`() async throws {
    let clock = ManualClock(Timestamp(seconds: 0))
    async let sleeper: Void = clock.sleep(until: Timestamp(seconds: 60))
    await clock.waitForSleepers()

    clock.advance(to: Timestamp(seconds: 59))
    #expect(clock.deadlines == [Timestamp(seconds: 60)])

    clock.advance(by: .seconds(1))
    try await sleeper
    #expect(clock.deadlines == [])
    #expect(clock.now == Timestamp(seconds: 60))
  }

  @Test func `a deadline that has passed does not sleep`() async throws {
    let clock = ManualClock(Timestamp(seconds: 60))

    try await clock.sleep(until: Timestamp(seconds: 60))
    try await clock.sleep(until: Timestamp(seconds: 0))

    #expect(clock.deadlines == [])
  }

  @Test func `a cancelled sleeper throws`() async throws {
    let clock = ManualClock(Timestamp(seconds: 0))

    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          try await clock.sleep(until: .distantFuture)
          return false
        } catch {
          return error is CancellationError
        }
      }
      await clock.waitForSleepers()
      group.cancelAll()
      #expect(await group.next() == true)
    }
    #expect(clock.deadlines == [])
  }

  @Test func `a step backwards wakes nobody and a step to the next deadline wakes one`()
    async throws
  {
    let clock = ManualClock(Timestamp(seconds: 100))
    async let first: Void = clock.sleep(until: Timestamp(seconds: 200))
    async let second: Void = clock.sleep(until: Timestamp(seconds: 300))
    await clock.waitForSleepers(2)

    clock.advance(to: Timestamp(seconds: 0))
    #expect(clock.deadlines.count == 2)
    clock.advanceToNextDeadline()
    try await first
    #expect(clock.now == Timestamp(seconds: 200))
    clock.advanceToNextDeadline()
    try await second
    #expect(clock.now == Timestamp(seconds: 300))
  }

  @Test func `a golden text differs by its first line`() {
    #expect(Golden.firstDifference(recorded: "a\nb", found: "a\nb") == nil)
    #expect(Golden.firstDifference(recorded: "a\nb", found: "a\nc")?.hasPrefix("line 2") == true)
    #expect(Golden.firstDifference(recorded: "a", found: "a\n")?.hasPrefix("line 2") == true)
    #expect(Golden.firstDifference(recorded: "é", found: "e\u{301}") != nil)
    #expect(
      Golden.path(of: "x.txt", testFile: "/p/Tests/DeskTests/A.swift")
        == "/p/Tests/Golden/DeskTests/x.txt")
  }

  @Test func `a temporary folder is real and goes away`() throws {
    var folder: TemporaryFolder? = try TemporaryFolder()
    try folder?.write("一", to: "深/一.txt")
    let path = try #require(folder?.path)

    #expect(try folder?.text(of: "深/一.txt") == "一")
    #expect(try TemporaryFolder().path != path)
    folder = nil
    #expect(throws: (any Error).self) {
      try String(contentsOfFile: path + "/深/一.txt", encoding: .utf8)
    }
  }
}
