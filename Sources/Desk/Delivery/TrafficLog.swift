// When each robot was spoken to and how many requests to it are under way: the little that pacing
// needs to know in memory. After a start it is filled from the attempts of the last minute.

import Delivering
import Synchronization
import Timekeeping

/// The traffic to every robot.
final class TrafficLog: Sendable {
  private struct State {
    var sent: [RobotName: [Timestamp]] = [:]
    var inFlight: [RobotName: Int] = [:]
    var standings: [RobotName: RobotStanding] = [:]
  }

  private let state = Mutex(State())

  /// Begins with what the store remembers.
  func restore(sent: [RobotName: [Timestamp]], standings: [RobotName: RobotStanding]) {
    state.withLock { state in
      state.sent = sent
      state.standings = standings
    }
  }

  /// Requests to these robots are about to leave at these instants.
  func leave(_ requests: some Sequence<(robot: RobotName, at: Timestamp)>) {
    state.withLock { state in
      for request in requests {
        state.inFlight[request.robot, default: 0] += 1
        state.sent[request.robot, default: []].append(request.at)
      }
    }
  }

  /// Requests to these robots ended.
  func arrive(_ robots: some Sequence<RobotName>) {
    state.withLock { state in
      for robot in robots {
        state.inFlight[robot] = max(0, (state.inFlight[robot] ?? 1) - 1)
      }
    }
  }

  /// How many requests are under way to all robots.
  var inFlight: Int { state.withLock { $0.inFlight.values.reduce(0, +) } }

  /// How `robot` stands.
  func standing(of robot: RobotName) -> RobotStanding {
    state.withLock { $0.standings[robot] ?? .open }
  }

  /// Notes how `robot` stands from now on.
  func set(_ standing: RobotStanding, of robot: RobotName) {
    state.withLock { $0.standings[robot] = standing }
  }

  /// The traffic of `robots`, and forgets what is older than pacing looks back.
  func traffic(of robots: [RobotName: Robot], at now: Timestamp) -> [RobotName: RobotTraffic] {
    state.withLock { state in
      var found: [RobotName: RobotTraffic] = [:]
      for (name, robot) in robots {
        let isPaced = robot.pacing.isLimited
        let horizon = now - .seconds(61)
        if isPaced {
          state.sent[name]?.removeAll { $0 < horizon }
        } else {
          state.sent[name] = nil
        }
        found[name] = RobotTraffic(
          pacing: robot.pacing, sent: state.sent[name] ?? [],
          inFlight: state.inFlight[name] ?? 0, standing: state.standings[name] ?? .open)
      }
      return found
    }
  }
}
