// How long callers' data are kept after a matter came to its end.

package import Timekeeping

/// The clock of retention.
package struct Retention: Hashable, Sendable, Codable {
  /// Months after closing.
  package var months: Int

  /// The usual period is a year.
  package init(months: Int = 12) {
    self.months = max(0, months)
  }

  /// What came to an end before this instant may be erased at `now`, unless it is disputed. Whole days
  /// count: what ended on 31 May is kept through the 31st of the month in which its time is over.
  package func endedBefore(at now: Timestamp, in zone: Zone) -> Timestamp {
    let day = zone.local(of: now).day.adding(months: -months)
    return zone.timestamp(of: LocalDateTime(day: day, time: .midnight))
  }
}

extension Question {
  /// When its handling ended, in whichever way; nil while it is open.
  package var endedAt: Timestamp? {
    switch handling {
    case .closed(let closure): closure.at
    case .declined(let decline): decline.at
    case .transferred(let transfer): transfer.at
    case .merged(let merge): merge.at
    case .logged, .answeredOnAir, .assigned, .answered: nil
    }
  }
}
