// A complaint of an assembly together with what it depends on, so that the edit of one episode
// replaces what was said because of it and leaves the rest.

import Language

/// One complaint and its cause.
struct AssemblyRemark: Sendable {
  /// What a remark was made because of.
  enum Cause: Sendable {
    /// The definitions, or a row of a plan as such.
    case frame
    /// A conflict of this episode.
    case conflict(EpisodeID, ConflictReach)
    /// Which departments come on air at all.
    case departments
  }

  let diagnostic: PlanDiagnostic
  let cause: Cause

  init(_ diagnostic: PlanDiagnostic, because cause: Cause = .frame) {
    self.diagnostic = diagnostic
    self.cause = cause
  }

  init(_ diagnostic: PlanDiagnostic, of conflict: Conflict) {
    self.init(diagnostic, because: .conflict(conflict.episode.id, conflict.reach))
  }
}

extension [AssemblyRemark] {
  /// By place and then by kind.
  var inOrder: [AssemblyRemark] {
    sorted { ($0.diagnostic.span, $0.diagnostic.id) < ($1.diagnostic.span, $1.diagnostic.id) }
  }
}

/// Departments without a group: they are spoken of when they come on air, and only where groups are
/// in use at all.
struct SilentDepartments: Sendable {
  private let departments: [Located<Department>]

  init(_ departments: [Located<Department>], in directory: Directory) {
    self.departments =
      directory.groups.isEmpty ? [] : departments.filter { $0.value.group == nil }
  }

  func remarks(on schedule: Schedule) -> [AssemblyRemark] {
    guard !departments.isEmpty else { return [] }
    let onAir = Set(schedule.episodes.flatMap(\.departments))
    let silent = departments.filter { onAir.contains($0.value.id) }
    guard let first = silent.first else { return [] }
    let names = silent.map(\.value.shortName).joined(separator: "、")
    return [
      AssemblyRemark(
        PlanDiagnostic(
          .departmentWithoutGroup, at: first.span, "这些单位没有写群，上线时收不到群提醒：\(names)。",
          remedy: "群: …"), because: .departments)
    ]
  }
}
