// What the schedule folder says as a whole: the schedule that is to be adopted, and everything that
// was noticed while putting the files together.

package import Language
import Timekeeping

/// The folder, put together.
package struct Assembly: Sendable {
  /// The schedule, with the adopted version of every episode whose row is held.
  package let schedule: Schedule
  /// All complaints of this step, in order of place. Those of reading a file are not repeated.
  package let diagnostics: [PlanDiagnostic]
  /// Slots that nothing fills, over the months ahead.
  package let places: [OpenPlace]
  /// One for each file, in the order given.
  package let fileReports: [FileReport]
  /// What became of each row of a plan, in order of file and line; put into words when asked for.
  package var rows: [RowOutcome] { outcomes.all }
  private let outcomes: RowOutcomes
  /// The entries of the overlay that took effect, by episode: reasons for the history.
  package let overlay: [EpisodeID: [OverlayEntry]]

  /// What the assembly of an edit may build on; nil when something in it reaches too far.
  package let memory: AssemblyMemory?

  init(
    schedule: Schedule, diagnostics: [PlanDiagnostic], places: [OpenPlace],
    fileReports: [FileReport], outcomes: RowOutcomes, overlay: [EpisodeID: [OverlayEntry]],
    memory: AssemblyMemory?
  ) {
    self.schedule = schedule
    self.diagnostics = diagnostics
    self.places = places
    self.fileReports = fileReports
    self.outcomes = outcomes
    self.overlay = overlay
    self.memory = memory
  }

  /// How far ahead open places are looked for.
  package static let placesHorizonDays = 400
}

/// What became of one file.
package struct FileReport: Hashable, Sendable, Codable {
  /// How much of it is in force.
  package enum State: String, CaseIterable, Hashable, Sendable, Codable {
    /// All of it.
    case whole
    /// 部分生效: some rows are held.
    case partial
    /// Nothing new of it: its last good version stays.
    case stale
    /// Its structure is broken, and no version of it was ever adopted.
    case refused
  }

  /// Its name.
  package let file: String
  /// How much of it is in force.
  package let state: State
  /// Rows of plans that were read.
  package let rows: Int
  /// Rows of which the new version is adopted.
  package let adoptedRows: Int
  /// Rows that are held until a person answers.
  package let heldRows: Int

  /// A report; see the properties.
  package init(file: String, state: State, rows: Int, adoptedRows: Int, heldRows: Int) {
    self.file = file
    self.state = state
    self.rows = rows
    self.adoptedRows = adoptedRows
    self.heldRows = heldRows
  }
}

extension FileReport.State {
  /// 全部生效, 部分生效, 沿用上一版 or 没有采用.
  package var wording: String {
    switch self {
    case .whole: "全部生效"
    case .partial: "部分生效"
    case .stale: "沿用上一版"
    case .refused: "没有采用"
    }
  }
}

/// What became of one row of a plan.
package struct RowOutcome: Hashable, Sendable, Codable {
  /// What became of it.
  package enum State: String, CaseIterable, Hashable, Sendable, Codable {
    /// It is an episode of the schedule as it stands here.
    case adopted
    /// It is held, and the adopted version of its episode stays.
    case keptOld
    /// It is held, and its episode stays out.
    case heldOut
    /// The same row stands in another file.
    case merged
    /// It has no date; a memo that makes no episode.
    case memo
  }

  /// Where it stands.
  package let span: SourceSpan
  /// What became of it.
  package let state: State
  /// Its episode, unless it has none.
  package let episodeID: EpisodeID?
  /// What was understood, one Chinese line.
  package let understood: String

  /// An outcome; see the properties.
  package init(span: SourceSpan, state: State, episodeID: EpisodeID?, understood: String) {
    self.span = span
    self.state = state
    self.episodeID = episodeID
    self.understood = understood
  }
}

extension RowOutcome.State {
  /// As `import` prints it.
  package var wording: String {
    switch self {
    case .adopted: "采用"
    case .keptOld: "待改，沿用上一版"
    case .heldOut: "待改，暂不采用"
    case .merged: "与另一文件相同"
    case .memo: "备忘，不列入计划"
    }
  }
}
