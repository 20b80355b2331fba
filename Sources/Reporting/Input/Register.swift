// Everything that a report is counted from. It is a value that the store fills in one go; the same
// register, period and cut-off give the same report.

package import Questions
package import Scheduling

/// The register as figures see it.
package struct Register: Sendable {
  /// The lines; at least those of the period and of the one before it.
  package var rows: [RegisterRow]
  /// The issues on air.
  package var episodes: [EpisodeRow]
  /// The departments in the order of the directory. A line whose department is not among them makes
  /// the report refuse.
  package var departments: [DepartmentEntry]
  /// The names of the programmes.
  package var programmes: [ProgrammeCode: String]
  /// The words of topics that are written as codes; a topic without one is shown as it is.
  package var topics: [String: String]
  /// How many lines the store says there are; nil when it did not count.
  package var declaredCount: Int?

  /// A register; see the properties.
  package init(
    rows: [RegisterRow], episodes: [EpisodeRow] = [], departments: [DepartmentEntry] = [],
    programmes: [ProgrammeCode: String] = [:], topics: [String: String] = [:],
    declaredCount: Int? = nil
  ) {
    self.rows = rows
    self.episodes = episodes
    self.departments = departments
    self.programmes = programmes
    self.topics = topics
    self.declaredCount = declaredCount
  }
}

/// A department that figures are given for.
package struct DepartmentEntry: Hashable, Sendable {
  /// Its code.
  package let code: DepartmentCode
  /// Its name as reports print it.
  package let name: String
  /// What kind it is: 部门, 县区 …; the split of the totals.
  package let kind: String

  /// An entry.
  package init(code: DepartmentCode, name: String, kind: String) {
    self.code = code
    self.name = name
    self.kind = kind
  }

  /// The departments of the directory, by code.
  package static func entries(of directory: Directory) -> [DepartmentEntry] {
    directory.departments.values.sorted { $0.id < $1.id }.map {
      DepartmentEntry(
        code: DepartmentCode(rawValue: $0.id.rawValue), name: $0.shortName, kind: $0.kind ?? "其他")
    }
  }
}
