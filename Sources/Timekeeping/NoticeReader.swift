// From clauses to a notice: which year a date without one belongs to, and whether the text agrees
// with itself. All complaints are collected; one is enough to refuse the text, because a calendar
// that is wrong by a day is worse than none.

/// Reads the sentences of one text.
struct NoticeReader {
  let sentences: [[NoticeGlyph]]
  private var complaints: [HolidayNotice.Complaint] = []
  private var drafts: [ArrangementDraft] = []
  private var publishedOn: CalendarDay?
  private var year = 0
  private var isAmendment = false

  init(sentences: [[NoticeGlyph]]) {
    self.sentences = sentences
  }

  /// The whole reading, once.
  mutating func read(file: String) -> HolidayNotice.Reading {
    let parts = sentences.map(NoticePart.init)
    guard parts.contains(where: \.soundsLikeNotice), let first = parts.first?.glyphs.first else {
      return .notANotice
    }
    isAmendment = parts.contains(where: \.changesAnother)
    guard let year = parts.lazy.compactMap(\.year).first, (2000...2100).contains(year) else {
      complain(.yearMissing, at: [first])
      return .refused(complaints)
    }
    self.year = year
    var current: Int?
    for part in parts {
      if part.isEndOfItems { current = nil }
      if let heading = part.heading { current = begin(heading.holidays, at: part) }
      read(part, into: &current)
    }
    checkWhole(first: first)
    guard complaints.isEmpty else {
      return .refused(complaints.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
    return .notice(
      HolidayNotice(
        file: file, kind: isAmendment ? .amendment : .yearly, year: year,
        publishedOn: publishedOn, arrangements: drafts.map { $0.arrangement() }))
  }

  private mutating func begin(_ holidays: [String], at part: NoticePart) -> Int {
    for name in holidays where drafts.contains(where: { $0.holidays.contains(name) }) {
      complain(.holidayTwice(name: name), at: part.glyphs.prefix(part.heading?.length ?? 1))
    }
    drafts.append(ArrangementDraft(holidays: holidays))
    return drafts.count - 1
  }
}

// MARK: - Sentences

extension NoticeReader {
  private mutating func read(_ part: NoticePart, into current: inout Int?) {
    if current == nil, part.arranges {
      current = begin(part.holidays(titled: sentences.first), at: part)
    }
    guard let index = current else {
      notePublication(part)
      return
    }
    var resolver = DateResolver(year: year, isNewYear: drafts[index].holidays.contains("元旦"))
    var offInSentence: Set<CalendarDay> = []
    for clause in part.clauses {
      switch clause {
      case .off(let spans):
        let days = resolve(spans, with: &resolver, in: part)
        offInSentence.formUnion(days)
        drafts[index].offDays.formUnion(days)
      case .makeUp(let spans):
        addMakeUps(spans, to: index, with: &resolver, in: part)
      case .extended(let date):
        drafts[index].extendedUntil = resolve(date, with: &resolver, in: part)
      case .resumes(let date):
        addResumption(date, to: index, with: &resolver, in: part)
      case .count(let written, let range):
        if !offInSentence.isEmpty, written != offInSentence.count {
          complain(
            .countDisagrees(written: written, counted: offInSentence.count), at: part[range])
        }
      case .joinsWeekend(let range):
        checkBesideWeekend(offInSentence, at: part[range])
      case .unexplained(let spans):
        readUnexplained(spans, with: &resolver, in: part)
      }
    }
  }

  private mutating func addMakeUps(
    _ spans: [WrittenSpan], to index: Int, with resolver: inout DateResolver, in part: NoticePart
  ) {
    for span in spans {
      for day in resolve([span], with: &resolver, in: part) {
        if !day.weekday.isWeekend {
          complain(.makeUpOnWeekday(day: day), at: part[span.first.range])
        }
        if drafts[index].offDays.contains(day) {
          complain(.bothOffAndWorked(day: day), at: part[span.first.range])
        }
        drafts[index].makeUpDays.insert(day)
      }
    }
  }

  private mutating func addResumption(
    _ date: WrittenDate, to index: Int, with resolver: inout DateResolver, in part: NoticePart
  ) {
    guard let day = resolve(date, with: &resolver, in: part) else { return }
    drafts[index].resumesOn = day
    guard let until = drafts[index].extendedUntil ?? drafts[index].offDays.max() else { return }
    let between = until < day ? (until.daysSinceEpoch + 1)..<day.daysSinceEpoch : 0..<0
    let hasWorkingDay = between.contains {
      !CalendarDay(daysSinceEpoch: $0).weekday.isWeekend
    }
    if day <= until || hasWorkingDay {
      complain(.resumesAtWrongDay(until: until, resumes: day), at: part[date.range])
    }
  }

  /// A full date that nothing is said about is the day of issue; any other one is a mistake.
  private mutating func readUnexplained(
    _ spans: [WrittenSpan], with resolver: inout DateResolver, in part: NoticePart
  ) {
    if part.heading == nil, spans.count == 1, spans[0].first.year != nil, spans[0].last == nil {
      notePublication(part)
      return
    }
    guard let span = spans.first,
      let day = resolve(span.first, with: &resolver, in: part)
    else { return }
    complain(.dateWithoutMeaning(day: day), at: part[span.first.range])
  }

  private mutating func notePublication(_ part: NoticePart) {
    for case .unexplained(let spans) in part.clauses {
      for date in spans.map(\.first) {
        guard let year = date.year, let month = date.month else { continue }
        publishedOn = CalendarDay(year: year, month: month, day: date.day) ?? publishedOn
      }
    }
  }
}

// MARK: - Days

extension NoticeReader {
  private mutating func resolve(
    _ spans: [WrittenSpan], with resolver: inout DateResolver, in part: NoticePart
  ) -> [CalendarDay] {
    var days: [CalendarDay] = []
    for span in spans {
      guard let first = resolve(span.first, with: &resolver, in: part) else { continue }
      guard let written = span.last else {
        days.append(first)
        continue
      }
      guard let last = resolve(written, with: &resolver, after: first, in: part) else { continue }
      let length = last.days(since: first) + 1
      if length < 1 {
        complain(.endsBeforeItStarts(start: first, end: last), at: part[written.range])
      } else if length > 31 {
        complain(.tooLong(days: length), at: part[written.range])
      } else {
        days += (0..<length).map { first.adding(days: $0) }
      }
    }
    return days
  }

  private mutating func resolve(
    _ date: WrittenDate, with resolver: inout DateResolver, after start: CalendarDay? = nil,
    in part: NoticePart
  ) -> CalendarDay? {
    let civil = resolver.civil(of: date, after: start)
    guard abs(civil.year - year) <= 1 else {
      complain(.yearOutOfReach(year: civil.year, noticeYear: year), at: part[date.range])
      return nil
    }
    guard let day = CalendarDay(year: civil.year, month: civil.month, day: date.day) else {
      complain(.impossibleDate, at: part[date.range])
      return nil
    }
    resolver.previous = day
    if let (written, range) = date.weekday, written != day.weekday {
      complain(.weekdayDisagrees(day: day, written: written), at: part[range])
    }
    return day
  }
}

// MARK: - Checks

extension NoticeReader {
  private mutating func checkBesideWeekend(
    _ days: Set<CalendarDay>, at glyphs: ArraySlice<NoticeGlyph>
  ) {
    guard let first = days.min(), let last = days.max() else { return }
    let touched = [first.adding(days: -1), first, last, last.adding(days: 1)]
    if !touched.contains(where: \.weekday.isWeekend) {
      complain(.notBesideWeekend(day: first), at: glyphs)
    }
  }

  private mutating func checkWhole(first: NoticeGlyph) {
    if drafts.allSatisfy(\.isEmpty), complaints.isEmpty {
      complain(.nothingUnderstood, at: [first])
      return
    }
    // Across items, 国庆 may take a Sunday that 中秋 gives: then one of the two dates is wrong.
    let off = drafts.reduce(into: Set<CalendarDay>()) { $0.formUnion($1.offDays) }
    for draft in drafts {
      for day in draft.makeUpDays.subtracting(draft.offDays).intersection(off).sorted() {
        complain(.bothOffAndWorked(day: day), at: [first])
      }
    }
    guard !isAmendment else { return }
    let arranged = Set(drafts.flatMap(\.holidays))
    for name in NoticeHeading.statutory where !arranged.contains(name) {
      complain(.holidayMissing(name: name), at: [first])
    }
  }

  private mutating func complain(
    _ fault: HolidayNotice.Fault, at glyphs: ArraySlice<NoticeGlyph>
  ) {
    guard let first = glyphs.first, let last = glyphs.last else { return }
    let end = last.line == first.line ? last.column + 1 : first.column + 1
    complaints.append(
      HolidayNotice.Complaint(
        fault: fault, line: first.line, column: first.column, endColumn: end,
        found: String(glyphs.map(\.original))))
  }
}

/// An arrangement under construction.
private struct ArrangementDraft {
  var holidays: [String]
  var offDays: Set<CalendarDay> = []
  var makeUpDays: Set<CalendarDay> = []
  var extendedUntil: CalendarDay?
  var resumesOn: CalendarDay?

  init(holidays: [String]) {
    self.holidays = holidays
  }

  var isEmpty: Bool { offDays.isEmpty && makeUpDays.isEmpty && extendedUntil == nil }

  func arrangement() -> HolidayNotice.Arrangement {
    HolidayNotice.Arrangement(
      holidays: holidays, offDays: offDays.sorted(), makeUpDays: makeUpDays.sorted(),
      extendedUntil: extendedUntil, resumesOn: resumesOn)
  }
}

/// Finds the year and month that a date leaves out.
private struct DateResolver {
  let year: Int
  /// New Year's item alone reaches back into the old year: its December is the year before.
  let isNewYear: Bool
  var previous: CalendarDay?

  init(year: Int, isNewYear: Bool) {
    self.year = year
    self.isNewYear = isNewYear
  }

  /// `start` is the first day of a range whose last day is asked for.
  func civil(of date: WrittenDate, after start: CalendarDay?) -> (year: Int, month: Int) {
    guard let month = date.month else {
      return (previous?.year ?? year, previous?.month ?? 1)
    }
    if let written = date.year { return (written, month) }
    if let start { return (start.year + (month < start.month ? 1 : 0), month) }
    return (isNewYear && month >= 10 ? year - 1 : year, month)
  }
}
