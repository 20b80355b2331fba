// The plan with twelve mistakes and its key: the nine that stand in the table itself are found where
// the key says, and nothing else. The other three need the directory, the calendar or other rows.

import Foundation
import Language
import Scheduling
import Testing

/// One line of the key.
private struct KeyLine: Decodable {
  let line: Int
  let column: String
  let found: String
  let severity: String
  let rowUsable: Bool
  let suggestion: String
  let messageZh: String
}

private func key() throws -> [KeyLine] {
  let text = String(
    decoding: try SamplePlans.bytes("plan-12-mistakes.key.jsonl"), as: UTF8.self)
  return try text.split(separator: "\n").dropFirst()
    .map { try JSONDecoder().decode(KeyLine.self, from: Data($0.utf8)) }
}

/// Unknown department, statutory holiday, slot taken: found when the folder is put together.
private let foundLater: Set<Int> = [8, 16, 19]

struct TwelveMistakesTests {
  @Test func `each mistake is found where the key says, and nothing else`() throws {
    let expected = try key().filter { !foundLater.contains($0.line) }
    let found = try SamplePlans.read("plan-12-mistakes.csv").diagnostics

    #expect(found.count == expected.count)
    #expect(found.map(\.span.line) == expected.map(\.line))
    #expect(found.map(\.span.columnName) == expected.map(\.column))
    #expect(
      found.map(\.severity.rawValue)
        == expected.map { $0.severity == "info" ? "note" : $0.severity })
    #expect(
      found.map { "第\($0.span.line)行：\($0.message)" } == expected.map(\.messageZh))
    #expect(
      found.map { $0.found ?? "(empty)" } == expected.map(\.found))
  }

  @Test func `each mistake has the key's correction`() throws {
    let remedies = try SamplePlans.read("plan-12-mistakes.csv").diagnostics.map(\.remedy)

    #expect(
      remedies == [
        "2月26日（周四）", "9:00-10:00", "5月15日（周五） 或 5月16日（周六）", "序号改为12，后面依次顺延",
        "2026-06-11 09:00-10:00", "14:30-15:30", "8月份", "市住建局", "2027-01-07",
      ])
  }

  @Test func `only the rows that need an answer are held`() throws {
    let plan = try #require(try SamplePlans.read("plan-12-mistakes.csv").plans.first)
    let expected = try key().filter { !$0.rowUsable && !foundLater.contains($0.line) }

    #expect(plan.rows.count == 23)
    #expect(plan.rows.filter(\.isHeld).map(\.span.line) == expected.map(\.line))
  }

  @Test func `a repeated serial points to its first place`() throws {
    let found = try SamplePlans.read("plan-12-mistakes.csv").diagnostics
    let twice = try #require(found.first { $0.id == DiagnosticID.serialTwice.rawValue })

    #expect(twice.notes.first?.span?.line == 13)
  }

  @Test func `a mended plan is clean`() throws {
    var text = String(decoding: try SamplePlans.bytes("plan-12-mistakes.csv"), as: UTF8.self)
    let mends = [
      ("2月30日", "2月26日（周四）"), ("10:00-9:00", "9:00-10:00"), ("5月16日（周五）", "5月15日（周五）"),
      ("11,6月4日", "12,6月4日"), ("12,２０", "13,２０"), ("13,6月19日", "13a,6月19日"),
      ("2:30-3:30", "14:30-15:30"), ("13月份", "8月份"), ("9:00-10:00,,供热期", "9:00-10:00,市住建局,供热期"),
      ("1月7日", "2027-01-07"),
    ]
    for (wrong, right) in mends { text = text.replacingOccurrences(of: wrong, with: right) }
    let reading = SamplePlans.read(csv: text)

    #expect(reading.diagnostics.map(\.id) == [DiagnosticID.fullWidthDigits.rawValue])
    #expect(reading.plans.first?.rows.contains { $0.isHeld } == false)
  }
}
