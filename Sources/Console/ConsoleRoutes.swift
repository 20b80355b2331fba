// The table of routes. What is open to everybody stands here, line by line; everything else is a part
// of the console under `Pages`, which only a member reaches.

import ConsoleAssets
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// The routes of the console.
struct ConsoleRoutes: Sendable {
  let house: House
  let parts: [any PageRoutes]

  /// The parts of the console for browsers and programs.
  static let parts: [any PageRoutes] = [
    TodayRoutes(), PlanRoutes(), OnAirRoutes(), HostRoutes(), IntakeRoutes(), ImportRoutes(),
    DeliveriesRoutes(), RobotsRoutes(), MembersRoutes(), AccountRoutes(), QuestionsRoutes(),
    ReviewRoutes(), FiguresRoutes(), JournalRoutes(),
    ReportRoutes(), DemoRoutes(),
  ]

  /// What the command line asks over the control socket, and nothing else: no page, no review, no way
  /// in. Whoever may open the socket acts for the machine and not as one of the house's people.
  static let controls: [any PageRoutes] = [
    ReportRoutes(), IntakeRoutes(), ControlRoutes(), MemberControlRoutes(),
    PublicationControlRoutes(), ListControlRoutes(),
  ]

  /// The router, and the table of what is in it.
  func build() -> (Router<ConsoleContext>, RouteTable) {
    let router = Router(context: ConsoleContext.self, options: [.autoGenerateHeadEndpoints])
    let book = RouteBook()
    if case .console = house.audience {
      addAssets(to: router, book)
      addHealth(to: router, book)
      if house.members != nil { SignInRoutes(house: house).add(to: router, book) }
    }
    let routes = MemberRoutes(
      router.group(context: MemberContext.self), book, house)
    for part in parts { part.add(to: routes) }
    return (router, book.table)
  }

  private func addAssets(to router: Router<ConsoleContext>, _ book: RouteBook) {
    for (path, type, text) in [
      ("assets/console.css", "text/css; charset=utf-8", ConsoleStyle.sheet),
      ("assets/console.js", "text/javascript; charset=utf-8", ConsoleScript.text),
      ("assets/icon.svg", "image/svg+xml", ConsoleIcon.svg),
      ("api/openapi.json", "application/json; charset=utf-8", OpenAPI.text),
      ("assets/on-air.css", "text/css; charset=utf-8", OnAirStyle.sheet),
      ("assets/on-air.js", "text/javascript; charset=utf-8", OnAirScript.text),
      ("assets/host.css", "text/css; charset=utf-8", HostStyle.sheet),
      ("assets/host.js", "text/javascript; charset=utf-8", HostScript.text),
    ] {
      book.add(path, .reading, isOpen: true)
      router.get(RouterPath(path)) { _, _ in Response.console(type: type, text) }
    }
  }

  /// What a monitor asks. Particulars are told on this machine alone.
  private func addHealth(to router: Router<ConsoleContext>, _ book: RouteBook) {
    let reports = Reports(desk: house.desk, version: house.version)
    book.add("healthz", .reading, isOpen: true)
    router.get("healthz") { _, context in reports.health(isLocal: context.source.isLocal) }
    book.add("metrics", .reading, isOpen: true)
    router.get("metrics") { _, context in
      guard context.source.isLocal else { throw Refusal.notFound }
      return reports.metrics()
    }
  }
}
