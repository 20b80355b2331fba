// Addresses outside our site. They come from the settings or from an editor, and are links only when
// they are what they seem: a page of the web.

/// The address of a page of the web, or a path on the host that serves our pages.
package struct WebAddress: Hashable, Sendable {
  /// The address as it is written into a link.
  package let text: String

  /// Refuses (nil) everything but `https://host…`, `http://host…` and `/path`, in printable ASCII
  /// without blanks, quotes, brackets, `@` and backslashes.
  package init?(_ text: String) {
    guard text.utf8.count <= 2_000,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !WebAddress.refused.contains($0) })
    else { return nil }
    if text.hasPrefix("/") {
      // Two slashes name another host without its scheme.
      guard !text.hasPrefix("//") else { return nil }
    } else {
      let scheme = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }
      guard let scheme, let host = text.dropFirst(scheme.count).split(separator: "/").first,
        HostName.isName(String(host.prefix { $0 != ":" && $0 != "?" && $0 != "#" }))
      else { return nil }
    }
    self.text = text
  }

  private static let refused = Set(#""'<>\^`{|}@"#.utf8)
}

/// Names of hosts.
enum HostName {
  /// Letters, digits and hyphens between dots, at least two parts, no port.
  static func isName(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return text.utf8.count <= 253 && parts.count >= 2
      && parts.allSatisfy { part in
        (1...63).contains(part.utf8.count) && part.utf8.first != 0x2D && part.utf8.last != 0x2D
          && part.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0)
              || (0x30...0x39).contains($0) || $0 == 0x2D
          }
      }
  }
}
