// A store that takes no writes: health says so as long as it is so, and nothing that was not written
// counts as written.

import Foundation
import Scheduling
import TestSupport
import Testing
import Timekeeping

@testable import Desk
@testable import Storage

@Suite struct StoreTroubleTests {
  private func isFailing(_ station: Station) -> Bool {
    station.desk.shared.board.troubles[.storeFailing] != nil
  }

  /// The database may not grow any more.
  private func fill(_ station: Station) async throws {
    try await station.write { ledger in
      let pages = try ledger.number("PRAGMA page_count") ?? 0
      try ledger.run("PRAGMA max_page_count = \(pages)")
    }
  }

  private func empty(_ station: Station) async throws {
    try await station.write { try $0.run("PRAGMA max_page_count = 1000000") }
  }

  @Test func `health names a full disk until the plan could be written`() async throws {
    var station = try Station(at: "2026-05-06 08:00")
    try await station.run(seconds: 60)
    try await fill(station)
    for (name, text) in Papers.with(Papers.june) {
      try station.folder.write(text, to: "schedules/" + name)
    }
    let before = station.desk.reading.schedule?.readAt

    await #expect(throws: StorageError.self) {
      _ = try await station.desk.plan.step(at: station.clock.now)
    }
    #expect(isFailing(station))
    #expect(station.desk.reading.schedule?.readAt == before)
    // A small write still finds room; that is no proof that there is some.
    _ = try await station.desk.heart.step(at: station.clock.now)
    _ = try await station.desk.delivery.step(at: station.clock.now)
    #expect(isFailing(station))

    try await empty(station)
    _ = try await station.desk.plan.step(at: station.clock.now)

    #expect(!isFailing(station))
    #expect(station.desk.reading.schedule?.schedule.episodes.count == 3)
  }

  @Test func `a look without a write is no sign of the store`() async throws {
    var station = try Station(at: "2026-05-06 08:00")
    try await station.run(seconds: 1)
    let later = station.clock.now + .seconds(120)

    _ = try await station.desk.plan.step(at: later)

    let health = station.desk.shared.board.health(at: later)
    #expect(health.stalled.keys.contains(.storing))
    #expect(!health.stalled.keys.contains(.planning))
  }

  @Test func `a database that was replaced ends the program within a beat`() async throws {
    let station = try Station(at: "2026-05-06 08:00")
    _ = try await station.desk.heart.step(at: station.clock.now)
    let path = station.folder.path(of: "hotline.sqlite")
    try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
    try FileManager.default.copyItem(atPath: path + ".old", toPath: path)

    await #expect {
      _ = try await station.desk.heart.step(at: station.clock.now)
    } throws: {
      ($0 as? StorageError)?.kind == .replaced && ($0 as? StorageError)?.isFinal == true
    }
  }

  @Test func `a full disk gives up the reserve, adopts nothing, and goes on when there is room`()
    async throws
  {
    var station = try Station(at: "2026-05-06 08:00", hasReserve: true)
    let reserve = station.folder.path(of: "hotline.reserve")
    _ = try await station.desk.heart.step(at: station.clock.now)
    #expect(FileManager.default.fileExists(atPath: reserve))
    try await station.run(seconds: 60)
    try await fill(station)
    for (name, text) in Papers.with(Papers.june) {
      try station.folder.write(text, to: "schedules/" + name)
    }

    await #expect(throws: StorageError.self) {
      _ = try await station.desk.plan.step(at: station.clock.now)
    }
    #expect(!FileManager.default.fileExists(atPath: reserve))
    try await empty(station)
    _ = try await station.desk.plan.step(at: station.clock.now)
    #expect(station.desk.reading.schedule?.schedule.episodes.isEmpty == true)
    #expect(isFailing(station))

    _ = try await station.desk.heart.step(at: station.clock.now)
    #expect(FileManager.default.fileExists(atPath: reserve))
    _ = try await station.desk.plan.step(at: station.clock.now)
    #expect(!isFailing(station))
    #expect(station.desk.reading.schedule?.schedule.episodes.count == 3)
  }
}
