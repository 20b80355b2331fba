// Computed identities, and due times that keep away from the full hour.

import Delivering
import Testing
import Timekeeping

struct IdentityTests {
  @Test func `the first part keeps the identity of the whole`() {
    let id = DeliveryID(rawValue: "r-1")

    #expect(id.part(1) == id)
    #expect(id.part(2).rawValue == "r-1.2")
    #expect(id.part(12).rawValue == "r-1.12")
  }

  @Test func `a digest is the same whatever the order, and another for another robot`() {
    let ids = ["a", "b", "c"].map(DeliveryID.init(rawValue:))
    let robot = RobotName(rawValue: "群")
    let digest = DeliveryID.digest(of: ids, for: robot)

    #expect(digest == DeliveryID.digest(of: ids.reversed(), for: robot))
    #expect(digest != DeliveryID.digest(of: ids, for: RobotName(rawValue: "群2")))
    #expect(digest != DeliveryID.digest(of: ids.dropLast(), for: robot))
    #expect(digest.rawValue.count == 39)
    #expect(!digest.rawValue.contains("."))
  }

  @Test func `a digest has the same identity in every version of the program`() {
    let digest = DeliveryID.digest(
      of: [DeliveryID(rawValue: "a")], for: RobotName(rawValue: "群"))

    #expect(digest.rawValue == "digest-5b8a495237a240b40c1f52ff808c8a88")
  }
}
