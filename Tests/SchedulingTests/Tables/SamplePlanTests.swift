// The sample plans give exactly these episodes, and nothing in the good ones is complained of.

import Language
import Scheduling
import Testing
import Timekeeping

/// One row in one line: line, serial, time, departments and group words, theme, guests.
private func summary(_ row: EpisodeRow) -> String {
  let names = row.departments.map(\.value) + row.groupWords.map { "〈\($0.value)〉" }
  let guests = row.guests.map { $0.title + ($0.name.isEmpty ? "" : " " + $0.name) }
  return [
    "\(row.span.line)", row.serial?.value ?? "", time(row), names.joined(separator: "、"),
    row.theme?.value ?? "", guests.joined(separator: "、"),
  ].joined(separator: "|")
}

private func time(_ row: EpisodeRow) -> String {
  switch row.time?.value {
  case .month(let year, let month): return "\(year)-\(month)"
  case .day(let start, let end):
    return "\(start.day) \(start.time.wording)-\(end.time.wording)"
  case nil: break
  }
  guard let open = row.openTime?.value else { return "" }
  return "\(open.day) " + (open.start.map { $0.wording } ?? "?")
}

private func plan(_ name: String) throws -> PlanTable {
  let reading = try SamplePlans.read(name)
  #expect(reading.diagnostics.filter { $0.severity > .note } == [])
  #expect(reading.plans.count == 1)
  return try #require(reading.plans.first)
}

struct SamplePlanTests {
  @Test(arguments: ["annual-plan-utf8.csv", "annual-plan-gb18030.csv"])
  func `the annual plan is read in both encodings`(name: String) throws {
    let plan = try plan(name)

    #expect(plan.programme?.value == "利民热线")
    #expect(plan.year?.value == 2026)
    #expect(plan.year?.span.line == 1)
    #expect(plan.rows.map(summary) == annualPlan)
    #expect(!plan.rows.contains { $0.isHeld })
  }

  @Test func `the annual plan's people, editions and remarks are understood`() throws {
    let rows = try plan("annual-plan-utf8.csv").rows

    #expect(rows[0].liaison?.value == "李静")
    #expect(rows[3].liaison?.value == "赵䶮")
    #expect(rows[14].liaison?.value == "刘㛃")
    #expect(rows[9].edition == .special)
    #expect(rows[22].edition == .feedback)
    #expect(rows[0].edition == .regular)
    #expect(rows[13].leaveReason == "局长请假")
    #expect(rows[13].guests == [Guest(name: "华明", title: "副局长", rank: .deputy)])
    #expect(rows[9].note == "特别节目；原定单位顺延下一轮")
    #expect(rows[23].time == nil && rows[23].departments.isEmpty)
  }

  @Test(
    arguments: [
      ("annual-plan-gb18030.csv", ["read-as-gb18030"]), ("annual-plan-utf8.csv", []),
    ] as [(String, [String])])
  func `what is only remarked on is a note`(name: String, first: [String]) throws {
    let reading = try SamplePlans.read(name)

    #expect(
      reading.diagnostics.map(\.id)
        == first + ["full-width-digits", "group-word", "group-word", "group-word"])
    #expect(reading.diagnostics.suffix(4).map(\.span.line) == [9, 9, 27, 28])
  }

  @Test func `a table pasted from a spreadsheet is read`() throws {
    let plan = try plan("plan-pasted-from-wps.tsv")

    #expect(plan.programme?.value == "利民热线")
    #expect(plan.rows.map(summary) == pastedPlan)
    #expect(plan.rows.filter { $0.edition == .special }.count == 2)
    #expect(plan.rows[12].note == "标题含引号：\"反诈\"进社区")
  }

  @Test(arguments: ["interview-plan.xlsx", "interview-plan-inline.xlsx"])
  func `a workbook with two levels of headings and merged cells is read`(name: String) throws {
    let plan = try plan(name)

    #expect(plan.programme == nil)
    #expect(plan.title == "朝阳市政府网站2026年在线访谈活动安排表（样例）")
    #expect(plan.year?.value == 2026)
    #expect(plan.rows.map(summary) == interviewPlan)
    #expect(plan.rows[0].liaison?.value == "李静")
    #expect(plan.rows[3].liaison?.value == "杨帆")
    #expect(plan.rows[0].departments[0].span.columnName == "访谈单位")
    #expect(plan.rows[0].departments[0].span.sheet == "2026年安排表")
    #expect(plan.rows[14].note == "嘉宾由各单位另报")
  }

  @Test func `the directory of departments is recognised`() throws {
    let reading = try SamplePlans.read("departments.csv")
    let directory = try #require(reading.directories.first)

    #expect(reading.plans.isEmpty)
    #expect(reading.diagnostics == [])
    #expect(directory.rows.count == 47)
    #expect(directory.rows[0].name == "市政府办公室")
    #expect(directory.rows[3].formerNames == ["市人事局", "市劳动和社会保障局"])
    #expect(directory.rows[9].shortName == "供热公司")
    #expect(directory.rows[9].kind == "公用企业")
    #expect(directory.rows[46].name == "中共朝阳市纪律检查委员会、朝阳市监察委员会")
  }
}

private let annualPlan = [
  "4|1|2026-03-05 9:00-10:00|市医保局|异地就医备案与门诊统筹|局长 王伟",
  "5|2|2026-03-12 9:00-10:00|市人社局|春风行动与返乡就业|局长 孙志强",
  "6|3|2026-03-19 9:00-10:00|市市场监管局、市消协|“3·15”消费维权|局长 郑国栋",
  "7|4|2026-03-26 9:00-10:00|市自然资源局|不动产登记“一窗办”|副局长 陈立新",
  "8|5|2026-04-02 9:00-10:00|市民政局|清明祭扫服务、社会救助|局长 褚卫东",
  "9|6|2026-04-09 9:00-10:00|市住建局、供热公司、〈各街道办〉|供热“冬病夏治”|局长 蒋成林",
  "10|7|2026-4|市交通局|公交线网优化|局长 韩冰",
  "11|8|2026-4|市农业农村局、市林草局|春耕备耕与森林防火|局长 朱广才",
  "13|9|2026-05-09 9:00-10:00|市营商局|“一网、一门、一次”改革|局长 尤海波",
  "14|10|2026-05-14 9:00-10:00|市医保局、市人社局、市住建局|“5·15政务公开日”专场|分管副市长、各局局长",
  "15|11|2026-05-21 9:00-10:00|市城管局|市容环境与路灯维护|局长 吕品",
  "16|12|2026-05-28 9:00-10:00|市教育局|义务教育招生入学|局长 张文博",
  "17|13|2026-06-11 9:00-10:00|市应急局、市消防救援支队|安全生产月|局长 曹振海",
  "18|14|2026-06-18 9:00-10:00|市生态环境局|蓝天碧水保卫战|副局长 华明",
  "19|15|2026-6|市公安局|户籍、车驾管便民措施|副局长 魏强",
  "20|16|2026-7|市水务局|防汛与农村饮水安全|局长 陶然",
  "21|17|2026-8|市卫健委|家庭医生签约|主任 戚伟民",
  "22|18|2026-9|市退役军人局|优待证与就业安置|局长 邹凯",
  "23|19|2026-09-24 9:00-10:00|市住建局、供热公司|供热期前准备|局长 蒋成林",
  "24|20|2026-10|市公积金中心|公积金贷款与提取|主任 柏松",
  "25|21|2026-11-05 9:00-10:00|市消防救援支队|“119”消防宣传|支队长 窦勇",
  "26|22|2026-12|市残联、市民政局|残疾人两项补贴|理事长 云飞",
  "27|23|2026-12|〈各上线单位〉|回音壁：全年承诺事项反馈|",
  "28|24||〈待定〉|根据网络舆情需要增加|",
]

private let pastedPlan = [
  "3|1|2026-07-02 9:00-10:00|市商务局|促消费政策|局长 高峰",
  "4|2|2026-07-09 8:00-9:30|市市场监管局|食品安全与“你点我检”|局长 郑国栋",
  "5|3|2026-07-16 9:00-10:00|市文旅局、市体育局|夏季文体活动|文旅局局长 夏晴、体育局副局长 葛亮",
  "8|4|2026-07-23 14:30-15:30|市发改委|峰谷电价与天然气价格|副主任 范思远",
  "9|5|2026-07-30 ?|市税务局|个体工商户税费优惠|总会计师 彭博",
  "10|6|2026-8|市司法局、市信访局|法律援助、公证|局长 鲁宁",
  "11|7|2026-08-13 7:30-9:30|北票市、朝阳县|县区专场|县（市）长",
  "12|8|2026-8|市供销社|农资供应|主任 苗青",
  "13|9|2026-09-10 9:00-10:00|市教育局|教师节专场|局长 张文博",
  "14|10|2026-07-08 11:00-11:45|〈市领导专场〉|市领导接听|分管副市长",
  "14|10|2026-10-14 11:00-11:45|〈市领导专场〉|市领导接听|分管副市长",
  "15|11|2026-10-15 12:45-13:25|市住建局、供热公司|供热开栓|局长 蒋成林",
  "17|12|2026-11-19 9:00-10:00|市公安局|反诈宣传|副局长 方正",
  "18|13|2026-12-31 9:00-10:00|市农业农村局|农民工工资与惠农补贴|局长 朱广才",
  "19|14|2027-01-07 9:00-10:00|市医保局|新年度居民医保缴费|局长 王伟",
]

private let interviewPlan = [
  "4|1|2026-03-18 9:00-10:00|市医保局|异地就医直接结算|局长 王伟",
  "5|2|2026-03-25 9:00-10:00|市人社局|社保卡“一卡通”|副局长 孙志强",
  "6|3|2026-04-15 9:00-10:00|市住建局、供热公司|供热“冬病夏治”|局长 蒋成林、总经理 田野",
  "7|4|2026-4|市交通局|公交线网优化|局长 韩冰",
  "8|5|2026-05-14 9:00-10:00|市医保局、市人社局|“5·15政务公开日”专场|各局局长",
  "9|6|2026-05-20 9:30-10:30|市教育局|义务教育招生入学|局长 张文博",
  "10|7|2026-05-27 9:30-10:30|市公安局|户籍便民措施|副局长 魏强",
  "11|8|2026-06-10 14:30-15:30|市应急局、市消防救援支队|安全生产月|局长 曹振海",
  "12|9|2026-06-24 14:30-15:30|市生态环境局|蓝天碧水保卫战|局长 华明",
  "13|10|2026-7|市水务局、市气象局|防汛与气象预警|局长 陶然、局长 计算",
  "14|11|2026-08-12 8:00-9:30|市卫健委|家庭医生签约|主任 戚伟民",
  "15|12|2026-09-16 9:00-10:00|市自然资源局|不动产登记“一窗办”|副局长 陈立新",
  "16|13|2026-10|市公积金中心|公积金提取|主任 柏松",
  "17|14|2026-11-04 16:30-18:00|市商务局|促消费政策|局长 高峰",
  "18|15|2026-12|〈各访谈单位〉|年度回顾与反馈|",
]
