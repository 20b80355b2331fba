// The ways to the deliveries.

import Membership

/// 投递.
struct DeliveriesRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    routes.page("deliveries", needs: .may(.seeDeliveries), query: ["ref"]) { visit in
      try await DeliveriesPage(frame: visit.frame, query: visit.query).html()
    }
  }
}
