// The outbox: who may claim, what a new plan may renew, and that an end is final.

import Delivering
import Storage
import Testing
import Timekeeping

@Suite struct OutboxTests {
  private let id = DeliveryID(rawValue: "d")

  @Test func `of fifty who claim at once exactly one gets it`() async throws {
    let shelf = try Shelf()
    try shelf.storage.writeNow("add") { _ = try $0.add(Given.delivery("d")) }

    let won = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await shelf.storage.write("claim") {
            try $0.claim(DeliveryID(rawValue: "d"), until: Given.morning)
          }
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }

    #expect(won == 1)
  }

  @Test func `adding what is there changes nothing`() throws {
    let shelf = try Shelf()
    var later = Given.delivery("d", at: Given.morning + .seconds(60))
    later.robot = RobotName(rawValue: "other")

    let added = try shelf.storage.writeNow("add twice") { ledger in
      [try ledger.add(Given.delivery("d")), try ledger.add(later)]
    }

    #expect(added == [true, false])
    let read = try shelf.storage.readNow("read") { try $0.delivery(id) }
    #expect(read == Given.delivery("d"))
  }

  @Test func `a plan renews what nobody has tried, words and all`() throws {
    let shelf = try Shelf()
    var later = Given.delivery("d", at: Given.morning + .seconds(60))
    later.robot = RobotName(rawValue: "other")
    later.message = Message(kind: .correction, title: "更正", lines: ["明天"])
    later.announcement = "{}"

    let read = try shelf.storage.writeNow("plan twice") { ledger in
      var first = Given.delivery("d")
      first.message = Message(kind: .correction, title: "更正", lines: ["后天"])
      try ledger.plan(first)
      try ledger.end(first, as: .withdrawn(.undone), at: Given.morning)
      try ledger.plan(later)
      return try ledger.delivery(id)
    }

    #expect(read == later)
  }

  @Test func `a plan leaves alone what was tried`() throws {
    let shelf = try Shelf()

    let read = try shelf.storage.writeNow("plan after a try") { ledger in
      try ledger.plan(Given.delivery("d"))
      _ = try ledger.beginAttempts(
        [FreshAttempt(of: Given.delivery("d"), text: "")], at: Given.morning)
      try ledger.plan(Given.delivery("d", at: Given.morning + .seconds(60)))
      return try ledger.delivery(id)
    }

    #expect(read?.dueAt == Given.morning)
  }

  @Test(arguments: [
    DeliveryEnding.sent, .abandoned(.stillBusy),
  ])
  func `a plan never wakes what was sent or given up`(_ ending: DeliveryEnding) throws {
    let shelf = try Shelf()

    let read = try shelf.storage.writeNow("plan after the end") { ledger in
      try ledger.plan(Given.delivery("d"))
      try ledger.end(Given.delivery("d"), as: ending, at: Given.morning)
      try ledger.plan(Given.delivery("d", at: Given.morning + .seconds(60)))
      return try ledger.delivery(id)
    }

    #expect(read?.endedAt == Given.morning)
  }

  @Test func `an end is final`() throws {
    let shelf = try Shelf()

    let (ends, read) = try shelf.storage.writeNow("end twice") { ledger in
      let row = Given.delivery("d")
      try ledger.add(row)
      let ends = [
        try ledger.end(row, as: .sent, at: Given.morning),
        try ledger.end(row, as: .abandoned(.badMessage), at: Given.morning + .seconds(1)),
      ]
      try ledger.wait(row, until: Given.morning + .seconds(2))
      return (ends, try ledger.delivery(id))
    }

    #expect(ends == [true, false])
    #expect(read?.state == .sent)
    let isClaimed = try shelf.storage.writeNow("claim") { try $0.claim(id, until: Given.morning) }
    #expect(!isClaimed)
  }

  @Test func `attempts are numbered and end once`() throws {
    let shelf = try Shelf()

    let attempts = try shelf.storage.writeNow("try") { ledger in
      let row = Given.delivery("d")
      try ledger.add(row)
      let first = try ledger.beginAttempts([FreshAttempt(of: row, text: "一")], at: Given.morning)[0]
      try ledger.finish([
        FinishedAttempt(of: id, first, as: .busy, code: "502", at: Given.morning),
        FinishedAttempt(of: id, first, as: .accepted, code: nil, at: Given.morning),
      ])
      _ = try ledger.beginAttempts(
        [FreshAttempt(of: row, text: "二")], at: Given.morning + .seconds(2))
      return try ledger.attempts(of: id)
    }

    #expect(attempts.map(\.number) == [1, 2])
    #expect(attempts.map(\.outcome) == [.busy, nil])
    #expect(attempts.map(\.text) == ["一", "二"])
  }

  @Test func `attempts that begin together are numbered each by its delivery`() throws {
    let shelf = try Shelf()

    let numbers = try shelf.storage.writeNow("try") { ledger in
      let rows = ["a", "b", "c"].map { Given.delivery($0) }
      for row in rows { try ledger.add(row) }
      _ = try ledger.beginAttempts([FreshAttempt(of: rows[1], text: "早")], at: Given.morning)
      return try ledger.beginAttempts(
        rows.map { FreshAttempt(of: $0, text: "晚") }, at: Given.morning + .seconds(2))
    }

    #expect(numbers == [1, 2, 1])
  }

  @Test func `a reminder that was delivered is never touched again`() throws {
    let shelf = try Shelf()

    let read = try shelf.storage.writeNow("save over it") { ledger in
      try ledger.save(Given.reminder("r", .delivered))
      try ledger.save(Given.reminder("r", .planned))
      try ledger.settle("r", as: .skipped, reason: "done")
      return try ledger.reminder("r")
    }

    #expect(read == Given.reminder("r", .delivered))
  }

  @Test func `an identity is found by its beginning when it is the only one`() throws {
    let shelf = try Shelf()
    try shelf.storage.writeNow("save") { ledger in
      try ledger.save(Given.reminder("abcd1"))
      try ledger.save(Given.reminder("abce2"))
      _ = try ledger.add(Given.delivery("abcf3"))
    }

    let found = try shelf.storage.readNow("look") { ledger in
      try ["abcd", "abcf", "abc", "abcx"].map { try ledger.identity(beginningWith: $0) }
    }
    #expect(found == ["abcd1", "abcf3", nil, nil])
  }
}
