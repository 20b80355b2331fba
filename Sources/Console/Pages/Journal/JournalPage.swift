// 日志: what everybody did and must answer for, newest first, with where the chain stands.

import Desk
import Journal
import Membership
import Timekeeping

/// The journal.
struct JournalListPage: Sendable {
  struct EntryPiece: Sendable {
    let entryNumber: Int64
    let entryClock: String
    let entryWords: String
    let entryReason: String?
    let entryPath: String?
  }

  struct DayPiece: Sendable {
    let dayID: String
    let dayWords: String
    let entries: [EntryPiece]
  }

  struct View: Sendable {
    let chain: String
    let about: String
    let days: [DayPiece]
    let hasDays: Bool
    let nextPath: String?
    let firstPath: String?
  }

  let visit: Visit

  func html() async throws -> String {
    let about = try visit.query.text("about", longest: 80)
    let before = try visit.query.text("before").map { text in
      guard let number = Int64(text), number > 0 else {
        throw Refusal.badQuery("参数“before”不是本页给出的位置。请从日志的第一页重新翻。")
      }
      return number
    }
    let page = try await visit.desk.register.journal(
      about: about, before: before, for: visit.member)
    let words = try await QuestionWords(visit)
    let days = days(of: page, words)
    let view = View(
      chain: chain(page, words.moments), about: about ?? "", days: days, hasDays: !days.isEmpty,
      nextPath: page.next.map { path(about, before: $0) },
      firstPath: before == nil ? nil : path(about, before: nil))
    return visit.frame.page(
      "日志", at: .journal, body: Templates.render(.journal, view), liveSeconds: 0)
  }

  private func path(_ about: String?, before: Int64?) -> String {
    RegisterQuery.address(
      "/journal",
      [about.map { ("about", $0) }, before.map { ("before", String($0)) }].compactMap { $0 })
  }

  /// Where the chain stands, and what can be compared with a note outside.
  private func chain(_ page: JournalPage, _ moments: Moments) -> String {
    guard page.head.number > 0 else { return "还没有记录。每一项操作都会记在这里，不能改也不能删。" }
    let head = "共 \(page.head.number) 条，末行指纹 \(page.head.hash.hex.prefix(16))。"
    guard let noted = page.noted else { return head + "还没有在外部记下过末行。" }
    return head + "上次在外部记下末行：\(moments.near(noted.at))，第 \(noted.head.number) 条。"
  }

  private func days(of page: JournalPage, _ words: QuestionWords) -> [DayPiece] {
    var days: [DayPiece] = []
    var entries: [EntryPiece] = []
    var current: CalendarDay?
    func close() {
      guard let day = current, !entries.isEmpty else { return }
      let heading = words.moments.heading(day)
      let year = "\(day.civil.year)年"
      days.append(
        DayPiece(
          dayID: day.description,
          dayWords: heading.name.map { "\($0) \(heading.date)" }
            ?? year + heading.date, entries: entries))
      entries = []
    }
    for entry in page.entries {
      let day = words.moments.zone.local(of: entry.at).day
      if day != current {
        close()
        current = day
      }
      entries.append(piece(entry, page, words))
    }
    close()
    return days
  }

  private func piece(
    _ entry: JournalEntry, _ page: JournalPage, _ words: QuestionWords
  ) -> EntryPiece {
    let subject = entry.subject.text
    let number = page.numbers[subject]
    let thing = number ?? HousePart(rawValue: subject)?.wording ?? words.person(subject)
    return EntryPiece(
      entryNumber: entry.number, entryClock: words.moments.clock(entry.at),
      entryWords: JournalWords(entry: entry, words: words).sentence(about: thing),
      entryReason: entry.reason?.text,
      entryPath: visit.member.maySomewhere(.seeQuestions)
        ? number.map { "/questions/" + $0 } : nil)
  }
}

/// 日志.
struct JournalRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    routes.page("journal", needs: .may(.seeJournal), query: ["about", "before"]) { visit in
      try await JournalListPage(visit: visit).html()
    }
  }
}
