// The machine is switched off at random moments while producers edit the plan and reminders go out.
// Nothing is lost; what may have come already comes at most once more and says so.

import Delivering
import Desk
import Foundation
import Glibc
import HotlineDaemon
import RobotSimulator
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct KilledDaemonStory {
  @Test func `killed at random moments, nothing is lost and repeats are marked`() async throws {
    let isLong = ProcessInfo.processInfo.environment["HOTLINE_LONG"] == "1"
    try await story(kills: isLong ? 200 : 4, perKill: 6, seed: 2_026)
  }

  private func story(kills: Int, perKill: Int, seed: UInt64) async throws {
    let clock = try #require(SystemClock())
    try await withSimulator(groups: [DaemonGround.group], now: { clock.now.milliseconds }) {
      simulator in
      let ground = try DaemonGround(simulator, departments: (kills + 1) * perKill)
      let start = Zone.shanghai.local(of: clock.now + .seconds(50 * 60))
      var random = SplitMix(state: seed)
      for round in 0..<kills {
        try ground.writePlan(episodes: (round + 1) * perKill, at: start)
        let daemon = try DaemonProcess(
          ["serve", "--config", ground.configurationPath], in: ground.folder)
        try await clock.sleep(
          until: clock.now + .milliseconds(Int64(random.next() % 900) + 250))
        daemon.send(SIGKILL)
        #expect(await daemon.exitCode() == -SIGKILL, "\(daemon.said)")
      }
      try ground.writePlan(episodes: (kills + 1) * perKill, at: start)
      try await settle(ground, simulator, clock, expected: (kills + 1) * perKill)
      try await check(ground, simulator, clock, expected: (kills + 1) * perKill)
    }
  }

  /// A last start; it ends when every department has its message and nothing is under way.
  private func settle(
    _ ground: DaemonGround, _ simulator: RobotSimulator, _ clock: SystemClock, expected: Int
  ) async throws {
    let daemon = try DaemonProcess(
      ["serve", "--config", ground.configurationPath], in: ground.folder)
    let limit = clock.now + .seconds(30)
    while clock.now < limit, try await openCount(ground) > 0 || told(simulator).count < expected {
      try await clock.sleep(until: clock.now + .milliseconds(100))
    }
    daemon.send(SIGTERM)
    #expect(await daemon.exitCode() == 0, "\(daemon.said)")
  }

  /// Deliveries that have not ended, as the daemon says.
  private func openCount(_ ground: DaemonGround) async throws -> Int {
    struct Status: Decodable { let counts: [String: Int] }
    let client = ControlClient(path: ground.folder.path(of: "run/hotline.sock"))
    // It may not listen yet.
    guard let answer = try? client.ask("GET", "/status"),
      let status = try? JSONDecoder().decode(Status.self, from: Data(answer.body.utf8))
    else { return 1 }
    return status.counts.filter { $0.key != DeliveryState.sent.wording }.values.reduce(0, +)
  }

  private func told(_ simulator: RobotSimulator) -> Set<String> {
    Set(
      simulator.posts().compactMap { post in
        post.text.firstMatch(of: /第[0-9]+局/).map { String($0.0) }
      })
  }

  private func check(
    _ ground: DaemonGround, _ simulator: RobotSimulator, _ clock: SystemClock, expected: Int
  ) async throws {
    let storage = try Storage(path: ground.folder.path(of: "state/hotline.sqlite"))
    let rows = try await storage.read("check") {
      try $0.deliveries(
        from: Timestamp(milliseconds: 0), through: clock.now, limit: 100_000)
    }
    try storage.close()
    let copies = Dictionary(grouping: simulator.posts(), by: \.messageID)
    // Struck twice between the handing over and the outcome's commit, a delivery is given up by name: a
    // third copy would be worse. Everything has arrived, that one too.
    let givenUp = rows.filter { $0.state == .abandoned && $0.tally.uncertain == 2 }
    #expect(givenUp.allSatisfy { $0.reason == AbandonReason.stillUncertain.rawValue })
    #expect(told(simulator).count >= expected)
    #expect(rows.filter { $0.chatGroup.hasPrefix("群") }.count >= expected)
    for row in rows {
      let isGivenUp = givenUp.contains { $0.id == row.id }
      #expect(row.state == .sent || isGivenUp, "\(row)")
      #expect(copies.keys.contains { $0?.contains(row.id.rawValue) == true }, "\(row) not received")
    }
    for (id, posts) in copies {
      #expect(posts.count <= 2, "\(id ?? "") came \(posts.count) times")
      #expect(posts.first?.text.contains("（可能重复）") == false || posts.count == 1)
      for copy in posts.dropFirst() {
        #expect(copy.text.contains("（可能重复）"), "\(copy.text)")
      }
    }
  }
}

/// Numbers that are the same in each run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
