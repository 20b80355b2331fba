// The page of a demonstration, where there is one.

import HummingbirdCore

/// 演示.
struct DemoRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    guard let demo = routes.house.demo else { return }
    routes.read("demo", needs: .member) { visit in
      Response.html(try await demo.html(visit.frame), frames: demo.origins)
    }
  }
}
