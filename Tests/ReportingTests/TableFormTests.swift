// The column sets of real tables. Two of them are filled with the numbers that offices published.

import Questions
import Reporting
import Testing
import Timekeeping

struct TableFormTests {
  private func cells(_ report: Report, _ name: String) throws -> [[String]] {
    try #require(report.tables.first { $0.name == name }).rows.map { $0.map(\.text) }
  }

  private func report(_ forms: [TableForm]) throws -> Report {
    try Fixture.report(Fixture.register, ReportSettings(minimumCount: 2, forms: forms))
  }

  @Test func `the standard form has a row for each department and one for all`() throws {
    let rows = try cells(try report([]), "standard")

    #expect(rows.map { $0[1] } == ["市医保局", "市住建局", "双塔区", "合计"])
    #expect(
      rows[3] == [
        "", "合计", "8", "4", "3", "1", "4", "1", "50.00%（4/8）", "60.00%（3/5）", "3",
        "33.33%（1/3）", "1", "0", "1", "6.63",
      ])
  }

  @Test func `the form of Panjin leaves open what nobody here knows`() throws {
    let table = try #require(try report([.panjin]).tables.first { $0.name == "panjin" })

    #expect(
      table.columnNames == [
        "序号", "单位", "交办总量", "办结率", "满意率", "按时反馈率", "有效回访率", "知识库更新总数目", "评分",
      ])
    #expect(
      table.rows[0].map(\.text) == [
        "1", "市医保局", "4", "50.00%（2/4）", "100.00%（1/1）", "100.00%（3/3）", "50.00%（1/2）", "—", "—",
      ])
  }

  @Test func `the form of Ningguo has two levels that add up`() throws {
    let table = try #require(try report([.ningguo]).tables.first { $0.name == "ningguo" })

    #expect(table.header.count == 2)
    #expect(table.header[0].map(\.columns).reduce(0, +) == table.columnNames.count)
    #expect(
      table.columnNames[3...8].map { $0 } == [
        "12345热线按时办结", "12345热线超时办结", "12345热线未办结", "政民互动按时办结", "政民互动超时办结", "政民互动未办结",
      ])
    for row in table.rows.map({ $0.map(\.text) }) {
      let numbers = row[2...11].compactMap { Int($0) }
      #expect(numbers.count == 10)
      #expect(numbers[0] == numbers[1...6].reduce(0, +))
      #expect(numbers[7] == numbers[1] + numbers[4])
      #expect(numbers[9] == numbers[3] + numbers[6])
    }
  }

  @Test func `a county's weekly table comes out as it was printed`() throws {
    // 506 received, 495 passed on and 11 answered at once; natures 460, 38, 3, 4, 1; the first
    // topic 302.
    let natures: [Nature] = [
      (Nature.inquiry, 460), (.complaint, 38), (.help, 3), (.suggestion, 4), (.praise, 1),
    ].flatMap { Array(repeating: $0.0, count: $0.1) }
    let rows = natures.enumerated().map { index, nature in
      Fixture.row(
        "N\(1_000 + index)", "2026-05-12 09:00", nature, topic: index < 302 ? "供暖" : "其他\(index)",
        course: index < 11
          ? Fixture.onAir("2026-05-12 09:01")
          : Fixture.open("yibao", "2026-05-12 10:00", due: "2026-05-20"))
    }
    let register = Register(rows: rows, departments: Fixture.departments, declaredCount: 506)
    let period = try #require(ReportPeriod(.week, parsing: "2026-W20"))
    let report = try Report.make(period, from: register, asOf: Fixture.instant("2026-05-18"))
    let weekly = Dictionary(
      uniqueKeysWithValues: try cells(report, "weekly").map { ($0[0], $0[1]) })

    #expect(weekly["受理数"] == "506")
    #expect(weekly["交办"] == "495")
    #expect(weekly["直办（现场答复）"] == "11")
    #expect(weekly["其中：咨询"] == "460")
    #expect(weekly["其中：投诉"] == "38")
    #expect(weekly["居前类别1：供暖"] == "59.68%（302/506）")
    #expect(weekly["环比"] == "—")
    #expect(report.document.title == "利民热线2026年第20周群众诉求办理情况通报")
  }

  @Test func `the monthly form for messages comes out as it was printed`() throws {
    // 3059 messages: departments 1904, counties 1155; 1160, 1859 and 40 by nature; 3055 answered.
    let natures: [Nature] = [(Nature.inquiry, 1_160), (.complaint, 1_859), (.suggestion, 40)]
      .flatMap { Array(repeating: $0.0, count: $0.1) }
    let rows = natures.enumerated().map { index, nature in
      let lead = index < 1_904 ? "yibao" : "shuangta"
      return Fixture.row(
        "M\(10_000 + index)", "2026-05-12 09:00", nature, .web,
        course: index < 3_055
          ? Fixture.closed(
            lead, "2026-05-12 10:00", due: "2026-05-20", answered: "2026-05-13 10:00",
            closed: "2026-05-14 10:00")
          : Fixture.open(lead, "2026-05-12 10:00", due: "2026-05-20"),
        publication: index < 3_055 ? Fixture.online("2026-05-15", "答复") : nil)
    }
    let register = Register(rows: rows, departments: Fixture.departments)
    let report = try Fixture.report(register)
    let found = Dictionary(
      uniqueKeysWithValues: try cells(report, "messages").map { ($0[0], $0[1]) })

    #expect(found["收到"] == "3059")
    #expect(found["转办：部门"] == "1904")
    #expect(found["转办：县区"] == "1155")
    #expect(found["性质：投诉"] == "1859")
    #expect(found["答复"] == "3055")
    #expect(found["正在处理"] == "4")
    #expect(found["答复率"] == "99.87%（3055/3059）")
  }

  @Test func `the rows of the annual table are counted, not typed`() throws {
    let year = try Report.make(
      .year(2026), from: Fixture.register, asOf: Fixture.instant("2027-01-04"))
    let rows = try cells(year, "annual-site")

    #expect(
      rows == [
        ["访谈期数", "3"], ["网民留言数量", "3"], ["答复网民提问数量", "1"], ["收到留言数量", "15"],
        ["办结留言数量", "9"], ["平均办理时间（天）", "4.52"], ["公开答复数量", "1"],
      ])
    // 40 days, 16 hours and 37 minutes over 9.
    #expect(year.document.title == "利民热线2026年度群众诉求办理情况通报")
  }

  @Test func `topics that are as frequent as the last one named are named too`() throws {
    let rows = ["甲", "甲", "乙", "丙", "丁"].enumerated().map { index, topic in
      Fixture.row("T\(index)", "2026-05-12 09:00", topic: topic)
    }
    let settings = ReportSettings(topCount: 2)
    let report = try Fixture.report(Register(rows: rows), settings)
    let text = report.officialText()

    for topic in ["甲40.00%（2/5）", "乙20.00%（1/5）", "丙20.00%（1/5）", "丁20.00%（1/5）"] {
      #expect(text.contains(topic))
    }
  }
}

extension TableFormTests {
  @Test func `text and table name the same leading topics, and what has none stands apart`() throws
  {
    let topics: [String?] =
      Array(repeating: nil, count: 5) + ["医保", "医保", "路灯"] + (0..<9).map { "其他\($0)" }
    let rows = topics.enumerated().map { index, topic in
      Fixture.row(
        "T\(100 + index)", "2026-05-12 09:00", .help, topic: topic,
        course: Fixture.onAir("2026-05-12 09:01"))
    }
    let register = Register(
      rows: rows, departments: Fixture.departments, declaredCount: topics.count)
    let period = try #require(ReportPeriod(.week, parsing: "2026-W20"))
    let report = try Report.make(period, from: register, asOf: Fixture.instant("2026-05-18"))
    let weekly = try cells(report, "weekly")

    #expect(weekly.map { $0[0] }.filter { $0.hasPrefix("居前类别") } == ["居前类别1：医保"])
    #expect(weekly.contains { $0[0] == "未分类" && $0[1].hasSuffix("（5/17）") })
    #expect(String(describing: report.document).contains("位居前列的类别：医保11.76%（2/17）。"))
  }
}
