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

  /// The place that `path` leads to; what does not exist yet stands under what does.
  private static func resolved(_ path: String) -> String {
    var known = URL(fileURLWithPath: path).standardized.path
    var rest: [String] = []
    while known != "/", !known.isEmpty {
      if let found = realpath(known, nil) {
        defer { free(found) }
        return ([String(cString: found)] + rest.reversed()).joined(separator: "/")
      }
      rest.append((known as NSString).lastPathComponent)
      known = (known as NSString).deletingLastPathComponent
    }
    return "/" + rest.reversed().joined(separator: "/")
  }
}
