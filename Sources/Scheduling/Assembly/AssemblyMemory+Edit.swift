// The assembly of an edit: rows of plans are read anew where their file changed, and everything that
// they can reach — their programme and year, what is on at the same time, the same topic — is settled
// again. Whatever might reach further gives nil, and the folder is put together as a whole.

import Language
import Timekeeping

/// What an edit came to.
package struct AssemblyEdit: Sendable {
  /// The assembly with the edit.
  package let memory: AssemblyMemory
  /// The episodes that differ, as they are now, by identity.
  package let changed: [Episode]
  /// Those of them that were there before, as they were, by identity.
  package let before: [Episode]
}

extension AssemblyMemory {
  /// The assembly of `readings`; nil unless they differ from the last ones in rows of plans alone, and
  /// these are adopted as they stand. What comes of it equals a whole assembly with the episodes of
  /// the last one adopted.
  package func edited(_ readings: [PlanReading]) -> AssemblyEdit? {
    var next = self
    guard let changed = next.takeIn(readings) else { return nil }
    let around = next.rowsAround(changed)
    guard let identities = next.identities(of: around),
      let difference = next.replaceEpisodes(of: around, identities),
      next.settleConflicts(difference), next.places(difference) == next.places
    else { return nil }
    next.remarks += next.silent.remarks(on: next.schedule)
    next.remarks = next.remarks.inOrder
    return AssemblyEdit(memory: next, changed: difference.after, before: difference.before)
  }
}

/// The rows of whole programmes and years, in order of their plans.
private struct RowsAround {
  let rows: [PlannedRow]
  /// All of which rows are there, or were there before the edit.
  let subjects: Set<IdentityAssignment.Subject>

  func includes(_ episode: Episode) -> Bool {
    subjects.contains(
      IdentityAssignment.Subject(programmeID: episode.programmeID, planYear: episode.planYear))
  }
}

/// The episodes that an edit changed.
private struct EpisodeDifference {
  var after: [Episode] = []
  var before: [Episode] = []

  var ids: Set<EpisodeID> { Set(after.map(\.id)) }
}

// MARK: - Rows

extension AssemblyMemory {
  /// Takes the rows of the changed files in place of the old ones. Returns their plans.
  private mutating func takeIn(_ readings: [PlanReading]) -> Set<Int>? {
    guard readings.count == files.count else { return nil }
    var changed: Set<Int> = []
    for reading in readings {
      guard let number = reading.number, let file = files[reading.file] else { return nil }
      guard number != file.number else { continue }
      guard let range = file.plans, reading.holdsOnlyPlans, reading.plans.count == range.count,
        takeIn(reading.plans, at: range)
      else { return nil }
      files[reading.file]?.number = number
      changed.formUnion(range)
    }
    return changed
  }

  private mutating func takeIn(_ tables: [PlanTable], at range: Range<Int>) -> Bool {
    let resolution = RowResolution(plans: tables, in: schedule, today: today)
    guard resolution.diagnostics.isEmpty, resolution.unplacedRows.isEmpty,
      resolution.rows.allSatisfy(\.isPlain)
    else { return false }
    for plan in range { forgetRows(of: plan) }
    for var row in resolution.rows {
      row.plan += range.lowerBound
      guard remember(row) else { return false }
    }
    return true
  }

  private mutating func forgetRows(of plan: Int) {
    for row in plans[plan].rows {
      if let likeness = row.likeness { signatures[likeness.hashValue] = nil }
      // As when it was remembered: what has no day holds no 编号.
      if row.dropped == nil, let written = row.row.writtenID {
        writtenIDs[PlainName.folded(written.value)] = nil
      }
    }
    plans[plan].rows = []
    plans[plan].identities = []
  }

  /// False when an equal row stands in another file, or its 编号 anywhere.
  private mutating func remember(_ row: PlannedRow) -> Bool {
    if let likeness = row.likeness?.hashValue {
      if let other = signatures[likeness], plans[other].file != plans[row.plan].file {
        return false
      }
      signatures[likeness] = row.plan
    }
    if row.dropped == nil, let written = row.row.writtenID {
      guard writtenIDs.updateValue(row.plan, forKey: PlainName.folded(written.value)) == nil
      else { return false }
    }
    plans[row.plan].rows.append(row)
    plans[row.plan].subjects.insert(row.subject)
    return true
  }
}

// MARK: - Identities

extension AssemblyMemory {
  /// The rows of all plans that share a programme and year with the changed ones, directly or not.
  private mutating func rowsAround(_ changed: Set<Int>) -> RowsAround {
    var subjects = Set(changed.flatMap { plans[$0].subjects })
    var around = changed
    var isGrowing = !changed.isEmpty
    while isGrowing {
      isGrowing = false
      for index in plans.indices
      where !around.contains(index) && !subjects.isDisjoint(with: plans[index].subjects) {
        around.insert(index)
        subjects.formUnion(plans[index].subjects)
        isGrowing = true
      }
    }
    for plan in changed { plans[plan].subjects = Set(plans[plan].rows.map(\.subject)) }
    return RowsAround(
      rows: around.sorted().flatMap { plans[$0].rows }, subjects: subjects)
  }

  private mutating func identities(of around: RowsAround) -> [EpisodeID?]? {
    let assignment = IdentityAssignment(
      rows: around.rows,
      adopted: schedule.episodes.filter(around.includes) + departed.filter(around.includes),
      overlay: [], directory: schedule.directory, today: today)
    guard assignment.diagnostics.isEmpty, assignment.aliases.isEmpty else { return nil }
    for index in Set(around.rows.map(\.plan)) { plans[index].identities = [] }
    for (row, identity) in zip(around.rows, assignment.identities) {
      plans[row.plan].identities.append(identity)
    }
    return assignment.identities
  }

  /// Puts the episodes of `around` in the place of the old ones; nil when one is gone, stands twice,
  /// or is one that had departed.
  private mutating func replaceEpisodes(
    of around: RowsAround, _ identities: [EpisodeID?]
  ) -> EpisodeDifference? {
    var old: [EpisodeID: Int] = [:]
    for (index, episode) in schedule.episodes.enumerated() where around.includes(episode) {
      old[episode.id] = index
    }
    var difference = EpisodeDifference()
    var added: [Episode] = []
    var seen = Set(departed.map(\.id))
    for (row, identity) in zip(around.rows, identities) where row.dropped == nil {
      guard let id = identity, let time = row.time, seen.insert(id).inserted else { return nil }
      var episode = row.episode(id, at: time)
      guard let index = old.removeValue(forKey: id) else {
        guard schedule.episode(id) == nil else { return nil }
        added.append(episode)
        continue
      }
      let before = schedule.episodes[index]
      episode.generation =
        before.time == episode.time ? before.generation : max(before.generation + 1, 1)
      guard episode != before else { continue }
      difference.before.append(before)
      difference.after.append(episode)
      schedule.episodes[index] = episode
    }
    guard old.isEmpty else { return nil }
    if !added.isEmpty {
      schedule.episodes = (schedule.episodes + added).sorted { $0.id < $1.id }
      difference.after += added
    }
    // What a departed one said and another one says now is settled with the whole folder.
    let sayings = Set(departed.map(VanishPolicy.Saying.init))
    guard !difference.after.contains(where: { sayings.contains(VanishPolicy.Saying($0)) })
    else { return nil }
    difference.after.sort { $0.id < $1.id }
    difference.before.sort { $0.id < $1.id }
    return difference
  }
}

// MARK: - Conflicts

extension AssemblyMemory {
  /// Finds the conflicts round the changed episodes anew. False when one of them holds an episode.
  private mutating func settleConflicts(_ difference: EpisodeDifference) -> Bool {
    let changed = difference.ids
    let doubtful = changed.union(unestablished)
    let region = ConflictRegion(
      round: doubtful, among: schedule.episodes, before: difference.before,
      programmes: schedule.programmes
    ).episodes
    let repeated = repeated(doubtful, difference)
    let times = Dictionary(difference.before.map { ($0.id, $0.time) }) { first, _ in first }
    let moved = Set(difference.after.filter { times[$0.id] != $0.time }.map(\.id))
    let search = ConflictSearch(
      programmes: schedule.programmes, people: schedule.directory.people,
      campaigns: schedule.campaigns, holidays: schedule.holidays,
      established: Set((region + repeated).map(\.id)).subtracting(moved))
    var found = ConflictSweep(search, over: region).meetings()
    found += ConflictSweep(search, over: repeated).repetitions()
    for episode in difference.after where episode.fate == .on { found += search.solitary(episode) }
    guard !found.contains(where: \.holdsEpisode) else { return false }
    found.sort { ($0.episode.span, $0.id.rawValue) < ($1.episode.span, $1.id.rawValue) }
    forgetConflicts(
      meeting: changed.union(region.map(\.id)), repetition: changed.union(repeated.map(\.id)),
      solitary: changed)
    say(Conflict.unique(found))
    unestablished = moved
    return true
  }

  /// The episodes that have a topic in common with a changed one, as it is now or was.
  private func repeated(
    _ changed: Set<EpisodeID>, _ difference: EpisodeDifference
  ) -> [Episode] {
    guard schedule.programmes.values.contains(where: { $0.themeRepeatWeeks > 0 }) else { return [] }
    let search = ConflictSearch(programmes: schedule.programmes, holidays: schedule.holidays)
    let concerned = changed.compactMap(schedule.episode) + difference.before
    let topics = Set(concerned.compactMap(search.topic))
    let programmes = Set(topics.map(\.programme))
    return schedule.episodes.filter { episode in
      programmes.contains(episode.programmeID)
        && search.topic(of: episode).map(topics.contains) ?? false
    }
  }

  private mutating func forgetConflicts(
    meeting: Set<EpisodeID>, repetition: Set<EpisodeID>, solitary: Set<EpisodeID>
  ) {
    remarks.removeAll { remark in
      switch remark.cause {
      case .frame: false
      case .departments: true
      case .conflict(let id, .meeting): meeting.contains(id)
      case .conflict(let id, .repetition): repetition.contains(id)
      case .conflict(let id, .solitary): solitary.contains(id)
      }
    }
  }

  private mutating func say(_ conflicts: [Conflict]) {
    // No offer of a free slot is made for conflicts that hold nothing.
    let free = FreeSlots(
      programmes: schedule.programmes, holidays: schedule.holidays, episodes: [], heldDays: [:])
    let wording = ConflictWording(
      directory: schedule.directory, programmes: schedule.programmes, free: free,
      timeSpans: timeSpans(of: conflicts))
    remarks += conflicts.map { AssemblyRemark(wording.diagnostic(of: $0), of: $0) }
  }

  private func timeSpans(of conflicts: [Conflict]) -> [EpisodeID: SourceSpan] {
    var spans: [EpisodeID: SourceSpan] = [:]
    for name in Set(conflicts.map(\.episode.span.file)) {
      for plan in files[name]?.plans ?? mixedPlans(of: name) {
        for (row, identity) in zip(plans[plan].rows, plans[plan].identities) {
          if let identity, row.dropped == nil { spans[identity] = row.timeSpan }
        }
      }
    }
    return spans
  }

  /// The plans of a file that holds definitions too.
  private func mixedPlans(of name: String) -> Range<Int> {
    let first = plans.firstIndex { $0.file == name } ?? 0
    let last = plans.lastIndex { $0.file == name }.map { $0 + 1 } ?? first
    return first..<last
  }
}

// MARK: - Places

extension AssemblyMemory {
  /// The open places, where those of the changed programmes are looked for anew.
  private func places(_ difference: EpisodeDifference) -> [OpenPlace] {
    let concerned = Set((difference.after + difference.before).map(\.programmeID)).filter {
      !(schedule.programmes[$0]?.slotRules.isEmpty ?? true)
    }
    guard !concerned.isEmpty else { return places }
    return OpenPlaces.places(
      in: schedule, from: today, through: today.adding(days: Assembly.placesHorizonDays))
  }
}
