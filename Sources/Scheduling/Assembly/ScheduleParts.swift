// The folder taken apart: everything that its files say, by kind, each with its place.

import Language
import Timekeeping

/// What all files say together.
struct ScheduleParts: Sendable {
  private(set) var programmes: [Located<Programme>] = []
  private(set) var departments: [Located<Department>] = []
  private(set) var people: [Located<Person>] = []
  private(set) var groups: [Located<ChatGroup>] = []
  /// The rungs of the ladder, in file order.
  private(set) var ladder: [MilestoneRule] = []
  private(set) var campaigns: [Located<Campaign>] = []
  private(set) var timeLimits: [Located<TimeLimitDraft>] = []
  private(set) var notices: [HolidayNotice] = []
  private(set) var plans: [PlanTable] = []
  /// Entries of the overlay, in file order.
  private(set) var overlay: [OverlayEntry] = []
  /// Names that some other place must define.
  private(set) var mentions: [NameMention] = []
  /// Files of which nothing could be read: their last good version stays.
  private(set) var brokenFiles: Set<String> = []

  init(_ readings: [PlanReading]) {
    for reading in readings {
      if reading.isStructureBroken { brokenFiles.insert(reading.file) }
      mentions += reading.mentions
      for document in reading.documents { add(document) }
    }
  }

  private mutating func add(_ document: PlanDocument) {
    switch document {
    case .programmes(let found): programmes += found
    case .directory(let draft):
      departments += draft.departments
      people += draft.people
      groups += draft.groups
    case .ladder(let rungs): ladder += rungs
    case .plan(let plan): plans.append(plan)
    case .campaigns(let found): campaigns += found
    case .overlay(let entries): overlay += entries
    case .timeLimits(let draft): timeLimits.append(draft)
    case .holidayNotice(let notice): notices.append(notice)
    }
  }
}

// MARK: - Checks between files

extension ScheduleParts {
  /// Programmes, directory, ladder, campaigns and calendar as a schedule without episodes, and what
  /// is wrong between them: codes written twice, names of groups and people that nobody knows.
  func frame() -> (schedule: Schedule, diagnostics: [PlanDiagnostic]) {
    let programmes = programmes.isEmpty ? assumedProgrammes() : programmes
    var complaints = twice(programmes, "节目代码") { $0.id.rawValue }
    if self.programmes.isEmpty { complaints += programmes.map { assumption($0) } }
    let departments = fullestDepartments()
    complaints += twice(departments, "单位") { $0.id.rawValue }
    complaints += twice(uniqueByCode(departments), "单位") { PlainName.folded($0.name) }
    complaints += twice(people, "人员") { $0.id.rawValue }
    complaints += twice(groups, "群") { $0.id.rawValue }
    complaints += twice(campaigns, "活动") { $0.name }
    complaints += twice(timeLimits, "办理时限") { _ in "办理时限" }
    var schedule = Schedule(
      programmes: Dictionary(programmes.map { ($0.value.id, $0.value) }) { first, _ in first },
      directory: Directory(
        departments: uniqueByName(uniqueByCode(departments)).map(\.value),
        people: people.map(\.value), groups: groups.map(\.value)),
      ladder: ladder, campaigns: campaigns.map(\.value),
      holidays: HolidayCalendar(notices: notices))
    complaints += unknownMentions(in: schedule)
    let names = DirectoryNames(schedule.directory)
    if let table = timeLimits.first?.value.table(names: names) { schedule.timeLimits = table }
    return (schedule, complaints)
  }

  private func uniqueByCode(_ departments: [Located<Department>]) -> [Located<Department>] {
    var seen: Set<DepartmentID> = []
    return departments.filter { seen.insert($0.value.id).inserted }
  }

  /// A table has no codes, so a department that stands in a YAML file too has two of them.
  private func uniqueByName(_ departments: [Located<Department>]) -> [Located<Department>] {
    var seen: Set<String> = []
    return departments.filter { seen.insert(PlainName.folded($0.value.name)).inserted }
  }

  /// A folder without any programme: the plans are read all the same, each for the programme that its
  /// title names in quotation marks. The name is then its code too.
  private func assumedProgrammes() -> [Located<Programme>] {
    var seen: Set<String> = []
    return plans.compactMap { plan in
      let name = plan.programme?.value ?? ScheduleParts.programmeName(inTitle: plan.title)
      guard seen.insert(name).inserted, let row = plan.rows.first else { return nil }
      let span = plan.programme?.span ?? SourceSpan(file: row.span.file, line: 1, column: 1)
      return Located(Programme(id: ProgrammeID(rawValue: name), name: name), at: span)
    }
  }

  private static func programmeName(inTitle title: String?) -> String {
    title?.contains("在线访谈") == true ? "在线访谈" : "节目"
  }

  private func assumption(_ programme: Located<Programme>) -> PlanDiagnostic {
    PlanDiagnostic(
      .programmeAssumed, at: programme.span,
      "目录里没有“节目”，这份计划暂按节目“\(programme.value.name)”采用，每期 60 分钟。",
      remedy: "写一个 节目.yaml，写明播出时间、主持人、导播和群")
  }

  /// A table of departments lists names; the directory beside it says who is told and where. An entry
  /// that adds nothing to another of the same department is left out without a word.
  private func fullestDepartments() -> [Located<Department>] {
    let full = departments.filter { !$0.value.isBare }.map(\.value)
    var seen = Set(full.flatMap { [$0.id.rawValue, PlainName.folded($0.name)] })
    return departments.filter { entry in
      guard entry.value.isBare else { return true }
      let names = [entry.value.id.rawValue, PlainName.folded(entry.value.name)]
      guard seen.isDisjoint(with: names) else { return false }
      seen.formUnion(names)
      return true
    }
  }

  /// The same code in two files; within one file its reader has said so.
  private func twice<Value>(
    _ values: [Located<Value>], _ what: String, _ code: (Value) -> String
  ) -> [PlanDiagnostic] {
    var first: [String: SourceSpan] = [:]
    var complaints: [PlanDiagnostic] = []
    for value in values {
      let code = code(value.value)
      guard let span = first[code] else {
        first[code] = value.span
        continue
      }
      guard span.file != value.span.file else { continue }
      complaints.append(
        PlanDiagnostic(
          .codeTwice, at: value.span,
          "\(what)“\(code)”在“\(span.file)”里已经写过，这里的一份不采用，请删去一处。",
          found: code, notes: [PlanNote("先写的一份在这里。", at: span)]))
    }
    return complaints
  }

  private func unknownMentions(in schedule: Schedule) -> [PlanDiagnostic] {
    let names = DirectoryNames(schedule.directory)
    let programmes = ProgrammeNames(schedule.programmes)
    let found: [PlanDiagnostic] = mentions.compactMap { mention in
      switch mention.kind {
      case .person:
        names.person(named: mention.name) == nil
          ? names.complaint(aboutPerson: mention.name, at: mention.span) : nil
      case .programme:
        programmes.programme(named: mention.name) == nil
          ? programmes.complaint(about: mention.name, at: mention.span) : nil
      case .department:
        names.department(named: mention.name) == nil
          ? names.complaint(aboutDepartment: mention.name, at: mention.span) : nil
      case .group:
        schedule.directory.groups[GroupID(rawValue: mention.name)] == nil
          ? complaint(aboutGroup: mention, in: schedule.directory) : nil
      }
    }
    return found + (names.hasPeople ? [] : nobodyListed())
  }

  /// Where no people are listed, names are taken as they are, and nobody can be rung.
  private func nobodyListed() -> [PlanDiagnostic] {
    guard let first = mentions.first(where: { $0.kind == .person }) else { return [] }
    return [
      PlanDiagnostic(
        .unknownPerson, at: first.span, "名录里还没有写人员，提醒时不能@到“\(first.name)”等人。",
        severity: .note, found: first.name, remedy: "在名录里补上“人员”")
    ]
  }

  private func complaint(
    aboutGroup mention: NameMention, in directory: Directory
  ) -> PlanDiagnostic {
    let suggestion = Suggestion.nearest(
      to: mention.name, among: directory.groups.keys.map(\.rawValue).sorted())
    return PlanDiagnostic(
      .unknownGroup, at: mention.span,
      "名录中没有“\(mention.name)”这个群" + (suggestion.map { "，是否为“\($0)”？" } ?? "。"),
      found: mention.name, expected: "名录里的群", remedy: suggestion)
  }
}

extension Department {
  /// Nothing is said but names, not even a code of its own.
  fileprivate var isBare: Bool { group == nil && liaisons.isEmpty && id.rawValue == name }
}
