// The only place where local time becomes an instant and back. The rules come from Foundation's ICU
// data, which are compiled into the program: `ZoneSelfCheck` proves at start-up that they are there.

import Foundation

/// A named time zone whose rules are known.
package struct Zone: Hashable, Sendable {
  /// The full name, such as `Asia/Shanghai`.
  package let identifier: String
  private let rules: TimeZone

  /// Refuses (nil) everything but a full `Area/Place` name that the rules know, and `UTC`.
  /// Abbreviations such as `CST` are ambiguous and offsets such as `GMT+8` are not zones.
  package init?(identifier: String) {
    guard identifier == "UTC" || identifier.contains("/"), !identifier.contains(" "),
      let rules = TimeZone(identifier: identifier)
    else { return nil }
    self.identifier = identifier
    self.rules = rules
  }

  /// The zone of the office unless the configuration or a file names another.
  /// Traps when the zone rules are missing: `ZoneSelfCheck` reports that first, in words.
  package static let shanghai: Zone = {
    guard let zone = Zone(identifier: "Asia/Shanghai") else {
      preconditionFailure("the zone rules know no Asia/Shanghai")
    }
    return zone
  }()

  /// The version of the zone rules in use, such as `2025b`.
  package static var rulesVersion: String { TimeZone.timeZoneDataVersion }

  /// The instant at which a wall clock here shows `local`.
  ///
  /// A time that the clocks skip becomes the first moment after the gap; a time that happens twice
  /// becomes the first of the two.
  package func timestamp(of local: LocalDateTime) -> Timestamp {
    let wall =
      Int64(local.day.daysSinceEpoch) * 86_400 + Int64(local.time.minutesSinceMidnight) * 60
    let before = offset(at: wall - 86_400)
    let after = offset(at: wall + 86_400)
    if offset(at: wall - before) == before { return Timestamp(seconds: wall - before) }
    if offset(at: wall - after) == after { return Timestamp(seconds: wall - after) }
    return Timestamp(seconds: endOfGap(from: wall - before, to: wall - after))
  }

  /// What a wall clock here shows at `timestamp`, cut to the minute.
  package func local(of timestamp: Timestamp) -> LocalDateTime {
    let wall = timestamp.seconds + offset(at: timestamp.seconds)
    let days = wall >= 0 ? wall / 86_400 : (wall - 86_399) / 86_400
    guard let time = TimeOfDay(minutesSinceMidnight: Int(wall - days * 86_400) / 60) else {
      preconditionFailure("wall clock out of range: \(wall)")
    }
    return LocalDateTime(day: CalendarDay(daysSinceEpoch: Int(days)), time: time)
  }

  private func offset(at utcSeconds: Int64) -> Int64 {
    Int64(rules.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(utcSeconds))))
  }

  /// The instant of the clock change. Asking for a skipped time with the offset of before lands
  /// after the change, with the offset of after it lands before: the change lies between.
  private func endOfGap(from first: Int64, to second: Int64) -> Int64 {
    var low = min(first, second)
    var high = max(first, second)
    let early = offset(at: low)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if offset(at: middle) == early { low = middle } else { high = middle }
    }
    return high
  }
}

extension Zone: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let zone = Zone(identifier: name) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a known zone: \(name)")
    }
    self = zone
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(identifier)
  }
}
