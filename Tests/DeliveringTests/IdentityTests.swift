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

  @Test func `due times near a full or half hour move later, within the window`() {
    let hour = Timestamp(seconds: 1_800_000_000)
    for shift: Int64 in [-119, -1, 0, 30, 119] {
      let due = hour + .seconds(shift)
      var seen: Set<Timestamp> = []
      for index in 0..<200 {
        let moved = OffPeak.spread(
          due, window: .seconds(600), id: DeliveryID(rawValue: "r\(index)"))
        #expect(moved >= due && moved <= due + .seconds(600))
        #expect(moved - hour >= .seconds(120))
        seen.insert(moved)
      }
      #expect(seen.count > 150)
    }
  }

  @Test func `other minutes and small windows stay`() {
    let hour = Timestamp(seconds: 1_800_000_000)
    let id = DeliveryID(rawValue: "r")

    #expect(
      OffPeak.spread(hour + .seconds(600), window: .seconds(600), id: id) == hour + .seconds(600))
    #expect(OffPeak.spread(hour, window: .seconds(60), id: id) == hour)
    #expect(OffPeak.spread(hour, window: .zero, id: id) == hour)
  }
}
