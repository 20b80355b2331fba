// Campaigns: what the two reports need is read as it is written, and the seed of 2020 asks for its
// reports on the days that its notice names.

import Foundation
import Language
import Reminding
import Scheduling
import Testing
import Timekeeping

struct CampaignReadingTests {
  private func reading(_ text: String) -> PlanReading {
    PlanParser().read([UInt8](("版本: 1\n" + text).utf8), name: "活动.yaml")
  }

  private func seed() throws -> [PlanReading] {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let tests = try #require(parts.lastIndex(of: "Tests"))
    let folder = parts[...tests].joined(separator: "/") + "/Fixtures/Campaigns/2020"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      let bytes = try #require(FileManager.default.contents(atPath: folder + "/" + $0))
      return PlanParser().read([UInt8](bytes), name: $0)
    }
  }

  @Test func `an activity is its name alone or a group of keys`() throws {
    let found = reading(
      "活动:\n  - 名称: 甲\n    起: 2026-05-15\n    止: 2026-05-31\n    内容:\n      - 访谈\n"
        + "      - {名称: 答疑, 时间: 5月15日起, 地点: 直播间, 进展: 已就绪, 情况: 已请专家。}\n")
    let campaign = try #require(found.campaigns.first)

    #expect(found.diagnostics == [])
    #expect(campaign.activities == ["访谈", "答疑"])
    #expect(campaign.programme[0].progress == nil)
    #expect(campaign.programme[1].progress == .ready)
    #expect(campaign.programme[1].account == "已请专家。")
  }

  @Test func `a figure without a number is kept and is nil`() throws {
    let found = reading(
      "活动:\n  - 名称: 甲\n    起: 2026-05-15\n    止: 2026-05-31\n    手工数据:\n"
        + "      - {名称: 浏览, 单位: 人次, 数量: 100000, 来源: 网站}\n"
        + "      - {名称: 接待, 单位: 人次, 来源: 汇总}\n")
    let campaign = try #require(found.campaigns.first)

    #expect(found.diagnostics == [])
    #expect(campaign.typedFigures.map(\.number) == [100_000, nil])
    #expect(campaign.typedFigures.map(\.source) == ["网站", "汇总"])
  }

  @Test(arguments: [
    ("手工数据: [{名称: 浏览, 单位: 人次, 数量: 十万, 来源: 网站}]", "bad-number"),
    ("手工数据: [{名称: 浏览, 单位: 人次, 数量: 22万, 来源: 网站}]", "bad-number"),
    ("手工数据: [{名称: 浏览, 单位: 人次, 数量: 1}]", "missing-key"),
    ("手工数据: [{名称: 览, 单位: 次, 来源: 甲}, {名称: 览, 单位: 次, 来源: 乙}]", "code-twice"),
    ("材料: [{种类: 录音, 标题: 乙}]", "unknown-choice"),
    ("材料: [{种类: 视频, 标题: 乙, 完成: 快了}]", "bad-flag"),
    ("内容: [{名称: 乙, 进展: 差不多}]", "unknown-choice"),
    ("报送: [{代码: a, 事项: 乙, 截止: 2026-05-07, 群: 丙, 报告: 月报}]", "unknown-choice"),
  ])
  func `a slip has one complaint`(line: String, id: String) {
    let text = "活动:\n  - 名称: 甲\n    起: 2026-05-15\n    止: 2026-05-31\n    \(line)\n"

    #expect(reading(text).diagnostics.map(\.id) == [id])
  }

  @Test func `reports are due when the file says, not when the window ends`() throws {
    let campaign = try #require(try seed().flatMap(\.campaigns).first)

    #expect(campaign.deadline(of: .preparation)?.dueBy.description == "2020-05-07 17:30")
    #expect(campaign.deadline(of: .summary)?.dueBy.description == "2020-05-29 17:30")
    #expect(campaign.through == CalendarDay(year: 2020, month: 5, day: 31))
  }

  @Test func `the seed of 2020 is in force as a whole`() throws {
    let readings = try seed()
    let today = try #require(CalendarDay(iso: "2020-04-23"))
    let assembly = ScheduleAssembly.assemble(readings, adopted: [], today: today)
    let complaints = (readings.flatMap(\.diagnostics) + assembly.diagnostics).filter {
      $0.severity > .note
    }

    #expect(complaints == [])
    #expect(assembly.schedule.campaigns.first?.materials.count == 6)
    #expect(assembly.schedule.episodes.count == 3)
  }

  @Test func `the seed's reminders fall on working days before the swapped holiday`() throws {
    let now = try #require(CalendarDay(iso: "2020-04-23"))
    let assembly = ScheduleAssembly.assemble(try seed(), adopted: [], today: now)
    let start = Zone.shanghai.timestamp(of: LocalDateTime(day: now, time: .midnight))
    let plan = ReminderPlan.plan(
      assembly.schedule, places: [],
      window: PlanWindow(now: start, through: start + .seconds(60 * 86_400)))
    let days = plan.reminders.filter { $0.subject.hasPrefix("campaign:") }.map {
      Zone.shanghai.local(of: $0.dueAt).day.description
    }

    #expect(
      days.sorted() == ["2020-04-29", "2020-04-30", "2020-05-06", "2020-05-22", "2020-05-28"])
  }
}
