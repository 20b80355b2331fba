// From the record to the pages: who stands where, in which order. Every list has an order of its own
// that does not depend on the order of the record, and grows in one place: a question stands on its
// own page, its episode's, its month's and its campaigns', and among the newest while it is new.

import Questions
import Scheduling
import Timekeeping

/// The pages of a record.
struct SitePlan {
  /// All of them, by path.
  private(set) var pages: [SitePage] = []

  private let record: PublicRecord
  private let settings: SiteSettings
  private let labels: EpisodeLabels
  /// The questions, newest first.
  private let questions: [AnsweredQuestion]

  /// Lays out the pages of `record`, which was checked. An empty record has none. Questions that are
  /// as they were in the plan `before` are taken over from it, so that comparing the two is quick.
  init(_ record: PublicRecord, _ settings: SiteSettings, after before: SitePlan? = nil) {
    self.record = record
    self.settings = settings
    labels = EpisodeLabels(record)
    questions = SitePlan.answered(record, labels, before)
    guard record != PublicRecord(programmes: record.programmes, departments: record.departments)
    else { return }
    pages.reserveCapacity(record.questions.count + record.episodes.count * 4 + 64)
    addQuestions()
    addEpisodes()
    addReports()
    addCampaigns()
    addLists()
    addMaps()
    pages.sort { $0.path < $1.path }
  }

  private static func answered(
    _ record: PublicRecord, _ labels: EpisodeLabels, _ before: SitePlan?
  ) -> [AnsweredQuestion] {
    let known = Dictionary(
      (before?.questions ?? []).map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    let programmes = Dictionary(
      record.programmes.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    let order = record.questions.indices.map { index in
      (record.questions[index].firstPublishedAt, record.questions[index].slug, index)
    }.sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 > $1.0 }
    return order.map { _, _, index in
      let question = record.questions[index]
      let answered = AnsweredQuestion(
        question: question, department: question.answeredBy.flatMap { record.departments[$0] },
        programme: programmes[question.programme] ?? "",
        episode: question.episode.flatMap { labels[$0] })
      guard let old = known[question.slug], old == answered else { return answered }
      return old
    }
  }

  private mutating func add(_ path: PublicPath, _ content: SitePage.Content) {
    pages.append(SitePage(path, content))
  }
}

// MARK: - Questions

extension SitePlan {
  private mutating func addQuestions() {
    for question in questions {
      add(.question(question.slug), .question(QuestionPage(question)))
    }
    for tombstone in record.tombstones {
      add(.question(tombstone.slug), .tombstone(TombstonePage(tombstone)))
    }
    let months = Dictionary(grouping: questions) { month(of: $0.firstPublishedAt) }
    for (month, questions) in months {
      let page = MonthPage(month: month, questions: questions)
      add(.archive(of: month), .month(page))
      add(.table(of: month), .table(page))
      add(.json(of: month), .json(page))
      let pages = questions.map {
        SiteMap.Entry(path: .question($0.slug), changedAt: $0.publishedAt)
      }
      add(.siteMap(of: month), .siteMap(SiteMap(entries: pages)))
    }
    if let newest = questions.first {
      let counts = months.map { ArchivePage.Month(month: $0.key, count: $0.value.count) }
        .sorted { $0.month > $1.month }
      let changedAt = questions.map(\.publishedAt).max()
      let page = ArchivePage(months: counts, changedAt: changedAt ?? newest.publishedAt)
      add(.archive, .archive(page))
      add(.tables, .tables(page))
    }
  }

  /// The month in which it was first published: a correction does not move it.
  private func month(of firstPublishedAt: Timestamp) -> PublicMonth {
    PublicMonth(of: settings.zone.local(of: firstPublishedAt).day)
  }
}

// MARK: - Episodes

extension SitePlan {
  private mutating func addEpisodes() {
    let asked = Dictionary(grouping: questions, by: \.episodeCode)
    let campaigns = Set(record.campaigns.map(\.name))
    for episode in record.episodes {
      guard let label = labels[episode.code] else { continue }
      let named = NamedEpisode(
        episode: episode, label: label,
        programme: record.programmes.first { $0.code == episode.programme },
        departments: episode.departments.compactMap { record.departments[$0] },
        campaigns: episode.campaigns.filter(campaigns.contains))
      add(label.notice, .notice(NoticePage(named)))
      let questions = (asked[episode.code] ?? []).reversed().map(\.self)
      if let path = label.transcript {
        add(path, .transcript(TranscriptPage(episode: named, questions: questions)))
      }
      if let path = label.answers {
        let page = AnswersPage(episode: named, questions: questions)
        add(path, .answers(page))
        add(.answersText(episode.code), .answersText(page))
      }
    }
  }
}

// MARK: - Reports and campaigns

extension SitePlan {
  private mutating func addReports() {
    for figures in record.figures {
      let names = figures.departments.map { record.departments[$0.department] ?? "" }
      let page = HandlingPage(figures: figures, departments: names)
      add(.handling(figures.period), .handling(page))
      add(.handlingTable(figures.period), .handlingTable(page))
      add(.figures(figures.period), .figures(FiguresPage(figures: figures)))
    }
  }

  private mutating func addCampaigns() {
    for campaign in record.campaigns {
      let page = CampaignPage(
        campaign: campaign,
        episodes: labels.sorted { $0.campaigns.contains(campaign.name) },
        questions: questions.filter { $0.question.campaignTags.contains(campaign.name) })
      add(.campaign(campaign.name), .campaign(page))
    }
  }

  private var reports: [FiguresPeriod] { record.figures.map(\.period).sorted(by: >) }

  private var campaigns: [PublicCampaign] {
    record.campaigns.sorted { ($1.from, $0.name) < ($0.from, $1.name) }
  }
}

// MARK: - Lists

extension SitePlan {
  private mutating func addLists() {
    let newest = Array(questions.prefix(max(1, settings.newestOnHome)))
    let coming = labels.sorted { $0.state == .coming }
    add(
      .home,
      .home(
        HomePage(
          questions: newest, episodes: Array(coming.prefix(8)),
          reports: Array(reports.prefix(3)), campaigns: campaigns.map(\.name),
          changedAt: lastChange)))
    let feed = QuestionFeed(
      questions: Array(questions.prefix(max(1, settings.newestInFeeds))), changedAt: lastChange)
    add(.atom, .atom(feed))
    add(.jsonFeed, .jsonFeed(feed))
    add(.styleSheet, .styleSheet)
    add(
      .reports, .reportList(ReportListPage(periods: reports, changedAt: lastReport ?? lastChange)))
    if questions.isEmpty {
      add(.archive, .archive(ArchivePage(months: [], changedAt: lastChange)))
    }
    addEpisodeLists(coming)
  }

  private mutating func addEpisodeLists(_ coming: [EpisodeLabel]) {
    let years = Set(record.episodes.map(\.time.year)).sorted(by: >)
    let changedAt = record.episodes.map(\.updatedAt).max() ?? lastChange
    add(
      .episodes,
      .episodeList(
        EpisodeListPage(year: nil, episodes: coming, years: years, changedAt: changedAt)))
    for year in years {
      let inYear = record.episodes.filter { $0.time.year == year }
      let page = EpisodeListPage(
        year: year, episodes: labels.sorted { $0.time.year == year }, years: [],
        changedAt: inYear.map(\.updatedAt).max() ?? changedAt)
      add(.episodes(of: year), .episodeList(page))
    }
  }

  /// The last instant at which anything that is shown now was published or changed.
  private var lastChange: Timestamp {
    let instants =
      [questions.map(\.publishedAt).max(), record.episodes.map(\.updatedAt).max()]
      + [lastReport, record.campaigns.map(\.publishedAt).max()]
    return instants.compactMap(\.self).max()
      ?? record.tombstones.map(\.withdrawnAt).max() ?? Timestamp(seconds: 0)
  }

  private var lastReport: Timestamp? { record.figures.map(\.publishedAt).max() }
}

// MARK: - Maps

extension SitePlan {
  private mutating func addMaps() {
    let entries = pages.compactMap { page -> SiteMap.Entry? in
      switch page.content {
      case .notice(let notice): .init(path: page.path, changedAt: notice.episode.episode.updatedAt)
      case .transcript, .answers, .home, .episodeList, .archive, .month, .reportList, .campaign:
        .init(path: page.path, changedAt: nil)
      case .handling(let report): .init(path: page.path, changedAt: report.figures.publishedAt)
      case .figures(let report): .init(path: page.path, changedAt: report.figures.publishedAt)
      case .styleSheet, .question, .tombstone, .answersText, .handlingTable, .atom, .jsonFeed,
        .table, .json, .tables, .siteMap, .siteMapIndex:
        nil
      }
    }
    add(.pageMap, .siteMap(SiteMap(entries: entries)))
    let maps = pages.filter {
      if case .siteMap = $0.content { true } else { false }
    }
    let parts = maps.map { SiteMap.Entry(path: $0.path, changedAt: nil) }
    add(.siteMap, .siteMapIndex(SiteMap(entries: parts)))
  }
}
