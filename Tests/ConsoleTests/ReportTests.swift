// What programs read: status, health, metrics, agenda, why.

import Desk
import Foundation
import TestSupport
import Testing

// One at a time: each opens an office of its own, and a hundred at once would starve the servers.
@Suite(.serialized) struct ReportTests {
  private func office() async throws -> Office {
    var office = try Office(at: "2026-05-06 08:00")
    try await office.work(until: "2026-05-14 08:40")
    return office
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `status says what the command line prints`() async throws {
    let office = try await office()

    let heard = try await office.desk.onLoopback { await $0.get("/status") }
    let status = try json(heard.body)

    #expect(heard.headers["content-type"] == "application/json; charset=utf-8")
    #expect(status["schemaVersion"] as? Int == 1)
    #expect(status["now"] as? String == "2026-05-14 08:40:00")
    #expect(status["zone"] as? String == "Asia/Shanghai")
    #expect(status["isWell"] as? Bool == true)
    #expect((status["troubles"] as? [String: String])?.isEmpty == true)
    #expect((status["counts"] as? [String: Int])?["已发送，平台已接收"] ?? 0 > 0)
    #expect((status["nextDue"] as? String)?.hasPrefix("2026-05-") == true)
    let robots = try #require(status["robots"] as? [[String: Any]])
    #expect(robots.map { $0["name"] as? String } == ["bianji", "bumen"])
    #expect(robots.map { $0["standing"] as? String } == ["正常", "正常"])
    let files = try #require(status["files"] as? [[String: Any]])
    #expect(files.map { $0["state"] as? String } == ["全部生效", "全部生效", "全部生效"])
  }

  @Test func `keys stand in order, so that two answers can be compared`() async throws {
    let office = try await office()

    let body = try await office.desk.onLoopback { await $0.get("/status").body }

    let keys = ["\"counts\"", "\"files\"", "\"heldFiles\"", "\"isWell\"", "\"now\"", "\"zone\""]
    let places = keys.compactMap { body.range(of: $0)?.lowerBound }
    #expect(places.count == keys.count)
    #expect(places == places.sorted())
  }

  @Test func `health says ok, or 503 with a line for everything that is wrong`() async throws {
    let office = try await office()

    let well = try await office.desk.onLoopback { await $0.get("/healthz") }
    office.desk.shared.board.set(.storeFailing, to: "磁盘满了")
    office.desk.shared.board.set(.calendarProvisional, to: "2027年")
    office.clock.set(to: Office.instant("2026-05-14 08:45"))
    let ill = try await office.desk.onLoopback { await $0.get("/healthz") }

    #expect(well.status == 200 && well.body == "ok\n")
    #expect(ill.status == 503)
    #expect(ill.body.contains("数据库写不进去：磁盘满了"))
    #expect(ill.body.contains("投递没有进展"))
    #expect(!ill.body.contains("2027年"))
  }

  @Test func `metrics are Prometheus text`() async throws {
    let office = try await office()

    let heard = try await office.desk.onLoopback { await $0.get("/metrics") }

    #expect(heard.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
    #expect(heard.body.contains("hotline_healthy 1"))
    for line in heard.body.split(separator: "\n") where !line.hasPrefix("#") {
      #expect(line.split(separator: " ").count == 2, "\(line)")
    }
  }

  @Test func `the agenda lists stored deliveries from a day on`() async throws {
    let office = try await office()

    let body = try await office.desk.onLoopback {
      await $0.get("/api/agenda?from=2026-05-14&days=1").body
    }
    let rows = try #require(try json(body)["rows"] as? [[String: Any]])

    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { ($0["local"] as? String)?.hasPrefix("2026-05-14") == true })
    #expect(
      rows.contains { ($0["who"] as? [String]) == ["赵春燕"] && $0["state"] as? String == "sent" })
  }

  @Test(arguments: ["L1", "5%E6%9C%8814%E6%97%A5+%E5%B8%82%E5%8C%BB%E4%BF%9D%E5%B1%80"])
  func `why answers with one line per decision`(reference: String) async throws {
    let office = try await office()

    let body = try await office.desk.onLoopback { await $0.get("/api/why?ref=" + reference).body }
    let lines = try #require(try json(body)["lines"] as? [[String: Any]])

    #expect(lines.first?["at"] is NSNull || lines.first?["at"] == nil)
    #expect(lines.contains { ($0["text"] as? String)?.contains("已发送") == true })
    #expect(lines.contains { ($0["at"] as? String)?.contains("2026-05-14 08:30:00") == true })
  }
}
