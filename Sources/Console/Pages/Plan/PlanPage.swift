// The plan as it is in force: month by month, with what is wrong in the files on top, because what is
// wrong there is not in force, and with the latest changes.

import Delivering
import Desk
import Language
import Scheduling
import Timekeeping

/// 编排.
struct PlanPage: Sendable {
  struct Month: Sendable {
    let monthPath: String
    let monthWords: String
    let monthCount: Int
    let isShown: Bool
  }

  struct FilePiece: Sendable {
    let fileName: String
    let fileMark: StateMark
    let fileSince: String?
  }

  struct Complaint: Sendable {
    let complaint: String
    let picture: String
    let tone: String
  }

  struct Change: Sendable {
    let changedAt: String
    let change: String
    let changePath: String?
  }

  struct View: Sendable {
    let heading: String
    let isRead: Bool
    let months: [Month]
    let hasMonths: Bool
    let rows: [EpisodePiece]
    let hasRows: Bool
    let files: [FilePiece]
    let complaints: [Complaint]
    let rest: [Complaint]
    let restCount: Int?
    let hasComplaints: Bool
    let complaintCount: String
    let moreComplaints: Int?
    let notes: [Complaint]
    let hasNotes: Bool
    let changes: [Change]
    let hasChanges: Bool
    let moreRows: Int?
  }

  let frame: PageFrame
  /// How many complaints are shown at once; the others are a click away.
  private static let openComplaints = 4
  private let month: (year: Int, month: Int)?

  /// The page for `month`, such as `2026-05`; without one, from today on.
  init(frame: PageFrame, query: Query) throws(Refusal) {
    self.frame = frame
    guard let text = try query.text("month") else {
      month = nil
      return
    }
    guard let first = CalendarDay(iso: text + "-01") else {
      throw .badQuery("月份要写成 2026-05 这样。")
    }
    month = (first.year, first.month)
  }

  func html() async throws -> String {
    frame.page(
      "编排", at: .plan, body: Templates.render(.plan, try await view()), liveSeconds: 20)
  }

  func view() async throws -> View {
    let moments = frame.moments
    let adopted = frame.desk.reading.schedule
    let rows = adopted.map(rows) ?? []
    let diagnostics = adopted?.diagnostics ?? []
    let serious = diagnostics.filter { $0.severity > .note }
    let remarks = diagnostics.filter { $0.severity == .note }
    let picture = frame.desk.reading.pictures()
    let shown = serious.prefix(ConsoleLimits.rowsPerPage)
    let changes = try await latestChanges(moments)
    return View(
      heading: month.map { "\($0.year)年\($0.month)月" } ?? "今天起两个月",
      isRead: adopted != nil, months: adopted.map(months) ?? [],
      hasMonths: !(adopted?.schedule.episodes.isEmpty ?? true),
      rows: Array(rows.prefix(ConsoleLimits.rowsPerPage)), hasRows: !rows.isEmpty,
      files: try await frame.desk.reading.files().map {
        FilePiece(
          fileName: $0.name, fileMark: $0.state.mark, fileSince: $0.since.map(moments.near))
      },
      complaints: shown.prefix(Self.openComplaints).map { complaint($0, picture) },
      rest: shown.dropFirst(Self.openComplaints).map { complaint($0, picture) },
      restCount: shown.count > Self.openComplaints ? shown.count - Self.openComplaints : nil,
      hasComplaints: !serious.isEmpty,
      complaintCount: DiagnosticPicture.count(of: serious),
      moreComplaints: serious.count > shown.count ? serious.count - shown.count : nil,
      notes: remarks.prefix(ConsoleLimits.rowsPerPage).map { complaint($0, picture) },
      hasNotes: !remarks.isEmpty,
      changes: changes, hasChanges: !changes.isEmpty,
      moreRows: rows.count > ConsoleLimits.rowsPerPage
        ? rows.count - ConsoleLimits.rowsPerPage : nil)
  }

  /// The latest changes; what was added by the hundred in one reading is one line.
  private func latestChanges(_ moments: Moments) async throws -> [Change] {
    let found = try await frame.desk.reading.changes(limit: ConsoleLimits.rowsPerPage)
    let additions = Dictionary(grouping: found.filter(\.isAddition), by: \.at)
      .mapValues(\.count).filter { $0.value > 5 }
    var told: Set<Timestamp> = []
    return found.compactMap { sheet -> Change? in
      guard sheet.isAddition, let count = additions[sheet.at] else {
        return Change(
          changedAt: moments.near(sheet.at), change: sheet.wording,
          changePath: frame.whyPath(sheet.episodeID.rawValue))
      }
      guard told.insert(sheet.at).inserted else { return nil }
      let many = found.count == ConsoleLimits.rowsPerPage ? "\(count) 期以上" : "\(count) 期"
      return Change(changedAt: moments.near(sheet.at), change: "新增 \(many)", changePath: nil)
    }.prefix(30).map { $0 }
  }

  private func complaint(_ diagnostic: PlanDiagnostic, _ picture: DiagnosticPicture) -> Complaint {
    let tone: StateMark.Tone =
      switch diagnostic.severity {
      case .error: .bad
      case .warning: .warn
      case .note: .faint
      }
    // The sentence may wrap; below it nothing may, or the caret would stand under another line.
    let lines = picture.text(diagnostic).split(separator: "\n", omittingEmptySubsequences: false)
    return Complaint(
      complaint: String(lines[0]), picture: lines.dropFirst().joined(separator: "\n"),
      tone: tone.rawValue)
  }
}

// MARK: - Rows

extension PlanPage {
  private func rows(_ adopted: AdoptedSchedule) -> [EpisodePiece] {
    let moments = frame.moments
    let held = Set(
      adopted.diagnostics.filter { $0.severity == .error }
        .map { HeldPlace(file: $0.span.file, sheet: $0.span.sheet, line: $0.span.line) })
    let episodes = adopted.schedule.episodes.filter { isShown($0.time) }.map { episode in
      (
        episode.time.earliest,
        EpisodePiece(
          episode, in: adopted.schedule, moments,
          isHeld: held.contains(
            HeldPlace(
              file: episode.span.file, sheet: episode.span.sheet, line: episode.span.line)),
          whyPath: frame.whyPath(episode.id.rawValue))
      )
    }
    let places = adopted.places.filter { isShown(.day(start: $0.start, end: $0.end)) }
      .map { ($0.start, EpisodePiece($0, in: adopted.schedule, moments)) }
    return (episodes + places).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private struct HeldPlace: Hashable {
    let file: String
    let sheet: String?
    let line: Int
  }

  private func isShown(_ time: EpisodeTime) -> Bool {
    let first = time.earliest.day
    if let month { return first.year == month.year && first.month == month.month }
    let today = frame.moments.today
    return time.latest >= LocalDateTime(day: today, time: .midnight)
      && first <= today.adding(days: 60)
  }

  private func months(_ adopted: AdoptedSchedule) -> [Month] {
    let counts = Dictionary(
      grouping: adopted.schedule.episodes.map(\.time.earliest.day)
    ) { $0.year * 12 + $0.month - 1 }.mapValues(\.count)
    let years = Set(counts.keys.map { $0 / 12 })
    return counts.sorted { $0.key < $1.key }.suffix(24).map { key, count in
      let (year, number) = (key / 12, key % 12 + 1)
      let digits = (number < 10 ? "0" : "") + String(number)
      return Month(
        monthPath: "/plan?month=\(year)-\(digits)",
        monthWords: years.count > 1 ? "\(year)年\(number)月" : "\(number)月", monthCount: count,
        isShown: month.map { $0.year == year && $0.month == number } ?? false)
    }
  }
}
