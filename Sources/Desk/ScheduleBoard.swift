// The adopted schedule in memory: what pages, the agenda and corrections read. It is rebuilt from the
// files at each start and replaced whole at each adoption.

package import Language
package import Scheduling
import Synchronization
package import Timekeeping

/// The schedule in force, with what its producers should know.
package struct AdoptedSchedule: Sendable {
  /// The schedule.
  package var schedule: Schedule
  /// Slots without an episode.
  package var places: [OpenPlace]
  /// All complaints about the files as they lie in the folder.
  package var diagnostics: [PlanDiagnostic]
  /// Files whose last good version is in force, with the instant since when.
  package var staleFiles: [String: Timestamp]
  /// Episodes that vanished and wait for a person.
  package var heldLosses: [EpisodeID]
  /// Files that are gone and stay in force until a person confirms.
  package var heldFiles: [String]
  /// When it was read.
  package var readAt: Timestamp

  /// An adopted schedule; see the properties.
  package init(
    schedule: Schedule, places: [OpenPlace], diagnostics: [PlanDiagnostic],
    staleFiles: [String: Timestamp], heldLosses: [EpisodeID],
    heldFiles: [String], readAt: Timestamp
  ) {
    self.schedule = schedule
    self.places = places
    self.diagnostics = diagnostics
    self.staleFiles = staleFiles
    self.heldLosses = heldLosses
    self.heldFiles = heldFiles
    self.readAt = readAt
  }
}

/// Where the schedule in force stands for all to read.
package final class ScheduleBoard: Sendable {
  private struct State: Sendable {
    var adopted: AdoptedSchedule?
    /// Laid out when somebody asks, for this schedule.
    var days: EpisodeDays?
    var revision = 0
  }

  private let state = Mutex(State())

  /// Nothing is adopted yet.
  package init() {}

  /// The schedule in force; nil before the first reading.
  package var current: AdoptedSchedule? { state.withLock { $0.adopted } }

  /// How often the schedule was replaced since the start.
  var revision: Int { state.withLock { $0.revision } }

  /// Its episodes by day; nil before the first reading.
  var days: EpisodeDays? {
    state.withLock { state in
      if state.days == nil { state.days = state.adopted.map { EpisodeDays($0.schedule) } }
      return state.days
    }
  }

  func replace(with adopted: AdoptedSchedule?) {
    state.withLock { state in
      state.adopted = adopted
      state.days = nil
      state.revision += 1
    }
  }
}
