// One row of a plan after its names were looked up: all that is needed to make an episode of it, or
// to find the adopted one that it stands for.

import Language
import Timekeeping

/// A row, resolved.
struct PlannedRow {
  /// Which plan, and which row of it.
  var plan: Int
  let index: Int
  let row: EpisodeRow
  let programmeID: ProgrammeID
  let planYear: Int
  var time: EpisodeTime?
  var departments: [DepartmentID] = []
  var hosts: [PersonID] = []
  var screeners: [PersonID] = []
  var campaigns: [String] = []
  var doneMilestones: Set<String> = []
  /// An error keeps it from being adopted.
  var isHeld: Bool
  /// It is a memo, or stands in another file as well, or beside its revised version.
  var dropped: RowOutcome.State?

  var span: SourceSpan { row.span }
  var theme: String? { row.theme?.value }
  var groupWords: [String] { row.groupWords.map(\.value) }

  /// It is an episode as it stands, or a memo; nothing silences a conflict of it.
  var isPlain: Bool {
    !isHeld && (dropped == nil || dropped == .memo) && row.waivers.isEmpty
  }

  /// Where its time stands.
  var timeSpan: SourceSpan { row.time?.span ?? row.openTime?.span ?? row.span }

  /// The day that it claims, held or not.
  var day: CalendarDay? { time?.day ?? row.openTime?.value.day }

  /// What stands for its lead department.
  var label: String {
    let known = EpisodeIdentity.label(
      departments: departments, groupWords: groupWords, edition: row.edition)
    guard departments.isEmpty, let written = row.departments.first else { return known }
    return PlainName.folded(written.value)
  }

  /// What makes two rows the same one.
  struct Signature: Hashable {
    let programmeID: ProgrammeID
    let planYear: Int
    let time: EpisodeTime?
    let departments: Set<DepartmentID>
    let groupWords: Set<String>
    let theme: String?
    let edition: EditionKind
    let writtenID: String?
  }

  /// What the row does say, held or not; nil for memos.
  var likeness: Signature? {
    guard dropped == nil else { return nil }
    let unknown = departments.count == row.departments.count ? [] : row.departments.map(\.value)
    return Signature(
      programmeID: programmeID, planYear: planYear, time: time, departments: Set(departments),
      groupWords: Set(groupWords + unknown), theme: theme.map { PlainName.folded($0) },
      edition: row.edition, writtenID: row.writtenID?.value)
  }

  /// The episode that the row describes.
  func episode(_ id: EpisodeID, at time: EpisodeTime) -> Episode {
    Episode(
      id: id, programmeID: programmeID, planYear: planYear, time: time,
      agreement: row.agreement, fate: row.fate, theme: theme, departments: departments,
      groupWords: groupWords, guests: row.guests, leaveReason: row.leaveReason, hosts: hosts,
      screeners: screeners, liaison: row.liaison?.value, edition: row.edition,
      campaigns: campaigns, note: row.note, doneMilestones: doneMilestones,
      waivers: row.waivers, span: row.span)
  }
}
