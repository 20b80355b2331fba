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
  /// When it is on; nil when it is missing or could not be read.
  package var time: Located<EpisodeTime>?
  /// The departments as written, in order.
  package var departments: [Located<String>] = []
  /// The topic.
  package var theme: Located<String>?
  /// The guests.
  package var guests: [Guest] = []
  /// Remarks.
  package var note: String?
  /// The kind of edition.
  package var edition: EditionKind = .regular
  /// 已确认.
  package var agreement: Agreement = .planned
  /// An error was found in this row: its episode keeps the last good version, or stays out.
  package var isHeld = false
  private var aside: Aside?

  /// An empty row at `span`.
  package init(span: SourceSpan) {
    self.span = span
  }

  /// What few rows of a written plan say, and some rows of a table. A large plan has ten thousand rows,
  /// which would all carry its room.
  private struct Rare: Sendable {
    var serial: Located<String>?
    var programme: Located<String>?
    var openTime: Located<OpenTime>?
    var groupWords: [Located<String>] = []
    var leaveReason: String?
    var hosts: [Located<String>] = []
    var screeners: [Located<String>] = []
    var liaison: Located<String>?
    var campaigns: [Located<String>] = []
    var doneMilestones: [Located<String>] = []
    var waivers: [String: String] = [:]
    var fate = Fate.on
  }

  private indirect enum Aside: Sendable {
    case of(Rare)
  }

  private var rare: Rare? {
    switch aside {
    case .of(let rare): rare
    case nil: nil
    }
  }

  private mutating func set<Value>(
    _ path: WritableKeyPath<Rare, Value>, _ value: Value, isUsual: Bool
  ) {
    guard aside != nil || !isUsual else { return }
    var rare = rare ?? Rare()
    rare[keyPath: path] = value
    aside = .of(rare)
  }
}

// MARK: - What few rows say

extension EpisodeRow {
  /// 序号: shown and compared, never an identity.
  package var serial: Located<String>? {
    get { rare?.serial }
    set { set(\.serial, newValue, isUsual: newValue == nil) }
  }

  /// The programme's name or code, when the row names one itself.
  package var programme: Located<String>? {
    get { rare?.programme }
    set { set(\.programme, newValue, isUsual: newValue == nil) }
  }

  /// The day, when the row does not say the whole clock time: `time` is then nil, and the
  /// programme's default time and length complete it.
  package var openTime: Located<OpenTime>? {
    get { rare?.openTime }
    set { set(\.openTime, newValue, isUsual: newValue == nil) }
  }

  /// Words such as 各街道办 and 待定 that stand for no department.
  package var groupWords: [Located<String>] {
    get { rare?.groupWords ?? [] }
    set { set(\.groupWords, newValue, isUsual: newValue.isEmpty) }
  }

  /// The reason for a leave of the head.
  package var leaveReason: String? {
    get { rare?.leaveReason }
    set { set(\.leaveReason, newValue, isUsual: newValue == nil) }
  }

  /// Hosts, as written.
  package var hosts: [Located<String>] {
    get { rare?.hosts ?? [] }
    set { set(\.hosts, newValue, isUsual: newValue.isEmpty) }
  }

  /// Screeners, as written.
  package var screeners: [Located<String>] {
    get { rare?.screeners ?? [] }
    set { set(\.screeners, newValue, isUsual: newValue.isEmpty) }
  }

  /// The contact person (联系人).
  package var liaison: Located<String>? {
    get { rare?.liaison }
    set { set(\.liaison, newValue, isUsual: newValue == nil) }
  }

  /// Campaigns, as written.
  package var campaigns: [Located<String>] {
    get { rare?.campaigns ?? [] }
    set { set(\.campaigns, newValue, isUsual: newValue.isEmpty) }
  }

  /// 已完成.
  package var doneMilestones: [Located<String>] {
    get { rare?.doneMilestones ?? [] }
    set { set(\.doneMilestones, newValue, isUsual: newValue.isEmpty) }
  }

  /// 豁免: conflict id → reason.
  package var waivers: [String: String] {
    get { rare?.waivers ?? [:] }
    set { set(\.waivers, newValue, isUsual: newValue.isEmpty) }
  }

  /// 状态 written in the row itself.
  package var fate: Fate {
    get { rare?.fate ?? .on }
    set { set(\.fate, newValue, isUsual: newValue == .on) }
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
