// Runs the desks as the services would, without waiting: from each instant that a desk asked for to
// the next. The same calls in the same order give the same messages, which is what a rehearsal is.

package import Storage
package import Timekeeping

/// The desks of one daemon under a clock that is set by hand.
package struct SimulatedRun: Sendable {
  /// The desks; their clock is `clock`.
  package let desk: Desk
  /// The clock that the run moves.
  package let clock: SimulatedClock
  /// Whether the clock stands still while requests are under way: for a transport that really sends,
  /// whose answers take time of another clock.
  package var waitsForAnswers = false
  private var nextLook: Timestamp
  private var nextTurn: Timestamp
  private var wishes = Wishes()
  private var isStarted = false

  /// More steps than this at one instant mean that a desk wants to be called again for nothing.
  private static let stepsPerInstant = 10_000

  /// A desk did not let the clock move on.
  package struct Stuck: Error {
    /// Where it stands.
    package let at: Timestamp
  }

  /// How often the services were woken up to now.
  private struct Wishes {
    var plan = 0
    var delivery = 0
  }

  /// A run over `desk`, which must have been built with `clock`.
  package init(_ desk: Desk, clock: SimulatedClock) {
    self.desk = desk
    self.clock = clock
    nextLook = clock.now
    nextTurn = clock.now
  }

  /// The folder was edited: it is looked at when the run goes on. A run looks of itself only when
  /// something was due, since nobody else edits a folder under a simulated clock.
  package mutating func noteEdit() {
    nextLook = clock.now
  }

  /// Runs until the clock shows `end`; gives what was sent on the way, in order.
  @discardableResult
  package mutating func run(through end: Timestamp) async throws -> [SentMessage] {
    let begin = clock.now
    if !isStarted {
      try await desk.delivery.recover(at: begin)
      isStarted = true
    }
    heed()
    var stepsHere = 0
    while min(nextLook, nextTurn) <= end {
      stepsHere = min(nextLook, nextTurn) > clock.now ? 0 : stepsHere + 1
      guard stepsHere < SimulatedRun.stepsPerInstant else { throw Stuck(at: clock.now) }
      if min(nextLook, nextTurn) > clock.now, await awaitAnswers() { continue }
      clock.set(to: max(clock.now, min(nextLook, nextTurn)))
      if nextLook <= clock.now { try await look() }
      if nextTurn <= clock.now { try await turn() }
    }
    while await awaitAnswers() { try await turn() }
    clock.set(to: max(clock.now, end))
    return try await desk.storage.read("read what was sent") {
      try $0.sentMessages(from: begin, through: end)
    }
  }

  private mutating func look() async throws {
    nextLook = try await desk.plan.look(at: clock.now)
    heed()
  }

  private mutating func turn() async throws {
    nextTurn = try await desk.delivery.turn(at: clock.now)
    heed()
  }

  /// Waits for an answer when one is awaited; true when there was one to wait for.
  private mutating func awaitAnswers() async -> Bool {
    let delivery = desk.delivery
    guard waitsForAnswers, delivery.inFlight > delivery.queue.preparedCount else { return false }
    for await _ in delivery.wake.signals { break }
    nextTurn = clock.now
    return true
  }

  /// What a service would have been woken for is looked at now.
  private mutating func heed() {
    let given = Wishes(
      plan: desk.shared.planWake.count, delivery: desk.shared.courierWake.count)
    if given.plan != wishes.plan { nextLook = min(nextLook, clock.now) }
    if given.delivery != wishes.delivery { nextTurn = min(nextTurn, clock.now) }
    wishes = given
  }
}
