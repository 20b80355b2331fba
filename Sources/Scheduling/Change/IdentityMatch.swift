// Which row of a new reading is which adopted episode. Rows are moved, reworded and inserted all the
// time, and an edit has to stay a change of one episode; so identities are carried over by what the
// rows say, and the ordinals of the computed identities only decide between rows that say the same.

import Language
package import Timekeeping

/// The matching of rows and adopted episodes of one programme and plan year.
package struct IdentityMatch {
  /// What a row says that may tell which episode it is.
  package struct Row: Sendable {
    /// The identity it would have if nothing were adopted: the written one, or the computed one.
    package let freshID: EpisodeID
    /// Whether a 编号 is written.
    package let hasWrittenID: Bool
    /// When it is on; nil in a held row whose time could not be read.
    package let time: EpisodeTime?
    /// The departments, as far as they are known.
    package let departments: [DepartmentID]
    /// What stands for the lead department in its identity.
    package let label: String
    /// The topic.
    package let theme: String?
    /// The guests.
    package let guests: [Guest]
    /// Whether an error keeps the row from being adopted.
    package let isHeld: Bool
    /// 答复: the identity that a person said it has.
    package let answer: EpisodeID?

    /// A row; see the properties.
    package init(
      freshID: EpisodeID, hasWrittenID: Bool = false, time: EpisodeTime?,
      departments: [DepartmentID], label: String, theme: String? = nil, guests: [Guest] = [],
      isHeld: Bool = false, answer: EpisodeID? = nil
    ) {
      self.freshID = freshID
      self.hasWrittenID = hasWrittenID
      self.time = time
      self.departments = departments
      self.label = label
      self.theme = theme
      self.guests = guests
      self.isHeld = isHeld
      self.answer = answer
    }
  }

  /// A row that may or may not be an adopted episode.
  package struct Doubt: Hashable, Sendable {
    /// Index of the row.
    package let row: Int
    /// The episodes it may be, the likeliest first.
    package let candidates: [EpisodeID]
  }

  /// Row index → identity; nil for held rows that are no adopted episode.
  package private(set) var identities: [EpisodeID?]
  /// Rows for which a person must say whether they are an adopted episode. They count as new.
  package private(set) var doubts: [Doubt] = []
  /// Rows with a newly written 编号 that keep the identity under which they were adopted.
  package private(set) var kept: [Int] = []

  private let rows: [Row]
  private let adopted: [Episode]
  private let today: CalendarDay
  private var freeRows: Set<Int>
  private var freeEpisodes: Set<Int>

  /// Matches `rows`, in the order of the files, with the `adopted` episodes of the same programme and
  /// plan year. `today` keeps an episode that is over from being taken for a coming one.
  package init(rows: [Row], adopted: [Episode], today: CalendarDay) {
    self.rows = rows
    let opening = adopted.map(\.writtenTime.earliest)
    let order = adopted.indices.sorted {
      opening[$0] != opening[$1] ? opening[$0] < opening[$1] : adopted[$0].id < adopted[$1].id
    }
    self.adopted = order.map { adopted[$0] }
    self.today = today
    self.identities = Array(repeating: nil, count: rows.count)
    self.freeRows = Set(rows.indices)
    self.freeEpisodes = Set(adopted.indices)
    matchNamed()
    matchSaying()
    matchHeld()
    matchLeftOver()
    nameTheRest()
  }

  private mutating func bind(_ row: Int, to episode: Int) {
    identities[row] = adopted[episode].id
    freeRows.remove(row)
    freeEpisodes.remove(episode)
  }
}

// MARK: - By name

extension IdentityMatch {
  /// Answers of a person first, then written identities that are adopted already.
  private mutating func matchNamed() {
    let index = Dictionary(adopted.indices.map { (adopted[$0].id, $0) }) { first, _ in first }
    for row in rows.indices {
      guard let answer = rows[row].answer, !identities.contains(answer) else { continue }
      identities[row] = answer
      freeRows.remove(row)
      if let episode = index[answer] { freeEpisodes.remove(episode) }
    }
    for row in rows.indices where rows[row].hasWrittenID && freeRows.contains(row) {
      guard let episode = index[rows[row].freshID], freeEpisodes.contains(episode) else { continue }
      bind(row, to: episode)
    }
  }
}

// MARK: - By what they say

extension IdentityMatch {
  /// What a row and an episode are compared by.
  private struct Saying: Hashable {
    var time: EpisodeTime?
    var label: String?
    var theme: String?
  }

  private struct Parts: OptionSet {
    let rawValue: Int
    static let time = Parts(rawValue: 1)
    static let label = Parts(rawValue: 2)
    static let theme = Parts(rawValue: 4)
  }

  private enum Pairing {
    /// The first row that says so is the first episode that says so, and so on.
    case inOrder
    /// Only when one row and one episode say so.
    case unique
  }

  private mutating func matchSaying() {
    pair(.inOrder, held: false, by: [.time, .label, .theme])
    // A topic says more than a day: two topics of one department that change places were moved.
    pair(.inOrder, held: false, by: [.label, .theme])
    pair(.inOrder, held: false, by: [.time, .label])
    pair(.unique, held: false, by: [.time, .theme])
    fillOpenEpisodes()
  }

  /// A held row keeps the adopted version of its episode, so everything it does say is used.
  private mutating func matchHeld() {
    let pairs: [Parts] = [
      [.time, .label, .theme], [.label, .theme], [.time, .label], [.time, .theme],
    ]
    for parts in pairs { pair(.inOrder, held: true, by: parts) }
    for parts: Parts in [.theme, .time, .label] { pair(.unique, held: true, by: parts) }
  }

  private mutating func pair(_ pairing: Pairing, held: Bool, by parts: Parts) {
    var waiting: [Saying: [Int]] = [:]
    for episode in adopted.indices where freeEpisodes.contains(episode) {
      if let key = key(of: saying(of: adopted[episode]), by: parts) {
        waiting[key, default: []].append(episode)
      }
    }
    guard !waiting.isEmpty else { return }
    var asking: [Saying: [Int]] = [:]
    for row in rows.indices where freeRows.contains(row) && rows[row].isHeld == held {
      if let key = key(of: saying(of: rows[row]), by: parts) {
        asking[key, default: []].append(row)
      }
    }
    for (key, rows) in asking {
      guard let episodes = waiting[key] else { continue }
      switch pairing {
      case .unique where rows.count > 1 || episodes.count > 1: continue
      case .unique, .inOrder:
        for (row, episode) in zip(inTime(rows), episodes) { bind(row, to: episode) }
      }
    }
  }

  /// A row fills an episode whose department was open, and the other way round.
  private mutating func fillOpenEpisodes() {
    let free = freeEpisodes.filter { adopted[$0].writtenTime.day != nil }
    let waiting = Dictionary(grouping: free) { adopted[$0].writtenTime }
    guard !waiting.isEmpty else { return }
    for row in rows.indices where freeRows.contains(row) && !rows[row].isHeld {
      guard let time = rows[row].time, let here = waiting[time], here.count == 1,
        let episode = here.first, freeEpisodes.contains(episode),
        adopted[episode].departments.isEmpty || rows[row].departments.isEmpty
      else { continue }
      bind(row, to: episode)
    }
  }

  private func inTime(_ indices: [Int]) -> [Int] {
    indices.sorted { left, right in
      switch (rows[left].time?.earliest, rows[right].time?.earliest) {
      case (let first?, let second?) where first != second: first < second
      case (.some, nil): true
      case (nil, .some): false
      case (.some, .some), (nil, nil): left < right
      }
    }
  }

  private func saying(of row: Row) -> Saying {
    Saying(time: row.time, label: row.label, theme: row.theme.map { PlainName.folded($0) })
  }

  private func saying(of episode: Episode) -> Saying {
    Saying(
      time: episode.writtenTime, label: EpisodeIdentity.label(of: episode),
      theme: episode.theme.map { PlainName.folded($0) })
  }

  /// The wanted parts of `saying`; nil when one of them is missing. A topic may be missing where the
  /// time and the label are compared too, for then they say enough.
  private func key(of saying: Saying, by parts: Parts) -> Saying? {
    var key = Saying()
    if parts.contains(.time) {
      guard let time = saying.time else { return nil }
      key.time = time
    }
    if parts.contains(.label) { key.label = saying.label }
    if parts.contains(.theme) {
      guard saying.theme != nil || parts.isSuperset(of: [.time, .label]) else { return nil }
      key.theme = saying.theme
    }
    return key
  }
}

// MARK: - What is left over

extension IdentityMatch {
  /// Date and topic are both other ones now. When as many episodes of a department are left as rows,
  /// the ordinal or the same guest says which is which; otherwise a person must.
  private mutating func matchLeftOver() {
    guard !freeRows.isEmpty, !freeEpisodes.isEmpty else { return }
    let open = Dictionary(grouping: freeRows.filter { !rows[$0].isHeld }) { rows[$0].label }
    let left = Dictionary(grouping: freeEpisodes.filter { isComing(adopted[$0]) }) {
      EpisodeIdentity.label(of: adopted[$0])
    }
    for (label, found) in open.sorted(by: { $0.key < $1.key }) {
      let asking = found.sorted()
      guard let waiting = left[label]?.sorted() else { continue }
      for row in asking {
        let isOneToOne = asking.count == waiting.count
        let match = waiting.first {
          freeEpisodes.contains($0) && isOneToOne
            && (adopted[$0].id == rows[row].freshID
              || (asking.count == 1 && hasSameGuests(rows[row], adopted[$0])))
        }
        if let match, !rows[row].hasWrittenID {
          bind(row, to: match)
        } else {
          let candidates = waiting.filter { freeEpisodes.contains($0) }
          if !candidates.isEmpty { doubts.append(doubt(row, candidates)) }
        }
      }
    }
  }

  private func isComing(_ episode: Episode) -> Bool {
    episode.fate == .on && episode.derivedFrom == nil && episode.time.latest.day >= today
  }

  private func hasSameGuests(_ row: Row, _ episode: Episode) -> Bool {
    let names = row.guests.map(\.name).filter { !$0.isEmpty }
    return !names.isEmpty && names == episode.guests.map(\.name).filter { !$0.isEmpty }
  }

  private func doubt(_ row: Int, _ candidates: [Int]) -> Doubt {
    let day = rows[row].time?.earliest.day.daysSinceEpoch ?? 0
    let ordered = candidates.sorted {
      let left = abs(adopted[$0].writtenTime.earliest.day.daysSinceEpoch - day)
      let right = abs(adopted[$1].writtenTime.earliest.day.daysSinceEpoch - day)
      return (left, adopted[$0].id) < (right, adopted[$1].id)
    }
    return Doubt(row: row, candidates: ordered.map { adopted[$0].id })
  }

  /// New rows take their own identity; an ordinal that is taken, now or before, is passed over.
  private mutating func nameTheRest() {
    kept = rows.indices.filter {
      rows[$0].hasWrittenID && !rows[$0].isHeld && rows[$0].answer == nil
        && identities[$0].map { [fresh = rows[$0].freshID] in $0 != fresh } ?? false
    }
    var taken = Set(adopted.map(\.id)).union(identities.compactMap(\.self))
    // Written identities first: a computed one gives way to them.
    let fresh = rows.indices.filter { freeRows.contains($0) && !rows[$0].isHeld }
    for row in fresh.filter({ rows[$0].hasWrittenID }) + fresh.filter({ !rows[$0].hasWrittenID }) {
      var id = rows[row].freshID
      while !taken.insert(id).inserted { id = EpisodeIdentity.next(after: id) }
      identities[row] = id
    }
  }
}

extension Episode {
  /// The time that the plan file gives.
  package var writtenTime: EpisodeTime { plannedTime ?? time }
}
