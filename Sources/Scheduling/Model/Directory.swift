// Who is who: departments with their liaisons, the people of the programme, and the chat groups.
// Personal mobiles are kept only here and only as `Private`; addresses of robots never are.

package import Discretion
package import Timekeeping

/// A department (上线单位).
package struct Department: Hashable, Sendable, Codable, Identifiable {
  /// Its stable code.
  package let id: DepartmentID
  /// Official name.
  package let name: String
  /// Short name; the one used in messages.
  package let shortName: String
  /// Names it had before.
  package let formerNames: [String]
  /// 部门, 县区, 公用企业, 群团, 垂管 …; free text.
  package let kind: String?
  /// Its liaisons; the first one is addressed, a deputy only during an absence of the first.
  package let liaisons: [PersonID]
  /// The chat group in which it is reminded; nil means it gets none and that is remarked on.
  package let group: GroupID?
  /// 分管领导: the leader in charge, who is told of what is late.
  package let leader: PersonID?

  /// A department; see the properties.
  package init(
    id: DepartmentID, name: String, shortName: String, formerNames: [String] = [],
    kind: String? = nil, liaisons: [PersonID] = [], group: GroupID? = nil, leader: PersonID? = nil
  ) {
    self.id = id
    self.name = name
    self.shortName = shortName
    self.formerNames = formerNames
    self.kind = kind
    self.liaisons = liaisons
    self.group = group
    self.leader = leader
  }
}

/// A person of the directory. How a robot rings this person stands beside the name.
package struct Person: Hashable, Sendable, Identifiable {
  /// The name, which is the identity.
  package let id: PersonID
  /// The user id on the platform of the group in which the person is addressed.
  package let chatID: String?
  /// The mobile number that the robot may mention, for platforms that ring by number.
  package let mobile: Private<String>?
  /// Who is addressed during an absence.
  package let deputy: PersonID?
  /// When the person is away; both ends included.
  package let absences: [Absence]

  /// A person; see the properties.
  package init(
    id: PersonID, chatID: String? = nil, mobile: Private<String>? = nil, deputy: PersonID? = nil,
    absences: [Absence] = []
  ) {
    self.id = id
    self.chatID = chatID
    self.mobile = mobile
    self.deputy = deputy
    self.absences = absences
  }
}

/// Days on which a person is away, both ends included.
package struct Absence: Hashable, Sendable, Codable {
  /// The first day away.
  package let from: CalendarDay
  /// The last day away.
  package let through: CalendarDay

  /// An absence; `through` is not before `from`.
  package init(from: CalendarDay, through: CalendarDay) {
    self.from = from
    self.through = through
  }
}

/// A chat group, and the name of the robot that speaks in it.
package struct ChatGroup: Hashable, Sendable, Codable, Identifiable {
  /// Its name.
  package let id: GroupID
  /// The robot's name; its address and secret come from the credentials, never from a file here.
  package let robot: String

  /// A group.
  package init(id: GroupID, robot: String) {
    self.id = id
    self.robot = robot
  }
}

/// The whole directory.
package struct Directory: Hashable, Sendable {
  /// By code.
  package let departments: [DepartmentID: Department]
  /// By name.
  package let people: [PersonID: Person]
  /// By name.
  package let groups: [GroupID: ChatGroup]

  /// A directory; keys equal the identities of the values.
  package init(departments: [Department], people: [Person], groups: [ChatGroup]) {
    self.departments = Dictionary(departments.map { ($0.id, $0) }) { first, _ in first }
    self.people = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
    self.groups = Dictionary(groups.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The liaison or whoever stands in for that person on `day`; the first who is not away.
  package func present(_ person: PersonID, on day: CalendarDay) -> PersonID {
    var current = person
    var seen: Set<PersonID> = []
    while seen.insert(current).inserted, let entry = people[current],
      entry.absences.contains(where: { $0.from <= day && day <= $0.through }),
      let deputy = entry.deputy
    {
      current = deputy
    }
    return current
  }
}
