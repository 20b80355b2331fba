// Where everybody may read. A database, a copy of it, a credential or the schedule that lies in the folder
// of the public site would be handed out by the web server to whoever guesses its name.

import Foundation
import Glibc

/// The folder that the web server shows.
package struct PublicGround: Sendable {
  private let folder: String

  /// The folder `siteFolder`; nil when there is no site.
  package init?(_ siteFolder: String?) {
    guard let siteFolder else { return nil }
    folder = PublicGround.resolved(siteFolder)
  }

  /// Whether `path` is the folder or lies in it, by whatever links.
  package func holds(_ path: String) -> Bool {
    let path = PublicGround.resolved(path)
    return path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  /// The place that `path` leads to: links are followed before `..` is, as the kernel does. What does not
  /// exist yet stands under what does.
  private static func resolved(_ path: String) -> String {
    let isWhole = path.hasPrefix("/")
    var known = isWhole ? path : FileManager.default.currentDirectoryPath + "/" + path
    var rest: [Substring] = []
    while !known.isEmpty {
      if let found = realpath(known, nil) {
        defer { free(found) }
        return joined(String(cString: found), rest.reversed())
      }
      let slash = known.lastIndex(of: "/") ?? known.startIndex
      rest.append(known[slash...].drop { $0 == "/" })
      known = String(known[..<slash])
    }
    return joined("/", rest.reversed())
  }

  /// Under what is not there nothing is a link, so its `..` may be taken as written.
  private static func joined(_ place: String, _ rest: [Substring]) -> String {
    var parts = place.split(separator: "/")
    for part in rest where !part.isEmpty && part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
