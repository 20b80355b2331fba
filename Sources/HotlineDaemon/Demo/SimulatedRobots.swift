// The robots of the simulated chat groups, as the sender sees them: under the group's name, with the
// address and the secrets that a platform would have given out.

import Delivering
import Desk
import Discretion
import RobotSimulator

/// Robots that speak into a running simulator.
enum SimulatedRobots {
  /// One for each group of `simulator`, which must be listening, named as the group is.
  static func robots(of simulator: RobotSimulator) -> [RobotName: Robot] {
    var robots: [RobotName: Robot] = [:]
    for group in simulator.configuration.groups {
      guard let address = simulator.address(of: group.id) else { continue }
      let name = RobotName(rawValue: group.name)
      robots[name] = Robot(
        name: name, dialect: dialect(of: group.dialect), address: Secret(address),
        signingSecrets: group.secrets.map { Secret($0) }, keywords: group.keywords,
        connection: ConnectionPolicy(allowsLoopbackHTTP: true))
    }
    return robots
  }

  private static func dialect(of simulated: SimulatedDialect) -> Dialect {
    switch simulated {
    case .weCom: .weCom
    case .dingTalk: .dingTalk
    case .feishu: .feishu
    case .standardWebhooks: .standardWebhooks
    }
  }
}

extension DeskSettings {
  /// These settings with the robots of `simulator`; the last group hears alarms.
  func speaking(into simulator: RobotSimulator) -> DeskSettings {
    var settings = self
    settings.robots = SimulatedRobots.robots(of: simulator)
    settings.alarmRobots = simulator.configuration.groups.suffix(1).map {
      RobotName(rawValue: $0.name)
    }
    return settings
  }
}
