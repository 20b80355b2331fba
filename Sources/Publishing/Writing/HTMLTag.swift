// The elements and attributes that our pages are made of. Both are closed lists: what is not here
// (a script, a style, an event handler, a frame) cannot be written at all.

/// An element of HTML.
enum HTMLTag: String {
  case html, head, title, meta, link, body
  case header, nav, main, footer, article, section
  case h1, h2, h3, p, ul, ol, li, dl, dt, dd, div
  case table, caption, thead, tbody, tr, th, td
  case a, span, strong, time, small

  /// Has neither content nor an end tag.
  var isVoid: Bool { self == .meta || self == .link }

  /// Whether a line ends after it, so that a page can be read and compared line by line.
  var endsLine: Bool {
    switch self {
    case .a, .span, .strong, .time, .small, .td, .th: false
    case .html, .head, .title, .meta, .link, .body, .header, .nav, .main, .footer, .article,
      .section, .h1, .h2, .h3, .p, .ul, .ol, .li, .dl, .dt, .dd, .div, .table, .caption, .thead,
      .tbody, .tr:
      true
    }
  }

  /// Whether its content begins on a line of its own.
  var opensLine: Bool {
    switch self {
    case .html, .head, .body, .header, .nav, .main, .footer, .article, .section, .ul, .ol, .dl,
      .div, .table, .thead, .tbody, .tr:
      true
    case .title, .meta, .link, .h1, .h2, .h3, .p, .li, .dt, .dd, .caption, .th, .td, .a, .span,
      .strong, .time, .small:
      false
    }
  }
}

/// An attribute; its value is escaped when it is written.
struct HTMLAttribute {
  /// Its name.
  let name: StaticString
  /// Its value, as it is meant.
  let value: String

  private init(_ name: StaticString, _ value: String) {
    self.name = name
    self.value = value
  }

  /// The language of the page.
  static let chinese = HTMLAttribute("lang", "zh-CN")
  /// The encoding of the page.
  static let utf8 = HTMLAttribute("charset", "utf-8")
  /// `meta name`.
  static func name(_ name: String) -> HTMLAttribute { HTMLAttribute("name", name) }
  /// `meta content`.
  static func content(_ text: String) -> HTMLAttribute { HTMLAttribute("content", text) }
  /// A class of the style sheet.
  static func style(_ style: PageStyle) -> HTMLAttribute { HTMLAttribute("class", style.rawValue) }
  /// A place in the page.
  static func id(_ anchor: PageAnchor) -> HTMLAttribute { HTMLAttribute("id", anchor.rawValue) }
  /// The element that names this one.
  static func labelled(by anchor: PageAnchor) -> HTMLAttribute {
    HTMLAttribute("aria-labelledby", anchor.rawValue)
  }
  /// A name for those who hear the page.
  static func label(_ text: String) -> HTMLAttribute { HTMLAttribute("aria-label", text) }
  /// The link of the navigation that leads to this page.
  static let current = HTMLAttribute("aria-current", "page")
  /// A place that takes the focus from the skip link, not from the tab key.
  static let takesFocus = HTMLAttribute("tabindex", "-1")
  /// A part that is named and can be found by those who hear the page.
  static let region = HTMLAttribute("role", "region")
  /// A part that the tab key reaches, because it scrolls.
  static let reachable = HTMLAttribute("tabindex", "0")
  /// A heading of a column.
  static let column = HTMLAttribute("scope", "col")
  /// A heading of a row.
  static let row = HTMLAttribute("scope", "row")
  /// A heading over several columns.
  static let columns = HTMLAttribute("scope", "colgroup")
  /// How many columns a heading stands over.
  static func spans(columns: Int) -> HTMLAttribute { HTMLAttribute("colspan", String(columns)) }
  /// How many rows a heading stands beside.
  static func spans(rows: Int) -> HTMLAttribute { HTMLAttribute("rowspan", String(rows)) }
  /// The machine's form of a time.
  static func datetime(_ iso: String) -> HTMLAttribute { HTMLAttribute("datetime", iso) }
  /// Where a link leads.
  static func href(_ link: HTMLLink) -> HTMLAttribute { HTMLAttribute("href", link.text) }
  /// What a linked file is to the page.
  static func rel(_ relation: LinkRelation) -> HTMLAttribute {
    HTMLAttribute("rel", relation.rawValue)
  }
  /// The media type of a linked file.
  static func type(_ mediaType: StaticString) -> HTMLAttribute {
    HTMLAttribute("type", "\(mediaType)")
  }
  /// A title for a linked file.
  static func title(_ text: String) -> HTMLAttribute { HTMLAttribute("title", text) }
}

/// What a linked file is to the page.
enum LinkRelation: String {
  case stylesheet, alternate, canonical
}

/// A place in a page.
enum PageAnchor: String {
  case main, question, answer, guests, part, transcript, video, list, upcoming, newest, reports
  case campaigns, totals, natures, topics, channels, units, meaning, years, about
}

/// Where a link may lead: to a file of this site, to an address of the settings or the record that
/// was checked, or within the page. Nothing that a caller typed can become one.
struct HTMLLink {
  /// The written form.
  let text: String

  /// A file of this site, as seen from the page `origin`.
  static func file(_ path: PublicPath, from origin: PublicPath) -> HTMLLink {
    HTMLLink(text: path.relative(to: origin))
  }

  /// An address that was checked.
  static func outside(_ address: WebAddress) -> HTMLLink { HTMLLink(text: address.text) }

  /// A place within the page.
  static func here(_ anchor: PageAnchor) -> HTMLLink { HTMLLink(text: "#" + anchor.rawValue) }
}
