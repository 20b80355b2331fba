// After another schedule was adopted: due days by its calendar, the chase by its ladder, in the groups
// of its directory. All open assignments are gone through in pieces, so that a call that comes in
// meanwhile waits for one piece and no more; to go through them once more changes nothing.

import Delivering
import Logging
import Questions
import Reminding
import Scheduling
import Storage
import Timekeeping

extension QuestionDesk {
  /// What became of the open assignments.
  struct Relaying: Sendable {
    /// How many due days moved.
    var moved = 0
    /// Something was on its way in another group: it is to be looked at again.
    var isUnfinished = false
    fileprivate var next: QuestionCursor?
  }

  /// Counts all open due days again and lays what chases them as the schedule in force wants it.
  func relay(at now: Timestamp) async throws -> Relaying {
    var whole = Relaying()
    repeat {
      let place = whole.next
      let piece = try await storage.write("lay the chase anew") { ledger in
        try relay(after: place, ledger, at: now)
      }
      whole.moved += piece.moved
      whole.isUnfinished = whole.isUnfinished || piece.isUnfinished
      whole.next = piece.next
    } while whole.next != nil
    try await storage.write("name who can't be chased") { try showUnchased($0) }
    return whole
  }

  private func relay(
    after place: QuestionCursor?, _ ledger: Ledger, at now: Timestamp
  ) throws -> Relaying {
    var piece = Relaying()
    let page = try ledger.owedQuestions(after: place, limit: Limits.relayPiece)
    for found in page.questions {
      var question = found
      if let change = question.retime(reckoner: reckoner(for: question.programme), at: now) {
        try ledger.save(question, [change.event])
        try rechase(from: found, to: question, ledger, at: now)
        piece.moved += 1
      }
      if try !relayChase(of: question, ledger, at: now) { piece.isUnfinished = true }
    }
    piece.next = page.next
    return piece
  }

  /// Lays the chase of one question anew; false when something of it is on its way elsewhere.
  private func relayChase(
    of question: Question, _ ledger: Ledger, at now: Timestamp
  ) throws -> Bool {
    guard let assignment = question.handling.openAssignment else { return true }
    var wanted: Set<DeliveryID> = []
    var isFinished = true
    if let way = ChaseWay(to: assignment.lead, in: schedule?.directory) {
      let steps = chase(for: question.programme).steps(for: question)
      let useful = useful(steps, at: now)
      for step in steps where !useful.contains(where: { $0.step.id == step.id }) {
        // Its time ends by itself.
        wanted.formUnion([deliveryID(ofStep: step.id), deliveryID(ofStep: step.id, "copy")])
      }
      let errand = ChaseErrand(
        subject: try GateSubject(question, ledger), assignment: assignment, way: way, now: now,
        isRepeat: true)
      var isHeld = false
      for (step, end) in useful {
        let rows = try rows(for: step, until: end, errand, ledger)
        isHeld = isHeld || rows.isEmpty
        for row in rows {
          wanted.insert(row.id)
          if try !renew(row, of: step, ledger, at: now) { isFinished = false }
        }
      }
      _ = noteHeld(question, isHeld, ledger)
    }
    for id in Chase.identities(of: assignment, question.id) {
      for delivery in [deliveryID(ofStep: id), deliveryID(ofStep: id, "copy")]
      where !wanted.contains(delivery) {
        try takeBack(delivery, as: .superseded, ledger, at: now)
      }
    }
    return isFinished
  }

  /// Brings what stands in the outbox up to `row`; false when it is under way to another group and was
  /// revoked: what becomes of it is to be seen.
  private func renew(
    _ row: DeliveryRow, of step: ChaseStep, _ ledger: Ledger, at now: Timestamp
  ) throws -> Bool {
    guard let stored = try ledger.delivery(row.id) else {
      try ledger.plan(row)
      return true
    }
    switch stored.state {
    case .sent, .abandoned: return true
    case .skipped:
      // What a restore or a stop has passed over is not said later as if it were new.
      if step.dueAt > now { try ledger.plan(row) }
      return true
    case .claimed:
      guard stored.chatGroup != row.chatGroup else { return true }
      try takeBack(row.id, ledger, at: now)
      return false
    case .waiting, .withdrawn:
      try renew(stored, as: row, isPast: step.dueAt <= now, ledger)
      return true
    }
  }

  private func renew(
    _ stored: DeliveryRow, as row: DeliveryRow, isPast: Bool, _ ledger: Ledger
  ) throws {
    var row = row
    let leaving = row.dueAt
    if isPast, stored.state == .waiting {
      row.dueAt = stored.dueAt
      row.nextAttemptAt = stored.nextAttemptAt
    }
    let isElsewhere = stored.chatGroup != row.chatGroup || stored.state == .withdrawn
    if try ledger.isTried(stored.id) {
      guard isElsewhere else { return }
      // What may have been read stands as it was read.
      if stored.tally.mayHaveArrived { row.message = stored.message }
      row.nextAttemptAt = leaving
      try ledger.redirect(row)
    } else if isElsewhere || !stored.says(row) {
      try ledger.plan(row)
    }
  }
}

extension DeliveryRow {
  /// Whether it says the same at the same time by the same robot.
  fileprivate func says(_ other: DeliveryRow) -> Bool {
    robot == other.robot && dueAt == other.dueAt && usefulUntil == other.usefulUntil
      && message == other.message
  }
}
