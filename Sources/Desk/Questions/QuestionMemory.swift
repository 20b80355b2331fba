// What the question desk remembers of the schedule it has worked with; forgotten with the program, and
// then found out anew.

import Synchronization

/// What due days were counted and departments chased by, and the schedule for which counts were laid
/// out.
final class QuestionMemory: Sendable {
  private struct State: Sendable {
    var basis: ChaseBasis?
    var chasedFor: Int?
    var laidFor: Int?
  }

  private let state = Mutex(State())

  /// Questions whose chase may not leave.
  let held = HeldChases()

  func isChased(by basis: ChaseBasis) -> Bool { state.withLock { $0.basis == basis } }

  func isChased(_ revision: Int) -> Bool { state.withLock { $0.chasedFor == revision } }

  func noteChased(by basis: ChaseBasis, _ revision: Int) {
    state.withLock { state in
      state.basis = basis
      state.chasedFor = revision
    }
  }

  func isLaid(_ revision: Int) -> Bool { state.withLock { $0.laidFor == revision } }

  func noteLaid(_ revision: Int) {
    state.withLock { $0.laidFor = revision }
  }
}
