// The ways to the host's screen: the page, and the stream that keeps it fresh.

import Desk
import Hummingbird
import HummingbirdCore
import Membership
import Questions
import Timekeeping

/// 主持人屏.
struct HostRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    let need = Need.may(.seeHostScreen)
    routes.page("host", needs: need, query: ["programme"]) { visit in
      try await HostPage(visit: visit).html()
    }
    routes.read("host/events", needs: need, query: ["programme"]) { visit in
      let page = HostPage(visit: visit)
      let programme = try ShowChoice(visit, .seeHostScreen).needed()
      let house = visit.context.source.house
      let topic = EventTopic.show(programme.rawValue)
      let session = visit.sessionSecret.map { MemberDesk.owner(ofSession: $0) }
      let owners = Set([visit.member.id.rawValue, session].compactMap { $0 })
      guard let screen = house.events.open([topic], owners: owners) else {
        throw Refusal(.serviceUnavailable, "打开的屏幕太多，请关掉一些再试。")
      }
      let context = visit.context
      return HostStream(
        house: house, screen: screen, topic: topic, channel: context.source.channel,
        render: { try await page.screen(programme, at: house.desk.clock.now) },
        mayLook: { try await context.isStillSignedIn(isUse: true) }
      ).response
    }
  }
}
