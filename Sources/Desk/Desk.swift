// The desks of one daemon, built once from the store, the settings, the clock and the transport: the
// same for the service, the rehearsal, the demo and the tests.

package import Delivering
package import Logging
import Scheduling
package import Storage
package import Timekeeping

/// All use cases over one store. It never changes; it is one object, because each request and each
/// closure holds it, and its parts are many.
package final class Desk: Sendable {
  /// The settings it was built with.
  package let settings: DeskSettings
  /// The store.
  package let storage: Storage
  /// The clock.
  package let clock: any WallClock
  /// Boards, counters, signals that its parts share.
  package let shared: DeskShared
  /// Adopts schedule files.
  package let plan: PlanDesk
  /// Sends what is due.
  package let delivery: DeliveryDesk
  /// Watches over the daemon itself.
  package let heart: HeartDesk
  /// What people read.
  package let reading: ReadingRoom
  /// Logs questions and leads them through their handling.
  package let questions: QuestionDesk
  /// Decides on disclosure, drafts, signs.
  package let review: ReviewDesk
  /// Publishes, corrects, withdraws.
  package let publication: PublicationDesk
  /// Keeps the public pages equal to the record.
  package let publisher: Publisher
  /// Makes reports.
  package let figures: FiguresDesk
  /// Erases what is known of a person.
  package let forgetting: ForgetDesk
  /// Keeps house.
  package let housekeeper: Housekeeper
  /// Reads the register for members.
  package let register: RegisterRoom
  /// The open screens.
  package let events: EventHub

  /// The desks over `storage`. `ping` is requested when all is well; `judgesClock` is off where the
  /// clock is simulated; `reserve` is given up when the disk is full; `leaving` tells after a kill
  /// what was handed to the network.
  package init(
    storage: Storage, settings: DeskSettings, clock: any WallClock,
    transport: any WebhookTransport, logger: Logger, ping: WebhookRequest? = nil,
    judgesClock: Bool = true, reserve: ReserveFile? = nil, leaving: LeavingMarks? = nil
  ) {
    let shared = DeskShared(board: HealthBoard(reserve: reserve), logger: logger)
    self.settings = settings
    self.storage = storage
    self.clock = clock
    self.shared = shared
    let clockJudge = ClockJudge(storage: storage, shared: shared, clock: clock, isOn: judgesClock)
    let questions = QuestionDesk(
      storage: storage, settings: settings, clock: clock, shared: shared, events: shared.events)
    self.questions = questions
    self.plan = PlanDesk(
      storage: storage, settings: settings, clock: clock, clockJudge: clockJudge, shared: shared,
      afterAdoption: { try await questions.scheduleDidChange(at: $0) })
    self.delivery = DeliveryDesk(
      storage: storage, settings: settings, transport: transport, clock: clock,
      clockJudge: clockJudge, shared: shared, leaving: leaving)
    self.heart = HeartDesk(
      storage: storage, shared: shared, clock: clock, transport: transport, ping: ping,
      clockJudge: clockJudge)
    self.reading = ReadingRoom(storage: storage, settings: settings, shared: shared)
    self.events = shared.events
    self.register = RegisterRoom(
      storage: storage, settings: settings, clock: clock, shared: shared)
    self.review = ReviewDesk(questions: questions)
    self.publication = PublicationDesk(questions: questions)
    self.publisher = Publisher(
      storage: storage, settings: settings, clock: clock, shared: shared)
    self.figures = FiguresDesk(
      storage: storage, settings: settings, clock: clock, shared: shared)
    self.forgetting = ForgetDesk(questions: questions, publisher: publisher)
    self.housekeeper = Housekeeper(
      storage: storage, settings: settings, clock: clock, shared: shared, forgetting: forgetting)
    judgeKey()
  }

  /// A person confirms that everything which vanished may go. Returns what was confirmed, in words.
  package func confirmLosses() async throws -> [String] {
    let held = shared.schedule.current.map { ($0.heldLosses, $0.heldFiles) } ?? ([], [])
    guard !held.0.isEmpty || !held.1.isEmpty else { return [] }
    try await plan.confirm(episodes: held.0, files: held.1)
    plan.forceAdoption()
    return held.0.map(\.rawValue) + held.1
  }
}
