// The table of routes. Each is a line: where, and whose answer.

import ConsoleAssets
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Timekeeping

/// The routes of the console.
struct ConsoleRoutes: Sendable {
  let desk: Desk
  let audience: ConsoleApplication.Audience
  let demo: DemoPage?
  let version: String

  /// Paths that change something.
  static func changesState(_ path: String) -> Bool {
    path.hasPrefix("/api/confirm/") || path.hasPrefix("/api/robots/")
      || ["/api/backup", "/api/verify", "/api/reload"].contains(path)
  }

  var router: Router<BasicRequestContext> {
    let router = Router(
      context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
    addPages(to: router)
    addAssets(to: router)
    addReports(to: router)
    if case .controlSocket = audience { addControls(to: router) }
    return router
  }

  private func addPages(to router: Router<BasicRequestContext>) {
    router.get("/") { request, _ in
      _ = try Query(request, allowed: [])
      return Response.html(try await TodayPage(frame: frame).html())
    }
    router.get("plan") { request, _ in
      Response.html(
        try await PlanPage(frame: frame, query: try Query(request, allowed: ["month"])).html())
    }
    router.get("deliveries") { request, _ in
      Response.html(
        try await DeliveriesPage(frame: frame, query: try Query(request, allowed: ["ref"])).html())
    }
    router.get("robots") { request, _ in
      _ = try Query(request, allowed: [])
      return Response.html(try await RobotsPage(frame: frame).html())
    }
    guard let demo else { return }
    router.get("demo") { request, _ in
      _ = try Query(request, allowed: [])
      return Response.html(try await demo.html(frame), frames: demo.origins)
    }
  }

  private var frame: PageFrame {
    PageFrame(desk: desk, audience: audience, at: desk.clock.now, hasDemo: demo != nil)
  }

  private func addAssets(to router: Router<BasicRequestContext>) {
    router.get("assets/console.css") { _, _ in
      Response.console(type: "text/css; charset=utf-8", ConsoleStyle.sheet)
    }
    router.get("assets/console.js") { _, _ in
      Response.console(type: "text/javascript; charset=utf-8", ConsoleScript.text)
    }
    router.get("assets/icon.svg") { _, _ in
      Response.console(type: "image/svg+xml", ConsoleIcon.svg)
    }
  }

  private func addReports(to router: Router<BasicRequestContext>) {
    let reports = Reports(desk: desk, version: version)
    router.get("healthz") { _, _ in reports.health() }
    router.get("metrics") { _, _ in
      Response.console(
        type: "text/plain; version=0.0.4; charset=utf-8",
        desk.reading.metrics(at: desk.clock.now))
    }
    router.get("status") { request, _ in
      _ = try Query(request, allowed: [])
      return try await reports.status()
    }
    router.get("api/agenda") { request, _ in
      try await reports.agenda(try Query(request, allowed: ["from", "days"]))
    }
    router.get("api/why") { request, _ in
      try await reports.why(try Query(request, allowed: ["ref"]))
    }
  }

  private func addControls(to router: Router<BasicRequestContext>) {
    let controls = Controls(desk: desk)
    router.post("api/confirm/losses") { _, _ in try await controls.confirmLosses() }
    router.post("api/confirm/clock") { _, _ in try await controls.confirmClock() }
    router.post("api/robots/:name/reinstate") { request, _ in
      try await controls.reinstate(path: request.uri.path)
    }
    router.post("api/backup") { request, _ in try await controls.backUp(request) }
    router.post("api/verify") { _, _ in try controls.verify() }
    router.post("api/reload") { _, _ in try controls.reload() }
  }
}
