// An instant, in whole milliseconds of UTC. It is what is stored, compared and slept until.

/// An instant of time with a resolution of one millisecond, independent of any zone.
package struct Timestamp: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds; negative before it.
  package let milliseconds: Int64

  /// The instant `milliseconds` after 1970-01-01T00:00:00Z.
  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The instant `seconds` after 1970-01-01T00:00:00Z.
  package init(seconds: Int64) {
    self.milliseconds = seconds * 1_000
  }

  /// Whole seconds since 1970, rounded down.
  package var seconds: Int64 {
    milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000
  }

  /// Further away than anything that is ever planned.
  package static let distantFuture = Timestamp(seconds: 253_402_300_799)

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  package static func + (left: Timestamp, right: Duration) -> Timestamp {
    Timestamp(milliseconds: left.milliseconds + right.wholeMilliseconds)
  }

  package static func - (left: Timestamp, right: Duration) -> Timestamp {
    Timestamp(milliseconds: left.milliseconds - right.wholeMilliseconds)
  }

  package static func - (left: Timestamp, right: Timestamp) -> Duration {
    .milliseconds(left.milliseconds - right.milliseconds)
  }
}

extension Duration {
  /// The duration in whole milliseconds, cut towards zero.
  package var wholeMilliseconds: Int64 {
    components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
  }
}

// MARK: - ISO form

extension Timestamp: CustomStringConvertible {
  /// `2026-05-09T01:07:00Z`, with `.123` before the `Z` when there are milliseconds.
  package var description: String {
    let whole = seconds
    let days = whole >= 0 ? whole / 86_400 : (whole - 86_399) / 86_400
    let rest = Int(whole - days * 86_400)
    let fraction = Int(milliseconds - whole * 1_000)
    let clock =
      padded(rest / 3_600, 2) + ":" + padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2)
    let suffix = fraction == 0 ? "Z" : "." + padded(fraction, 3) + "Z"
    return "\(CalendarDay(daysSinceEpoch: Int(days)))T\(clock)\(suffix)"
  }
}

extension Timestamp: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}
