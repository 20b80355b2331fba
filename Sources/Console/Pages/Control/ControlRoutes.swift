// What changes the daemon itself, over the socket alone.

import HummingbirdCore
import Membership

/// The commands of the control socket.
struct ControlRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    let need = Need.may(.confirm)
    let desk = routes.house.desk
    routes.command("api/confirm/losses", needs: need, types: []) { visit in
      try await Controls(desk: desk, member: visit.member).confirmLosses()
    }
    routes.command("api/confirm/clock", needs: need, types: []) { visit in
      try await Controls(desk: desk, member: visit.member).confirmClock()
    }
    routes.command("api/confirm/site", needs: need, types: []) { visit in
      try await Controls(desk: desk, member: visit.member).confirmSite()
    }
    routes.command("api/confirm/key", needs: need, types: []) { visit in
      try await Controls(desk: desk, member: visit.member).confirmKey()
    }
    routes.command("api/robots/:name/reinstate", needs: need, types: []) { visit in
      try await Controls(desk: desk, member: visit.member).reinstate(
        path: visit.request.uri.path)
    }
    routes.command("api/backup", needs: need) { visit in
      try await Controls(desk: desk, member: visit.member).backUp(visit.request)
    }
    routes.command("api/verify", needs: need, types: []) { visit in
      try await Controls(desk: desk, member: visit.member).verify()
    }
  }
}
