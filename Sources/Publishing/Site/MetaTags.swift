// The tags by which government pages are harvested. Harvesters read exactly these names, so spelling
// and case are the standard's; an optional tag with nothing in it is left out.

import Timekeeping
import Writing

/// What a page says of itself to harvesters.
struct ArticleFacts {
  /// ArticleTitle
  let title: String
  /// PubDate
  let publishedAt: Timestamp
  /// Keywords; left out when there are none.
  var keywords: [String] = []
  /// Description; left out when it is empty.
  var description = ""
  /// Whether search engines may keep the page.
  var isListed = true
}

/// Writes the tags.
struct MetaTags {
  private let settings: SiteSettings
  private let path: PublicPath

  /// Tags of the page at `path`.
  init(_ settings: SiteSettings, _ path: PublicPath) {
    self.settings = settings
    self.path = path
  }

  /// The fifteen names in the order of the standard, required ones always, optional ones when they
  /// say something.
  func write(_ article: ArticleFacts, _ kind: PageKind, to html: inout HTMLWriter) {
    let column = settings.column(of: kind)
    tag("SiteName", settings.siteName, &html)
    tag("SiteDomain", settings.siteDomain, &html)
    tag("SiteIDCode", settings.siteIDCode, &html)
    tag("ColumnName", column.name, &html)
    tag("ColumnDescription", column.description, &html)
    tag("ColumnKeywords", column.keywords.joined(separator: ","), &html)
    tag("ColumnType", column.type, &html)
    tag("ArticleTitle", article.title, &html)
    tag("PubDate", settings.zone.local(of: article.publishedAt).description, &html)
    tag("ContentSource", settings.contentSource, &html)
    optional("Keywords", article.keywords.joined(separator: ","), &html)
    optional("Author", settings.author, &html)
    optional("Description", article.description, &html)
    tag("Url", settings.sitePath(of: path), &html)
    if !article.isListed { tag("robots", "noindex", &html) }
  }

  private func optional(_ name: String, _ text: String, _ html: inout HTMLWriter) {
    if !text.saysNothing { tag(name, text, &html) }
  }

  private func tag(_ name: String, _ text: String, _ html: inout HTMLWriter) {
    html.void(.meta, .name(name), .content(text))
  }
}
