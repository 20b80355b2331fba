// The ways to the robots.

import Membership

/// 机器人.
struct RobotsRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    routes.page("robots", needs: .may(.seeDeliveries)) { visit in
      try await RobotsPage(frame: visit.frame).html()
    }
  }
}
