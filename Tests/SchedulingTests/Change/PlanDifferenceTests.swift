// Changes between two readings, and their Chinese.

import Foundation
import Scheduling
import Testing
import Timekeeping

struct PlanDifferenceTests {
  private static let directory = Directory(
    departments: [
      Department(
        id: DepartmentID(rawValue: "yibao"), name: "市医疗保障局", shortName: "市医保局"),
      Department(id: DepartmentID(rawValue: "minzheng"), name: "市民政局", shortName: "市民政局"),
    ], people: [], groups: [])
  private static let before = Given.episode("a", "2026-03-05 09:00-10:00", theme: "门诊统筹")

  private func changes(_ edit: (inout Episode) -> Void) -> [ScheduleChange] {
    var after = Self.before
    edit(&after)
    return PlanDifference.changes(from: [Self.before], to: [after])
  }

  private func lines(_ edit: (inout Episode) -> Void) -> [String] {
    changes(edit).map { $0.wording(in: Self.directory) }
  }

  @Test func `what does not concern the air is no change`() {
    #expect(changes { $0.note = "改过" }.isEmpty)
    #expect(changes { $0.waivers = ["on-holiday": "照常"] }.isEmpty)
  }

  @Test func `each change is one Chinese line`() {
    let who = "变更 市医保局《门诊统筹》："
    #expect(
      lines { $0.time = Given.time("2026-03-12 14:30-15:30") } == [
        who + "由3月5日（周四）9:00-10:00改为3月12日（周四）14:30-15:30"
      ])
    #expect(
      lines { $0.time = Given.time("2027-01-07 09:00-10:00") } == [
        who + "由3月5日（周四）9:00-10:00改为2027年1月7日（周四）9:00-10:00"
      ])
    #expect(
      lines { $0.time = .month(year: 2026, month: 4) } == [
        who + "原定3月5日（周四）9:00-10:00，改为4月份（日期待定）"
      ])
    #expect(lines { $0.fate = .cancelled(reason: "防汛") } == [who + "停播（防汛）"])
    #expect(
      lines { $0.fate = .displaced(by: nil, reason: "两会") } == [who + "由特别节目顶替，转入下一轮（两会）"])
    #expect(
      lines { $0.theme = "异地就医" } == ["变更 市医保局《异地就医》：主题由“门诊统筹”改为“异地就医”"])
    #expect(
      lines { $0.departments = [DepartmentID(rawValue: "minzheng")] } == [
        "变更 市民政局《门诊统筹》：上线单位由市医保局改为市民政局"
      ])
    #expect(
      lines { $0.guests = [Guest(name: "华明", title: "副局长", rank: .deputy)] } == [
        who + "嘉宾由待定改为副局长 华明"
      ])
    #expect(
      lines { $0.hosts = [PersonID(rawValue: "江雪")] } == [who + "主持人由常任主持人改为江雪"])
    #expect(lines { $0.agreement = .confirmed } == [who + "日期已与上线单位确认"])
    #expect(lines { $0.fate = .aired(AfterShowRecord()) } == [who + "已播出，记入实况"])
  }

  @Test func `times across midnight are worded so that they cannot be misread`() {
    #expect(Given.time("2026-03-05 23:00-00:00").wording == "3月5日（周四）23:00-24:00")
    #expect(Given.time("2026-03-05 23:00-00:30").wording == "3月5日（周四）23:00-次日0:30")
  }

  @Test func `added and removed`() {
    #expect(
      PlanDifference.changes(from: [], to: [Self.before]).map { $0.wording(in: Self.directory) }
        == ["新增 市医保局《门诊统筹》：3月5日（周四）9:00-10:00"])
    #expect(
      PlanDifference.changes(from: [Self.before], to: []).map { $0.wording(in: Self.directory) }
        == ["删除 市医保局《门诊统筹》：原定3月5日（周四）9:00-10:00"])
  }

  @Test func `a new episode that is called off from the start says both`() {
    var gone = Self.before
    gone.fate = .cancelled(reason: "防汛")
    #expect(PlanDifference.changes(from: [], to: [gone]).map(\.code) == ["added", "cancelled"])
  }

  @Test func `a change survives being stored`() throws {
    let all = changes {
      $0.time = Given.time("2026-03-12 14:30-15:30")
      $0.guests = [Guest(name: "华明", title: "副局长", rank: .deputy)]
      $0.fate = .displaced(by: EpisodeID(rawValue: "b"), reason: "两会")
    }
    let stored = try JSONEncoder().encode(all)
    #expect(try JSONDecoder().decode([ScheduleChange].self, from: stored) == all)
    #expect(all.count == 3)
  }

  @Test func `only some changes touch the air time`() {
    #expect(
      changes { $0.time = Given.time("2026-03-12 09:00-10:00") }.map(\.touchesAirTime) == [true])
    #expect(changes { $0.theme = "异地就医" }.map(\.touchesAirTime) == [false])
  }
}
