// Which episode a question belongs to: that of the day on which it came in, by whichever way. It is asked
// for each call and each line of a list, so the days of a schedule are laid out once.

import Questions
import Scheduling
import Timekeeping

/// The episodes of a schedule by their days.
struct EpisodeDays: Sendable {
  private let episodes: [Episode]
  private let places: [CalendarDay: [Int]]

  init(_ schedule: Schedule) {
    episodes = schedule.episodes
    var places: [CalendarDay: [Int]] = [:]
    for (place, episode) in schedule.episodes.enumerated() where episode.isOnOrAired {
      guard let day = episode.time.day else { continue }
      places[day, default: []].append(place)
    }
    self.places = places
  }

  /// The episode of `programme` that is on air at `local`, else the next one of that day, else the one
  /// that is over.
  func episode(of programme: ProgrammeCode, on local: LocalDateTime) -> Episode? {
    let today = (places[local.day] ?? []).map { episodes[$0] }.filter {
      $0.programmeID.rawValue == programme.rawValue
    }
    let ordered = today.sorted { $0.time.earliest < $1.time.earliest }
    return ordered.first { $0.time.latest > local } ?? ordered.last
  }

  /// Which of `programmes` has the next episode on a later day than `local`'s.
  func next(of programmes: Set<String>, after local: LocalDateTime) -> ProgrammeCode? {
    places.keys.filter { $0 > local.day }.sorted().lazy
      .compactMap { day in
        places[day, default: []].map { episodes[$0] }
          .filter { programmes.contains($0.programmeID.rawValue) }
          .min { $0.time.earliest < $1.time.earliest }
      }
      .first.map { ProgrammeCode(rawValue: $0.programmeID.rawValue) }
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
