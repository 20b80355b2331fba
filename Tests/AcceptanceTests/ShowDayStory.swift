// A show day: from the early morning to the evening the right people hear the right thing at the
// right minute, each once.

import Delivering
import Storage
import Testing

@Suite struct ShowDayStory {
  @Test func `a show day`() async throws {
    try await Office.open(at: "2026-03-02 08:00") { office in
      // 19 March: 市农业农村局, 9:00 to 10:00.
      try await office.run(until: "2026-03-19 23:00")

      let departments = office.seen(in: "departments", on: "2026-03-19")
      let programme = office.seen(in: "programme", on: "2026-03-19")
      #expect(office.refusals == [])
      let morning = departments.filter { $0.time < "09:00" }
      #expect(morning.map(\.time) == ["08:00", "08:30"])
      #expect(morning.first?.text.contains("请确认嘉宾已经出发") == true)
      #expect(morning.allSatisfy { $0.text.contains("市农业农村局") })
      #expect(morning.allSatisfy { !$0.rang.isEmpty || $0.text.contains("@") })
      #expect(programme.prefix(2).map(\.time) == ["08:30", "08:45"])
      #expect(programme.prefix(2).last?.text.contains("请到岗试音") == true)
      let rows = try await office.deliveries(on: "2026-03-19")
      #expect(!rows.isEmpty)
      #expect(rows.allSatisfy { $0.state == .sent })
      // The day before, everybody was told for tomorrow.
      let eve = office.seen(in: "departments", on: "2026-03-18").last
      #expect(eve?.text.contains("明天") == true)
    }
  }

  @Test func `a show day on which the show is called off`() async throws {
    try await Office.open(at: "2026-03-02 08:00") { office in
      try await office.run(until: "2026-03-18 17:00")
      try office.append(
        "\n  - {日期: 2026-03-19, 节目: limin, 单位: 市农业农村局, 停播: 是, 原因: 转播会议, 批准: 周婷}\n",
        to: "变更.yaml")

      try await office.run(until: "2026-03-19 23:00")

      let eve = office.seen(in: "departments", on: "2026-03-18").last
      #expect(eve?.text.contains("停播") == true)
      let day = office.seen(in: "departments", on: "2026-03-19")
      #expect(
        !day.contains { $0.time < "09:00" && $0.text.contains("嘉宾") && !$0.text.contains("报") })
      #expect(!office.seen(in: "programme", on: "2026-03-19").contains { $0.text.contains("到岗") })
    }
  }
}
