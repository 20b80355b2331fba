// What administrators must know is said in a chat group too, through a robot that is not the one in
// trouble. An alarm is a delivery like any other: durable, paced, retried.

import Announcing
import Delivering
import Language
import Logging
import Reminding
import Robots
import Scheduling
import Storage
import Timekeeping

/// Puts alarms into the outbox.
struct Alarms: Sendable {
  let settings: DeskSettings
  let traffic: TrafficLog?

  /// Says `message` through the first alarm robot that is not `exempt` and not set aside. False when
  /// there is none: health and journal say it then.
  @discardableResult
  func raise(
    _ message: Message, identity: String, except exempt: RobotName? = nil, _ ledger: Ledger,
    at now: Timestamp
  ) throws -> Bool {
    let robot = settings.alarmRobots.first { name in
      name != exempt && settings.robots[name] != nil
        && !(traffic?.standing(of: name).isSetAside ?? false)
    }
    guard let robot else { return false }
    try say(message, identity: identity, robot: robot, group: robot.rawValue, ledger, at: now)
    return true
  }

  /// Says `message` in one group.
  func say(
    _ message: Message, identity: String, robot: RobotName, group: String, _ ledger: Ledger,
    at now: Timestamp
  ) throws {
    try ledger.add(
      DeliveryRow(
        id: DeliveryID(rawValue: identity), robot: robot, chatGroup: group, kind: .alarm,
        dueAt: now, usefulUntil: now + .seconds(86_400), urgency: .ordinary, message: message))
  }
}

// MARK: - Robots and deliveries in trouble

extension DeliveryDesk {
  /// Tells the administrators, through another robot, that a robot was set aside or has come back.
  func tell(
    _ event: RobotStanding.Event, of robot: RobotName, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let group = groupName(of: robot)
    let alarm: Alarm
    switch event {
    case .paused, .becameSuspect:
      return
    case .setAside(let code, _):
      let meaning = settings.robots[robot].flatMap { Robots.meaning(of: code, in: $0.dialect) }
      alarm = .robotSetAside(
        robot: robot.rawValue, group: group, cause: meaning ?? "错误码 \(code)",
        waiting: try ledger.waitingCount(for: robot))
    case .recovered(let since):
      // A doubt of a minute was nobody's business; only who was told hears that it is over.
      guard now - since >= RobotStanding.doubtBeforeSetAside else { return }
      alarm = .robotBack(robot: robot.rawValue, group: group)
    }
    try raise(alarm, key: "robot", except: robot, ledger, at: now)
  }

  /// Tells the administrators that a message was given up, so that a person can ring instead.
  func tellAbandoned(
    _ delivery: DeliveryRow, _ reason: AbandonReason, _ ledger: Ledger, at now: Timestamp
  ) throws {
    guard delivery.kind != .alarm else { return }
    let tried = try ledger.attempts(of: delivery.id).last?.text.split(separator: "\n").first
    let title = try message(of: delivery, ledger, at: now)?.lines.first ?? tried.map(String.init)
    try raise(
      .abandoned(
        group: delivery.chatGroup, title: title ?? delivery.id.rawValue, reason: reason.wording),
      key: delivery.id.rawValue, except: delivery.robot, ledger, at: now)
  }

  /// Tells the administrators what was missed. Robots that are set aside have been told of already.
  /// True when somebody is told.
  func tellMissed(_ rows: [DeliveryRow], _ ledger: Ledger, at now: Timestamp) throws -> Bool {
    let rows = rows.filter { !traffic.standing(of: $0.robot).isSetAside }
    guard let from = rows.map(\.dueAt).min(), let through = rows.map(\.dueAt).max() else {
      return false
    }
    let zone = settings.zone
    let identity = StableHash(["missed"] + rows.map(\.id.rawValue).sorted()).text
    let message = AlarmWording(settings.wording).message(
      for: .missed(count: rows.count, from: zone.local(of: from), through: zone.local(of: through)),
      identity: identity)
    return try Alarms(settings: settings, traffic: traffic).raise(
      message, identity: identity, ledger, at: now)
  }

  func raise(
    _ alarm: Alarm, key: String, except robot: RobotName, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let identity = StableHash(["alarm", key, robot.rawValue, "\(now.milliseconds)"]).text
    let isTold = try Alarms(settings: settings, traffic: traffic).raise(
      AlarmWording(settings.wording).message(for: alarm, identity: identity), identity: identity,
      except: robot, ledger, at: now)
    if !isTold {
      logger.error(
        "No robot can tell the administrators", metadata: ["robot.name": "\(robot.rawValue)"])
    }
  }

  private func groupName(of robot: RobotName) -> String {
    let groups = schedule.current?.schedule.directory.groups.values.filter {
      $0.robot == robot.rawValue
    }
    return groups?.map(\.id.rawValue).min() ?? robot.rawValue
  }
}

// MARK: - Broken files

extension PlanDesk {
  /// Tells the producers of a file that has stayed broken for a minute; once. Returns of how many.
  func tellBroken(
    _ files: FilesInForce, _ schedule: Schedule, _ ledger: Ledger, at now: Timestamp
  ) throws -> Int {
    var count = 0
    for (name, since) in files.untold where now - since >= Limits.brokenToldAfter {
      let complaints = files.complaints(about: name)
      let identity = StableHash(["broken", name, "\(since.milliseconds)"]).text
      let message = AlarmWording(settings.wording).message(
        for: .fileBroken(
          file: name, since: settings.zone.local(of: since), complaints: max(1, complaints.count),
          first: complaints.first.map { "第\($0.span.line)行：\($0.message)" } ?? "文件读不出来"),
        identity: identity)
      let groups = Set(schedule.programmes.values.compactMap(\.producerGroup)).sorted()
      let alarms = Alarms(settings: settings, traffic: nil)
      for group in groups {
        guard let robot = schedule.directory.groups[group]?.robot else { continue }
        try alarms.say(
          message, identity: StableHash([identity, group.rawValue]).text,
          robot: RobotName(rawValue: robot), group: group.rawValue, ledger, at: now)
      }
      if groups.isEmpty { try alarms.raise(message, identity: identity, ledger, at: now) }
      try ledger.markBrokenTold(name)
      count += 1
    }
    return count
  }
}
