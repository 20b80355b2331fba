// 催办: what an owed answer puts into the outbox, and what takes it out again. The steps are computed
// from the assignment before and after an act, so the act's transaction needs only the difference.

import Announcing
import Delivering
import Discretion
import Logging
package import Questions
import Reminding
import Scheduling
import Storage
package import Timekeeping

extension QuestionDesk {
  /// Lays the steps after an act over those before it: what is no longer owed is withdrawn, whatever
  /// stands in the outbox; what is newly owed waits there for its time.
  func rechase(
    from before: Question, to after: Question, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let chase = Chase(timeLimits.chase, reckoner: reckoner(for: after.programme))
    let old = chase.steps(for: before)
    let new = chase.steps(for: after)
    let kept = Set(new.map(\.id))
    if let owed = before.handling.openAssignment {
      // A ladder may have lost a rung since: whatever was laid for this assignment goes.
      for id in Chase.identities(of: owed, before.id) where !kept.contains(id) {
        try takeBack(deliveryID(ofStep: id), ledger, at: now)
        try takeBack(deliveryID(ofStep: id, "copy"), ledger, at: now)
      }
    }
    guard let assignment = after.handling.openAssignment else { return }
    // Words that a person has gone through again take the place of those that wait.
    let known = before.clearedGist == after.clearedGist ? Set(old.map(\.id)) : []
    for step in new where !known.contains(step.id) {
      let next = new.filter { $0.dueAt > step.dueAt }.map(\.dueAt).min() ?? .distantFuture
      // Once the next step is due this one would say what is no longer so.
      guard next > now else { continue }
      try promise(step, until: next, of: assignment, after, ledger, at: now)
    }
  }

  /// The outbox's identities of a step: one for the department's group, one for the group in which
  /// leaders read copies; they never change.
  private func deliveryID(ofStep id: String, _ part: String...) -> DeliveryID {
    DeliveryID(rawValue: StableHash(["delivery", "chase", id] + part).text)
  }

  private func promise(
    _ step: ChaseStep, until end: Timestamp, of assignment: Assignment, _ question: Question,
    _ ledger: Ledger, at now: Timestamp
  ) throws {
    guard let department = department(assignment.lead), let group = department.group,
      let robot = schedule?.directory.groups[group]?.robot
    else {
      shared.logger.notice(
        "A department that owes an answer has no group",
        metadata: ["department.code": "\(assignment.lead.rawValue)"])
      return
    }
    let zone = zone(of: question.programme)
    var people = department.liaisons
    if step.copiesLeader, let leader = department.leader { people.append(leader) }
    var notice = ChaseNotice(
      step: step, number: question.number, department: department.shortName,
      nature: question.nature, receivedOn: zone.local(of: question.receivedAt).day,
      clearedGist: question.clearedGist?.reveal(for: .showing),
      extensionCount: assignment.extensions.count)
    let wording = ChaseWording(settings.wording)
    var message = wording.message(for: notice, mentions: people.map(\.rawValue))
    if try !passesGate(message, about: question, ledger, at: now) {
      // The chase itself needs no word of the caller.
      notice.clearedGist = nil
      message = wording.message(for: notice, mentions: people.map(\.rawValue))
      guard try passesGate(message, about: question, ledger, at: now) else { return }
    }
    var row = DeliveryRow(
      id: deliveryID(ofStep: step.id), robot: RobotName(rawValue: robot),
      chatGroup: group.rawValue, kind: .chase, dueAt: leavesAt(max(step.dueAt, now), zone),
      usefulUntil: end, urgency: .ordinary, message: message)
    // The same step may have been taken back: a matter handed in, and given out again on the same day.
    try ledger.plan(row)
    guard step.copiesLeader, let copy = timeLimits.copyGroup.map(GroupID.init(rawValue:)),
      copy != group, let speaker = schedule?.directory.groups[copy]?.robot
    else { return }
    row.id = deliveryID(ofStep: step.id, "copy")
    row.robot = RobotName(rawValue: speaker)
    row.chatGroup = copy.rawValue
    try ledger.plan(row)
  }

  /// The directory's entry for a department's code.
  func department(_ code: DepartmentCode) -> Department? {
    schedule?.directory.departments[DepartmentID(rawValue: code.rawValue)]
  }
}

// MARK: - A new calendar

extension QuestionDesk {
  /// Counts all open due days again, after the calendar of days off changed. Returns which moved, from
  /// what to what.
  package func retime(
    at now: Timestamp
  ) async throws -> [(number: CaseNumber, move: DueMove)] {
    guard storage.vault != nil else { return [] }
    return try await storage.write("count due days again") { ledger in
      var moved: [(number: CaseNumber, move: DueMove)] = []
      for found in try ledger.questionsDue(limit: Limits.openAssignments).questions {
        var question = found
        guard
          let change = question.retime(reckoner: reckoner(for: question.programme), at: now)
        else { continue }
        try ledger.save(question, [change.event])
        try rechase(from: found, to: question, ledger, at: now)
        moved.append((question.number, change.move))
      }
      return moved
    }
  }
}
