// What stands around every page: head, skip link, the way here, the way on. It is the same on all of
// them and depends on the settings alone, so that one new question does not touch the other pages.

import Timekeeping
import Writing

/// A link of the way to a page.
struct Crumb {
  /// Its words.
  let words: String
  /// Where it leads.
  let path: PublicPath

  /// A link.
  init(_ words: String, _ path: PublicPath) {
    self.words = words
    self.path = path
  }
}

/// The frame of the page at one path.
struct PageFrame {
  /// The settings of the site.
  let settings: SiteSettings
  /// Where the page lies.
  let path: PublicPath

  /// The frame of the page at `path`.
  init(_ settings: SiteSettings, _ path: PublicPath) {
    self.settings = settings
    self.path = path
  }

  /// The whole page: `content` stands in an article under the title.
  func page(
    _ article: ArticleFacts, _ kind: PageKind, under crumbs: [Crumb] = [],
    _ content: (inout HTMLWriter) -> Void
  ) -> [UInt8] {
    HTMLWriter.document { html in
      html.element(.head) { head(article, kind, &$0) }
      html.element(.body) { html in
        html.element(.a, .style(.skip), .href(.here(.main)), text: PageWords.skip)
        html.element(.header, .style(.site), header)
        html.element(.main, .id(.main), .takesFocus) { html in
          if path != .home { self.crumbs(crumbs, &html) }
          html.element(.article) { html in
            html.element(.h1, text: article.title)
            content(&html)
          }
        }
        html.element(.footer, .style(.site), footer)
      }
    }
  }

  /// A link to a file, as seen from here.
  func link(to path: PublicPath) -> HTMLLink { .file(path, from: self.path) }

  /// Who edited, checked and signed, at the bottom of an article, and the digest of the signed words
  /// as the review sheet shows it; nothing when there is neither.
  func signatures(_ signers: [String], digest: String? = nil, _ html: inout HTMLWriter) {
    let roles = roles(of: signers) + (digest.map { ["文本校验码：\($0)"] } ?? [])
    guard !roles.isEmpty else { return }
    html.element(.p, .style(.signed)) { html in
      for role in roles { html.element(.span, text: role) }
    }
  }

  /// `编辑：…`, `审核：…`, `签发：…`; who signed last has released it.
  func roles(of signers: [String]) -> [String] {
    let names = signers.filter { !$0.saysNothing }
    var roles: [String] = []
    if !settings.author.isEmpty { roles.append("编辑：\(settings.author)") }
    if names.count > 1 { roles.append("审核：" + names.dropLast().joined(separator: "、")) }
    if let last = names.last { roles.append("签发：\(last)") }
    return roles
  }

  private func head(_ article: ArticleFacts, _ kind: PageKind, _ html: inout HTMLWriter) {
    html.void(.meta, .utf8)
    html.void(
      .meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
    let column = settings.column(of: kind).name
    let parts = [article.title, column == article.title ? "" : column, settings.siteName]
    html.element(.title, text: parts.filter { !$0.isEmpty }.joined(separator: " - "))
    MetaTags(settings, path).write(article, kind, to: &html)
    html.void(.link, .rel(.stylesheet), .href(link(to: .styleSheet)))
    html.void(
      .link, .rel(.alternate), .type("application/atom+xml"), .title(settings.hotlineName),
      .href(link(to: .atom)))
    html.void(
      .link, .rel(.alternate), .type("application/feed+json"), .title(settings.hotlineName),
      .href(link(to: .jsonFeed)))
    if let address = WebAddress(settings.address(of: path)) {
      html.void(.link, .rel(.canonical), .href(.outside(address)))
    }
  }

  private func header(_ html: inout HTMLWriter) {
    html.element(.p, .style(.owner)) { html in
      if let address = WebAddress(settings.isSecure ? domain("https://") : domain("http://")) {
        html.link(.outside(address), settings.siteName)
      } else {
        html.text(settings.siteName)
      }
    }
    html.element(.p, .style(.name)) { $0.link(link(to: .home), settings.hotlineName) }
    html.element(.nav, .label(PageWords.navigation)) { html in
      html.element(.ul) { html in
        let entries: [(String, PublicPath)] = [
          (PageWords.home, .home), (PageWords.episodes, .episodes),
          (PageWords.archive, .archive), (PageWords.reports, .reports),
        ]
        for (words, target) in entries {
          html.element(.li) { html in
            if target == path {
              html.element(.a, .href(link(to: target)), .current, text: words)
            } else {
              html.link(link(to: target), words)
            }
          }
        }
      }
    }
  }

  private func domain(_ scheme: String) -> String { scheme + settings.siteDomain + "/" }

  private func crumbs(_ crumbs: [Crumb], _ html: inout HTMLWriter) {
    html.element(.nav, .style(.crumbs), .label(PageWords.place)) { html in
      html.element(.ol) { html in
        for crumb in [Crumb(PageWords.home, .home)] + crumbs {
          html.element(.li) { $0.link(link(to: crumb.path), crumb.words) }
        }
      }
    }
  }

  private func footer(_ html: inout HTMLWriter) {
    html.element(.p) { html in
      html.element(.span, text: "发布单位：\(settings.contentSource)")
      html.element(.span, text: "网站标识码：\(settings.siteIDCode)")
      if !settings.phone.isEmpty {
        html.element(.span, text: "咨询电话：\(settings.phone)")
      }
    }
    html.element(.p) { html in
      html.link(link(to: .atom), "Atom订阅")
      html.link(link(to: .jsonFeed), "JSON订阅")
      if let statement = WebAddress(settings.accessibilityStatement) {
        html.link(.outside(statement), "无障碍声明")
      }
    }
    html.element(.p, .style(.print)) { html in
      html.text("\(PageWords.print)：\(settings.address(of: path))")
    }
  }
}
