// Who leaves first, and that nobody waits for somebody else's robot.

import Delivering
import Testing
import Timekeeping

struct ClaimOrderTests {
  private let now = Timestamp(seconds: 1_800_000_000)
  private let group = RobotName(rawValue: "一群")
  private let other = RobotName(rawValue: "二群")

  private func waiting(
    _ id: String, _ robot: RobotName? = nil, _ urgency: Urgency = .ordinary, readyIn: Int64 = 0,
    usefulFor: Int64 = 3_600
  ) -> WaitingDelivery {
    WaitingDelivery(
      id: DeliveryID(rawValue: id), robot: robot ?? group, urgency: urgency,
      readyAt: now + .seconds(readyIn), usefulUntil: now + .seconds(usefulFor))
  }

  private func ids(_ deliveries: [DeliveryID]) -> [String] { deliveries.map(\.rawValue) }

  @Test func `urgent first, then useful for the shortest time, then waiting longest`() {
    let order = ClaimOrder(
      of: [
        waiting("late", usefulFor: 500), waiting("soon", usefulFor: 100),
        waiting("urgent", nil, .urgent, usefulFor: 9_000),
        waiting("older", readyIn: -9, usefulFor: 500),
      ], robots: [group: RobotTraffic(pacing: Pacing(perMinute: nil))], slots: 100, at: now)

    #expect(ids(order.leaving) == ["urgent", "soon", "older", "late"])
    #expect(order.nextAt == nil)
  }

  @Test func `pacing holds the rest back until the window opens`() {
    let sent = (0..<17).map { now - .seconds(50 - Int64($0)) }
    let order = ClaimOrder(
      of: (0..<5).map { waiting("d\($0)", usefulFor: 1_000 + Int64($0)) },
      robots: [group: RobotTraffic(pacing: .planned(for: .weCom), sent: sent)], slots: 100, at: now)

    #expect(ids(order.leaving) == ["d0"])
    #expect(order.nextAt == now + .seconds(10) + .milliseconds(1))
  }

  @Test func `the per-second limit holds too`() {
    let order = ClaimOrder(
      of: (0..<9).map { waiting("d\($0)") },
      robots: [group: RobotTraffic(pacing: .planned(for: .feishu))], slots: 100, at: now)

    #expect(order.leaving.count == 4)
    #expect(order.nextAt == now + .milliseconds(1_001))
  }

  @Test func `a robot that rests or is set aside delays nobody else`() {
    var resting = RobotStanding.open
    _ = resting.note(.slowDown(code: "130101", pauseSeconds: 600), at: now)
    var gone = RobotStanding.open
    _ = gone.note(.badTarget(code: "HTTP 410", gone: true), at: now)
    let third = RobotName(rawValue: "三群")
    let order = ClaimOrder(
      of: [
        waiting("a", group, .urgent), waiting("b", other, usefulFor: 900), waiting("c", third),
      ],
      robots: [
        group: RobotTraffic(pacing: Pacing(perMinute: nil), standing: resting),
        other: RobotTraffic(pacing: Pacing(perMinute: nil), standing: gone),
        third: RobotTraffic(pacing: Pacing(perMinute: nil)),
      ], slots: 100, at: now)

    #expect(ids(order.leaving) == ["c"])
    #expect(order.nextAt == now + .seconds(600))
  }

  @Test func `a suspect robot is asked by one delivery, the most urgent`() {
    var suspect = RobotStanding.open
    _ = suspect.note(.badTarget(code: "93000", gone: false), at: now - .seconds(60))
    let robots = [group: RobotTraffic(pacing: Pacing(perMinute: nil), standing: suspect)]
    let order = ClaimOrder(
      of: [waiting("a"), waiting("b", nil, .urgent), waiting("c")], robots: robots, slots: 100,
      at: now)

    #expect(ids(order.leaving) == ["b"])
    let asked = RobotTraffic(pacing: Pacing(perMinute: nil), inFlight: 1, standing: suspect)
    #expect(
      ClaimOrder(of: [waiting("a")], robots: [group: asked], slots: 100, at: now).leaving.isEmpty)
  }

  @Test func `a flood to one robot leaves room for the others`() {
    let flood = (0..<10_000).map { waiting("f\($0)", group, usefulFor: 10) }
    let order = ClaimOrder(
      of: flood + [waiting("x", other, usefulFor: 9_999)],
      robots: [
        group: RobotTraffic(pacing: Pacing(perMinute: nil)),
        other: RobotTraffic(pacing: Pacing(perMinute: nil)),
      ], slots: 256, at: now)

    #expect(order.leaving.count == 225)
    #expect(order.leaving.last?.rawValue == "x")
    #expect(order.nextAt == now)
  }

  @Test func `slow robots that hold what they may still leave a slot`() {
    var robots: [RobotName: RobotTraffic] = [:]
    for (index, held) in [224, 28, 3].enumerated() {
      robots[RobotName(rawValue: "慢\(index)")] = RobotTraffic(
        pacing: Pacing(perMinute: nil), inFlight: held)
    }
    robots[group] = RobotTraffic(pacing: Pacing(perMinute: nil))
    let slow = RobotName(rawValue: "慢0")
    let order = ClaimOrder(
      of: [waiting("more", slow, usefulFor: 5), waiting("quick")], robots: robots, slots: 256,
      at: now)

    #expect(ids(order.leaving) == ["quick"])
  }

  @Test func `the useless and the homeless are named apart`() {
    let order = ClaimOrder(
      of: [waiting("old", usefulFor: 0), waiting("lost", RobotName(rawValue: "无"))],
      robots: [group: RobotTraffic(pacing: Pacing(perMinute: nil))], slots: 100, at: now)

    #expect(ids(order.expired) == ["old"])
    #expect(ids(order.unknownRobot) == ["lost"])
    #expect(order.leaving.isEmpty)
  }

  @Test func `what is not ready yet gives the next instant`() {
    let order = ClaimOrder(
      of: [waiting("a", readyIn: 30), waiting("b", readyIn: 20)],
      robots: [group: RobotTraffic(pacing: Pacing(perMinute: 18))], slots: 100, at: now)

    #expect(order.leaving.isEmpty)
    #expect(order.nextAt == now + .seconds(20))
  }

  @Test func `what waits for a robot is looked at again at its own end`() {
    var gone = RobotStanding.open
    _ = gone.note(.badTarget(code: "HTTP 410", gone: true), at: now)
    let order = ClaimOrder(
      of: [waiting("a", usefulFor: 77)],
      robots: [group: RobotTraffic(pacing: Pacing(perMinute: nil), standing: gone)], slots: 100,
      at: now)

    #expect(order.nextAt == now + .seconds(77))
  }

  @Test func `a day of turns never exceeds the limits and sends everything`() {
    var time = now
    var left = (0..<100).map { waiting("d\($0)", usefulFor: 3_000) }
    var sent: [Timestamp] = []
    while !left.isEmpty {
      let order = ClaimOrder(
        of: left, robots: [group: RobotTraffic(pacing: .planned(for: .dingTalk), sent: sent)],
        slots: 50, at: time)
      sent += order.leaving.map { _ in time }
      let gone = Set(order.leaving)
      left.removeAll { gone.contains($0.id) }
      guard let next = order.nextAt else { break }
      #expect(next > time)
      time = next
    }

    #expect(sent.count == 100)
    for instant in sent {
      #expect(sent.filter { $0 >= instant && $0 - instant <= .seconds(60) }.count <= 18)
    }
  }

  @Test func `a clock that was set back costs one window, not hours`() {
    let sent = Array(repeating: now + .seconds(36_000), count: 18)

    #expect(
      Pacing.planned(for: .weCom).earliest(at: now, after: sent)
        == now + .seconds(60) + .milliseconds(1))
  }
}
