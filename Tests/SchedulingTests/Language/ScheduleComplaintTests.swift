// What producers get wrong, line by line: each slip has one complaint with a remedy, and no other.

import Language
import Scheduling
import Testing
import Timekeeping

struct ScheduleComplaintTests {
  private func complaints(_ text: String) -> [PlanDiagnostic] {
    PlanParser().read(Array(("版本: 1\n" + text).utf8), name: "样例.yaml").diagnostics
      .filter { $0.severity != .note }
  }

  private func episode(_ fields: String) -> [PlanDiagnostic] {
    complaints("年度计划:\n  年度: 2026\n  场次:\n    - {\(fields)}\n")
  }

  @Test(arguments: [
    ("日期: 2026-05-14, 单位: 甲局, 时间: 24:00", "time-does-not-exist"),
    ("日期: 2026-05-14, 单位: 甲局, 时间: \"25:61-26:00\"", "time-does-not-exist"),
    ("日期: 2026-05-14, 单位: 甲局, 时间: 22:60", "time-does-not-exist"),
    ("日期: 2026-05-14, 单位: 甲局, 时间: 2:30-3:30", "afternoon-not-written"),
    ("日期: 2026-02-29, 单位: 甲局", "date-does-not-exist"),
    ("日期: 13月份, 单位: 甲局", "bad-month"), ("日期: 1999-01-01, 单位: 甲局", "year-out-of-range"),
    ("日期: 2126-01-01, 单位: 甲局", "year-out-of-range"), ("日期: 03/04/2026, 单位: 甲局", "ambiguous-date"),
    ("日期: 每周四, 单位: 甲局", "bad-date"), ("日期: 下周, 单位: 甲局", "bad-date"),
    ("日期: 2026-05-14, 月份: 6月, 单位: 甲局", "month-disagrees"),
    ("日期: 2026-05-14", "department-missing"), ("单位: 甲局", "date-undecided"),
    ("日期: 2026-05-14, 单位: 甲局, 编号: LM 01", "bad-code"),
    ("日期: 2026-05-14, 单位: 甲局, 版别: 特别", "unknown-choice"),
    ("日期: 2026-05-14, 单位: 甲局, 状态: 停播", "reason-missing"),
    ("日期: 2026-05-14, 单位: 甲局, 状态: 定了", "unknown-choice"),
    ("日期: 2026-05-14, 单位: 甲局, 豁免: {host-bussy: 有原因}", "unknown-diagnostic"),
    ("日期: 2026-05-14, 单位: 甲局, 豁免: {host-busy: }", "reason-missing"),
    ("日期: 2026-05-14, 单位: 甲局, 豁免: host-busy", "wrong-shape"),
    ("日期: 2026-05-14, 单位: 甲局, 嘉宾: [{级别: 专家}]", "missing-key"),
    ("日期: 2026-05-14, 单位: 甲局, tiem: 9:00", "unknown-key"),
    ("日期: 2026-05-14, date: 2026-05-15, 单位: 甲局", "key-in-two-languages"),
  ])
  func `a slip in an episode has one complaint`(fields: String, id: String) {
    #expect(episode(fields).map(\.id) == [id])
  }

  @Test(arguments: ["9:05-10:00", "09:05-10:00", "\"9:05-10:00\"", "上午9:05至10:00", "９：０５－１０：００"])
  func `one time has many spellings`(time: String) throws {
    let text = "版本: 1\n年度计划:\n  年度: 2026\n  场次:\n    - {日期: 2026-05-14, 单位: 甲局, 时间: \(time)}\n"
    let reading = PlanParser().read(Array(text.utf8), name: "样例.yaml")
    let row = try #require(reading.plan?.rows.first)

    #expect(row.time?.value.start == "2026-05-14 09:05")
  }

  @Test func `a remedy is ready to be typed`() {
    #expect(episode("日期: 2026-05-14, 单位: 甲局, tiem: 9:00").first?.remedy == "是否为“time”？")
    #expect(episode("日期: 2026-05-14, 单位: 甲局, 时间: 10:00-9:00").first?.remedy == "9:00-10:00")
    #expect(
      episode("日期: 5月16日（周五）, 单位: 甲局").first?.remedy == "5月15日（周五） 或 5月16日（周六）")
  }

  @Test(arguments: [
    ("- {代码: a b, 名称: 甲}", "bad-code"), ("- {代码: a, 名称: 甲, 时区: CST}", "bad-zone"),
    ("- {代码: a, 名称: 甲, 播出时段: [每周四]}", "bad-slot-rule"),
    ("- {代码: a, 名称: 甲, 播出时段: [星期八 9:00]}", "bad-slot-rule"),
    ("- {代码: a, 名称: 甲, 播出时段: [每季度第2周周三 9:00-10:00]}", "ambiguous-week-rule"),
    ("- {代码: a, 名称: 甲, 播出时段: [{规则: 每周四 9:00, 起: 2026-05-02, 止: 2026-05-01}]}", "end-before-start"),
    ("- {代码: a, 名称: 甲, 默认时长: 0}", "bad-number"),
    ("- {代码: a, 名称: 甲}\n  - {代码: a, 名称: 乙}", "code-twice"),
    ("- {代码: a, 名称: 甲, 编导群: \"https://qyapi.weixin.qq.com/x\"}", "secret-in-file"),
    ("- {代码: a}", "missing-key"), ("- 甲", "wrong-shape"),
  ])
  func `a slip in a programme has one complaint`(entry: String, id: String) {
    #expect(complaints("节目:\n  \(entry)\n").map(\.id) == [id])
  }

  @Test func `the two readings of a week rule are shown by their days`() throws {
    let found = complaints("节目:\n  - {代码: a, 名称: 甲, 播出时段: [每季度第2周周三 9:00-10:00]}\n")
    let notes = try #require(found.first).notes.map(\.message)

    #expect(notes.contains { $0.contains("2026-10-14") && $0.contains("2026-10-07") })
  }

  @Test(arguments: [
    ("群: [{名称: 甲群, 机器人: \"https://oapi.dingtalk.com/x\"}]", "secret-in-file"),
    ("群: [{名称: 甲群, 机器人: a}, {名称: 甲群, 机器人: b}]", "code-twice"),
    ("人员: [{姓名: 李静, 手机: 1380013800}]", "bad-mobile"),
    ("人员: [{姓名: 李静}, {姓名: 李　静}]", "code-twice"),
    ("人员: [{姓名: 李静, 休假: [2026-05-05至2026-05-01]}]", "end-before-start"),
    ("人员: [{姓名: 李静, 休假: [五一]}]", "bad-date"),
    ("单位: [{名称: 市医保局}]", "missing-key"), ("单位: 市医保局", "wrong-shape"),
  ])
  func `a slip in the directory has one complaint`(entry: String, id: String) {
    #expect(complaints("名录:\n  \(entry)\n").map(\.id) == [id])
  }

  @Test func `a mobile is not repeated in its complaint`() throws {
    let complaint = try #require(complaints("名录:\n  人员: [{姓名: 李静, 手机: 1380013800}]\n").first)

    #expect(complaint.found == nil)
    #expect(!complaint.message.contains("1380013800"))
  }

  @Test(arguments: [
    "备注: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc",
    "备注: https://oapi.dingtalk.com/robot/send?access_token=abc",
    "# https://open.feishu.cn/open-apis/bot/v2/hook/abc",
  ])
  func `a robot's address is refused wherever it stands`(line: String) {
    let text = "年度计划:\n  年度: 2026\n  场次:\n    - 日期: 2026-05-14\n      单位: 甲局\n      \(line)\n"

    #expect(complaints(text).map(\.id) == ["secret-in-file"])
  }

  @Test(arguments: [
    ("提前量: 上线前五天半", "bad-lead"), ("提前量: T-5xx", "bad-lead"), ("提前量: [T-1d]", "wrong-shape"),
    ("提前量: T-1d, 对象: [馆长]", "unknown-choice"), ("提前量: T-1d, 截止: 〔单位〕", "bad-lead"),
    ("提前量: T-1d, 需回执: 或许", "bad-flag"),
  ])
  func `a slip in the ladder has one complaint`(entry: String, id: String) {
    let rest = entry.contains("对象") ? "" : ", 对象: [主持人]"

    #expect(
      complaints("提醒规则:\n  - {代码: a, 名称: 甲, 内容: 乙, \(entry)\(rest)}\n").map(\.id) == [id])
  }

  @Test func `a misspelt field in a reminder's text is not sent as it stands`() {
    let found = complaints("提醒规则:\n  - {代码: a, 名称: 甲, 提前量: T-1d, 对象: 主持人, 内容: 请〔单立〕〔日期〕到场}\n")

    #expect(found.map(\.id) == ["unknown-field"])
    #expect(found.first?.remedy == "是否为〔单位〕？")
  }

  @Test(arguments: [
    ("停播: 是, 原因: x", "episode-not-named"), ("日期: 2026-05-14, 停播: 是, 原因: x", "episode-not-named"),
    ("编号: a", "act-missing"), ("编号: a, 停播: 是, 换主持: 方宁, 原因: x", "act-twice"),
    ("编号: a, 停播: 是", "reason-missing"), ("编号: a, 停播: 否, 原因: x", "bad-flag"),
    ("编号: a, 改期: 待定", "bad-date"), ("编号: a, 改期: 5月21日", "year-missing"),
    ("编号: a, 改期: 2026-05-21 9:00", "bad-time"),
    ("编号: a, 豁免: nobody-knows, 原因: x", "unknown-diagnostic"),
    ("编号: a, 换人: 副局长 华明", "reason-missing"), ("编号: a, 实况: {开始: 9:02}", "bad-time"),
    ("编号: a, 实况: 也许", "wrong-shape"), ("编号: a, 答复: {日期: 2026-05-14}", "episode-not-named"),
    ("日期: 2026-05-14, 单位: 甲局, 实况: {开始: 9:58, 结束: 9:02}", "end-before-start"),
    ("日期: 2026-05-14, 单位: 甲局, 实况: {来电: 3, 接听: 8}", "bad-number"),
  ])
  func `a slip in the overlay has one complaint`(entry: String, id: String) {
    #expect(complaints("变更:\n  - {\(entry)}\n").map(\.id) == [id])
  }

  @Test(arguments: [
    ("{代码: a, 事项: 甲, 截止: 5月7日, 群: 乙}", "year-missing"),
    ("{代码: a, 事项: 甲, 截止: 2026-05-07, 群: 乙, 提醒: [明天]}", "bad-lead"),
    ("{代码: a, 事项: 甲, 截止: 2026-05, 群: 乙}", "bad-date"),
  ])
  func `a slip in a campaign has one complaint`(deadline: String, id: String) {
    let text = "活动:\n  - {名称: 甲, 起: 2026-05-15, 止: 2026-05-31, 报送: [\(deadline)]}\n"

    #expect(complaints(text).map(\.id) == [id])
  }
}

extension EpisodeTime {
  fileprivate var start: String {
    switch self {
    case .month(let year, let month): "\(year) \(month)"
    case .day(let start, _): start.description
    }
  }
}
