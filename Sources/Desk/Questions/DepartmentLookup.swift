// Which department somebody means who writes 城管局, 市城管局 or its code.

package import Questions
package import Scheduling

/// Finds departments of a directory by what people call them.
package struct DepartmentLookup: Sendable {
  private let departments: [Department]

  /// Finds those of `directory`.
  package init(_ directory: Directory?) {
    departments =
      (directory?.departments.values).map {
        $0.sorted { $0.id.rawValue < $1.id.rawValue }
      } ?? []
  }

  /// The department that is called exactly so, or else the only one whose name holds the words.
  package func code(of words: String) -> DepartmentCode? {
    let exact = departments.first { department in
      department.id.rawValue == words || department.names.contains(words)
    }
    if let exact { return DepartmentCode(rawValue: exact.id.rawValue) }
    let near = departments.filter { $0.names.contains { $0.contains(words) } }
    guard near.count == 1, let only = near.first else { return nil }
    return DepartmentCode(rawValue: only.id.rawValue)
  }

  /// What people call the department; its code when it is not in the directory any more.
  package func name(of code: DepartmentCode) -> String {
    departments.first { $0.id.rawValue == code.rawValue }?.shortName ?? code.rawValue
  }

  /// What can be chosen.
  package var shortNames: [String] { departments.map(\.shortName) }
}

extension Department {
  fileprivate var names: [String] { [shortName, name] + formerNames }
}
