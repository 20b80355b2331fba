// The first page: what is coming, what is new, where the rest is.

import Questions
import Timekeeping

/// The first page of the site.
struct HomePage: Hashable, Sendable {
  /// The newest questions.
  let questions: [AnsweredQuestion]
  /// The episodes to come, by time.
  let episodes: [EpisodeLabel]
  /// The latest reports.
  let reports: [FiguresPeriod]
  /// The campaigns, latest first.
  let campaigns: [String]
  /// When anything of the site was last changed.
  let changedAt: Timestamp

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let settings = frame.settings
    let column = settings.column(of: .home)
    let article = ArticleFacts(
      title: settings.hotlineName, publishedAt: changedAt, description: column.description)
    return frame.page(article, .home) { html in
      html.element(.p, .style(.lead)) { html in
        html.text(column.description + "。")
        if !settings.phone.isEmpty { html.text("咨询电话：\(settings.phone)。") }
      }
      section(.upcoming, PageWords.upcoming, &html) { html in
        EpisodeList(episodes).write(in: frame, empty: PageWords.noneComing, &html)
        more(.episodes, PageWords.allEpisodes, frame, &html)
      }
      section(.newest, PageWords.newest, &html) { html in
        QuestionList(questions).write(in: frame, &html)
        more(.archive, PageWords.allMonths, frame, &html)
      }
      if !reports.isEmpty {
        section(.reports, PageWords.reports, &html) { html in
          ReportLinks(reports).write(in: frame, &html)
          more(.reports, PageWords.allReports, frame, &html)
        }
      }
      columns(in: frame, &html)
      openTables(in: frame, &html)
    }
  }

  private func section(
    _ anchor: PageAnchor, _ title: String, _ html: inout HTMLWriter,
    _ content: (inout HTMLWriter) -> Void
  ) {
    html.element(.section, .labelled(by: anchor)) { html in
      html.element(.h2, .id(anchor), text: title)
      content(&html)
    }
  }

  private func more(
    _ path: PublicPath, _ words: String, _ frame: PageFrame, _ html: inout HTMLWriter
  ) {
    html.element(.p, .style(.more)) { $0.link(frame.link(to: path), words) }
  }

  private func columns(in frame: PageFrame, _ html: inout HTMLWriter) {
    guard !campaigns.isEmpty else { return }
    section(.campaigns, PageWords.campaign, &html) { html in
      html.element(.ul, .style(.rows)) { html in
        for name in campaigns {
          html.element(.li) { $0.link(frame.link(to: .campaign(name)), name) }
        }
      }
    }
  }

  private func openTables(in frame: PageFrame, _ html: inout HTMLWriter) {
    section(.about, PageWords.about, &html) { html in
      html.element(.ul, .style(.chips)) { html in
        html.element(.li) { $0.link(frame.link(to: .atom), "Atom订阅") }
        html.element(.li) { $0.link(frame.link(to: .jsonFeed), "JSON订阅") }
        if !questions.isEmpty {
          html.element(.li) { $0.link(frame.link(to: .tables), "开放数据目录（JSON）") }
        }
      }
    }
  }
}
