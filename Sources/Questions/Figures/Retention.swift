// How long callers' data are kept: after a matter came to its end, and, where nobody ever ends it, after
// the last thing that anybody did with it. Without the second clock an answer that nobody closed would
// keep its caller for ever.

package import Timekeeping

/// The clocks of retention.
package struct Retention: Hashable, Sendable, Codable {
  /// Months after closing.
  package var months: Int
  /// Months after the last act, for what nobody closes.
  package var unclosedMonths: Int

  /// The usual periods are one year after the end, and two without one.
  package init(months: Int = 12, unclosedMonths: Int = 24) {
    self.months = max(0, months)
    self.unclosedMonths = max(0, unclosedMonths)
  }

  /// What came to an end before this instant may be erased at `now`, unless it is disputed. Whole days
  /// count: what ended on 31 May is kept through the 31st of the month in which its time is over.
  package func endedBefore(at now: Timestamp, in zone: Zone) -> Timestamp {
    Retention.start(months, before: now, in: zone)
  }

  /// What is open and was left alone since before this instant may be erased at `now`, unless it is
  /// disputed.
  package func restingBefore(at now: Timestamp, in zone: Zone) -> Timestamp {
    Retention.start(unclosedMonths, before: now, in: zone)
  }

  private static func start(_ months: Int, before now: Timestamp, in zone: Zone) -> Timestamp {
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
