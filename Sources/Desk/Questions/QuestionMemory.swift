// What the question desk remembers of the schedule it has worked with; forgotten with the program, and
// then found out anew.

import Synchronization
import Timekeeping

/// The calendar by which due days were counted, and the schedule for which counts were laid out.
final class QuestionMemory: Sendable {
  private struct State: Sendable {
    var calendar: HolidayCalendar?
    var laidFor: Int?
  }

  private let state = Mutex(State())

  func isCounted(by calendar: HolidayCalendar) -> Bool {
    state.withLock { $0.calendar == calendar }
  }

  func noteCounted(by calendar: HolidayCalendar) {
    state.withLock { $0.calendar = calendar }
  }

  func isLaid(_ revision: Int) -> Bool { state.withLock { $0.laidFor == revision } }

  func noteLaid(_ revision: Int) {
    state.withLock { $0.laidFor = revision }
  }
}
