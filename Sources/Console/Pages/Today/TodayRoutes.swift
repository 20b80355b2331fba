// The ways to today's page.

import Membership

/// 今日.
struct TodayRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    routes.page("/", needs: .may(.seePlan)) { visit in
      try await TodayPage(frame: visit.frame).html()
    }
  }
}
