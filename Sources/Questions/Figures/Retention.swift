// How long callers' data are kept, and what may be counted of callers who come again: a number, never
// who.

package import Timekeeping

/// The clock of retention.
package struct Retention: Hashable, Sendable, Codable {
  /// Months after closing.
  package var months: Int

  /// The usual period is a year.
  package init(months: Int = 12) {
    self.months = max(0, months)
  }

  /// From this day on, what the caller said and who the caller is may be erased. Nil while the question
  /// is open or disputed, and when it is erased already.
  package func erasableOn(_ question: Question, in zone: Zone) -> CalendarDay? {
    guard !question.isDisputed, !question.isForgotten, let end = question.endedAt else {
      return nil
    }
    return zone.local(of: end).day.adding(months: months)
  }

  /// Whether it may be erased at `now`.
  package func isErasable(_ question: Question, at now: Timestamp, in zone: Zone) -> Bool {
    erasableOn(question, in: zone).map { $0 <= zone.local(of: now).day } ?? false
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

/// How many contacts came from people who had called before.
package struct RepeatContacts: Hashable, Sendable, Codable {
  /// Contacts whose caller could be recognised.
  package let recognised: Int
  /// Different callers among them.
  package let callers: Int

  /// Contacts beyond each caller's first.
  package var repeated: Int { recognised - callers }

  /// Counts keyed digests of numbers; nil stands for a contact without a number.
  package init(digests: some Sequence<String?>) {
    var seen: Set<String> = []
    var count = 0
    for digest in digests {
      guard let digest else { continue }
      count += 1
      seen.insert(digest)
    }
    recognised = count
    callers = seen.count
  }
}
