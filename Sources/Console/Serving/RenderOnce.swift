// Many screens show the same: what one of them needs is made once and given to all.

import Synchronization

/// The latest rendering of each kind of screen.
final class RenderOnce: Sendable {
  fileprivate enum Entry {
    case done(UInt64, String)
    case working(UInt64, [CheckedContinuation<String?, Never>])
  }

  private enum Turn {
    case ready(String)
    case mine
    case another
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// Kinds of screen that are remembered.
  private static let capacity = 200

  /// The text of `key` as it is after change `number`: remembered, waited for, or made.
  func text(
    _ key: String, number: UInt64, make: @Sendable () async throws -> String
  ) async throws -> String {
    switch turn(key, number) {
    case .ready(let text): return text
    case .another:
      if let text = await waited(key, number) { return text }
      return try await make()
    case .mine:
      do {
        let text = try await make()
        finish(key, number, text)
        return text
      } catch {
        finish(key, number, nil)
        throw error
      }
    }
  }

  private func turn(_ key: String, _ number: UInt64) -> Turn {
    entries.withLock { entries in
      switch entries[key] {
      case .done(let made, let text) where made >= number: return .ready(text)
      case .working: return .another
      case .done, nil:
        if entries.count >= Self.capacity { entries = entries.filter { $0.value.isWorking } }
        entries[key] = .working(number, [])
        return .mine
      }
    }
  }

  /// Waits for whoever is making it; nil when that is older than `number` or came to nothing.
  private func waited(_ key: String, _ number: UInt64) async -> String? {
    await withCheckedContinuation { continuation in
      let text: String?? = entries.withLock { entries in
        switch entries[key] {
        case .working(let made, let waiting) where made >= number:
          entries[key] = .working(made, waiting + [continuation])
          return nil
        case .done(let made, let text) where made >= number: return .some(text)
        default: return .some(nil)
        }
      }
      if let text { continuation.resume(returning: text) }
    }
  }

  private func finish(_ key: String, _ number: UInt64, _ text: String?) {
    let waiting = entries.withLock { entries -> [CheckedContinuation<String?, Never>] in
      guard case .working(number, let waiting) = entries[key] else { return [] }
      entries[key] = text.map { .done(number, $0) }
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
