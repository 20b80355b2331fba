// What differs between the adopted episodes and a new reading of the files. An episode is the same
// one when its identity is, whatever else changed; so an edit is a change and never a cancel plus a
// new one.

/// The comparison of two sets of episodes.
package enum PlanDifference {
  /// All changes, by episode identity and then in the order in which people ask: is it on, when, who,
  /// about what. `overlay` gives the reason and the approver of changes that the files explain.
  package static func changes(
    from adopted: [Episode], to new: [Episode], because overlay: [EpisodeID: [OverlayEntry]] = [:]
  ) -> [ScheduleChange] {
    let before = inOrder(adopted)
    let after = inOrder(new)
    var changes: [ScheduleChange] = []
    var left = before.startIndex
    var right = after.startIndex
    while left < before.endIndex || right < after.endIndex {
      if right == after.endIndex || (left < before.endIndex && before[left].id < after[right].id) {
        changes.append(change(of: before[left], .removed(before[left].time)))
        left += 1
      } else if left == before.endIndex || after[right].id < before[left].id {
        changes += beginnings(of: after[right], because: overlay[after[right].id] ?? [])
        right += 1
      } else {
        if before[left] != after[right] {
          changes += differences(
            from: before[left], to: after[right], because: overlay[after[right].id] ?? [])
        }
        left += 1
        right += 1
      }
    }
    return changes
  }

  /// By identity. Schedules keep their episodes so, and large ones are not sorted twice.
  private static func inOrder(_ episodes: [Episode]) -> [Episode] {
    let isOrdered = zip(episodes, episodes.dropFirst()).allSatisfy { $0.id < $1.id }
    return isOrdered ? episodes : episodes.sorted { $0.id < $1.id }
  }
}

// MARK: - One episode

extension PlanDifference {
  /// A new episode; one that is cancelled from the start says that too.
  private static func beginnings(
    of episode: Episode, because entries: [OverlayEntry]
  ) -> [ScheduleChange] {
    var kinds: [ScheduleChange.Kind] = [.added(episode.time)]
    if let fate = fateChange(from: .on, to: episode.fate, time: episode.time) { kinds.append(fate) }
    return kinds.map { change(of: episode, $0, because: entries) }
  }

  private static func differences(
    from old: Episode, to new: Episode, because entries: [OverlayEntry]
  ) -> [ScheduleChange] {
    var kinds: [ScheduleChange.Kind] = []
    if let fate = fateChange(from: old.fate, to: new.fate, time: new.time) { kinds.append(fate) }
    if let time = timeChange(from: old.time, to: new.time) { kinds.append(time) }
    if old.agreement != new.agreement, new.agreement == .confirmed { kinds.append(.confirmed) }
    if old.departments != new.departments {
      kinds.append(.departmentsChanged(from: old.departments, to: new.departments))
    }
    if old.theme != new.theme { kinds.append(.themeChanged(from: old.theme, to: new.theme)) }
    if old.guests != new.guests || old.leaveReason != new.leaveReason {
      kinds.append(
        .guestsChanged(from: old.guests, to: new.guests, leaveReason: new.leaveReason))
    }
    if old.hosts != new.hosts { kinds.append(.hostChanged(from: old.hosts, to: new.hosts)) }
    return kinds.map { change(of: new, $0, because: entries) }
  }

  private static func timeChange(
    from old: EpisodeTime, to new: EpisodeTime
  ) -> ScheduleChange.Kind? {
    guard old != new else { return nil }
    switch (old, new) {
    case (.month, .day): return .dayFixed(month: old, day: new)
    case (.day, .month): return .dayOpened(from: old, month: new)
    case (.day, .day), (.month, .month): return .moved(from: old, to: new)
    }
  }

  private static func fateChange(
    from old: Fate, to new: Fate, time: EpisodeTime
  ) -> ScheduleChange.Kind? {
    switch (old, new) {
    case (.on, .on), (.cancelled, .cancelled), (.displaced, .displaced), (.aired, .aired): nil
    case (_, .cancelled(let reason)): .cancelled(reason: reason)
    case (_, .displaced(let special, let reason)): .displaced(by: special, reason: reason)
    case (_, .aired): .aired
    case (_, .on): .restored(time)
    }
  }

  private static func change(
    of episode: Episode, _ kind: ScheduleChange.Kind, because entries: [OverlayEntry] = []
  ) -> ScheduleChange {
    // The overlay is append-only: the last entry that explains a change is the one in force.
    let cause = entries.last { $0.act.explains(kind) }
    return ScheduleChange(
      episodeID: episode.id, programmeID: episode.programmeID, departments: episode.departments,
      theme: episode.theme, kind: kind, reason: cause?.reason, approvedBy: cause?.approvedBy)
  }
}

extension OverlayAct {
  /// Whether an entry with this act is the reason for `kind`.
  fileprivate func explains(_ kind: ScheduleChange.Kind) -> Bool {
    switch (self, kind) {
    case (.reschedule, .moved), (.reschedule, .dayFixed), (.reschedule, .dayOpened),
      (.reschedule, .restored), (.cancel, .cancelled), (.substitute, .displaced),
      (.changeGuest, .guestsChanged), (.changeHost, .hostChanged), (.confirm, .confirmed),
      (.aired, .aired):
      true
    case (.reschedule, _), (.cancel, _), (.substitute, _), (.changeGuest, _), (.changeHost, _),
      (.confirm, _), (.aired, _), (.waive, _), (.sameAs, _), (.done, _):
      false
    }
  }
}
