// A clock time, and a day with a clock time, as a wall clock shows them: no zone, no instant.

/// A time of day in whole minutes, 00:00 to 23:59.
package struct TimeOfDay: Hashable, Comparable, Sendable {
  /// 0 to 1439.
  package let minutesSinceMidnight: Int

  /// Refuses (nil) what is not a time of day: 24:00, 25:61.
  package init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    self.minutesSinceMidnight = hour * 60 + minute
  }

  /// Refuses (nil) anything but 0 to 1439.
  package init?(minutesSinceMidnight: Int) {
    guard (0..<1_440).contains(minutesSinceMidnight) else { return nil }
    self.minutesSinceMidnight = minutesSinceMidnight
  }

  /// 00:00.
  package static let midnight = TimeOfDay(unchecked: 0)

  private init(unchecked minutes: Int) {
    self.minutesSinceMidnight = minutes
  }

  /// 0 to 23.
  package var hour: Int { minutesSinceMidnight / 60 }
  /// 0 to 59.
  package var minute: Int { minutesSinceMidnight % 60 }

  package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.minutesSinceMidnight < right.minutesSinceMidnight
  }
}

extension TimeOfDay: CustomStringConvertible {
  /// `09:07`.
  package var description: String { padded(hour, 2) + ":" + padded(minute, 2) }

  /// `9:07`, the way people write it.
  package var wording: String { String(hour) + ":" + padded(minute, 2) }

  /// Reads `HH:MM` or `H:MM` in ASCII; refuses (nil) anything else.
  package init?(iso text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      let hour = number(parts[0]), let minute = number(parts[1])
    else { return nil }
    self.init(hour: hour, minute: minute)
  }
}

extension TimeOfDay: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = TimeOfDay(iso: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a time of day: \(text)")
    }
    self = time
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A day and a clock time as a wall clock shows them. Becomes an instant only through a `Zone`.
package struct LocalDateTime: Hashable, Comparable, Sendable, Codable {
  /// The calendar day.
  package let day: CalendarDay
  /// The time of that day, in whole minutes.
  package let time: TimeOfDay

  /// Any day with any time; whether the clocks skip it is the zone's matter.
  package init(day: CalendarDay, time: TimeOfDay) {
    self.day = day
    self.time = time
  }

  package static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    (left.day, left.time) < (right.day, right.time)
  }

  /// The wall-clock reading `minutes` later (earlier when negative), ignoring clock changes.
  package func adding(minutes: Int) -> LocalDateTime {
    let total = day.daysSinceEpoch * 1_440 + time.minutesSinceMidnight + minutes
    let days = total >= 0 ? total / 1_440 : (total - 1_439) / 1_440
    guard let time = TimeOfDay(minutesSinceMidnight: total - days * 1_440) else {
      preconditionFailure("minutes of the day out of range: \(total - days * 1_440)")
    }
    return LocalDateTime(day: CalendarDay(daysSinceEpoch: days), time: time)
  }
}

extension LocalDateTime: CustomStringConvertible {
  /// `2026-05-09 09:07`.
  package var description: String { "\(day) \(time)" }
}
