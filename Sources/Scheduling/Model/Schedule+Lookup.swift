// Finding episodes in the schedule: by identity, and by whatever a person types after `why`.

import Language
package import Timekeeping

extension Schedule {
  /// The episode with this identity. The episodes stand in ascending order of it.
  package func episode(_ id: EpisodeID) -> Episode? {
    var low = 0
    var high = episodes.count
    while low < high {
      let middle = (low + high) / 2
      if episodes[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < episodes.count && episodes[low].id == id ? episodes[low] : nil
  }

  /// The episodes that `text` may mean, the best reading first and only that one: an identity; the
  /// end of one (`市医保局-1`); a day, a department, a topic, or several of them between blanks
  /// (`3月5日 市医保局`). A year that is not written is that of `today`.
  package func episodes(matching text: String, today: CalendarDay) -> [Episode] {
    if let exact = episode(EpisodeID(rawValue: text)) { return [exact] }
    let plain = PlainName.folded(text)
    guard !plain.isEmpty else { return [] }
    let named = episodes.filter {
      let id = PlainName.folded($0.id.rawValue)
      return id == plain || id.hasSuffix("-" + plain)
    }
    if !named.isEmpty { return named }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let names = DirectoryNames(directory)
    return episodes.filter { episode in
      words.allSatisfy { isMeant(episode, by: $0, names: names, today: today) }
    }.sorted { ($0.time.earliest, $0.id) < ($1.time.earliest, $1.id) }
  }

  private func isMeant(
    _ episode: Episode, by word: String, names: DirectoryNames, today: CalendarDay
  ) -> Bool {
    switch DateReading.read(word, planYear: today.year).value {
    case .day(let day): return episode.time.day == day || episode.writtenTime.day == day
    case .month(let year, let month):
      let first = episode.time.earliest.day
      return first.year == year && first.month == month
    case .rule, .undecided, .complaint: break
    }
    if let department = names.department(named: word) {
      return episode.departments.contains(department)
    }
    let plain = PlainName.folded(word)
    return episode.theme.map { PlainName.folded($0).contains(plain) } ?? false
      || episode.groupWords.contains { PlainName.folded($0).contains(plain) }
  }
}
