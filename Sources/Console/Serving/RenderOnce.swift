// Many screens show the same: what one of them needs is made once and given to all.

import Synchronization

/// The latest rendering of each kind of screen.
final class RenderOnce: Sendable {
  /// What a screen is drawn for: the last change, and the stretch of time.
  struct Moment: Equatable {
    let change: UInt64
    let stretch: Int64

    /// Whether what was made then may be shown at `other`. The clock may be set back.
    func serves(_ other: Moment) -> Bool { change >= other.change && stretch == other.stretch }
  }

  fileprivate enum Entry {
    case done(Moment, String)
    case working(Moment, [CheckedContinuation<String?, Never>])
  }

  private enum Turn {
    case ready(String)
    case mine
    case another
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// Kinds of screen that are remembered.
  private static let capacity = 200

  /// The text of `key` as it is at `moment`: remembered, waited for, or made.
  func text(
    _ key: String, at moment: Moment, make: @Sendable () async throws -> String
  ) async throws -> String {
    switch turn(key, moment) {
    case .ready(let text): return text
    case .another:
      if let text = await waited(key, moment) { return text }
      return try await make()
    case .mine:
      do {
        let text = try await make()
        finish(key, moment, text)
        return text
      } catch {
        finish(key, moment, nil)
        throw error
      }
    }
  }

  private func turn(_ key: String, _ moment: Moment) -> Turn {
    entries.withLock { entries in
      switch entries[key] {
      case .done(let made, let text) where made.serves(moment): return .ready(text)
      case .working: return .another
      case .done, nil:
        if entries.count >= Self.capacity { entries = entries.filter { $0.value.isWorking } }
        entries[key] = .working(moment, [])
        return .mine
      }
    }
  }

  /// Waits for whoever is making it; nil when that is older than `moment` or came to nothing.
  private func waited(_ key: String, _ moment: Moment) async -> String? {
    await withCheckedContinuation { continuation in
      let text: String?? = entries.withLock { entries in
        switch entries[key] {
        case .working(let made, let waiting) where made.serves(moment):
          entries[key] = .working(made, waiting + [continuation])
          return nil
        case .done(let made, let text) where made.serves(moment): return .some(text)
        default: return .some(nil)
        }
      }
      if let text { continuation.resume(returning: text) }
    }
  }

  private func finish(_ key: String, _ moment: Moment, _ text: String?) {
    let waiting = entries.withLock { entries -> [CheckedContinuation<String?, Never>] in
      guard case .working(moment, let waiting) = entries[key] else { return [] }
      entries[key] = text.map { .done(moment, $0) }
      return waiting
    }
    for continuation in waiting { continuation.resume(returning: text) }
  }
}

extension RenderOnce.Entry {
  fileprivate var isWorking: Bool {
    switch self {
    case .working: true
    case .done: false
    }
  }
}
