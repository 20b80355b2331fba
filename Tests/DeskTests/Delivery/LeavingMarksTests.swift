// What is known after a kill of requests that had not left, and what is not known.

import Delivering
import Foundation
import Storage
import TestSupport
import Testing
import Timekeeping

@testable import Desk

@Suite struct LeavingMarksTests {
  @Test func `what was claimed and never left is sent at its second, as if nothing had been`()
    async throws
  {
    var station = try Station(at: "2026-05-06 08:59", boot: "b1")
    try await station.promise("a", to: "jiqi", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    try await station.run(through: instant("2026-05-06 09:00") - .milliseconds(300))
    #expect(try await station.standing("a") == "claimed")

    try station.restart()
    try await station.run(until: "2026-05-06 09:01")

    #expect(station.sink.posts.map(\.at) == [instant("2026-05-06 09:00")])
    #expect(station.sink.posts.first?.text.contains("可能重复") == false)
    let attempts = try await station.read { try $0.attempts(of: DeliveryID(rawValue: "a")) }
    #expect(attempts.map(\.outcome) == [.accepted])
  }

  @Test func `killed again and again before it leaves, it is not given up`() async throws {
    var station = try Station(at: "2026-05-06 08:59", boot: "b1")
    try await station.promise("a", to: "jiqi", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    for milliseconds in [400, 300, 200] {
      try await station.run(
        through: instant("2026-05-06 09:00") - .milliseconds(Int64(milliseconds)))
      try station.restart()
    }
    try await station.run(until: "2026-05-06 09:01")

    #expect(station.sink.posts.count == 1)
    #expect(try await station.standing("a") == "sent")
  }

  @Test func `what may have left is repeated once and marked`() async throws {
    var station = try Station(at: "2026-05-06 08:59", boot: "b1")
    station.sink.answer("lianluo", [.silence])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    try await station.run(until: "2026-05-06 09:00:03")

    try station.restart()
    try await station.run(until: "2026-05-06 09:30")

    #expect(station.sink.posts.count == 2)
    #expect(station.sink.posts.last?.text.contains("（可能重复）") == true)
  }

  @Test(arguments: ["another start of the machine", "no file", "a cut file", "no marks kept"])
  func `what nobody can know counts as left`(trouble: String) async throws {
    var station = try Station(at: "2026-05-06 08:59", boot: "b1")
    try await station.promise("a", to: "jiqi", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    try await station.run(through: instant("2026-05-06 09:00") - .milliseconds(300))
    switch trouble {
    case "another start of the machine": station.boot = "b2"
    case "no file": try station.folder.remove("hotline.leaving")
    case "a cut file": try station.folder.write("hotline", to: "hotline.leaving")
    default: station.boot = nil
    }

    try station.restart()
    try await station.run(until: "2026-05-06 09:30")

    let attempts = try await station.read { try $0.attempts(of: DeliveryID(rawValue: "a")) }
    #expect(attempts.map(\.outcome) == [.uncertain, .accepted])
  }

  @Test func `marks of a run that kept none do not speak for a later one`() async throws {
    var station = try Station(at: "2026-05-06 08:59", boot: "b1")
    try await station.run(seconds: 1)
    station.boot = nil
    try station.restart()
    station.sink.answer("lianluo", [.silence])
    try await station.promise("a", at: "2026-05-06 09:00", until: "2026-05-06 12:00")
    try await station.run(until: "2026-05-06 09:00:03")
    station.boot = "b1"

    try station.restart()
    try await station.run(until: "2026-05-06 09:30")

    #expect(station.sink.posts.count == 2)
    #expect(station.sink.posts.last?.text.contains("（可能重复）") == true)
  }

  @Test func `what was withdrawn while it waited for its second never leaves`() async throws {
    var station = try Station(
      at: "2026-05-06 08:00", files: Papers.with(Papers.june), robots: unpaced, boot: "b1")
    try await station.run(seconds: 1)
    let first = try #require(
      try await station.deliveries().filter { $0.robot.rawValue == "lianluo" }
        .min { $0.dueAt < $1.dueAt })
    try await station.run(through: first.dueAt - .milliseconds(300))
    #expect(try await station.standing(first.id.rawValue) == "claimed")
    try station.edit(
      "变更.yaml",
      """
      版本: 1
      变更:
        - {日期: 2026-06-04, 单位: 市医保局, 停播: 是, 原因: 设备检修, 批准: 高敏}
      """)
    try await station.run(through: first.dueAt - .milliseconds(100))

    try station.restart()
    try await station.run(through: first.dueAt + .seconds(60))

    #expect(station.sink.posts(to: "lianluo").isEmpty)
  }

  private var unpaced: [RobotName: Robot] {
    var robots = Station.robots
    let name = RobotName(rawValue: "lianluo")
    robots[name] = Station.robot("lianluo", .standardWebhooks)
    return robots
  }
}

@Suite struct LeavingMarksFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path(of: "marks") }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `marks are known to the next start and belong to an attempt`() throws {
    let marks = try #require(LeavingMarks(path: path, boot: "b", capacity: 4))
    marks.begin("r1")
    marks.mark(DeliveryID(rawValue: "a"), attempt: 2)

    let left = try #require(LeavingMarks(path: path, boot: "b", capacity: 4)).left(by: "r1")
    #expect(left.mayInclude(DeliveryID(rawValue: "a"), attempt: 2))
    #expect(!left.mayInclude(DeliveryID(rawValue: "a"), attempt: 1))
    #expect(!left.mayInclude(DeliveryID(rawValue: "b"), attempt: 2))
  }

  @Test func `places are used again; one too many and nothing is known`() throws {
    let marks = try #require(LeavingMarks(path: path, boot: "b", capacity: 2))
    marks.begin("r1")
    for round in 0..<100 {
      let id = DeliveryID(rawValue: "a\(round)")
      marks.mark(id, attempt: 1)
      marks.release([id])
    }
    #expect(!marks.left(by: "r1").mayInclude(DeliveryID(rawValue: "other"), attempt: 1))
    for round in 0..<3 { marks.mark(DeliveryID(rawValue: "b\(round)"), attempt: 1) }
    #expect(marks.left(by: "r1").mayInclude(DeliveryID(rawValue: "other"), attempt: 1))
  }

  @Test func `a new run forgets the old one's marks`() throws {
    let marks = try #require(LeavingMarks(path: path, boot: "b", capacity: 2))
    marks.begin("r1")
    marks.mark(DeliveryID(rawValue: "a"), attempt: 1)
    marks.begin("r2")
    #expect(!marks.left(by: "r2").mayInclude(DeliveryID(rawValue: "a"), attempt: 1))
    #expect(marks.left(by: "r1").mayInclude(DeliveryID(rawValue: "x"), attempt: 1))
    #expect(marks.left(by: nil).mayInclude(DeliveryID(rawValue: "x"), attempt: 1))
  }

  @Test func `without a name of the machine's start no marks are kept`() {
    #expect(LeavingMarks(path: path, boot: nil) == nil)
    #expect(LeavingMarks(path: "/nowhere/marks", boot: "b") == nil)
    #expect(LeavingMarks.boot(environment: ["HOTLINE_BOOT": "b"]) == "b")
    #expect(LeavingMarks.boot(environment: [:])?.count == 36)
  }
}
