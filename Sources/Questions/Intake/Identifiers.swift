// The names by which questions and the things around them are known. The codes of programmes,
// departments and episodes are those that the schedule writes; this subject does not read schedules.

/// A programme's code: `limin`.
package struct ProgrammeCode: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: ProgrammeCode, right: ProgrammeCode) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A department's code: `ldj-shuiwu`.
package struct DepartmentCode: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: DepartmentCode, right: DepartmentCode) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// An episode's identity.
package struct EpisodeCode: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: EpisodeCode, right: EpisodeCode) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A question's identity: 128 random bits in base 32, made outside and handed in. It says nothing
/// about the caller or the order of calls, so it may stand in links and journals.
package struct QuestionID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: QuestionID, right: QuestionID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The identity of one ring, message, letter or visit; random like a question's.
package struct ContactID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: ContactID, right: ContactID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A caller's identity; random like a question's.
package struct CallerID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package static func < (left: CallerID, right: CallerID) -> Bool {
    left.rawValue < right.rawValue
  }
}
