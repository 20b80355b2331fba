// Giving a matter to the departments that must answer it, granting them time, taking it back.

package import Reminding
package import Timekeeping

/// To whom a question is given.
package struct Dispatch: Hashable, Sendable {
  /// 主办: exactly one.
  package var lead: DepartmentCode
  /// 协办
  package var co: [DepartmentCode]

  /// A dispatch; a lead that is named among the others is named once.
  package init(lead: DepartmentCode, co: [DepartmentCode] = []) {
    self.lead = lead
    var seen: Set<DepartmentCode> = [lead]
    self.co = co.filter { seen.insert($0).inserted }
  }
}

extension Question {
  /// The limit of this question in `table` for `lead`.
  package func limit(for lead: DepartmentCode, in table: TimeLimitTable) -> TimeLimit {
    table.limit(
      for: TimeLimitMatter(rawValue: nature.rawValue) ?? .other, department: lead.rawValue,
      area: area, isUrgent: urgency != .normal)
  }

  /// 转办: gives it to one lead and any number of others.
  ///
  /// The first department's time is counted from the question's receipt, that of a later one from when
  /// it got it. After too many returns the department is appointed and can't return it.
  package mutating func assign(
    to dispatch: Dispatch, in table: TimeLimitTable, reckoner: DueReckoner, by member: String,
    at now: Timestamp
  ) throws(Refusal) -> [QuestionEvent] {
    try refuseMerged()
    switch handling {
    case .logged: break
    case .answeredOnAir(let answer): history.answers.append(answer)
    case .assigned, .answered, .closed, .declined, .transferred, .merged:
      throw .notNow(handling.stage)
    }
    let isFirst = history.dispatches == 0 && history.generation == 1
    let assignment = newAssignment(
      dispatch, limit: limit(for: dispatch.lead, in: table), from: isFirst ? receivedAt : now,
      isAppointed: history.returns.count >= table.dispatchesBeforeAppointing, reckoner, member, now)
    handling = .assigned(assignment)
    history.dispatches += 1
    return events(for: assignment, by: member, at: now)
  }

  /// Handling it once more, with time counted anew.
  func newAssignment(
    _ dispatch: Dispatch, limit: TimeLimit, from start: Timestamp, isAppointed: Bool,
    _ reckoner: DueReckoner, _ member: String, _ now: Timestamp
  ) -> Assignment {
    Assignment(
      lead: dispatch.lead, co: dispatch.co, assignedAt: now, assignedBy: member,
      countedFrom: start, limit: limit, originalDueOn: reckoner.dueOn(limit, from: start),
      extensions: [], returns: history.returns, generation: history.generation,
      isAppointed: isAppointed)
  }

  func events(for assignment: Assignment, by member: String, at now: Timestamp) -> [QuestionEvent] {
    let details = [
      "dueOn": assignment.dueOn.day.description, "generation": String(assignment.generation),
    ]
    let lead = event(
      .assigned, by: member, at: now,
      details.merging(["department": assignment.lead.rawValue]) { $1 })
    return [lead]
      + assignment.co.map {
        event(.coAssigned, by: member, at: now, details.merging(["department": $0.rawValue]) { $1 })
      }
  }

  /// 延期: grants more time, before the old time is over.
  package mutating func extend(
    by count: Int, reason: String, approvedBy: String, reckoner: DueReckoner,
    recordedBy member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    guard case .assigned(var assignment) = handling else { throw .notNow(handling.stage) }
    let reason = try Question.said(reason, else: .reasonMissing)
    let approver = try Question.said(approvedBy, else: .unnamed)
    try Question.requireApproverFits(approver)
    let limit = assignment.limit
    if assignment.dueOn.isOver(at: reckoner.zone.local(of: now)) {
      throw .limitOver(assignment.dueOn)
    }
    guard assignment.extensions.count < limit.maxExtensions else {
      throw .extensionsUsedUp(limit: limit.maxExtensions)
    }
    guard (1...max(1, limit.extensionCount)).contains(count), limit.extensionCount > 0 else {
      throw .extensionLength(limit: limit.extensionCount, unit: limit.unit)
    }
    let from = assignment.dueOn
    let due = reckoner.extended(from, by: count, of: limit)
    assignment.extensions.append(
      Extension(
        count: count, dueOn: due, reason: reason, approvedBy: approver, recordedBy: member, at: now)
    )
    handling = .assigned(assignment)
    return event(
      .extended, by: member, at: now, reason: reason,
      ["from": from.day.description, "to": due.day.description, "approvedBy": approver])
  }

  /// 退单: the department hands back what is not its own. The question waits for another one.
  package mutating func returnToDesk(
    reason: String, reckoner: DueReckoner, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    guard case .assigned(let assignment) = handling else { throw .notNow(handling.stage) }
    let reason = try Question.said(reason, else: .reasonMissing)
    if assignment.isAppointed { throw .appointed }
    let days = assignment.limit.returnWithinDays
    guard reckoner.workingDays(from: assignment.assignedAt, through: now) <= days else {
      throw .returnTooLate(days: days)
    }
    history.assignments.append(assignment)
    history.returns.append(
      Return(department: assignment.lead, reason: reason, by: member, at: now))
    handling = .logged
    return event(
      .returned, by: member, at: now, reason: reason, ["department": assignment.lead.rawValue])
  }

  /// Counts the due day again after the calendar of days off changed. Nil when nothing moved.
  package mutating func retime(reckoner: DueReckoner, at now: Timestamp) -> (
    move: DueMove, event: QuestionEvent
  )? {
    guard case .assigned(var assignment) = handling else { return nil }
    let from = assignment.dueOn
    assignment.originalDueOn = reckoner.dueOn(assignment.limit, from: assignment.countedFrom)
    var due = assignment.originalDueOn
    assignment.extensions = assignment.extensions.map { granted in
      due = reckoner.extended(due, by: granted.count, of: assignment.limit)
      return Extension(
        count: granted.count, dueOn: due, reason: granted.reason, approvedBy: granted.approvedBy,
        recordedBy: granted.recordedBy, at: granted.at)
    }
    guard due != from else { return nil }
    handling = .assigned(assignment)
    let details = [
      "from": from.day.description, "to": due.day.description,
      "isProvisional": String(due.isProvisional),
    ]
    return (
      DueMove(from: from, to: due),
      event(.retimed, by: "system:calendar", at: now, reason: "节假日安排有变", details)
    )
  }
}
