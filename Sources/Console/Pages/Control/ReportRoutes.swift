// What programs read: status, agenda, why.

import Membership

/// The reports for programs.
struct ReportRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    let reports = Reports(desk: routes.house.desk, version: routes.house.version)
    let members = routes.audience == .controlSocket ? routes.house.members : nil
    routes.read("status", needs: .may(.seeDeliveries)) { _ in
      try await reports.status(members: members)
    }
    // `hotline agenda` reads the files themselves.
    if routes.audience == .console {
      routes.read("api/agenda", needs: .may(.seeDeliveries), query: ["from", "days"]) { visit in
        try await reports.agenda(visit.query)
      }
    }
    routes.read("api/why", needs: .may(.seeDeliveries), query: ["ref"]) { visit in
      try await reports.why(visit.query)
    }
  }
}
