// How long before or after an episode something is said: the one grammar of lead times, with a
// Chinese and a short spelling. The manual carries it as EBNF.

package import Timekeeping

/// A lead time, such as `上线前5个工作日 16:00` = `T-5wd 16:00`.
package struct Lead: Hashable, Sendable, Codable {
  /// What it is counted from.
  package enum Anchor: String, CaseIterable, Hashable, Sendable, Codable {
    /// 上线: air start. Short form `T`.
    case airStart
    /// 下线: air end. Short form `E`.
    case airEnd
    /// 截止: the limit of something to be handed in. Short form `D`.
    case deadline
  }

  /// How it is counted. Negative numbers are before the anchor, positive ones after it.
  package enum Distance: Hashable, Sendable, Codable {
    /// Minutes of the clock; exact, never moved by off-days.
    case minutes(Int)
    /// Calendar days.
    case days(Int)
    /// Working days.
    case workingDays(Int)
    /// Months, clamped to the month's end.
    case months(Int)
    /// A weekday of the week that lies `weeks` from the anchor's (−1: 上一周, 0: 同一周).
    case weekday(Weekday, weeks: Int)
    /// The n-th working day of the month that lies `months` from the anchor's (−1: the month before).
    case workingDayOfMonth(Int, months: Int)
    /// 下一期回音壁: before the next feedback edition.
    case nextFeedback
  }

  /// What it is counted from.
  package let anchor: Anchor
  /// How far.
  package let distance: Distance
  /// The clock time for leads that name a day; nil means the default 09:07. Always nil for minutes.
  package let time: TimeOfDay?

  /// A lead.
  package init(anchor: Anchor, distance: Distance, time: TimeOfDay? = nil) {
    self.anchor = anchor
    self.distance = distance
    self.time = time
  }
}
