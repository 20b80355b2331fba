// From a role to chat groups and people: who is told, where, and what is missing if nobody can be.

import Reminding
import Timekeeping

/// Somebody to be told.
struct Target {
  let recipient: Recipient
  /// Empty when there is none.
  let group: String
  let people: [PersonID]
  /// The department's short name when one is addressed.
  let addressee: String?
  /// What is missing, in words; nil when nothing is.
  let complaint: String?
}

extension ReminderPlanner {
  func targets(of role: RecipientRole, in sketch: EpisodeSketch) -> [Target] {
    let episode = sketch.episode
    let programme = sketch.programme
    switch role {
    case .department, .liaison:
      return episode.departments.enumerated().map { index, department in
        departmentTarget(
          role, department, ownLiaison: index == 0 ? episode.liaison : nil)
      }
    case .host:
      let hosts = episode.hosts.isEmpty ? Array(programme.hosts.prefix(1)) : episode.hosts
      return [staffTarget(role, programme.producerGroup, hosts, programme)]
    case .screener:
      let screeners = episode.screeners.isEmpty ? programme.screeners : episode.screeners
      return [staffTarget(role, programme.producerGroup, screeners, programme)]
    case .producer:
      return [staffTarget(role, programme.producerGroup, programme.producers, programme)]
    case .siteEditor:
      let group = programme.editorGroup ?? programme.producerGroup
      return [staffTarget(role, group, programme.siteEditors, programme)]
    }
  }

  func staffTarget(
    _ role: RecipientRole, _ group: GroupID?, _ people: [PersonID], _ programme: Programme
  ) -> Target {
    let complaint =
      group == nil
      ? "“\(programme.name)”没有登记\(role == .siteEditor ? "网站编辑群" : "编导群")" : missing(group)
    return Target(
      recipient: Recipient(role: role.rawValue), group: group?.rawValue ?? "", people: people,
      addressee: nil, complaint: complaint)
  }

  private func departmentTarget(
    _ role: RecipientRole, _ department: DepartmentID, ownLiaison: String?
  ) -> Target {
    let entry = schedule.directory.departments[department]
    let name = schedule.directory.shortName(of: department)
    var people: [PersonID] = []
    if role == .liaison {
      let own = ownLiaison.map { PersonID(rawValue: $0) }
      people = (own ?? entry?.liaisons.first).map { [$0] } ?? []
    }
    let complaint: String? =
      if entry == nil { "名录里没有“\(name)”" } else if entry?.group == nil {
        "“\(name)”没有登记群"
      } else { missing(entry?.group) }
    return Target(
      recipient: Recipient(role: role.rawValue, part: department.rawValue),
      group: entry?.group?.rawValue ?? "", people: people, addressee: name, complaint: complaint)
  }

  func missing(_ group: GroupID?) -> String? {
    guard let group, schedule.directory.groups[group] == nil else { return nil }
    return "名录里没有群“\(group.rawValue)”"
  }
}
