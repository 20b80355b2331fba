// Which episodes a change of some can concern: those that hang together with them in time. Between two
// instants at which nothing is on, nobody meets anybody.

import Timekeeping

/// The surroundings of changed episodes.
struct ConflictRegion {
  /// The episodes, as they are now, that stand in a stretch of time without a gap with a changed one,
  /// as it is now or as it was.
  let episodes: [Episode]

  private struct Stretch {
    let start: Int64
    let end: Int64
    let index: Int
  }

  init(
    round changed: Set<EpisodeID>, among episodes: [Episode], before: [Episode],
    programmes: [ProgrammeID: Programme]
  ) {
    let hasOneZone = Set(programmes.values.map(\.zone)).count <= 1
    var stretches: [Stretch] = []
    stretches.reserveCapacity(episodes.count + before.count)
    func add(_ episode: Episode, _ index: Int) {
      guard episode.fate == .on, case .day(let start, let end) = episode.time else { return }
      let zone = hasOneZone ? nil : programmes[episode.programmeID]?.zone
      stretches.append(
        Stretch(
          start: ConflictSweep.minutes(start, in: zone), end: ConflictSweep.minutes(end, in: zone),
          index: index))
    }
    for index in episodes.indices { add(episodes[index], index) }
    for episode in before { add(episode, -1) }
    stretches.sort { $0.start < $1.start }
    var found: [Int] = []
    var current: [Int] = []
    var isTouched = false
    var end = Int64.min
    for stretch in stretches {
      if stretch.start >= end {
        if isTouched { found += current }
        current.removeAll(keepingCapacity: true)
        isTouched = false
      }
      end = max(end, stretch.end)
      if stretch.index < 0 {
        isTouched = true
      } else {
        current.append(stretch.index)
        isTouched = isTouched || changed.contains(episodes[stretch.index].id)
      }
    }
    if isTouched { found += current }
    self.episodes = found.sorted().map { episodes[$0] }
  }
}
