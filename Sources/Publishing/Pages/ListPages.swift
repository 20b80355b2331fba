// The pages that lead to other pages: the newest, the months, the years. Each is as long as what it
// lists and no longer, so that a new question changes one month and the first page.

import Questions
import Timekeeping

/// A list of links to questions.
struct QuestionList {
  private let questions: [AnsweredQuestion]

  /// The list of `questions`, in their order.
  init(_ questions: [AnsweredQuestion]) {
    self.questions = questions
  }

  /// Writes the list.
  func write(in frame: PageFrame, _ html: inout HTMLWriter) {
    guard !questions.isEmpty else {
      html.element(.p, .style(.hint), text: PageWords.nothingYet)
      return
    }
    html.element(.ul, .style(.rows)) { html in
      for answered in questions { row(answered, in: frame, &html) }
    }
  }

  private func row(
    _ answered: AnsweredQuestion, in frame: PageFrame, _ html: inout HTMLWriter
  ) {
    let question = answered.question
    html.element(.li) { html in
      html.link(frame.link(to: .question(question.slug)), question.title)
      html.element(.p, .style(.small)) { html in
        html.element(.span, text: question.nature.wording)
        if let department = answered.department { html.element(.span, text: department) }
        html.element(.span) { html in
          html.day(frame.settings.zone.local(of: question.firstPublishedAt).day)
        }
        if question.version > 1 { html.element(.span, .style(.mark), text: "有更正") }
      }
    }
  }
}

/// A list of links to episodes.
struct EpisodeList {
  private let episodes: [EpisodeLabel]

  /// The list of `episodes`, in their order.
  init(_ episodes: [EpisodeLabel]) {
    self.episodes = episodes
  }

  /// Writes the list; `empty` stands instead of none.
  func write(in frame: PageFrame, empty: String, _ html: inout HTMLWriter) {
    guard !episodes.isEmpty else {
      html.element(.p, .style(.hint), text: empty)
      return
    }
    html.element(.ul, .style(.rows)) { html in
      for episode in episodes {
        html.element(.li) { html in
          html.link(frame.link(to: episode.notice), episode.title)
          html.element(.p, .style(.small)) { html in
            html.element(.span, text: episode.time)
            html.element(.span, text: episode.state)
            if let path = episode.answers { html.link(frame.link(to: path), PageWords.answers) }
            if let path = episode.transcript {
              html.link(frame.link(to: path), PageWords.transcript)
            }
          }
        }
      }
    }
  }
}

/// The episodes of a year, or what is coming and the years.
struct EpisodeListPage: Hashable, Sendable {
  /// The year; nil for the page that leads to the years.
  let year: Int?
  /// The episodes by time.
  let episodes: [EpisodeLabel]
  /// The years, latest first.
  let years: [Int]
  /// When anything of it was last changed.
  let changedAt: Timestamp

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let title = year.map { "\($0)年\(PageWords.episodes)" } ?? PageWords.episodes
    let article = ArticleFacts(title: title, publishedAt: changedAt)
    let crumbs = year == nil ? [] : [Crumb(PageWords.episodes, .episodes)]
    return frame.page(article, .notice, under: crumbs) { html in
      guard year == nil else {
        return EpisodeList(episodes).write(in: frame, empty: PageWords.nothingYet, &html)
      }
      html.element(.section, .labelled(by: .upcoming)) { html in
        html.element(.h2, .id(.upcoming), text: PageWords.upcoming)
        EpisodeList(episodes).write(in: frame, empty: PageWords.noneComing, &html)
      }
      guard !years.isEmpty else { return }
      html.element(.section, .labelled(by: .years)) { html in
        html.element(.h2, .id(.years), text: PageWords.years)
        html.element(.ul, .style(.chips)) { html in
          for year in years {
            html.element(.li) { $0.link(frame.link(to: .episodes(of: year)), "\(year)年") }
          }
        }
      }
    }
  }
}

/// The questions of a month.
struct MonthPage: Hashable, Sendable {
  /// The month.
  let month: PublicMonth
  /// Its questions, newest first; at least one.
  let questions: [AnsweredQuestion]

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let changedAt = questions.map(\.publishedAt).max() ?? Timestamp(seconds: 0)
    let article = ArticleFacts(
      title: "\(month.wording)\(PageWords.answers)", publishedAt: changedAt,
      description: "\(month.wording)公开的热线问答，共\(questions.count)件")
    return frame.page(article, .answers, under: [Crumb(PageWords.archive, .archive)]) { html in
      html.element(.p, .style(.lead)) { html in
        html.text("本月公开问答\(questions.count)件。数据文件：")
        html.link(frame.link(to: .table(of: month)), "CSV表格")
        html.text("、")
        html.link(frame.link(to: .json(of: month)), "JSON")
        html.text("。")
      }
      QuestionList(questions).write(in: frame, &html)
    }
  }
}

/// The months in which questions were published.
struct ArchivePage: Hashable, Sendable {
  /// A month with the number of its questions.
  struct Month: Hashable, Sendable {
    /// The month.
    let month: PublicMonth
    /// How many questions.
    let count: Int
  }

  /// The months, latest first.
  let months: [Month]
  /// When anything of it was last changed.
  let changedAt: Timestamp

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let total = months.reduce(0) { $0 + $1.count }
    let article = ArticleFacts(
      title: PageWords.archive, publishedAt: changedAt, description: "按公开月份查看热线问答，共\(total)件")
    return frame.page(article, .answers) { html in
      html.element(
        .p, .style(.lead), text: total == 0 ? PageWords.nothingYet : "已公开热线问答\(total)件，按公开月份排列。")
      for year in years {
        html.element(.section) { html in
          html.element(.h2, text: "\(year)年")
          html.element(.ul, .style(.chips)) { html in
            for entry in months where entry.month.year == year {
              html.element(.li) { html in
                html.link(
                  frame.link(to: .archive(of: entry.month)),
                  "\(entry.month.month)月（\(entry.count)件）")
              }
            }
          }
        }
      }
    }
  }

  private var years: [Int] {
    var years: [Int] = []
    for entry in months where years.last != entry.month.year { years.append(entry.month.year) }
    return years
  }
}

/// The reports, latest period first.
struct ReportListPage: Hashable, Sendable {
  /// The periods, latest first.
  let periods: [FiguresPeriod]
  /// When anything of it was last changed.
  let changedAt: Timestamp

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let article = ArticleFacts(title: PageWords.reports, publishedAt: changedAt)
    return frame.page(article, .figures) { html in
      guard !periods.isEmpty else {
        html.element(.p, .style(.hint), text: PageWords.nothingYet)
        return
      }
      ReportLinks(periods).write(in: frame, &html)
    }
  }
}

/// Links to the two pages about each period.
struct ReportLinks {
  private let periods: [FiguresPeriod]

  /// Links for `periods`.
  init(_ periods: [FiguresPeriod]) {
    self.periods = periods
  }

  /// Writes the list.
  func write(in frame: PageFrame, _ html: inout HTMLWriter) {
    let name = frame.settings.hotlineName
    html.element(.ul, .style(.rows)) { html in
      for period in periods {
        html.element(.li) { html in
          html.link(
            frame.link(to: .handling(period)), period.wording + name + PageWords.handling)
          html.element(.p, .style(.small)) { html in
            html.link(frame.link(to: .figures(period)), "统计数据")
            html.link(frame.link(to: .handlingTable(period)), "CSV表格")
          }
        }
      }
    }
  }
}
