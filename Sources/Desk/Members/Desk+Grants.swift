// A role for a programme or a department that nobody knows would let somebody sign in and see nothing. What
// is meant may be written by its code or by its name; what the schedule in force does not know is refused.

package import Membership
import Questions
import Scheduling

extension Desk {
  /// `grants` with the codes of what they name. Those in `kept` stay as they are: a department may have
  /// left the directory. While no schedule has been read nothing can be told, and nothing is refused.
  package func known(
    _ grants: [RoleGrant], besides kept: [RoleGrant] = []
  ) throws(DeskError) -> [RoleGrant] {
    guard let schedule = reading.schedule?.schedule else { return grants }
    var known: [RoleGrant] = []
    for grant in grants {
      if kept.contains(grant) {
        known.append(grant)
        continue
      }
      known.append(
        RoleGrant(
          grant.role, programme: try Self.programme(grant.programme, in: schedule),
          department: try Self.department(grant.department, in: schedule)))
    }
    return known
  }

  private static func programme(
    _ words: String?, in schedule: Schedule
  ) throws(DeskError) -> String? {
    guard let words, !words.isEmpty else { return words }
    let programmes = schedule.programmes.values.sorted { $0.id.rawValue < $1.id.rawValue }
    let found = programmes.first { $0.id.rawValue == words || $0.name == words }
    if let found { return found.id.rawValue }
    let all = programmes.map { "\($0.id.rawValue)（\($0.name)）" }.joined(separator: "、")
    throw .invalid(
      field: "roles", wording: "没有节目“\(words.prefix(40))”。可写的节目：\(all.isEmpty ? "还没有" : all)。")
  }

  private static func department(
    _ words: String?, in schedule: Schedule
  ) throws(DeskError) -> String? {
    guard let words, !words.isEmpty else { return words }
    if let found = DepartmentLookup(schedule.directory).code(of: words) { return found.rawValue }
    let departments = schedule.directory.departments.values
      .sorted { $0.id.rawValue < $1.id.rawValue }
    let near = departments.filter { $0.name.contains(words) || $0.shortName.contains(words) }
    let shown = near.isEmpty ? Array(departments.prefix(20)) : near
    let all = shown.map { "\($0.id.rawValue)（\($0.shortName)）" }.joined(separator: "、")
    let more = near.isEmpty && departments.count > shown.count ? " 等 \(departments.count) 个" : ""
    throw .invalid(
      field: "roles",
      wording: "名录里没有单位“\(words.prefix(40))”。请写编码或名称：\(all.isEmpty ? "名录还是空的" : all)\(more)。")
  }
}
