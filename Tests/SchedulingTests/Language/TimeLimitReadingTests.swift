// The table of time limits: what a file says is what departments get, and what it does not say is the
// usual. A chase that counts from a show is refused.

import Foundation
import Language
import Reminding
import Scheduling
import Testing
import Timekeeping

struct TimeLimitReadingTests {
  private func reading(_ text: String) -> PlanReading {
    PlanParser().read([UInt8](("版本: 1\n办理时限:\n" + text).utf8), name: "办理时限.yaml")
  }

  private func table(in reading: PlanReading) -> TimeLimitDraft? {
    reading.documents.lazy.compactMap { document in
      if case .timeLimits(let draft) = document { return draft.value }
      return nil
    }.first
  }

  private func schedule(_ files: [(String, String)]) throws -> Assembly {
    let today = try #require(CalendarDay(iso: "2026-05-14"))
    return ScheduleAssembly.assemble(
      files.map { PlanParser().read([UInt8](("版本: 1\n" + $0.1).utf8), name: $0.0) },
      adopted: [], today: today)
  }

  @Test func `a line is read whole, and what it leaves out is the usual`() throws {
    let found = reading(
      "  期限:\n    - {性质: [投诉, 举报], 地区: [双塔区], 仅限紧急: 是, 数量: 24, 按: 小时, 起算: 当日,\n"
        + "       延期次数: 2次, 每次延长: 12, 退单时限: 2个工作日, 延期批准: 局长}\n"
        + "    - {性质: 咨询, 数量: 5}\n  派单上限: 2次\n")
    let draft = try #require(table(in: found))

    #expect(found.diagnostics == [])
    #expect(
      draft.rules == [
        TimeLimitRule(
          matters: [.complaint, .report], areas: ["双塔区"], isForUrgent: true,
          limit: TimeLimit(
            count: 24, unit: .hours, start: .sameDay, maxExtensions: 2, extensionCount: 12,
            returnWithinDays: 2, approver: "局长")),
        TimeLimitRule(matters: [.inquiry], limit: TimeLimit(count: 5)),
      ])
    #expect(draft.dispatches == 2)
    #expect(draft.chase == nil)
  }

  @Test func `English keys and values say the same`() throws {
    let chinese = reading(
      "  期限: [{性质: [求助], 数量: 3, 按: 自然日}]\n  催办: [{步骤: 逾期, 提前量: D+1wd, 抄送领导: 是}]\n")
    let english = PlanParser().read(
      [UInt8](
        ("version: 1\ntimeLimits:\n  limits: [{natures: [help], count: 3, unit: calendarDays}]\n"
          + "  chase: [{step: dayAfter, lead: D+1wd, copiesLeader: yes}]\n").utf8), name: "a.yaml")

    #expect(table(in: chinese) != nil)
    #expect(table(in: chinese) == table(in: english))
    #expect(english.diagnostics == [])
  }

  @Test(arguments: [
    ("  期限: [{性质: [吐槽], 数量: 5}]\n", "unknown-choice"),
    ("  期限: [{性质: [咨询]}]\n", "missing-key"),
    ("  期限: [{数量: 五}]\n", "bad-number"),
    ("  期限: [{数量: 0}]\n", "bad-number"),
    ("  期限: [{数量: 5, 按: 周}]\n", "unknown-choice"),
    ("  期限: [{数量: 5, 时效: 3}]\n", "unknown-key"),
    ("  催办: []\n", "missing-key"),
    ("  期限: [{数量: 5}]\n  催办: [{步骤: 到期前, 提前量: 上线前1天}]\n", "bad-lead"),
    ("  期限: [{数量: 5}]\n  催办: [{步骤: 到期前, 提前量: 早点}]\n", "bad-lead"),
    (
      "  期限: [{数量: 5}]\n  催办: [{步骤: 通报, 提前量: D+5wd}, {步骤: 通报, 提前量: D+6wd}]\n",
      "code-twice"
    ),
  ])
  func `what is wrong is complained of, and the table is in doubt`(text: String, id: String) {
    let found = reading(text)

    #expect(found.diagnostics.map(\.id).contains(id))
    #expect(found.doubtful == [.timeLimits] || id == "unknown-key" || id == "missing-key")
    #expect(!found.diagnostics.contains { $0.message.isEmpty })
  }

  @Test func `departments are named as the directory knows them`() throws {
    let directory = (
      "名录.yaml", "名录:\n  单位: [{编码: gongre, 名称: 市供热集团公司, 简称: 供热公司}]\n"
    )
    let limits = (
      "办理时限.yaml", "办理时限:\n  期限: [{单位: [供热公司], 数量: 3}, {单位: [供水公司], 数量: 2}]\n"
    )
    let assembly = try schedule([directory, limits])
    let table = assembly.schedule.timeLimits

    #expect(table.limit(for: .help, department: "gongre", area: nil).count == 3)
    #expect(table.limit(for: .help, department: "gongshui", area: nil) == table.usual)
    #expect(assembly.diagnostics.map(\.id).contains("unknown-department"))
  }

  @Test func `of two tables the first holds and the second is complained of`() throws {
    let assembly = try schedule([
      ("甲.yaml", "办理时限:\n  期限: [{数量: 3}]\n"), ("乙.yaml", "办理时限:\n  期限: [{数量: 9}]\n"),
    ])

    #expect(assembly.schedule.timeLimits.rules.map(\.limit.count) == [3])
    #expect(assembly.diagnostics.map(\.id).contains("code-twice"))
  }

  @Test func `without a table the usual one holds`() throws {
    #expect(try schedule([]).schedule.timeLimits == .usual)
  }

  @Test func `a department names its leader in charge`() throws {
    let assembly = try schedule([
      (
        "名录.yaml",
        "名录:\n  单位: [{编码: yibao, 名称: 市医保局, 分管领导: 韩立新}]\n  人员: [{姓名: 韩立新}]\n"
      )
    ])

    #expect(
      assembly.schedule.directory.departments[DepartmentID(rawValue: "yibao")]?.leader
        == PersonID(rawValue: "韩立新"))
    #expect(assembly.diagnostics == [])
  }
}
