// From a name that somebody wrote to the thing that it means: official, short and former names of a
// department are one, and nothing is ever created because a name is unknown.

import Language

/// The names of a directory, ready to be looked up.
struct DirectoryNames: Sendable {
  private let departments: [String: DepartmentID]
  private let departmentNames: [String]
  private let people: [String: PersonID]
  private let directory: Directory

  init(_ directory: Directory) {
    self.directory = directory
    let all = directory.departments.values.sorted { $0.id < $1.id }
    var departments: [String: DepartmentID] = [:]
    // A former name never hides a name in use, and neither hides a code.
    let layers: [(Department) -> [String]] = [
      { [$0.id.rawValue] }, { [$0.name] }, { [$0.shortName] }, { $0.formerNames },
    ]
    for names in layers {
      for department in all {
        for name in names(department) where !name.isEmpty {
          let key = PlainName.folded(name)
          if departments[key] == nil { departments[key] = department.id }
        }
      }
    }
    self.departments = departments
    self.departmentNames = all.flatMap { [$0.shortName, $0.name] + $0.formerNames }
    self.people = Dictionary(
      directory.people.keys.sorted().map { (PlainName.folded($0.rawValue), $0) }
    ) { first, _ in first }
  }

  /// Whether there is any department at all; without one every name would be unknown.
  var hasDepartments: Bool { !departments.isEmpty }

  /// Whether there is any person at all.
  var hasPeople: Bool { !people.isEmpty }

  /// The department that `name` means.
  func department(named name: String) -> DepartmentID? {
    departments[PlainName.folded(name)] ?? departments[PlainName.withoutPlace(name)]
  }

  /// The person that `name` means. Where no people are listed, everybody is as good as known.
  func person(named name: String) -> PersonID? {
    hasPeople ? people[PlainName.folded(name)] : PersonID(rawValue: name)
  }

  /// The name in use of the department whose name is nearest to `name`.
  func suggestedDepartment(for name: String) -> String? {
    let plain = PlainName.withoutPlace(name)
    guard let nearest = Suggestion.nearest(to: plain, among: departmentNames) else { return nil }
    guard let found = department(named: nearest).flatMap({ directory.departments[$0] }) else {
      return nearest
    }
    return nearest == found.name ? found.name : found.shortName
  }
}

// MARK: - Complaints

extension DirectoryNames {
  func complaint(aboutDepartment name: String, at span: SourceSpan) -> PlanDiagnostic {
    let suggestion = suggestedDepartment(for: name)
    return PlanDiagnostic(
      .unknownDepartment, at: span,
      "名录中没有“\(name)”" + (suggestion.map { "，是否为“\($0)”？" } ?? "，请先写进名录。"),
      found: name, expected: "名录里的标准名称、简称或曾用名", remedy: suggestion)
  }

  func complaint(aboutPerson name: String, at span: SourceSpan) -> PlanDiagnostic {
    let suggestion = Suggestion.nearest(
      to: name, among: directory.people.keys.map(\.rawValue).sorted())
    return PlanDiagnostic(
      .unknownPerson, at: span,
      "名录中没有“\(name)”这个人" + (suggestion.map { "，是否为“\($0)”？" } ?? "，请先写进名录的人员。"),
      found: name, expected: "名录里的姓名", remedy: suggestion)
  }
}

/// The programmes, by code and by name.
struct ProgrammeNames: Sendable {
  private let programmes: [ProgrammeID: Programme]
  private let byName: [String: ProgrammeID]

  init(_ programmes: [ProgrammeID: Programme]) {
    self.programmes = programmes
    let all = programmes.values.sorted { $0.id < $1.id }
    self.byName = Dictionary(
      all.map { (PlainName.folded($0.id.rawValue), $0.id) }
        + all.map { (PlainName.folded($0.name), $0.id) }
    ) { first, _ in first }
  }

  /// The programme that `name` means, by code or by name.
  func programme(named name: String) -> ProgrammeID? { byName[PlainName.folded(name)] }

  /// The only programme whose name stands in `title`.
  func programme(titled title: String) -> ProgrammeID? {
    let plain = PlainName.folded(title)
    let found = programmes.values.filter { plain.contains(PlainName.folded($0.name)) }
    return found.count == 1 ? found.first?.id : nil
  }

  /// All names, for an offer.
  var wording: String {
    programmes.values.sorted { $0.id < $1.id }.map { "“\($0.name)”" }.joined(separator: "、")
  }

  func complaint(about name: String, at span: SourceSpan) -> PlanDiagnostic {
    let names = programmes.values.sorted { $0.id < $1.id }.flatMap { [$0.name, $0.id.rawValue] }
    let suggestion = Suggestion.nearest(to: name, among: names)
    return PlanDiagnostic(
      .unknownProgramme, at: span,
      "没有“\(name)”这个节目" + (suggestion.map { "，是否为“\($0)”？" } ?? "；已有的节目：\(wording)。"),
      found: name, expected: "已有节目的名称或代码", remedy: suggestion)
  }
}

/// The milestones of the ladder, by code and by name.
struct MilestoneNames: Sendable {
  private let codes: [String: String]
  private let names: [String]

  init(_ ladder: [MilestoneRule]) {
    self.codes = Dictionary(
      ladder.map { (PlainName.folded($0.code), $0.code) }
        + ladder.map { (PlainName.folded($0.name), $0.code) }
    ) { first, _ in first }
    self.names = ladder.flatMap { [$0.name, $0.code] }
  }

  /// The code of the milestone that `name` means; where no ladder is loaded, the name itself.
  func code(of name: String) -> String? { names.isEmpty ? name : codes[PlainName.folded(name)] }

  func complaint(about name: String, at span: SourceSpan) -> PlanDiagnostic {
    let suggestion = Suggestion.nearest(to: name, among: names)
    return PlanDiagnostic(
      .unknownMilestone, at: span,
      "提醒规则里没有“\(name)”" + (suggestion.map { "，是否为“\($0)”？" } ?? "。"),
      found: name, expected: "提醒规则的名称或代码", remedy: suggestion)
  }
}
