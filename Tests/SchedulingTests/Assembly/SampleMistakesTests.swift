// The sample plan with twelve mistakes: those that only the whole folder shows are found where they
// are, with the right offer, and nothing else is complained of.

import Language
import Scheduling
import Testing
import Timekeeping

struct SampleMistakesTests {
  private func folder() throws -> ScheduleFolder {
    var folder = ScheduleFolder([:], with: ["节目.yaml": Ground.programme])
    try folder.add(fixture: "departments.csv")
    try folder.add(fixture: "holiday-notice-2026.txt")
    try folder.add(fixture: "plan-12-mistakes.csv")
    folder["节目.yaml"] = folder["节目.yaml"]?.replacing("    主持人: [方宁, 江雪]\n", with: "")
      .replacing("    主持人: [方宁, 江雪]", with: "")
    return folder
  }

  @Test func `assembly finds three of the twelve, each with its offer`() throws {
    let assembly = try folder().assembled(on: "2026-01-20")

    let found = assembly.diagnostics.map { "\($0.span.line) \($0.id) \($0.remedy ?? "")" }
    #expect(
      found == [
        "8 unknown-department 市民政局", "16 on-holiday 6月18日（周四）", "19 slot-taken 7月16日（周四）",
      ])
    #expect(assembly.diagnostics.map(\.severity) == [.error, .warning, .error])
    #expect(assembly.diagnostics.map(\.span.columnName) == ["上线单位", "日期", "日期"])
  }

  @Test func `the whole folder complains of the twelve lines and of nothing else`() throws {
    let complaints = try folder().complaints(on: "2026-01-20").filter {
      $0.span.file == "plan-12-mistakes.csv"
    }

    #expect(Set(complaints.map(\.span.line)) == [4, 7, 8, 11, 14, 15, 16, 19, 20, 21, 22, 25])
    #expect(complaints.count == 12)
    #expect(try folder().complaints(on: "2026-01-20").count == 12)
  }

  @Test func `fourteen rows are adopted and nine wait`() throws {
    let assembly = try folder().assembled(on: "2026-01-20")

    let report = try #require(
      assembly.fileReports.first { $0.file == "plan-12-mistakes.csv" })
    #expect(report.rows == 23)
    #expect(report.adoptedRows == 14)
    #expect(report.heldRows == 9)
    #expect(report.state == .partial)
    #expect(assembly.schedule.episodes.count == 14)
  }

  @Test func `the taken slot names both lines and offers a joint edition`() throws {
    let assembly = try folder().assembled(on: "2026-01-20")

    let taken = try #require(assembly.diagnostics.first { $0.id == "slot-taken" })
    #expect(
      taken.message
        == "7月2日（周四）9:00-10:00已排第18行的市生态环境局，市林草局与它同一时段，这一期暂不采用。")
    #expect(taken.notes.map(\.span?.line) == [18, nil, nil])
    #expect(taken.notes[1].message.contains("市生态环境局、市林草局"))
  }

  @Test func `an identity reads like a name`() throws {
    let assembly = try folder().assembled(on: "2026-01-20")

    #expect(assembly.schedule.episodes.map(\.id.rawValue).contains("limin-2026-市人社局-1"))
    let found = assembly.schedule.episodes(matching: "2月5日 市人社局", today: Given.day("2026-01-20"))
    #expect(found.map(\.id.rawValue) == ["limin-2026-市人社局-1"])
  }
}
