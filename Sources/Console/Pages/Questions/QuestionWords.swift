// Questions as people read them: marks for their stages, the due day with what is left of it, names in
// the place of codes. One of these is made for each page.

import Desk
import Membership
import Questions
import Reminding
import Scheduling
import Timekeeping

/// Words for what stands in a question, at one instant.
struct QuestionWords: Sendable {
  let moments: Moments
  private let schedule: Schedule?
  private let names: [String: String]

  /// With the names of members, which are looked up once for a page.
  init(_ visit: Visit) async throws {
    moments = visit.frame.moments
    schedule = visit.desk.reading.schedule?.schedule
    names = try await visit.desk.memberNames()
  }

  /// A member by the identity that a question keeps; parts of the program have words of their own.
  func person(_ id: String) -> String {
    if let name = names[id] ?? Member.controlName(of: id) { return name }
    return id.hasPrefix("system:") ? "系统" : id
  }

  /// A department's short name.
  func department(_ code: DepartmentCode) -> String {
    schedule?.directory.departments[DepartmentID(rawValue: code.rawValue)]?.shortName
      ?? code.rawValue
  }

  /// Whether the department has a group in which it is chased.
  func hasGroup(_ code: DepartmentCode) -> Bool {
    QuestionDesk.canChase(code, by: schedule?.directory)
  }

  /// Several departments.
  func departments(_ codes: [DepartmentCode]) -> String? {
    codes.isEmpty ? nil : codes.map(department).joined(separator: "、")
  }

  /// A programme's name.
  func programme(_ code: ProgrammeCode) -> String {
    schedule?.programmes[ProgrammeID(rawValue: code.rawValue)]?.name ?? code.rawValue
  }

  /// What a department is called on paper.
  func fullName(_ code: DepartmentCode) -> String {
    schedule?.directory.departments[DepartmentID(rawValue: code.rawValue)]?.name ?? code.rawValue
  }

  /// The departments of the directory, by name.
  var allDepartments: [(code: DepartmentCode, name: String)] {
    (schedule?.directory.departments ?? [:]).values
      .map { (DepartmentCode(rawValue: $0.id.rawValue), $0.shortName) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }

  /// The table of time limits in force.
  var timeLimits: TimeLimitTable { schedule?.timeLimits ?? .usual }

  /// A list of departments for a choice.
  func departmentOptions(chosen: [String]) -> [OptionPiece] {
    allDepartments.map {
      OptionPiece($0.code.rawValue, $0.name, isChosen: chosen.contains($0.code.rawValue))
    }
  }
}

// MARK: - Due days

/// A due day as a page shows it.
struct DuePiece: Sendable {
  let dueDay: String
  /// 还剩 3 个工作日.
  let dueLeft: String
  let dueMark: StateMark
  let isDueProvisional: Bool
}

extension QuestionWords {
  /// The day by which an answer is owed, and how far away it is.
  func due(_ due: DueDay) -> DuePiece {
    let left = left(until: due)
    return DuePiece(
      dueDay: day(due), dueLeft: left.words, dueMark: left.mark,
      isDueProvisional: due.isProvisional)
  }

  /// `5月21日（周四）`, with a clock time where the limit is one of hours.
  func day(_ due: DueDay) -> String {
    moments.date(due.day) + (due.time.map { $0.wording } ?? "")
  }

  /// How many working days it is over: 0 within the first, nil when it is not.
  func daysOver(_ due: DueDay) -> Int? {
    let local = moments.zone.local(of: moments.now)
    guard due.isOver(at: local) else { return nil }
    guard local.day > due.day else { return 0 }
    return WorkingDays(moments.calendar).count(in: due.day.adding(days: 1)...local.day)
  }

  private func left(until due: DueDay) -> (words: String, mark: StateMark) {
    let local = moments.zone.local(of: moments.now)
    let days = WorkingDays(moments.calendar)
    if let over = daysOver(due) {
      let words = over > 0 ? "逾期 \(over) 个工作日" : "已逾期"
      return (words, StateMark("!", .bad, words))
    }
    if due.day == local.day { return ("今天到期", StateMark("◷", .warn, "今天到期")) }
    let left = days.count(in: local.day.adding(days: 1)...due.day)
    let words = left > 0 ? "还剩 \(left) 个工作日" : "下一个工作日前到期"
    return (words, StateMark("◷", left <= 1 ? .warn : .calm, words))
  }
}

// MARK: - Marks

extension Handling.Stage {
  /// The short form.
  var mark: StateMark {
    switch self {
    case .logged: StateMark("○", .warn, wording)
    case .answeredOnAir: StateMark("◐", .busy, wording)
    case .assigned: StateMark("◔", .busy, wording)
    case .answered: StateMark("◕", .busy, wording)
    case .closed: StateMark("✓", .good, wording)
    case .declined: StateMark("–", .faint, wording)
    case .transferred: StateMark("↗", .faint, wording)
    case .merged: StateMark("⇢", .faint, wording)
    }
  }
}

extension Disclosure.Stage {
  /// The short form.
  var mark: StateMark {
    switch self {
    case .undecided: StateMark("○", .calm, wording)
    case .decided: StateMark("◔", .calm, wording)
    case .drafted: StateMark("✎", .busy, wording)
    case .inReview: StateMark("◐", .busy, wording)
    case .approved: StateMark("◕", .warn, wording)
    case .published: StateMark("✓", .good, wording)
    case .withdrawn: StateMark("↶", .faint, wording)
    }
  }
}

extension Urgency {
  /// What is said beside a question; nil for what takes its turn.
  var remark: String? {
    switch self {
    case .normal: nil
    case .high, .emergency: wording
    }
  }
}
