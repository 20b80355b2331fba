// Random histories of one plan: rows are moved, reworded, inserted, deleted and broken, reading after
// reading, and what must never happen does not.

import Language
import Scheduling
import Testing
import Timekeeping

struct HistoryTests {
  /// A row as the producer thinks of it.
  private struct Line {
    let number: Int
    var day: CalendarDay
    var department: String
    var isBroken = false

    var text: String {
      isBroken ? "2月30日,\(department),题目\(number)," : "\(day),\(department),题目\(number),"
    }
  }

  private static let departments = ["市医保局", "市人社局", "市民政局", "市住建局", "市交通局", "市应急局"]

  @Test(arguments: 1...6)
  func `identities are never lost, shared or given away`(seed: Int) {
    var chance = Chance(seed: UInt64(seed) &* 77)
    var lines = (0..<12).map { line($0, week: $0, &chance) }
    var next = lines.count
    var adopted: [Episode] = []
    var identity: [Int: EpisodeID] = [:]
    var memory = VanishPolicy.Memory()
    for step in 0..<12 {
      let deleted = step == 0 ? nil : edit(&lines, &next, &chance)
      let folder = ScheduleFolder(["计划.csv": Ground.plan(lines.map(\.text))])
      let assembly = folder.assembled(adopted: adopted)

      #expect(assembly.diagnostics.allSatisfy { $0.severity < .error })
      let decision = VanishPolicy().decide(
        adopted: adopted, new: assembly.schedule.episodes, memory: memory,
        at: Timestamp(seconds: 1_769_904_000 + Int64(step) * 3_600), zone: { _ in .shanghai })
      check(lines, deleted: deleted, against: decision.episodes, &identity)
      let ids = decision.episodes.map(\.id)
      #expect(Set(ids).count == ids.count)
      #expect(Set(adopted.map(\.id)).isSubset(of: ids))
      for old in adopted {
        let new = decision.episodes.first { $0.id == old.id }
        #expect((new?.generation ?? 0) == old.generation + (new?.time == old.time ? 0 : 1))
      }
      adopted = decision.episodes
      memory = decision.memory
    }
  }

  private func line(_ number: Int, week: Int, _ chance: inout Chance) -> Line {
    Line(
      number: number, day: Given.day("2026-03-05").adding(days: week * 7),
      department: Self.departments[Int(chance.next() % 6)])
  }

  /// One edit of the kind that people make; gives back the number of a deleted row.
  private func edit(_ lines: inout [Line], _ next: inout Int, _ chance: inout Chance) -> Int? {
    let place = Int(chance.next() % UInt64(lines.count))
    let freeWeek = 20 + next
    switch chance.next() % 6 {
    case 0:
      lines.insert(line(next, week: freeWeek, &chance), at: place)
      next += 1
    case 1:
      lines[place].day = Given.day("2026-03-05").adding(days: freeWeek * 7)
      next += 1
    case 2: lines[place].isBroken.toggle()
    case 3:
      let other = Int(chance.next() % UInt64(lines.count))
      // A row that cannot be read keeps its slot, so nobody can move there.
      guard !lines[place].isBroken, !lines[other].isBroken else { return nil }
      (lines[place].day, lines[other].day) = (lines[other].day, lines[place].day)
    case 4: lines.swapAt(place, Int(chance.next() % UInt64(lines.count)))
    default: return lines.remove(at: place).number
    }
    return nil
  }

  /// Every row that can be read is the episode it was before, and shows its own day.
  private func check(
    _ lines: [Line], deleted: Int?, against episodes: [Episode],
    _ identity: inout [Int: EpisodeID]
  ) {
    for line in lines where !line.isBroken {
      let found = episodes.filter { $0.theme == "题目\(line.number)" && $0.fate == .on }
      #expect(found.count == 1)
      guard let episode = found.first else { continue }
      #expect(episode.time.day == line.day)
      #expect(identity[line.number] == nil || identity[line.number] == episode.id)
      identity[line.number] = episode.id
    }
    if let deleted, let id = identity[deleted] {
      #expect(episodes.contains { $0.id == id })
    }
  }
}
