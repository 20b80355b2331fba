// What one row of a plan says, before the directory, the calendar and the other files are asked.
// YAML entries and table rows both become this, so that everything behind it is written once.

package import Language
package import Timekeeping

/// One row of a plan, as read: names are still text, each with its place.
package struct EpisodeRow: Sendable {
  /// The whole row.
  package var span: SourceSpan
  /// 编号, if written.
  package var writtenID: Located<String>?
  /// 序号: shown and compared, never an identity.
  package var serial: Located<String>?
  /// The programme's name or code, when the row names one itself.
  package var programme: Located<String>?
  /// When it is on; nil when it is missing or could not be read.
  package var time: Located<EpisodeTime>?
  /// The day, when the row does not say the whole clock time: `time` is then nil, and the
  /// programme's default time and length complete it.
  package var openTime: Located<OpenTime>?
  /// The departments as written, in order.
  package var departments: [Located<String>] = []
  /// Words such as 各街道办 and 待定 that stand for no department.
  package var groupWords: [Located<String>] = []
  /// The topic.
  package var theme: Located<String>?
  /// The guests.
  package var guests: [Guest] = []
  /// The reason for a leave of the head.
  package var leaveReason: String?
  /// Hosts, as written.
  package var hosts: [Located<String>] = []
  /// Screeners, as written.
  package var screeners: [Located<String>] = []
  /// The contact person (联系人).
  package var liaison: Located<String>?
  /// The kind of edition.
  package var edition: EditionKind = .regular
  /// Campaigns, as written.
  package var campaigns: [Located<String>] = []
  /// Remarks.
  package var note: String?
  /// 已完成.
  package var doneMilestones: [Located<String>] = []
  /// 豁免: conflict id → reason.
  package var waivers: [String: String] = [:]
  /// 已确认.
  package var agreement: Agreement = .planned
  /// 状态 written in the row itself.
  package var fate: Fate = .on
  /// An error was found in this row: its episode keeps the last good version, or stays out.
  package var isHeld = false

  /// An empty row at `span`.
  package init(span: SourceSpan) {
    self.span = span
  }
}

/// A day whose clock time is not wholly written; the programme's defaults complete it.
package struct OpenTime: Hashable, Sendable {
  /// The day on air.
  package let day: CalendarDay
  /// When it begins, if written; otherwise the programme's default time.
  package let start: TimeOfDay?

  /// A day; see the properties.
  package init(day: CalendarDay, start: TimeOfDay? = nil) {
    self.day = day
    self.start = start
  }
}

/// One annual plan as read from one file.
package struct PlanTable: Sendable {
  /// The file's name.
  package var file: String
  /// The programme's name or code as the file says it (a title may: “利民热线”); nil means the only one.
  package var programme: Located<String>?
  /// The title above the table, as written; it may name a programme without quotation marks.
  package var title: String?
  /// The plan's year; nil when nothing says it.
  package var year: Located<Int>?
  /// Its rows, in order.
  package var rows: [EpisodeRow]

  /// A plan; see the properties.
  package init(
    file: String, programme: Located<String>? = nil, year: Located<Int>? = nil,
    rows: [EpisodeRow] = []
  ) {
    self.file = file
    self.programme = programme
    self.year = year
    self.rows = rows
  }
}
