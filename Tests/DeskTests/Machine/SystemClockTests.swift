import Desk
import Foundation
import Glibc
import Testing
import Timekeeping

@Suite(.serialized)
struct `The clock of the machine` {
  @Test func `a deadline that has passed returns at once`() async throws {
    let clock = try #require(SystemClock())

    try await clock.sleep(until: clock.now)
    try await clock.sleep(until: Timestamp(milliseconds: -5))
  }

  @Test func `never before its time`() async throws {
    let clock = try #require(SystemClock())
    var lateness: [Int64] = []

    for _ in 0..<9 {
      let deadline = clock.now + .milliseconds(7)
      try await clock.sleep(until: deadline)
      lateness.append((clock.now - deadline).wholeMilliseconds)
    }

    #expect(lateness.allSatisfy { $0 >= 0 }, "\(lateness)")
  }

  @Test func `a sleeper with an earlier deadline is not held up by a later one`() async throws {
    let clock = try #require(SystemClock())
    let start = clock.now
    let late = Task { try await clock.sleep(until: start + .seconds(3_600)) }

    let lateness = try await withThrowingTaskGroup(of: Int64.self) { group in
      for delay in [19, 1, 7, 7, 2] {
        let deadline = start + .milliseconds(delay)
        group.addTask {
          try await clock.sleep(until: deadline)
          return (clock.now - deadline).wholeMilliseconds
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(lateness.count == 5)
    #expect(lateness.allSatisfy { $0 >= 0 }, "\(lateness)")
    late.cancel()
  }

  @Test func `a cancelled sleep throws and disturbs no other`() async throws {
    let clock = try #require(SystemClock())
    let start = clock.now

    let sleeper = Task { try await clock.sleep(until: start + .seconds(3_600)) }
    let other = Task { try await clock.sleep(until: start + .milliseconds(12)) }
    sleeper.cancel()

    await #expect(throws: CancellationError.self) { try await sleeper.value }
    try await other.value
    #expect(clock.now >= start + .milliseconds(12))
  }

  @Test func `a task that is cancelled already does not sleep`() async throws {
    let clock = try #require(SystemClock())
    let sleeper = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await clock.sleep(until: Timestamp.distantFuture)
    }

    await #expect(throws: CancellationError.self) { try await sleeper.value }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["HOTLINE_LONG"] == "1" && getuid() == 0))
  func `setting the clock wakes every sleeper early`() async throws {
    let clock = try #require(SystemClock())
    let later = clock.now + .seconds(3_600)
    let first = Task { try await clock.sleep(until: later) }
    let second = Task { try await clock.sleep(until: later + .seconds(1)) }

    // To its own time: the kernel tells all the same, and nobody else is hurt. Repeated, because the
    // sleepers may not have lain down at the first time.
    let setter = Task {
      while !Task.isCancelled {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        clock_settime(CLOCK_REALTIME, &time)
        await Task.yield()
      }
    }
    try await first.value
    try await second.value
    setter.cancel()

    #expect(clock.now < later)
  }
}
