// The page of a demonstration, where there is one, and the public pages that it made, as a web server
// would show them.

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// 演示.
struct DemoRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    guard let demo = routes.house.demo else { return }
    routes.read("demo", needs: .member) { visit in
      Response.html(try await demo.html(visit.frame), frames: demo.origins)
    }
    guard let site = demo.site else { return }
    let pages = DemoSite(folder: site)
    routes.read("site/:part", needs: .member) { visit in
      try pages.answer([try visit.parameter("part")])
    }
    routes.read("site/:part/:name", needs: .member) { visit in
      try pages.answer([try visit.parameter("part"), try visit.parameter("name")])
    }
  }
}

/// The public pages of the demonstration.
struct DemoSite: Sendable {
  let folder: String

  /// The file that `parts` name. Only names that the program writes are looked for, so that nothing
  /// leads out of the folder.
  func answer(_ parts: [String]) throws -> Response {
    let isSound = parts.allSatisfy { part in
      !part.hasPrefix(".")
        && part.utf8.allSatisfy {
          (48...57).contains($0) || (97...122).contains($0) || "-_.".utf8.contains($0)
        }
    }
    guard isSound, let type = DemoSite.type(of: parts.last ?? ""),
      let data = FileManager.default.contents(
        atPath: folder + "/" + parts.joined(separator: "/"))
    else { throw Refusal.notFound }
    return Response.console(type: type, String(decoding: data, as: UTF8.self))
  }

  private static func type(of name: String) -> String? {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "xml": "application/xml; charset=utf-8"
    case "json": "application/json; charset=utf-8"
    case "csv": "text/csv; charset=utf-8"
    case "txt": "text/plain; charset=utf-8"
    default: nil
    }
  }
}
