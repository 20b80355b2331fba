// Waiting for many completions at once.

import Delivering
import Synchronization

/// Counts what completed, and says when all of it has.
final class Ending: Sendable {
  private struct State {
    var exchanges: [Int: [Exchange]] = [:]
    var count = 0
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let wanted: Int
  private let state = Mutex(State())

  init(_ wanted: Int) {
    self.wanted = wanted
  }

  @Sendable func completed(_ index: Int, _ exchange: Exchange) {
    let waiter = state.withLock { state in
      state.exchanges[index, default: []].append(exchange)
      state.count += 1
      let waiter = state.count >= wanted ? state.waiter : nil
      if waiter != nil { state.waiter = nil }
      return waiter
    }
    waiter?.resume()
  }

  /// Returns when as many as wanted have completed.
  func all() async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.count < wanted { state.waiter = continuation }
        return state.count >= wanted
      }
      if isOver { continuation.resume() }
    }
  }

  var exchanges: [Int: [Exchange]] { state.withLock { $0.exchanges } }

  /// How many ended like that.
  func count(_ isCounted: (Exchange) -> Bool) -> Int {
    exchanges.values.joined().count(where: isCounted)
  }
}
