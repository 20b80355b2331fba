// The pages as a clerk sees them, and what must never get into them.

import Console
import Delivering
import Desk
import Foundation
import TestSupport
import Testing
import Timekeeping

// One at a time: each opens an office of its own, and a hundred at once would starve the servers.
@Suite(.serialized) struct PageTests {
  private func day(files: [String: String] = [:]) async throws -> Office {
    var office = try Office(at: "2026-05-06 08:00", files: files)
    try await office.work(until: "2026-05-14 08:40")
    return office
  }

  @Test(arguments: [
    ("/", "today.html"), ("/plan", "plan.html"), ("/plan?month=2026-06", "plan-june.html"),
    ("/deliveries", "deliveries.html"), ("/deliveries?ref=L2", "deliveries-why.html"),
    ("/robots", "robots.html"), ("/nowhere", "failure.html"),
  ])
  func `a page shows what it showed when it was looked at`(target: String, golden: String)
    async throws
  {
    let office = try await day()

    let heard = try await office.desk.onLoopback { await $0.get(target) }

    #expect(heard.status == (target == "/nowhere" ? 404 : 200))
    #expect(Golden.difference(heard.body, from: golden) == nil)
  }

  @Test func `today says the day, what is on, what leaves, to whom and how it stands`()
    async throws
  {
    let office = try await day()

    let page = try await office.desk.onLoopback { await $0.get("/").body }

    for words in [
      "2026年5月14日", "星期四", "工作日", "一切正常", "9:00–10:00", "市医保局", "门诊统筹怎么报", "局长 李明",
      "嘉宾到场", "市直单位工作群", "@赵春燕", "已发送", "下周四", "老旧小区改造",
    ] {
      #expect(page.contains(words), "\(words) is missing")
    }
  }

  @Test func `a broken file is shown with its line, its caret and what to do`() async throws {
    var office = try await day()
    try office.edit(
      "加演.yaml",
      "版本: 1\n年度计划:\n  节目: limin\n  年度: 2026\n  场次:\n    - 日期: 5月15日（周四）\n      单位: 市医保局\n")
    try await office.work(until: "2026-05-14 08:45")

    let page = try await office.desk.onLoopback { await $0.get("/plan").body }

    #expect(page.contains("错误[weekday-disagrees]"))
    #expect(page.contains("加演.yaml:6:"))
    #expect(page.contains("^^"))
    #expect(page.contains("部分生效"))
    #expect(Golden.difference(page, from: "plan-with-mistake.html") == nil)
  }

  @Test func `a file with a row that is held is named, and one that never was adopted is said so`()
    async throws
  {
    var office = try await day()
    let good = "版本: 1\n年度计划:\n  节目: limin\n  年度: 2026\n  场次:\n"
    try office.edit("加演.yaml", good + "    - 日期: 5月15日（周四）\n      单位: 市医保局\n")
    try office.edit("坏的.yaml", "版本: 1\n年度计划: [\n")
    try await office.work(until: "2026-05-14 08:45")

    let status = try await office.desk.onLoopback { await $0.get("/status").body }
    let page = try await office.desk.onLoopback { await $0.get("/").body }

    #expect(status.contains("加演.yaml第6行"))
    #expect(status.contains(#""name":"坏的.yaml""#) && status.contains("没有采用"))
    #expect(!status.contains("沿用旧版本"))
    #expect(page.contains("有文件的个别行写错") && page.contains("加演.yaml第6行"))
  }

  @Test func `a trouble stands on top with its remedy`() async throws {
    let office = try await day()
    office.desk.shared.board.set(.robotSetAside, to: "bumen")

    let page = try await office.desk.onLoopback { await $0.get("/").body }

    #expect(page.contains("有 1 件事要处理"))
    #expect(page.contains("hotline confirm robot"))
    #expect(Golden.difference(page, from: "today-with-trouble.html") == nil)
  }

  @Test(arguments: ["/", "/plan", "/deliveries", "/deliveries?ref=L1", "/plan?month=2026-05"])
  func `what a file or an address says stays text`(target: String) async throws {
    let theme = #"<script>alert('x')</script>&"<img src=x onerror=y>"#
    let office = try await day(files: [
      "计划.yaml": """
      版本: 1
      年度计划:
        节目: limin
        年度: 2026
        场次:
          - 编号: L1
            日期: 2026-05-14
            单位: 市医保局
            主题: '\(theme.replacingOccurrences(of: "'", with: "''"))'
            备注: </pre><script>
      """
    ])

    let heard = try await office.desk.onLoopback { await $0.get(target) }

    #expect(heard.status == 200)
    #expect(!heard.body.contains("<script>"))
    #expect(!heard.body.contains("<img src=x"))
    #expect(heard.body.components(separatedBy: "<script").count == 2)
  }

  @Test func `what is asked for is shown as text`() async throws {
    let office = try await day()

    let page = try await office.desk.onLoopback {
      await $0.get("/deliveries?ref=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body
    }

    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&quot;&gt;&lt;script&gt;alert(1)"))
    #expect(page.contains("没有找到"))
  }

  @Test func `no page shows a robot's address`() async throws {
    let office = try await day()

    let pages = try await office.desk.onLoopback { visitor in
      var all = ""
      for target in [
        "/", "/plan", "/deliveries", "/robots", "/status", "/metrics", "/api/agenda?days=30",
        "/api/why?ref=L1",
      ] { all += await visitor.get(target).body }
      return all
    }

    #expect(pages.contains("bumen"))
    for secret in ["secret-one", "secret-two", "qyapi", "access_token", "webhook/send"] {
      #expect(!pages.contains(secret))
    }
  }

  @Test func `a waiting message can be read before it leaves`() async throws {
    let office = try await day()
    let rows = try await office.desk.reading.waiting(through: .distantFuture, limit: 1)
    let id = try #require(rows.first?.id.rawValue)

    let page = try await office.desk.onLoopback { await $0.get("/deliveries?ref=\(id)").body }

    #expect(page.contains("到时将发送"))
    #expect(page.contains("【利民热线】"))
  }

  @Test func `the page of a demonstration may frame the simulator and nothing else`() async throws {
    let office = try await day()
    let demo = DemoPage(
      chats: [
        .init(name: "市直单位工作群", address: "http://127.0.0.1:8600/groups/a"),
        .init(name: "节目组", address: "http://127.0.0.1:8600/groups/b"),
      ], pace: "1 秒 = 10 分钟")

    let (page, other, without) = try await office.desk.onLoopback(demo: demo) { visitor in
      (await visitor.get("/demo"), await visitor.get("/"), 0)
    }
    let missing = try await office.desk.onLoopback { await $0.get("/demo").status }

    #expect(
      page.headers["content-security-policy"]?.contains("frame-src http://127.0.0.1:8600;") == true)
    #expect(other.headers["content-security-policy"]?.contains("frame-src") == false)
    #expect(page.body.contains(#"<iframe src="http://127.0.0.1:8600/groups/a" title="市直单位工作群""#))
    #expect(page.body.contains("1 秒 = 10 分钟"))
    #expect(missing == 404 && without == 0)
  }
}
