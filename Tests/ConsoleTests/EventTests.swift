// Open screens hear of changes, until whoever looks is signed out or the daemon stops.

import Console
import Desk
import Foundation
import Glibc
import Membership
import Synchronization
import Testing
import Timekeeping

@Suite struct EventTests {
  @Test func `a screen has at most one signal waiting and hears of its own topics`() async throws {
    let hub = EventHub()
    let screen = try #require(hub.open([.show("limin")]))
    hub.emit(.show("limin"))
    hub.emit(.show("limin"))
    hub.emit(.register("limin"))
    screen.end()

    var signals = 0
    for await _ in screen.signals { signals += 1 }
    #expect(signals == 1)
    #expect(hub.lastChange(of: [.show("limin")]) < hub.lastChange(of: [.register("limin")]))
    #expect(hub.count == 0)
  }

  @Test func `whoever is signed out hears no more, others do`() async throws {
    let hub = EventHub()
    let one = try #require(hub.open([.show("limin")], owners: ["a"]))
    let two = try #require(hub.open([.show("limin")], owners: ["b"]))
    hub.end(["a"])
    hub.emit(.show("limin"))
    two.end()

    var heard = [0, 0]
    for await _ in one.signals { heard[0] += 1 }
    for await _ in two.signals { heard[1] += 1 }
    #expect(heard == [0, 1])
  }

  @Test func `no more screens are opened than the hub holds`() throws {
    let hub = EventHub()
    let screens = (0..<EventHub.capacity).compactMap { _ in hub.open([.show("limin")]) }
    #expect(screens.count == EventHub.capacity)
    #expect(hub.open([.show("limin")]) == nil)
    screens[0].end()
    #expect(hub.open([.show("limin")]) != nil)
  }
}
