// The schema itself refuses what may not be: half-made transitions, unknown states, a number of parts
// that cannot be.

import Delivering
import Testing
import Timekeeping

@testable import Storage

@Suite struct SchemaTests {
  private func refuses(_ sql: String) throws -> Bool {
    let shelf = try Shelf()
    try shelf.storage.writeNow("prepare") { ledger in
      try ledger.add(Given.delivery("d"))
      try ledger.save(Given.reminder("r"))
      _ = try ledger.beginAttempts(
        [FreshAttempt(of: Given.delivery("d"), text: "")], at: Given.morning)
    }
    do {
      try shelf.storage.writeNow("try") { try $0.run(sql) }
      return false
    } catch let error as StorageError {
      return error.kind == .refused
    }
  }

  @Test(arguments: [
    "UPDATE delivery SET state = 'claimed'",
    "UPDATE delivery SET claimedUntil = 1",
    "UPDATE delivery SET state = 'sent'",
    "UPDATE delivery SET endedAt = 1",
    "UPDATE delivery SET state = 'sent', endedAt = 1, reason = 'tooLate'",
    "UPDATE delivery SET state = 'skipped', endedAt = 1",
    "UPDATE delivery SET state = 'abandoned', endedAt = 1",
    "UPDATE delivery SET state = 'withdrawn', endedAt = 1",
    "UPDATE delivery SET state = 'lost', endedAt = 1",
    "UPDATE delivery SET reason = 'tooLate'",
    "UPDATE delivery SET part = 2",
    "UPDATE delivery SET part = 0",
    "UPDATE delivery SET urgency = 2",
    "UPDATE delivery SET dueAt = 'morgen'",
    "UPDATE attempt SET endedAt = 1",
    "UPDATE attempt SET outcome = 'accepted'",
    "UPDATE reminder SET state = 'delivered'",
    "UPDATE reminder SET state = 'skipped'",
    "UPDATE reminder SET state = 'withdrawn'",
    "UPDATE reminder SET state = 'forgotten'",
    "UPDATE reminder SET reason = 'done'",
    "INSERT INTO planFile (name, digest, goodDigest) VALUES ('a', 'b', 'c')",
    "INSERT INTO announced VALUES ('e', 'g', '{}', 1, NULL)",
  ])
  func `a half-made transition is refused`(_ sql: String) throws {
    #expect(try refuses(sql))
  }

  @Test(arguments: DeliveryState.allCases)
  func `every state of a delivery can be stored and read`(_ state: DeliveryState) throws {
    let shelf = try Shelf()
    let id = DeliveryID(rawValue: "d")
    let read = try shelf.storage.writeNow("store") { ledger in
      try ledger.add(Given.delivery("d"))
      let row = Given.delivery("d")
      switch state {
      case .waiting: break
      case .claimed: #expect(try ledger.claim(id, until: Given.morning))
      case .sent: try ledger.end(row, as: .sent, at: Given.morning)
      case .skipped: try ledger.end(row, as: .skipped(.tooLate), at: Given.morning)
      case .abandoned: try ledger.end(row, as: .abandoned(.badMessage), at: Given.morning)
      case .withdrawn: try ledger.end(row, as: .withdrawn(.undone), at: Given.morning)
      }
      return try ledger.delivery(id)
    }
    #expect(read?.state == state)
  }

  @Test(arguments: ReminderState.allCases)
  func `every state of a reminder can be stored and read`(_ state: ReminderState) throws {
    let shelf = try Shelf()
    let read = try shelf.storage.writeNow("store") { ledger in
      try ledger.save(Given.reminder("r", state))
      return try ledger.reminder("r")
    }
    #expect(read == Given.reminder("r", state))
  }

  @Test func `every reason to end can be stored and read`() throws {
    let shelf = try Shelf()
    var endings = SkipReason.allCases.map { DeliveryEnding.skipped($0) }
    endings += AbandonReason.allCases.map { .abandoned($0) }
    endings += WithdrawReason.allCases.map { .withdrawn($0) }
    for (index, ending) in endings.enumerated() {
      let row = Given.delivery("d\(index)")
      let read = try shelf.storage.writeNow("end") { ledger in
        try ledger.add(row)
        try ledger.end(row, as: ending, at: Given.morning)
        return try ledger.delivery(row.id)
      }
      #expect(read?.state == ending.state)
      #expect(read?.reason == ending.reason)
    }
  }
}
