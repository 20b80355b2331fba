// Robots for runs without credentials: each group of the directory gets one of the dialect that the
// configuration names, or 企业微信, at an address that leads nowhere.

import Delivering
import Desk
import Discretion
import Scheduling
import Timekeeping

extension DeskSettings {
  /// These settings with a robot for every group of `directory`: where one is configured it stays.
  func withRobots(for directory: Directory) -> DeskSettings {
    var settings = self
    for group in directory.groups.values {
      let name = RobotName(rawValue: group.robot)
      guard settings.robots[name] == nil else { continue }
      settings.robots[name] = Robot(
        name: name, dialect: .weCom,
        address: Secret(
          "https://rehearsal.invalid/send?key=\(group.robot.utf8.count)-\(name.hashKey)"))
    }
    if settings.alarmRobots.isEmpty {
      settings.alarmRobots = settings.robots.keys.sorted().suffix(1)
    }
    return settings
  }
}

extension RobotName {
  /// Hexadecimal digits that differ from robot to robot, for an address made of plain characters.
  fileprivate var hashKey: String {
    rawValue.utf8.map { String($0, radix: 16) }.joined()
  }
}
