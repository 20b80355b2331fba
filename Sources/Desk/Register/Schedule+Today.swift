// Which episode a question belongs to: that of the day on which it came in, by whichever way.

import Questions
import Scheduling
import Timekeeping

extension Schedule {
  /// The episode of `programme` that is on air at `local`, else the next one of that day, else the one
  /// that is over.
  func episode(of programme: ProgrammeCode, on local: LocalDateTime) -> Episode? {
    let id = ProgrammeID(rawValue: programme.rawValue)
    let today = episodes.filter {
      $0.time.day == local.day && $0.programmeID == id && $0.isOnOrAired
    }
    let ordered = today.sorted { $0.time.earliest < $1.time.earliest }
    return ordered.first { $0.time.latest > local } ?? ordered.last
  }
}

extension Episode {
  /// It will be on, or was.
  fileprivate var isOnOrAired: Bool {
    switch fate {
    case .on, .aired: true
    case .displaced, .cancelled: false
    }
  }
}
