// Headers, rows and remarks beyond those of the samples.

import Language
import Scheduling
import Testing
import Timekeeping

private let header = "序号,月份,上线时间,上线单位,访谈主题,带队领导,联系人,备注\n"
private let title = "2026年“利民热线”年度计划\n"

private func rows(_ lines: String, title: String = title) throws -> [EpisodeRow] {
  let reading = SamplePlans.read(csv: title + header + lines)
  return try #require(reading.plans.first).rows
}

private func ids(_ text: String) -> [String] {
  SamplePlans.read(csv: text).diagnostics.map(\.id)
}

struct TableHeaderTests {
  @Test(arguments: [
    "序号,承办单位,时间\n1,市教育局,4月份\n", "序号,访谈单位,访谈主题,时间\n1,市教育局,入学,4月\n",
    "访谈时间,访谈单位,访谈方向(主题)\n4月20日 9:00-11:00,市教育局,入学\n",
    "备注,单 位,日 期\n,市教育局,4月20日\n", "月份,责任部门\n4月,市教育局\n",
    "序号,拟定时间（具体到月份）,\"参与\n单位\"\n1,4月,市教育局\n", "上线日期,播出时段,上线单位名单及单位\n4月20日,9:00-10:00,市教育局\n",
  ])
  func `columns are found by their headings in any order`(text: String) {
    let reading = SamplePlans.read(csv: "2026年计划\n" + text)

    #expect(reading.plans.first?.rows.first?.departments.map(\.value) == ["市教育局"])
    #expect(reading.diagnostics.filter { $0.severity == .error } == [])
  }

  @Test func `date and time may be one column or two`() throws {
    let one = SamplePlans.read(csv: "2026年\n时间,单位\n4月20日 9:00-11:00,市教育局\n")
    let two = SamplePlans.read(csv: "2026年\n日期,时间,单位\n4月20日,9:00-11:00,市教育局\n")
    let slot = SamplePlans.read(csv: "2026年\n上线时间,时段,单位\n4月20日,9:00-11:00,市教育局\n")

    let time = one.plans.first?.rows.first?.time?.value
    #expect(time != nil)
    #expect(two.plans.first?.rows.first?.time?.value == time)
    #expect(slot.plans.first?.rows.first?.time?.value == time)
  }

  @Test func `a missing or doubled column holds the file`() {
    #expect(ids("2026年\n序号,主题,日期\n1,甲,4月1日\n") == ["column-missing"])
    #expect(ids("2026年\n序号,主题,单位\n1,甲,乙\n") == ["column-missing"])
    #expect(ids("2026年\n日期,上线单位,承办单位\n4月1日,甲,乙\n") == ["column-twice"])
    #expect(ids("2026年\n日期,上线单位,上线单位\n4月1日,甲,乙\n") == ["column-twice"])
    #expect(ids("2026年\n甲,乙\n丙,丁\n") == ["plan-header-missing"])
    #expect(ids("日期;单位;主题\n4月1日;甲;乙\n") == ["plan-header-missing"])
  }

  @Test func `an unknown column is remarked on and left out`() {
    let reading = SamplePlans.read(csv: "2026年\n日期,单位,会议室\n4月1日,市教育局,301\n")

    #expect(reading.diagnostics.map(\.id) == ["column-ignored"])
    #expect(reading.diagnostics.first?.severity == .note)
    #expect(reading.plans.first?.rows.count == 1)
  }

  @Test func `the year comes from the title, the sheet or the file, or is asked for`() {
    let text = "日期,单位\n4月1日,市教育局\n"

    #expect(SamplePlans.read(csv: "二〇二六\n" + text).diagnostics.map(\.id) == ["plan-year-missing"])
    #expect(SamplePlans.read(csv: text, as: "2026年计划.csv").plans.first?.year?.value == 2026)
    #expect(SamplePlans.read(csv: text, as: "plan-2027.csv").plans.first?.year?.value == 2027)
    #expect(SamplePlans.read(csv: "２０２６年计划\n" + text).plans.first?.year?.value == 2026)
  }

  @Test func `the day on which a plan was made is not its year`() {
    let text = "利民热线计划,2025年12月29日\n日期,单位\n4月1日,市教育局\n"

    #expect(SamplePlans.read(csv: text, as: "2026.csv").plans.first?.year?.value == 2026)
    #expect(SamplePlans.read(csv: text).diagnostics.map(\.id) == ["plan-year-missing"])
  }

  @Test func `lines on which a form is signed are no rows`() throws {
    let found = try rows("1,,4月2日 9:00-10:00,市教育局,甲,,,\n填表人：何苗,,审核人：许诺,,,,,2026年2月6日\n")

    #expect(found.count == 1)
  }

  @Test func `a sheet with half a header beside a plan is left out`() throws {
    let cells: ([String]) -> TableRow = { texts in
      TableRow(
        line: 1,
        cells: texts.enumerated().map {
          TableCell(text: $0.element, kind: .text, line: 1, column: $0.offset + 1)
        })
    }
    let plan = Table(file: "a.xlsx", sheet: "2026年", rows: [cells(["日期", "单位"])])
    let list = Table(file: "a.xlsx", sheet: "通讯录", rows: [cells(["单位", "联系人", "电话"])])
    let reading = AnnualTableReader.read([plan, list], file: "a.xlsx")

    #expect(reading.plans.count == 1)
    #expect(reading.diagnostics.map(\.id) == ["sheet-ignored"])
    #expect(
      AnnualTableReader.read([list], file: "a.xlsx").diagnostics.map(\.id) == ["column-missing"])
  }

  @Test func `quotation marks name the programme unless they name a day`() {
    let text = "日期,单位\n4月1日,市教育局\n"
    let day = SamplePlans.read(csv: "2026年“5·15政务公开日”访谈安排\n" + text)
    let both = SamplePlans.read(csv: "2026年“5·15政务公开日”“行风热线”安排\n" + text)

    #expect(day.plans.first?.programme == nil)
    #expect(both.plans.first?.programme?.value == "行风热线")
  }

  @Test func `a header repeated on every page, totals and blank numbers are no rows`() throws {
    let found = try rows(
      "1,4月,4月2日 9:00-10:00,市教育局,甲,,,\n" + header + "2,,4月9日 9:00-10:00,市民政局,乙,,,\n"
        + "3,,,,,,,\n合计,,2,,,,,\n")

    #expect(found.map { $0.serial?.value } == ["1", "2"])
  }
}

struct TableRowTests {
  @Test func `a blank month is inherited, a blank department never`() throws {
    let reading = SamplePlans.read(
      csv: title + header + "1,4月,待定,市教育局,甲,,,\n2,,,市民政局,乙,,,\n3,,,,丙,,,\n")
    let rows = try #require(reading.plans.first).rows

    #expect(rows.map { $0.time?.value } == Array(repeating: .month(year: 2026, month: 4), count: 3))
    #expect(rows.map(\.isHeld) == [false, false, true])
    #expect(reading.diagnostics.map(\.id) == ["department-missing"])
  }

  @Test func `a month on a line of its own holds for the lines below`() throws {
    let found = try rows("三月,,,,,,,\n1,,,市教育局,甲,,,\n", title: title)

    #expect(found.map { $0.time?.value } == [.month(year: 2026, month: 3)])
  }

  @Test func `month column and date must agree`() {
    let reading = SamplePlans.read(csv: title + header + "1,3月,4月2日 9:00-10:00,市教育局,甲,,,\n")

    #expect(reading.diagnostics.map(\.id) == ["month-disagrees"])
    #expect(reading.plans.first?.rows.first?.isHeld == true)
  }

  @Test func `a row without day and month is a question, a reserve is not`() throws {
    let reading = SamplePlans.read(
      csv: title + header + "1,机动,待定,市教育局,甲,,,\n2,机动,待定,待定,乙,,,\n")

    #expect(
      reading.diagnostics.map { "\($0.id) \($0.severity)" }
        == ["date-undecided error", "group-word note"])
    #expect(reading.plans.first?.rows.map(\.isHeld) == [true, false])
  }

  @Test func `an explicit next year needs no question, a later row without year does`() {
    let reading = SamplePlans.read(
      csv: title + header + "1,,12月31日 9:00-10:00,市教育局,甲,,,\n"
        + "2,,2027年1月7日 9:00-10:00,市民政局,乙,,,\n3,,1月14日 9:00-10:00,市医保局,丙,,,\n"
        + "4,,11月5日 9:00-10:00,市公安局,丁,,,\n")

    #expect(reading.diagnostics.map(\.id) == ["year-after-december"])
    #expect(reading.diagnostics.first?.span.line == 5)
    #expect(reading.diagnostics.first?.remedy == "2027-01-14")
  }

  @Test func `a year that is too far is refused`() {
    #expect(ids(title + header + "1,,2031年4月2日 9:00-10:00,市教育局,甲,,,\n") == ["year-out-of-range"])
  }

  @Test func `two clock times in one row must be the same`() {
    let text = "2026年\n日期,时间,单位\n4月1日 9:00-10:00,14:00-15:00,市教育局\n4月2日 9:00,9:00-10:00,市民政局\n"
    let reading = SamplePlans.read(csv: text)

    #expect(reading.diagnostics.map(\.id) == ["dates-twice"])
    #expect(reading.plans.first?.rows.map(\.isHeld) == [true, false])
  }

  @Test func `a day without a clock time waits for the programme's default`() throws {
    let found = try rows("1,,4月2日,市教育局,甲,,,\n2,,4月9日 9:30,市民政局,乙,,,\n")

    #expect(found.map { $0.time == nil } == [true, true])
    #expect(found[0].openTime?.value.start == nil)
    #expect(found[1].openTime?.value.start?.wording == "9:30")
  }

  @Test func `a footnote gives time and length`() throws {
    let found = try rows(
      "1,,4月2日,市教育局,甲,,,\n2,,4月9日 14:30,市民政局,乙,,,\n"
        + "注：1.节目每周四9:00-10:30直播；2.每场90分钟。,,,,,,,\n回音壁每周五22:20-22:50重播,,,,,,,\n")

    #expect(found.compactMap { $0.time?.value }.map(clock) == ["9:00-10:30", "14:30-16:00"])
  }

  private func clock(_ time: EpisodeTime) -> String {
    switch time {
    case .month: return ""
    case .day(let start, let end): return start.time.wording + "-" + end.time.wording
    }
  }

  @Test func `a rule without days in the remark is asked with both readings`() {
    let reading = SamplePlans.read(
      csv: title + header + "1,,每季度的第2周星期三 11:00-11:45,市领导专场,接听,,,特别节目\n")
    let question = reading.diagnostics.first { $0.severity == .error }

    #expect(question?.id == "ambiguous-week-rule")
    #expect(question?.notes.last?.message == "按“第几个”是10月14日（周三），按“第几周”是10月7日（周三）。")
    #expect(reading.plans.first?.rows.map(\.isHeld) == [true])
  }

  @Test func `a day in the remark that does not fit the rule is refused`() {
    #expect(
      ids(title + header + "1,,每周三 11:00-11:45,市教育局,甲,,,7月8日、7月16日\n")
        == ["weekday-disagrees"])
  }

  @Test func `a number that a program has shortened is refused`() {
    let text = "2026年\n日期,单位,联系电话\n4月2日,市教育局,1.38E+10\n"

    #expect(ids(text) == ["digits-lost"])
  }

  @Test func `a written id is an identity, a counter called 编号 is none`() throws {
    let text = "2026年\n编号,日期,单位\n1,4月2日,市教育局\nLM-2,4月9日,市民政局\n"
    let rows = try #require(SamplePlans.read(csv: text).plans.first).rows

    #expect(rows.map { $0.writtenID?.value } == [nil, "LM-2"])
    #expect(rows.map { $0.serial?.value } == ["1", nil])
  }

  @Test func `hosts, screeners, campaigns and state are read where columns say so`() throws {
    let text =
      "2026年\n日期,单位,主持人,导播,活动,状态,备注\n4月2日,市教育局,何 苗、许诺,沈阳阳,5·15政务公开日,已确认,\n"
      + "4月9日,市民政局,,,,停播,防汛\n"
    let rows = try #require(SamplePlans.read(csv: text).plans.first).rows

    #expect(rows[0].hosts.map(\.value) == ["何苗", "许诺"])
    #expect(rows[0].screeners.map(\.value) == ["沈阳阳"])
    #expect(rows[0].campaigns.map(\.value) == ["5·15政务公开日"])
    #expect(rows[0].agreement == .confirmed)
    #expect(rows[1].fate == .cancelled(reason: "防汛"))
  }

  @Test func `cells merged in serial and date make one joint edition`() throws {
    let line: (Int, [String]) -> TableRow = { line, texts in
      TableRow(
        line: line,
        cells: texts.enumerated().map {
          TableCell(
            text: $0.element, kind: $0.element.isEmpty ? .empty : .text, line: line,
            column: $0.offset + 1)
        })
    }
    let table = Table(
      file: "a.xlsx", sheet: "2026",
      rows: [
        line(1, ["序号", "日期", "时间", "单位", "嘉宾"]),
        line(2, ["1", "4月2日", "9:00-10:00", "市教育局", "局长 张文博"]),
        line(3, ["", "", "", "市民政局", "局长 褚卫东"]),
        line(4, ["2", "4月9日", "9:00-10:00", "市医保局", ""]),
        line(5, ["3", "", "", "市公安局", ""]),
      ],
      merges: [
        MergedRange(firstLine: 2, lastLine: 3, firstColumn: 1, lastColumn: 1),
        MergedRange(firstLine: 2, lastLine: 3, firstColumn: 2, lastColumn: 2),
        MergedRange(firstLine: 4, lastLine: 5, firstColumn: 2, lastColumn: 2),
      ])
    let rows = try #require(AnnualTableReader.read([table], file: "a.xlsx").plans.first).rows

    #expect(rows.map { $0.departments.map(\.value) } == [["市教育局", "市民政局"], ["市医保局"], ["市公安局"]])
    #expect(rows[0].guests.map(\.name) == ["张文博", "褚卫东"])
    #expect(rows[2].openTime?.value.day.description == "2026-04-09")
  }

  @Test(arguments: [
    ",,,,,,,\n", "1\n", ",,\u{FFFD},,,,,\n", "1,,,,,,,,,,,,,,,,,,,,\n",
    "9999999999999999999999,13月,99月99日,,,,,\n",
    "1,,=SUM(A1),=cmd|' /C calc'!A0,@a,+1,-1,\n", "\u{200D},\u{200D},\u{200D},\u{200D}\n",
    String(repeating: "、", count: 5_000) + ",4月,4月2日," + String(repeating: "、", count: 5_000)
      + "\n",
    "1,4月,4月2日,\(String(repeating: "（", count: 3_000)),\(String(repeating: "(", count: 3_000)),））））,,\n",
  ])
  func `whatever stands in a row, nothing traps`(line: String) {
    let reading = SamplePlans.read(csv: title + header + line)

    #expect(reading.diagnostics.allSatisfy { !$0.message.isEmpty })
  }

  @Test func `a plan of many rows is read in a straight line`() throws {
    let line = ",,4月2日 9:00-10:00,市教育局、市民政局,主题,局长 王　伟,李静,备注\n"
    let found = try rows((1...1_000).map { "\($0)" + line }.joined())

    #expect(found.count == 1_000)
  }
}
