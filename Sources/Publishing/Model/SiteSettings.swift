// What the site calls itself and its columns. All of it is the office's to say: nothing here is read
// from anywhere but the configuration, and what is required and empty is named, not guessed.

package import Timekeeping

/// The kinds of pages that have a column (栏目) of their own.
package enum PageKind: String, CaseIterable, Hashable, Sendable {
  /// The first page.
  case home
  /// 预告
  case notice
  /// 访谈实录
  case transcript
  /// 热线问答
  case answers
  /// 办理情况通报
  case handling
  /// 统计
  case figures
  /// 活动专栏
  case campaign
}

/// How a column of the site is described to those who harvest it.
package struct SiteColumn: Hashable, Sendable {
  /// 栏目名称
  package var name: String
  /// 栏目设置目的、主要内容
  package var description: String
  /// Keywords, separated by commas when they are written.
  package var keywords: [String]
  /// 栏目类别, one of the list of the standard: 在线访谈, 咨询投诉, 回应关切 …
  package var type: String

  /// A column; all four are required by the standard.
  package init(name: String, description: String, keywords: [String], type: String) {
    self.name = name
    self.description = description
    self.keywords = keywords
    self.type = type
  }
}

/// The settings of the site.
package struct SiteSettings: Hashable, Sendable {
  /// 网站规范名称; required.
  package var siteName: String
  /// 英文域名, without scheme and path; required.
  package var siteDomain: String
  /// 政府网站标识码, ten letters and digits; required.
  package var siteIDCode: String
  /// 发布单位, the source that stands on each page; required.
  package var contentSource: String
  /// The name of the hotline as citizens know it; required.
  package var hotlineName: String
  /// Where the site's folder lies under the domain; begins and ends with `/`.
  package var basePath: String
  /// Whether addresses begin with `https` (true) or with `http`.
  package var isSecure: Bool
  /// 责任编辑, the name for `Author` and the feeds; left out when empty.
  package var author: String
  /// The telephone to ask at; left out when empty.
  package var phone: String
  /// Where the accessibility statement lies, an address or a path; left out when empty.
  package var accessibilityStatement: String
  /// Columns that differ from the ones that come with the program.
  package var columns: [PageKind: SiteColumn]
  /// The zone of every clock time on the pages.
  package var zone: Zone
  /// How many questions the first page shows.
  package var newestOnHome: Int
  /// How many questions the feeds carry.
  package var newestInFeeds: Int

  /// Settings; what is required has no default and `problems()` says when it is missing.
  package init(
    siteName: String, siteDomain: String, siteIDCode: String, contentSource: String,
    hotlineName: String, basePath: String = "/", isSecure: Bool = true, author: String = "",
    phone: String = "", accessibilityStatement: String = "",
    columns: [PageKind: SiteColumn] = [:], zone: Zone = .shanghai, newestOnHome: Int = 20,
    newestInFeeds: Int = 50
  ) {
    self.siteName = siteName
    self.siteDomain = siteDomain
    self.siteIDCode = siteIDCode
    self.contentSource = contentSource
    self.hotlineName = hotlineName
    self.basePath = basePath
    self.isSecure = isSecure
    self.author = author
    self.phone = phone
    self.accessibilityStatement = accessibilityStatement
    self.columns = columns
    self.zone = zone
    self.newestOnHome = newestOnHome
    self.newestInFeeds = newestInFeeds
  }

  /// The column of a kind of page.
  package func column(of kind: PageKind) -> SiteColumn {
    columns[kind] ?? .builtIn(kind, hotline: hotlineName)
  }

  /// The whole address of a file.
  package func address(of path: PublicPath) -> String {
    root + (path == .home ? "" : path.text)
  }

  /// The address of a file as seen from the domain: `/hotline/questions/k3v7x2.html`.
  package func sitePath(of path: PublicPath) -> String {
    basePath + path.text
  }

  /// The address of the first page.
  package var root: String { (isSecure ? "https://" : "http://") + siteDomain + basePath }
}
