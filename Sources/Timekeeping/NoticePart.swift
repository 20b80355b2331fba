// One sentence of a notice, looked at as a whole: what it is about, before anybody asks which days.

/// A sentence with its heading split off and its clauses read.
struct NoticePart {
  let glyphs: [NoticeGlyph]
  let heading: NoticeHeading?
  let clauses: [NoticeClause]
  private let mentionedYear: Int?
  private let text: String

  init(_ glyphs: [NoticeGlyph]) {
    self.glyphs = glyphs
    self.heading = NoticeHeading(glyphs.prefix(40))
    self.text = String(glyphs.map(\.character))
    let reading = NoticeClauses(glyphs.dropFirst(heading?.length ?? 0))
    self.clauses = reading.clauses
    self.mentionedYear =
      reading.mentionedYear
      ?? heading.flatMap { NoticeClauses(glyphs.prefix($0.length)).mentionedYear }
  }

  /// The glyphs of a clause, whose positions count from behind the heading.
  subscript(range: Range<Int>) -> ArraySlice<NoticeGlyph> {
    let offset = heading?.length ?? 0
    return glyphs[(range.lowerBound + offset)..<(range.upperBound + offset)]
  }

  /// Whether some clause gives days a meaning.
  var arranges: Bool {
    clauses.contains { clause in
      switch clause {
      case .off, .makeUp, .extended, .resumes: true
      case .count, .joinsWeekend, .unexplained: false
      }
    }
  }

  /// The title of such a notice, or an item of one. An office's own programme that merely mentions
  /// the holidays has neither.
  var soundsLikeNotice: Bool {
    let titles = ["节假日安排", "放假的通知", "假期的通知", "假期安排的通知", "放假安排的通知"]
    if titles.contains(where: text.contains) { return true }
    return heading != nil && text.contains("放假") && arranges
  }

  /// The title or the sentence of a change to an earlier notice.
  var changesAnother: Bool {
    let hasHoliday = !NoticeHeading.holidays(in: text, short: false).isEmpty
    let isTitle = text.contains("通知") && !text.contains("部分节假日安排")
    if isTitle, text.contains("放假的通知") { return true }
    guard hasHoliday, text.contains("假期") || text.contains("放假安排") else { return false }
    return ["延长", "调整"].contains(where: text.contains)
  }

  /// A year that the sentence speaks of: `2020年春节`, or one of its dates that means something.
  var year: Int? {
    if let mentionedYear { return mentionedYear }
    for clause in clauses {
      switch clause {
      case .off(let spans): return spans.lazy.compactMap { $0.last?.year ?? $0.first.year }.first
      case .extended(let date): return date.year
      case .makeUp, .resumes, .count, .joinsWeekend, .unexplained: continue
      }
    }
    return nil
  }

  /// The closing words behind the last item.
  var isEndOfItems: Bool {
    heading == nil && !arranges
      && (glyphs.first?.followsBlankLine == true || text.hasPrefix("放假期间"))
  }

  /// The holidays this sentence arranges where no heading says it: its own names, else the title's.
  func holidays(titled title: [NoticeGlyph]?) -> [String] {
    let own = NoticeHeading.holidays(in: text, short: false)
    if !own.isEmpty { return own }
    let title = String((title ?? []).map(\.character))
    let titled = NoticeHeading.holidays(in: title, short: false)
    if !titled.isEmpty { return titled }
    return [title.contains("纪念日") ? "纪念日" : "放假"]
  }
}
