// The assembly of an edit against the assembly of the whole folder: over many seeded edits they must
// come to the same episodes, complaints and places, or the edit must be left to the whole.

import Foundation
import Language
import Scheduling
import Testing
import Timekeeping

@Suite struct EditedAssemblyTests {
  private static let isLong = ProcessInfo.processInfo.environment["HOTLINE_LONG"] == "1"
  private static let seeds: ClosedRange<UInt64> = 1...(isLong ? 160 : 8)
  private static let rounds = 150

  /// An office that adopts each edit twice.
  private struct Office {
    var plans: EditedPlans
    var readings: [PlanReading]
    var known: [Episode] = []
    var memory: AssemblyMemory?
    var quick = 0
    /// How many adoptions in a row took the whole folder.
    private(set) var whole = 0
    private var count: UInt64 = 0
    private let today = Given.day("2026-04-22")
    private let now = Zone.shanghai.timestamp(
      of: LocalDateTime(day: Given.day("2026-04-22"), time: .midnight))

    init(seed: UInt64) {
      plans = EditedPlans(seed: seed)
      var folder = ScheduleFolder([:])
      folder["节目.yaml"] = EditedPlans.programme
      readings = folder.readings()
      for index in readings.indices { number(index) }
      for file in plans.files.indices { read(file) }
    }

    private mutating func number(_ index: Int) {
      count += 1
      readings[index].number = count
    }

    mutating func read(_ file: Int) {
      let name = "计划\(file).yaml"
      let reading = PlanParser().read(Array(plans.text(of: file).utf8), name: name)
      let index = readings.firstIndex { $0.file == name } ?? readings.count
      if index == readings.count { readings.append(reading) } else { readings[index] = reading }
      number(index)
      readings.sort { $0.file < $1.file }
    }

    /// Adopts what the folder holds, twice; complains where both differ.
    mutating func adopt(_ round: String) {
      let whole = ScheduleAssembly.assemble(readings, adopted: known, today: today)
      let edit = memory?.edited(readings)
      if let edit { compare(edit, whole, round) }
      let vanish = VanishPolicy(limit: 100, notice: .seconds(0)).decide(
        adopted: known, new: whole.schedule.episodes, memory: .init(), at: now,
        zone: { _ in .shanghai })
      known = vanish.episodes
      // An edit builds on the edit before it, now and then on the whole.
      memory = edit?.memory ?? whole.memory
      if edit != nil, quick % 7 == 0 { memory = whole.memory }
      if edit != nil {
        quick += 1
        self.whole = 0
        plans.noteSound()
      } else {
        self.whole += 1
      }
      if !vanish.verdicts.isEmpty { memory = nil }
      var record = whole.schedule
      record.episodes = known
      memory?.takeDeparted(of: record)
    }

    /// Edits one file; slips that nobody mended are mended after a while.
    mutating func edit() {
      if whole < 4 { return read(plans.edit()) }
      plans.mend()
      for file in plans.files.indices { read(file) }
    }

    private func compare(_ edit: AssemblyEdit, _ whole: Assembly, _ round: String) {
      #expect(edit.memory.schedule.episodes == whole.schedule.episodes, "episodes, \(round)")
      #expect(edit.memory.diagnostics == whole.diagnostics, "complaints, \(round)")
      #expect(edit.memory.places == whole.places, "places, \(round)")
      let before = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
      let changed = whole.schedule.episodes.filter { before[$0.id] != $0 }
      #expect(edit.changed == changed, "changed episodes, \(round)")
      #expect(edit.before == changed.compactMap { before[$0.id] }, "episodes before, \(round)")
    }
  }

  @Test(arguments: seeds)
  func `an edit by itself comes to what the whole folder comes to`(seed: UInt64) {
    var office = Office(seed: seed)
    office.adopt("seed \(seed), at first")
    var quick = 0
    // Where much is broken by chance it takes more edits until as many went by themselves.
    var round = 0
    while round < Self.rounds
      || (quick + office.quick <= Self.rounds / 2 && round < 2 * Self.rounds)
    {
      round += 1
      office.edit()
      office.adopt("seed \(seed), round \(round)")
      // An office that holds a loss nobody confirms is adopted whole for good: another one takes over.
      guard office.whole > 8 else { continue }
      quick += office.quick
      office = Office(seed: seed &+ 1_000 &* UInt64(round))
      office.adopt("seed \(seed), round \(round), anew")
    }
    // Otherwise this would say nothing.
    #expect(quick + office.quick > Self.rounds / 2)
  }
}
