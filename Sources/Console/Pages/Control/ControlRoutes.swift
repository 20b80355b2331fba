// What changes the daemon itself, over the socket alone.

import HummingbirdCore
import Membership

/// The commands of the control socket.
struct ControlRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    let controls = Controls(desk: routes.house.desk)
    routes.command("api/confirm/losses", needs: .may(.confirm), types: []) { _ in
      try await controls.confirmLosses()
    }
    routes.command("api/confirm/clock", needs: .may(.confirm), types: []) { _ in
      try await controls.confirmClock()
    }
    routes.command("api/robots/:name/reinstate", needs: .may(.confirm), types: []) { visit in
      try await controls.reinstate(path: visit.request.uri.path)
    }
    routes.command("api/backup", needs: .may(.confirm)) { visit in
      try await controls.backUp(visit.request)
    }
    routes.command("api/verify", needs: .may(.confirm), types: []) { _ in try controls.verify() }
    routes.command("api/reload", needs: .may(.confirm), types: []) { _ in try controls.reload() }
  }
}
