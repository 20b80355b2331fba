// A page before it is written: where it lies and everything it will say. Two equal pages have the same
// bytes; that is all the bookkeeping there is.

import Timekeeping

/// A page, or another file, before it is written.
struct SitePage: Hashable, Sendable {
  /// What a file says. Indirect, so that thousands of pages are sorted and passed on as one pointer
  /// each.
  indirect enum Content: Hashable, Sendable {
    case styleSheet
    case home(HomePage)
    case question(QuestionPage)
    case tombstone(TombstonePage)
    case notice(NoticePage)
    case transcript(TranscriptPage)
    case answers(AnswersPage)
    case answersText(AnswersPage)
    case episodeList(EpisodeListPage)
    case month(MonthPage)
    case archive(ArchivePage)
    case reportList(ReportListPage)
    case handling(HandlingPage)
    case handlingTable(HandlingPage)
    case figures(FiguresPage)
    case campaign(CampaignPage)
    case atom(QuestionFeed)
    case jsonFeed(QuestionFeed)
    case table(MonthPage)
    case json(MonthPage)
    case tables(ArchivePage)
    case siteMap(SiteMap)
    case siteMapIndex(SiteMap)
  }

  /// Where it lies.
  let path: PublicPath
  /// What it says.
  let content: Content

  /// A page.
  init(_ path: PublicPath, _ content: Content) {
    self.path = path
    self.content = content
  }

  /// The file.
  func bytes(_ settings: SiteSettings) -> [UInt8] {
    let frame = PageFrame(settings, path)
    return switch content {
    case .styleSheet: Array(StyleSheet.text.utf8)
    case .home(let page): page.html(in: frame)
    case .question(let page): page.html(in: frame)
    case .tombstone(let page): page.html(in: frame)
    case .notice(let page): page.html(in: frame)
    case .transcript(let page): page.html(in: frame)
    case .answers(let page): page.html(in: frame)
    case .answersText(let page): page.text(settings)
    case .episodeList(let page): page.html(in: frame)
    case .month(let page): page.html(in: frame)
    case .archive(let page): page.html(in: frame)
    case .reportList(let page): page.html(in: frame)
    case .handling(let page): page.html(in: frame)
    case .handlingTable(let page): page.table(settings)
    case .figures(let page): page.html(in: frame)
    case .campaign(let page): page.html(in: frame)
    case .atom(let feed): feed.atom(settings)
    case .jsonFeed(let feed): feed.json(settings)
    case .table(let page): page.table(settings)
    case .json(let page): page.json(settings)
    case .tables(let page): page.json(settings)
    case .siteMap(let map): map.xml(settings)
    case .siteMapIndex(let map): map.indexXML(settings)
    }
  }
}

/// An episode as it is named on other pages.
struct EpisodeLabel: Hashable, Sendable {
  /// Its notice.
  let notice: PublicPath
  /// Its answers; nil while it has none.
  let answers: PublicPath?
  /// Its transcript; nil before it was on.
  let transcript: PublicPath?
  /// `利民热线：5月14日 市医保局`.
  let title: String
  /// `2026年5月14日（周四）9:00-10:00`.
  let time: String
  /// The day, for sorting and for machines; nil while only the month is known.
  let day: CalendarDay?
  /// What became of it, in one word.
  let state: String
}
