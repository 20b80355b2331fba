// Tells open screens that something changed. What changed is not in the signal: a screen that hears
// it looks again, so nothing is lost when several changes fall together, and a slow screen holds
// neither memory nor anybody up.

import Synchronization

/// What a screen listens to, such as `show:limin`.
package struct EventTopic: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  /// The show of a programme: its queue, and what the host sees.
  package static func show(_ programme: String) -> EventTopic {
    EventTopic(rawValue: "show:" + programme)
  }

  /// The register of a programme.
  package static func register(_ programme: String) -> EventTopic {
    EventTopic(rawValue: "register:" + programme)
  }
}

/// The open screens by topic.
package final class EventHub: Sendable {
  /// One open screen.
  package struct Screen: Sendable {
    /// Signals to look, at most one of which waits. Ends with the screen.
    package let signals: AsyncStream<Void>
    fileprivate let owners: Set<String>
    fileprivate let continuation: AsyncStream<Void>.Continuation

    /// Lets whoever waits for the signals look, though nothing changed.
    package func beat() { continuation.yield() }

    /// Ends the signals.
    package func end() { continuation.finish() }
  }

  private struct State {
    var next: UInt64 = 1
    var last: [EventTopic: UInt64] = [:]
    var screens: [UInt64: (topics: Set<EventTopic>, screen: Screen)] = [:]
  }

  private let state = Mutex(State())

  /// The most screens that are open at a time.
  package static let capacity = 800

  /// A hub without screens.
  package init() {}

  /// How many screens are open.
  package var count: Int { state.withLock { $0.screens.count } }

  /// Opens a screen on `topics`; nil when there are too many. `owners` names whoever looks, the member
  /// and the sign-in, so that the end of either ends it. It closes when its signals are not waited for
  /// any more.
  package func open(_ topics: Set<EventTopic>, owners: Set<String> = []) -> Screen? {
    let (signals, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let screen = Screen(signals: signals, owners: owners, continuation: continuation)
    let number = state.withLock { state -> UInt64? in
      guard state.screens.count < Self.capacity else { return nil }
      defer { state.next += 1 }
      state.screens[state.next] = (topics, screen)
      return state.next
    }
    guard let number else { return nil }
    continuation.onTermination = { [weak self] _ in self?.close(number) }
    return screen
  }

  /// Tells every screen of `topic` that something changed.
  package func emit(_ topic: EventTopic) {
    let screens = state.withLock { state in
      state.last[topic] = state.next
      state.next += 1
      return state.screens.values.filter { $0.topics.contains(topic) }.map(\.screen)
    }
    for screen in screens { screen.continuation.yield() }
  }

  /// The number of the last change of any of `topics`, which only rises; 0 when there was none.
  package func lastChange(of topics: Set<EventTopic>) -> UInt64 {
    state.withLock { state in topics.compactMap { state.last[$0] }.max() ?? 0 }
  }

  /// Ends the screens of whoever is one of `owners`.
  package func end(_ owners: Set<String>) {
    let screens = state.withLock { state in
      state.screens.values.map(\.screen).filter { !$0.owners.isDisjoint(with: owners) }
    }
    for screen in screens { screen.end() }
  }

  private func close(_ number: UInt64) {
    _ = state.withLock { $0.screens.removeValue(forKey: number) }
  }
}
