// Who tries passwords is slowed down, by the account that is tried and by the address that tries, with
// a delay that grows. A browser in which the member has signed in before is counted by itself alone:
// others' failures cannot lock the right person out.

package import Timekeeping

/// How often signing in failed, and who must wait for it.
package struct Throttle: Sendable {
  /// Where an attempt comes from, as far as it can be known.
  package struct Attempt: Hashable, Sendable {
    /// The account as typed, whether there is one or not.
    package let account: String
    /// The address of the other side.
    package let address: String
    /// The browser, when it is known to belong to this very account.
    package let knownDevice: String?

    /// An attempt.
    package init(account: String, address: String, knownDevice: String? = nil) {
      self.account = account
      self.address = address
      self.knownDevice = knownDevice
    }

    var keys: [Key] {
      knownDevice.map { [.device($0)] } ?? [.account(account), .address(address)]
    }
  }

  enum Key: Hashable, Sendable {
    case account(String)
    case address(String)
    case device(String)

    /// Failures that cost nothing: people mistype, and an office shares one address.
    var free: Int {
      switch self {
      case .account: 5
      case .address: 20
      case .device: 10
      }
    }
  }

  private struct Count: Sendable {
    var failures: Int
    var lastAt: Timestamp
  }

  private var counts: [Key: Count] = [:]

  /// The most counts that are kept.
  package static let capacity = 10_000
  /// The longest that anybody waits.
  package static let longestDelay = Duration.seconds(15 * 60)
  /// After so long without a failure nothing is held against anybody.
  package static let forgottenAfter = Duration.seconds(3_600)

  /// Nobody has failed yet.
  package init() {}

  /// How many counts are kept.
  package var count: Int { counts.count }

  /// Until when this attempt must wait; nil when it may be made at `now`.
  package func mustWait(_ attempt: Attempt, at now: Timestamp) -> Timestamp? {
    attempt.keys.compactMap { key -> Timestamp? in
      guard let count = counts[key], !isForgotten(count, at: now) else { return nil }
      let until = count.lastAt + delay(after: count.failures - key.free)
      return until > now ? until : nil
    }.max()
  }

  /// Notes that an attempt failed at `now`.
  package mutating func noteFailure(_ attempt: Attempt, at now: Timestamp) {
    for key in attempt.keys {
      var count = counts[key] ?? Count(failures: 0, lastAt: now)
      if isForgotten(count, at: now) { count.failures = 0 }
      count.failures = min(count.failures + 1, 1_000)
      count.lastAt = now
      counts[key] = count
    }
    if counts.count > Self.capacity { shrink(at: now) }
  }

  /// Notes that an attempt which was noted as a failure before its end was right: the account and the
  /// browser begin anew; the address loses this one failure and no more, or whoever has one account
  /// could try others for ever.
  package mutating func noteRight(_ attempt: Attempt) {
    for key in attempt.keys {
      if case .address = key {
        counts[key]?.failures -= 1
      } else {
        counts[key] = nil
      }
    }
  }

  /// 1, 2, 4 … seconds from the first failure that costs something.
  private func delay(after failures: Int) -> Duration {
    guard failures > 0 else { return .zero }
    return min(.seconds(Int64(1) << min(failures - 1, 20)), Self.longestDelay)
  }

  /// A clock that was set back must not hold anybody for long.
  private func isForgotten(_ count: Count, at now: Timestamp) -> Bool {
    now >= count.lastAt + Self.forgottenAfter || now + Self.forgottenAfter < count.lastAt
  }

  /// Drops what is forgotten, then the oldest tenth: who floods the table loses by it only the memory
  /// of the oldest failures.
  private mutating func shrink(at now: Timestamp) {
    counts = counts.filter { !isForgotten($0.value, at: now) }
    guard counts.count > Self.capacity else { return }
    let oldest = counts.sorted { $0.value.lastAt < $1.value.lastAt }.prefix(Self.capacity / 10)
    for (key, _) in oldest { counts[key] = nil }
  }
}
