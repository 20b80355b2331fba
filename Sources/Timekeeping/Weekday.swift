// The days of the week, Monday first as the Chinese calendar counts them (周一 is 1).

/// A day of the week; the raw value is 1 for Monday to 7 for Sunday.
package enum Weekday: Int, CaseIterable, Hashable, Sendable, Codable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// Saturday or Sunday, before any swapped days are looked at.
  package var isWeekend: Bool { self == .saturday || self == .sunday }

  /// `周一` … `周日`.
  package var wording: String { "周" + Weekday.characters[rawValue - 1] }

  private static let characters = ["一", "二", "三", "四", "五", "六", "日"]
}
