// A robot made ready once for all its requests: its address is looked through and its secrets are read
// when the program starts, not each time something leaves.

package import Delivering
import Discretion
package import Timekeeping

/// A robot that can be spoken to.
package struct ReadyRobot: Sendable {
  /// The robot.
  package let robot: Robot
  /// The keys of those dialects whose keys stay the same; hidden as the secrets are.
  let keys: Secret<[SigningKey]>

  /// Looks through the address and the secrets of `robot`.
  package init(_ robot: Robot) throws(Robots.Refusal) {
    do {
      _ = try RobotURL(robot.address.reveal(for: .connecting), policy: robot.connection)
    } catch {
      throw .address(error)
    }
    self.robot = robot
    keys = Secret(try Robots.speaker(of: robot.dialect).keys(of: robot.signingSecrets))
  }

  /// The request for one attempt at `now`: signed for that instant, otherwise the same bytes for the
  /// same utterance.
  package func request(for utterance: Utterance, at now: Timestamp) -> WebhookRequest {
    Robots.speaker(of: robot.dialect).request(utterance, self, at: now)
  }
}
