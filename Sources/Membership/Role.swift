// The roles of the house, and what is given to a member: a role in one programme or in all, and for a
// liaison in one department.

/// A part that a member plays.
package enum Role: String, CaseIterable, Codable, Sendable {
  /// Takes calls and logs them, runs the order of the show (接线员、导播).
  case `operator`
  /// Speaks on air (主持人).
  case host
  /// Answers for one department (单位联络员).
  case liaison
  /// Signs first (一级审核).
  case reviewer1
  /// Signs second (二级审核).
  case reviewer2
  /// Signs last (三级审核).
  case reviewer3
  /// Runs the programme: plan, assignments, decisions, figures (编导).
  case producer
  /// Puts approved texts on the site (网站编辑).
  case editor
  /// Looks after accounts and the system, and sees no caller (管理员).
  case administrator

  /// Whether the role is played for one department.
  package var isDepartmental: Bool {
    switch self {
    case .liaison: true
    case .operator, .host, .reviewer1, .reviewer2, .reviewer3, .producer, .editor, .administrator:
      false
    }
  }
}

/// A role as it was given to a member.
package struct RoleGrant: Hashable, Codable, Sendable {
  /// The role.
  package let role: Role
  /// The code of the programme; nil for all programmes.
  package let programme: String?
  /// The code of the department, for a liaison.
  package let department: String?

  /// A grant.
  package init(_ role: Role, programme: String? = nil, department: String? = nil) {
    self.role = role
    self.programme = programme
    self.department = department
  }

  /// Whether nothing is missing or too much; a grant that is not whole gives nothing.
  package var isWhole: Bool {
    programme?.isEmpty != true && department?.isEmpty != true
      && role.isDepartmental == (department != nil)
  }

  /// Whether the table gives `permission` to this grant. What concerns the whole system is not given
  /// by a grant for one programme.
  func allows(_ permission: Permission) -> Bool {
    role.permissions.contains(permission) && (programme == nil || !permission.isSystemWide)
  }
}

/// How far a permission reaches: the programmes and departments for which it was given.
package struct Reach: Hashable, Sendable {
  /// One part of it; nil stands for all.
  package struct Part: Hashable, Sendable {
    /// The programme, or all.
    package let programme: String?
    /// The department, or all.
    package let department: String?

    /// A part.
    package init(programme: String?, department: String?) {
      self.programme = programme
      self.department = department
    }
  }

  /// The parts, of which each is enough.
  package let parts: [Part]

  /// A reach of these parts.
  package init(_ parts: [Part]) { self.parts = parts }

  /// No reach.
  package static let nothing = Reach([])

  /// Whether it reaches nothing.
  package var isEmpty: Bool { parts.isEmpty }

  /// Whether it reaches everything.
  package var isEverything: Bool {
    parts.contains { $0.programme == nil && $0.department == nil }
  }

  /// Whether it reaches a thing of `programme` that belongs to `department`, or to none.
  package func contains(programme: String, department: String?) -> Bool {
    parts.contains { part in
      (part.programme == nil || part.programme == programme)
        && (part.department == nil || part.department == department)
    }
  }
}
