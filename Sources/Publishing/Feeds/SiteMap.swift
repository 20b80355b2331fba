// Maps for search engines: one for each month of questions and one for everything else, under one map
// of maps, so that a new question rewrites a month and not fifty thousand lines.

import Timekeeping

/// A list of addresses.
struct SiteMap: Hashable, Sendable {
  /// An address.
  struct Entry: Hashable, Sendable {
    /// The file.
    let path: PublicPath
    /// When it was last changed; nil when that is not said.
    let changedAt: Timestamp?
  }

  /// The addresses, in the order in which they are written.
  let entries: [Entry]

  /// A map of pages.
  func xml(_ settings: SiteSettings) -> [UInt8] {
    document("urlset", "url", settings)
  }

  /// A map of maps.
  func indexXML(_ settings: SiteSettings) -> [UInt8] {
    document("sitemapindex", "sitemap", settings)
  }

  private func document(
    _ name: StaticString, _ element: StaticString, _ settings: SiteSettings
  ) -> [UInt8] {
    XMLWriter.document(
      name, namespace: "http://www.sitemaps.org/schemas/sitemap/0.9",
      capacity: entries.count * 160 + 256
    ) { xml in
      for entry in entries.sorted(by: { $0.path < $1.path }) {
        xml.element(element) { xml in
          xml.element("loc", text: settings.address(of: entry.path))
          if let changedAt = entry.changedAt {
            xml.element("lastmod", text: changedAt.description)
          }
        }
      }
    }
  }
}
