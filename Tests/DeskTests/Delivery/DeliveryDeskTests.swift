// The courier on a scripted platform: what is accepted, retried, repeated, given up, and never sent.

import Delivering
import Desk
import Storage
import Testing
import Timekeeping

@Suite struct DeliveryDeskTests {
  @Test func `an accepted message is sent at its second and once`() async throws {
    var station = try Station(at: "2026-05-06 08:00")
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")

    try await station.run(until: "2026-05-06 12:30")

    #expect(station.sink.posts.map(\.at) == [instant("2026-05-06 09:00")])
    #expect(try await station.standing("a") == "sent")
    let attempts = try await station.read { try $0.attempts(of: DeliveryID(rawValue: "a")) }
    #expect(attempts.map(\.outcome) == [.accepted])
  }

  @Test func `a message without pacing is claimed ahead and still not early`() async throws {
    var station = try Station(at: "2026-05-06 08:00")
    try await station.promise("a", to: "jiqi", at: "2026-05-06 09:00", until: "2026-05-06 12:00")

    try await station.run(until: "2026-05-06 09:30")

    #expect(station.sink.posts.map(\.at) == [instant("2026-05-06 09:00")])
    let attempts = try await station.read { try $0.attempts(of: DeliveryID(rawValue: "a")) }
    #expect(attempts.map(\.startedAt) == [instant("2026-05-06 09:00") - .milliseconds(500)])
  }

  @Test func `a certain failure is tried again on the ladder until it is accepted`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.status(502), .notSent(.refused), .status(503)])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")

    try await station.run(until: "2026-05-06 09:30")

    let attempts = try await station.read { try $0.attempts(of: DeliveryID(rawValue: "a")) }
    #expect(attempts.map(\.outcome) == [.busy, .notSent, .busy, .accepted])
    let gaps = zip(attempts, attempts.dropFirst()).map { $1.startedAt - $0.startedAt }
    for (gap, seconds) in zip(gaps, [2, 5, 10]) {
      #expect(gap >= .milliseconds(seconds * 800) && gap <= .milliseconds(seconds * 1_200))
    }
    #expect(!station.sink.posts.contains { $0.text.contains("可能重复") })
  }

  @Test func `a failure that lasts is given up in its useful time and told`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.always("lianluo", .status(502))
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 09:10")

    try await station.run(until: "2026-05-06 10:00")

    #expect(try await station.standing("a") == "abandoned usefulTimeOver")
    let last = try #require(station.sink.posts(to: "lianluo").last)
    #expect(last.at <= instant("2026-05-06 09:10"))
    let alarms = station.sink.posts(to: "yunwei").map(\.text)
    #expect(alarms.count == 1)
    #expect(alarms.first?.contains("没有发出，请人工通知") == true)
  }

  @Test func `a lost answer is repeated once, in the same words, marked`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.uncertain(.connectionLost)])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")

    try await station.run(until: "2026-05-06 09:30")

    let texts = station.sink.posts.map(\.text)
    #expect(texts.count == 2)
    #expect(texts.first?.contains("可能重复") == false)
    #expect(texts.last?.contains("（可能重复）") == true)
    #expect(texts.last?.replacing("（可能重复）", with: "") == texts.first)
    #expect(try await station.standing("a") == "sent")
  }

  @Test func `two lost answers are the end`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.always("lianluo", .uncertain(.timedOut))
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")

    try await station.run(until: "2026-05-06 12:30")

    #expect(station.sink.posts(to: "lianluo").count == 2)
    #expect(try await station.standing("a") == "abandoned stillUncertain")
  }

  @Test func `a message that the platform will never take is given up at once`() async throws {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.answer("lianluo", [.code("40058")])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")

    try await station.run(until: "2026-05-06 09:30")

    #expect(try await station.standing("a") == "abandoned badMessage")
    #expect(station.sink.posts(to: "lianluo").count == 1)
  }

  @Test(arguments: [("-1", 4, "abandoned stillBusy"), ("77777", 3, "abandoned unknownCode")])
  func `codes have their number of tries`(_ code: String, _ tries: Int, _ end: String) async throws
  {
    var station = try Station(at: "2026-05-06 08:59")
    station.sink.always("lianluo", .code(code))
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")

    try await station.run(until: "2026-05-06 12:30")

    #expect(try await station.standing("a") == end)
    #expect(station.sink.posts(to: "lianluo").count == tries)
  }

  @Test func `what nobody could send in time is skipped and never sent late`() async throws {
    var station = try Station(at: "2026-05-06 08:00")
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 10:00")
    station.clock.set(to: instant("2026-05-06 10:00"))

    try await station.run(until: "2026-05-06 11:00")

    #expect(station.sink.posts(to: "lianluo").isEmpty)
    #expect(try await station.standing("a") == "skipped tooLate")
  }

  @Test func `a delivery to a robot that is not configured is skipped`() async throws {
    var station = try Station(at: "2026-05-06 08:00")
    try await station.promise(
      "a", to: "nobody", at: "2026-05-06 09:00", until: "2026-05-06 10:00")

    try await station.run(until: "2026-05-06 09:30")

    #expect(try await station.standing("a") == "skipped noRobot")
  }

  @Test func `a message that is too long leaves in parts, each with its own identity`() async throws
  {
    var station = try Station(at: "2026-05-06 08:59")
    let lines = (1...80).map { "第\($0)件事：请市医保局在本周五前报送访谈稿和政策依据，联系人见名录。" }
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00", lines)

    try await station.run(until: "2026-05-06 09:30")

    let posts = station.sink.posts(to: "lianluo")
    #expect(posts.count > 1)
    let whole = posts.map(\.text).joined()
    for index in 1...80 { #expect(whole.contains("第\(index)件事")) }
    let rows = try await station.deliveries()
    #expect(rows.allSatisfy { $0.state == .sent && $0.partCount == posts.count })
    #expect(Set(rows.map(\.id.rawValue)) == Set(["a"] + (2...posts.count).map { "a.\($0)" }))
  }
}
