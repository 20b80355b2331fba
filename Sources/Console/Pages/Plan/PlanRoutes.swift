// The ways to the plan.

import Membership

/// 编排.
struct PlanRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    routes.page("plan", needs: .may(.seePlan), query: ["month"]) { visit in
      try await PlanPage(frame: visit.frame, query: visit.query).html()
    }
  }
}
