// A message in parts is one message: read from its beginning, and given up as a whole.

import Delivering
import Desk
import Storage
import Testing
import Timekeeping

@Suite struct PartsTests {
  private let lines = (1...80).map { "第\($0)件事：请市医保局在本周五前报送访谈稿和政策依据，联系人见名录。" }

  @Test func `no part overtakes a first one that is tried again`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.status(502), .status(502)])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00", lines)

    try await station.run(until: "2026-05-06 09:30")

    let shown = station.sink.posts(to: "lianluo").filter(\.isShown).map(\.text)
    #expect(shown.count > 1)
    #expect(shown.first?.contains("第1件事") == true)
    #expect(try await station.deliveries().allSatisfy { $0.state == .sent })
  }

  @Test func `the parts of a message whose first part is refused end with it`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.always("lianluo", .code("40008"))
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00", lines)

    try await station.run(until: "2026-05-06 09:30")

    let rows = try await station.deliveries().filter { $0.kind != .alarm }
    #expect(rows.count > 1)
    #expect(rows.allSatisfy { $0.state == .abandoned && $0.reason == "badMessage" })
    #expect(station.sink.posts(to: "lianluo").count == 1)
  }

  @Test func `a waiting message in parts that is no longer true ends as a whole`() async throws {
    let departments = ["市医保局", "市人社局", "市民政局", "市住建局"]
    let rows = (0..<24).map { index in
      let from = "\(7 + index / 2):\(index % 2 == 0 ? "00" : "30")"
      let until = "\(7 + index / 2):\(index % 2 == 0 ? "20" : "50")"
      let topic = "第\(index)题" + String(repeating: "异地就医备案", count: 5)
      return "2026-06-04 \(from)-\(until),\(departments[index % 4]),\(topic),局长 王伟"
    }
    var station = try Station(at: "2026-05-06 08:00", files: Papers.with(rows))
    station.sink.always("lianluo", .status(502))
    try await station.run(until: "2026-05-06 08:01")
    let due = try await station.deliveries().map(\.dueAt).min()
    try await station.run(through: try #require(due) + .seconds(30))
    let tried = try await station.deliveries().filter { $0.partCount > 1 }
    try #require(tried.count > 1)

    try station.edit("计划.csv", Papers.plan(rows.dropLast() + ["2026-06-05,市住建局,物业,局长 何强"]))
    try await station.run(seconds: 1)
    station.sink.always("lianluo", nil)
    try await station.run(seconds: 3_600)

    let ids = Set(tried.map(\.id))
    let ended = try await station.deliveries().filter { ids.contains($0.id) }
    #expect(ended.allSatisfy { $0.state == .withdrawn })
    // What is still so of it is said once, in another message.
    let shown = station.sink.posts(to: "lianluo").filter(\.isShown).map(\.text).joined()
    #expect(shown.contains("23件事"))
    #expect(!shown.contains("24件事"))
  }
}
