// Where a file of the site lies. A path is put together from a folder that stands here and a name that
// was checked, so that nothing typed by anybody can lead out of the folder or say something of a
// person.

package import Questions
import Reminding
package import Timekeeping

/// The path of a file, relative to the folder of the site: `questions/k3v7x2.html`.
package struct PublicPath: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The path as text; segments are lower-case ASCII letters, digits, `-`, `_` and one `.`.
  package let text: String

  package var description: String { text }

  package static func < (left: PublicPath, right: PublicPath) -> Bool { left.text < right.text }

  fileprivate init(text: String) {
    self.text = text
  }

  /// The path as a link on the page `origin`.
  func relative(to origin: PublicPath) -> String {
    origin.text.utf8.contains(0x2F) ? "../" + text : text
  }
}

// MARK: - The files of the site

extension PublicPath {
  /// The first page.
  package static let home = PublicPath(text: "index.html")
  /// The style sheet of every page.
  package static let styleSheet = PublicPath(text: "style.css")
  /// The programmes: what is coming, and the years.
  package static let episodes = PublicPath(text: "episodes/index.html")
  /// The months of the questions.
  package static let archive = PublicPath(text: "archive/index.html")
  /// The reports on handling and the figures.
  package static let reports = PublicPath(text: "reports/index.html")
  /// The newest questions as an Atom feed.
  package static let atom = PublicPath(text: "feed.xml")
  /// The newest questions as a JSON feed.
  package static let jsonFeed = PublicPath(text: "feed.json")
  /// What tables there are.
  package static let tables = PublicPath(text: "open/index.json")
  /// The map of the maps.
  package static let siteMap = PublicPath(text: "sitemap.xml")
  /// The map of everything that is not a question.
  package static let pageMap = PublicPath(text: "sitemaps/pages.xml")

  /// A question's page, for ever; also where its withdrawal stands.
  package static func question(_ slug: PublicSlug) -> PublicPath {
    PublicPath(text: "questions/" + PathName.checked(slug.rawValue) + ".html")
  }

  /// The notice of an episode.
  package static func notice(_ episode: EpisodeCode) -> PublicPath {
    PublicPath(text: "notices/" + PathName.of(episode.rawValue) + ".html")
  }

  /// The transcript of an episode.
  package static func transcript(_ episode: EpisodeCode) -> PublicPath {
    PublicPath(text: "transcripts/" + PathName.of(episode.rawValue) + ".html")
  }

  /// The questions and answers of an episode.
  package static func answers(_ episode: EpisodeCode) -> PublicPath {
    PublicPath(text: "answers/" + PathName.of(episode.rawValue) + ".html")
  }

  /// The questions and answers of an episode as text for 公众号.
  package static func answersText(_ episode: EpisodeCode) -> PublicPath {
    PublicPath(text: "text/" + PathName.of(episode.rawValue) + ".txt")
  }

  /// The episodes of a year.
  package static func episodes(of year: Int) -> PublicPath {
    PublicPath(text: "episodes/\(year).html")
  }

  /// The questions of a month.
  package static func archive(of month: PublicMonth) -> PublicPath {
    PublicPath(text: "archive/\(month).html")
  }

  /// The questions of a month as CSV.
  package static func table(of month: PublicMonth) -> PublicPath {
    PublicPath(text: "open/\(month).csv")
  }

  /// The questions of a month as JSON.
  package static func json(of month: PublicMonth) -> PublicPath {
    PublicPath(text: "open/\(month).json")
  }

  /// The map of a month's questions.
  package static func siteMap(of month: PublicMonth) -> PublicPath {
    PublicPath(text: "sitemaps/\(month).xml")
  }

  /// The report on handling for a period.
  package static func handling(_ period: FiguresPeriod) -> PublicPath {
    PublicPath(text: "reports/handling-\(period.code).html")
  }

  /// The same as CSV.
  package static func handlingTable(_ period: FiguresPeriod) -> PublicPath {
    PublicPath(text: "reports/handling-\(period.code).csv")
  }

  /// The figures of a period.
  package static func figures(_ period: FiguresPeriod) -> PublicPath {
    PublicPath(text: "reports/figures-\(period.code).html")
  }

  /// A campaign's column.
  package static func campaign(_ code: String) -> PublicPath {
    PublicPath(text: "campaigns/" + PathName.of(code) + ".html")
  }
}

/// Makes codes into file names.
enum PathName {
  /// `code` itself when it is made of lower-case letters, digits, `-` and `_`; otherwise the part of
  /// it that is and a hash of the whole, since codes may be written in Chinese.
  static func of(_ code: String) -> String {
    if isSafe(code), !isReserved(code) { return code }
    let readable = code.utf8.filter { isSafe($0) || $0 == 0x2D }
    let trimmed = readable.split(separator: 0x2D).map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: "-").prefix(40)
    let hash = StableHash([code]).text.prefix(10)
    return trimmed.isEmpty ? String(hash) : "\(trimmed)-\(hash)"
  }

  /// A slug is random and was checked before anything is rendered.
  static func checked(_ slug: String) -> String {
    precondition(isSafe(slug), "a slug that was not checked")
    return slug
  }

  /// Whether `name` may stand in a path as it is.
  static func isSafe(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && name.utf8.allSatisfy { isSafe($0) || $0 == 0x2D }
      && name.utf8.first != 0x2D
  }

  /// Names that are ours in some folder.
  private static func isReserved(_ name: String) -> Bool { name == "index" }

  private static func isSafe(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
  }
}

/// A month of a year; the questions that were taken in one month stand together.
package struct PublicMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year.
  package let year: Int
  /// 1 to 12.
  package let month: Int

  /// The month of `day`.
  package init(of day: CalendarDay) {
    let (year, month, _) = day.civil
    self.year = year
    self.month = month
  }

  /// `2026-05`.
  package var description: String { "\(year)-" + (month < 10 ? "0" : "") + "\(month)" }

  /// `2026年5月`.
  var wording: String { "\(year)年\(month)月" }

  package static func < (left: PublicMonth, right: PublicMonth) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}
