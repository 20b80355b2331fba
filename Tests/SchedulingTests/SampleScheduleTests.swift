// The sample schedules are what new users copy and what the demonstration runs on: nothing in them may
// be complained of, whatever day it is.

import Foundation
import Language
import Scheduling
import Testing
import Timekeeping

struct SampleScheduleTests {
  private let readings: [PlanReading]

  init() throws {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let tests = try #require(parts.lastIndex(of: "Tests"))
    let folder = parts[..<tests].joined(separator: "/") + "/schedules"
    readings = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().compactMap {
      guard PlanParser.FileKind(name: $0) != .ignored else { return nil }
      let bytes = try #require(FileManager.default.contents(atPath: folder + "/" + $0))
      return PlanParser().read([UInt8](bytes), name: $0)
    }
  }

  private func assembly(today: String) throws -> Assembly {
    ScheduleAssembly.assemble(
      readings, adopted: [], today: try #require(CalendarDay(iso: today)))
  }

  @Test(arguments: ["2026-01-05", "2026-06-30", "2026-11-24", "2027-02-01"])
  func `the sample is in force as a whole`(today: String) throws {
    let assembly = try assembly(today: today)
    let complaints = (readings.flatMap(\.diagnostics) + assembly.diagnostics).filter {
      $0.severity > .note
    }

    #expect(complaints == [])
    #expect(assembly.fileReports.allSatisfy { $0.state == .whole })
    #expect(assembly.schedule.holidays.isAnnounced(year: 2026))
  }

  @Test func `the sample shows every fate, and a show in the week of the demonstration`() throws {
    let episodes = try assembly(today: "2026-11-24").schedule.episodes
    let week = try #require(CalendarDay(iso: "2026-11-23"))

    #expect(Set(episodes.map(\.fate.word)) == ["on", "displaced", "cancelled", "aired"])
    #expect(Set(episodes.map(\.edition)) == Set(EditionKind.allCases))
    #expect(episodes.contains { $0.time.day == nil })
    #expect(
      episodes.count { $0.time.day.map { (0..<7).contains($0.days(since: week)) } ?? false } == 2)
  }
}

extension Fate {
  fileprivate var word: String {
    switch self {
    case .on: "on"
    case .displaced: "displaced"
    case .cancelled: "cancelled"
    case .aired: "aired"
    }
  }
}
