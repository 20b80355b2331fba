// How the handling of a question ends: closed, declined, put through, merged; and how it begins again.

package import Timekeeping

extension Question {
  /// 办结: the answer stands.
  package mutating func close(by member: String, at now: Timestamp) throws(Refusal) -> QuestionEvent
  {
    try refuseMerged()
    switch handling {
    case .answeredOnAir(let answer):
      handling = .closed(Closure(assignment: nil, answer: answer, by: member, at: now))
    case .answered(let assignment, let answer):
      handling = .closed(Closure(assignment: assignment, answer: answer, by: member, at: now))
    case .logged, .assigned: throw .notAnswered
    case .closed, .declined, .transferred, .merged: throw .notNow(handling.stage)
    }
    return event(.closed, by: member, at: now, ["generation": String(history.generation)])
  }

  /// 不予受理, with one of the reasons and what the caller was told.
  package mutating func decline(
    _ reason: DeclineReason, note: String, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    switch handling {
    case .logged, .answeredOnAir, .assigned: break
    case .answered, .closed, .declined, .transferred, .merged: throw .notNow(handling.stage)
    }
    let note = try Question.said(note, else: .reasonMissing)
    shelve()
    airStage = airStage.map { $0 == .done ? .done : .dropped }
    handling = .declined(Decline(reason: reason, note: note, by: member, at: now))
    return event(.declined, by: member, at: now, reason: reason.wording, ["code": reason.rawValue])
  }

  /// Puts it through to another line or body, out of the queue at once.
  package mutating func transfer(
    to body: String, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    switch handling {
    case .logged, .answeredOnAir, .assigned: break
    case .answered, .closed, .declined, .transferred, .merged: throw .notNow(handling.stage)
    }
    let body = try Question.said(body, else: .unnamed)
    shelve()
    airStage = nil
    handling = .transferred(Transfer(to: body, by: member, at: now))
    return event(.transferred, by: member, at: now, reason: body)
  }

  /// Opens again what had ended; a new generation of handling.
  package mutating func reopen(
    reason: String, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    switch handling {
    case .closed, .declined, .transferred, .answered: break
    case .logged, .answeredOnAir, .assigned, .merged: throw .notNow(handling.stage)
    }
    let reason = try Question.said(reason, else: .reasonMissing)
    shelve()
    history.generation += 1
    return reopenedEvent(reason, by: member, at: now)
  }
}

// MARK: - Merging

extension Question {
  /// Merges this question into `target`, which then counts this one's contacts too. Both are changed
  /// or neither is.
  ///
  /// A question is merged into one that stands for itself, and takes none with it: so there are no
  /// chains and no circles.
  package mutating func merge(
    into target: inout Question, by member: String, at now: Timestamp
  ) throws(Refusal) -> [QuestionEvent] {
    try refuseMerged()
    guard id != target.id else { throw .mergesIntoItself }
    guard programme == target.programme else { throw .otherProgramme }
    if case .merged = target.handling { throw .targetMerged }
    guard mergedIDs.isEmpty else { throw .hasMerged }
    switch handling {
    case .logged, .assigned: break
    case .answeredOnAir, .answered, .closed, .declined, .transferred, .merged:
      throw .notNow(handling.stage)
    }
    switch disclosure {
    case .undecided, .decided: break
    case .drafted, .inReview, .approved, .published, .withdrawn: throw .textUnderWay
    }
    shelve()
    airStage = airStage.map { $0 == .done ? .done : .dropped }
    handling = .merged(Merge(into: target.id, by: member, at: now))
    target.mergedIDs.append(id)
    target.contactCount += contactCount
    return [
      event(.merged, by: member, at: now, ["into": target.id.rawValue]),
      target.event(
        .merged, by: member, at: now,
        ["from": id.rawValue, "contactCount": String(target.contactCount)]),
    ]
  }

  /// Takes this question out of `target` again; it waits to be handled by itself.
  package mutating func unmerge(
    from target: inout Question, by member: String, at now: Timestamp
  ) throws(Refusal) -> [QuestionEvent] {
    guard case .merged(let merge) = handling else { throw .notMerged }
    guard merge.into == target.id,
      let index = target.mergedIDs.firstIndex(of: id)
    else { throw .notMergedThere }
    target.mergedIDs.remove(at: index)
    target.contactCount -= contactCount
    handling = .logged
    return [
      event(.unmerged, by: member, at: now, ["from": target.id.rawValue]),
      target.event(
        .unmerged, by: member, at: now,
        ["question": id.rawValue, "contactCount": String(target.contactCount)]),
    ]
  }
}
