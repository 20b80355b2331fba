// The names by which the schedule's things are known. Each is its own type, so that a department's
// code cannot be passed where an episode's is meant.

/// A programme's short code, such as `limin`; written once in its YAML file and never changed.
package struct ProgrammeID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: ProgrammeID, right: ProgrammeID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A department's stable code; names and former names are attributes.
package struct DepartmentID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: DepartmentID, right: DepartmentID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// An episode's stable identity: the written 编号, else programme, plan year, lead department and
/// ordinal.
package struct EpisodeID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: EpisodeID, right: EpisodeID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A person's name as the directory spells it; unique within the directory.
package struct PersonID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: PersonID, right: PersonID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A chat group's name as the directory spells it.
package struct GroupID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: GroupID, right: GroupID) -> Bool { left.rawValue < right.rawValue }
}
