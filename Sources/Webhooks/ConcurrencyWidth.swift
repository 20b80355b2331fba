// How many requests are under way follows the answer time: a quick server gets few at a time, since
// every one that is in the air costs each turn something; a slow one gets more as long as nothing
// comes back.

/// How many requests to one server are under way at most, at this moment.
struct ConcurrencyWidth {
  private let most: Int
  /// For one server.
  private(set) var current: Int
  private var lastEndAt: Int64 = 0

  /// Narrow at first, `most` in the end.
  init(most: Int) {
    self.most = most
    self.current = min(most, ConcurrencyWidth.least)
  }

  /// Places in all. One server gets four fifths of them, which is the width.
  var places: Int { ConcurrencyWidth.places(current) }

  static func places(_ width: Int) -> Int { width + max(1, width / 4) }

  /// A burst begins.
  mutating func begin(at now: Int64) {
    current = min(most, ConcurrencyWidth.least)
    lastEndAt = now
  }

  /// Something came back.
  mutating func ended(at now: Int64) {
    lastEndAt = now
  }

  /// Milliseconds to wait for something to come back while others stand in line; nil when waiting
  /// longer changes nothing. Doubles the width when nothing has come back for a while.
  mutating func patience(at now: Int64) -> Int32? {
    guard current < most else { return nil }
    guard now - lastEndAt >= ConcurrencyWidth.silence else { return 1 }
    current = min(most, current * 2)
    lastEndAt = now
    return 0
  }

  /// Enough to keep a loopback server of several cores busy.
  private static let least = 64
  /// One millisecond.
  private static let silence: Int64 = 1_000_000
}
