// The simulator as the rest of the program sees it: chat groups as strict as the real ones, which
// keep every POST, misbehave when asked to, and can be watched in a browser. It knows nothing of
// the sender; it was written from the vendors' documents alone.

package import Logging
import Synchronization

/// Milliseconds since 1970. The caller owns the clock, so that signature windows, rates and the
/// times in the chats agree with a simulated or a fast one.
package typealias SimulatorClock = @Sendable () -> Int64

/// Why a simulator cannot be used.
package enum SimulatorError: Error, Hashable {
  /// It stopped, or could not listen.
  case notListening
}

/// A set of simulated chat groups behind one loopback port.
package final class RobotSimulator: Sendable {
  private enum Listening {
    case waiting([CheckedContinuation<Int, any Error>])
    case open(Int)
    case closed
  }

  private struct State {
    var listening = Listening.waiting([])
    var lastPort: Int?
    var watchers: [Int: AsyncStream<ReceivedPost>.Continuation] = [:]
    var nextWatcher = 0
    /// Calls of 钉钉 robots that do not exist: their rate is counted before their token is.
    var strangers: [String: RateMemory] = [:]
  }

  /// The settings.
  package let configuration: SimulatorConfiguration
  let logger: Logger
  let now: SimulatorClock
  let groups: [ChatGroup]
  let connections = Connections()
  private let state = Mutex(State())
  private let lastNumber = Atomic<Int>(0)

  /// A simulator that does not listen yet; `run()` does.
  package init(
    configuration: SimulatorConfiguration, logger: Logger, now: @escaping SimulatorClock
  ) {
    self.configuration = configuration
    self.logger = logger
    self.now = now
    groups = configuration.groups.map { ChatGroup($0, utcOffset: configuration.utcOffset * 1000) }
  }
}

// MARK: - Groups

extension RobotSimulator {
  func group(id: String) -> ChatGroup? { groups.first { $0.settings.id == id } }

  func group(_ dialect: SimulatedDialect, token: String) -> ChatGroup? {
    groups.first { $0.settings.dialect == dialect && $0.settings.token == token }
  }

  /// What a group has received, in order. An unknown group has received nothing.
  package func posts(in group: String) -> [ReceivedPost] { self.group(id: group)?.posts ?? [] }

  /// What all groups have received, in order of arrival.
  package func posts() -> [ReceivedPost] {
    groups.flatMap(\.posts).sorted { $0.number < $1.number }
  }

  /// The fates of a group's POSTs, which are counted even where they are not kept.
  package func counts(in group: String) -> PostCounts {
    self.group(id: group)?.counts ?? PostCounts()
  }

  /// Spoils the group's next `times` answers, or all of them with nil; `taking` says whether the
  /// group shows the message all the same (by default as the fault has it). False if there is no
  /// such group.
  @discardableResult
  package func inject(
    _ fault: SimulatedFault, into group: String, times: Int? = 1, taking: Bool? = nil
  ) -> Bool {
    guard let group = self.group(id: group), times.map({ $0 > 0 }) ?? true else { return false }
    group.inject(
      PendingFault(fault: fault, remaining: times, takesMessage: taking ?? fault.takesMessage))
    return true
  }

  /// Takes back the faults of one group, or of all with nil.
  package func clearFaults(of group: String? = nil) {
    for each in groups where group == nil || each.settings.id == group { each.clearFaults() }
  }

  /// Forgets POSTs, counts, rates, ids and faults of all groups.
  package func reset() {
    for group in groups { group.reset() }
  }

  func nextNumber() -> Int { lastNumber.add(1, ordering: .relaxed).newValue }

  /// Whether a 钉钉 token that nobody has is called too often.
  func refusesStranger(_ token: String, at now: Int64) -> Bool {
    state.withLock { state in
      if state.strangers.count > 1000 { state.strangers.removeAll() }
      return state.strangers[token, default: RateMemory()].refuses(at: now, rate: .dingTalk)
    }
  }
}

// MARK: - Address

extension RobotSimulator {
  /// Waits until the simulator listens, and says on which port.
  package func listening() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      state.withLock { state in
        switch state.listening {
        case .waiting(let others): state.listening = .waiting(others + [continuation])
        case .open(let port): continuation.resume(returning: port)
        case .closed: continuation.resume(throwing: SimulatorError.notListening)
        }
      }
    }
  }

  /// The port, while the simulator listens.
  package var port: Int? {
    state.withLock { if case .open(let port) = $0.listening { port } else { nil } }
  }

  /// The address that a sender posts to, without a signature; nil while nobody listens.
  package func address(of group: String) -> String? {
    guard let port, let group = self.group(id: group) else { return nil }
    return "http://127.0.0.1:\(port)\(group.settings.path)"
  }

  /// The page of a group, or with nil of all groups; nil while nobody listens.
  package func pageAddress(of group: String? = nil) -> String? {
    port.map { "http://127.0.0.1:\($0)/" + (group.map { "groups/\($0)" } ?? "") }
  }

  /// The port to bind: the one of the last time, when there was one.
  var portToBind: Int { state.withLock { $0.lastPort } ?? configuration.port }

  /// Lets those who ask for the port wait for a start that is about to come.
  func expectStart() {
    state.withLock { if case .closed = $0.listening { $0.listening = .waiting([]) } }
  }

  /// Notes that the simulator listens, or with nil that it no longer does.
  func note(port: Int?) {
    let waiting = state.withLock { state -> [CheckedContinuation<Int, any Error>] in
      defer { state.listening = port.map(Listening.open) ?? .closed }
      state.lastPort = port ?? state.lastPort
      if case .waiting(let waiting) = state.listening { return waiting }
      return []
    }
    for continuation in waiting {
      if let port {
        continuation.resume(returning: port)
      } else {
        continuation.resume(throwing: SimulatorError.notListening)
      }
    }
  }
}

// MARK: - Watching

extension RobotSimulator {
  /// Each POST from now on, as it comes. A reader that sleeps loses the oldest of 4,096.
  package func events() -> AsyncStream<ReceivedPost> { watch().events }

  /// The same, with the means to end it.
  func watch() -> (events: AsyncStream<ReceivedPost>, stop: @Sendable () -> Void) {
    let (stream, continuation) = AsyncStream.makeStream(
      of: ReceivedPost.self, bufferingPolicy: .bufferingNewest(4096))
    let id = state.withLock { state in
      state.nextWatcher += 1
      state.watchers[state.nextWatcher] = continuation
      return state.nextWatcher
    }
    continuation.onTermination = { [weak self] _ in
      _ = self?.state.withLock { $0.watchers.removeValue(forKey: id) }
    }
    return (stream, { continuation.finish() })
  }

  func publish(_ post: ReceivedPost) {
    let watchers = state.withLock { Array($0.watchers.values) }
    for watcher in watchers { watcher.yield(post) }
  }

  func finishWatchers() {
    let watchers = state.withLock { Array($0.watchers.values) }
    for watcher in watchers { watcher.finish() }
  }
}
