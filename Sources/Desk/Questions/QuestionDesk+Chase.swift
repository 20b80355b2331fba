// 催办: what an owed answer puts into the outbox, and what takes it out again. The steps are computed
// from the assignment before and after an act, so the act's transaction needs only the difference.

import Announcing
import Delivering
import Discretion
import Questions
import Reminding
import Scheduling
import Storage
import Timekeeping

extension QuestionDesk {
  /// Lays the steps after an act over those before it: what is no longer owed is withdrawn, whatever
  /// stands in the outbox; what is newly owed waits there for its time.
  func rechase(
    from before: Question, to after: Question, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let chase = chase(for: after.programme)
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
    if let assignment = after.handling.openAssignment,
      let way = ChaseWay(to: assignment.lead, in: schedule?.directory)
    {
      // Words that a person has gone through again take the place of those that wait.
      let known = before.clearedGist == after.clearedGist ? Set(old.map(\.id)) : []
      let fresh = useful(new, at: now).filter { !known.contains($0.step.id) }
      let errand = ChaseErrand(
        subject: try GateSubject(after, ledger), assignment: assignment, way: way, now: now)
      var isHeld = false
      for (step, end) in fresh {
        let rows = try rows(for: step, until: end, errand, ledger)
        // The same step may have been taken back: a matter handed in, and given out again on the same
        // day.
        for row in rows { try ledger.plan(row) }
        isHeld = isHeld || rows.isEmpty
      }
      if !fresh.isEmpty, noteHeld(after, isHeld, ledger) { try showUnchased(ledger) }
    } else if noteHeld(after, false, ledger) {
      try showUnchased(ledger)
    }
    try noteUnchased(from: before, to: after, ledger)
  }

  /// The ladder in force, counted by the calendar of `programme`.
  func chase(for programme: ProgrammeCode) -> Chase {
    Chase(timeLimits.chase, reckoner: reckoner(for: programme))
  }

  /// The steps that still say something at `now`, each with the instant at which the next one takes
  /// its place: once that is due this one would say what is no longer so.
  func useful(
    _ steps: [ChaseStep], at now: Timestamp
  ) -> [(step: ChaseStep, end: Timestamp)] {
    steps.map { step in
      (step, steps.filter { $0.dueAt > step.dueAt }.map(\.dueAt).min() ?? .distantFuture)
    }.filter { $0.1 > now }
  }

  /// The outbox's identities of a step: one for the department's group, one for the group in which
  /// leaders read copies; they never change.
  func deliveryID(ofStep id: String, _ part: String...) -> DeliveryID {
    DeliveryID(rawValue: StableHash(["delivery", "chase", id] + part).text)
  }

  /// The directory's entry for a department's code.
  func department(_ code: DepartmentCode) -> Department? {
    schedule?.directory.departments[DepartmentID(rawValue: code.rawValue)]
  }
}

// MARK: - Words

extension QuestionDesk {
  /// What a step puts into the outbox; nothing when its words may not leave.
  func rows(
    for step: ChaseStep, until end: Timestamp, _ errand: ChaseErrand, _ ledger: Ledger
  ) throws -> [DeliveryRow] {
    guard let message = try message(for: step, errand, ledger) else { return [] }
    let way = errand.way
    let leaving = leavesAt(max(step.dueAt, errand.now), zone(of: errand.question.programme))
    let row = DeliveryRow(
      id: deliveryID(ofStep: step.id), robot: RobotName(rawValue: way.robot),
      chatGroup: way.group.rawValue, kind: .chase, dueAt: leaving, usefulUntil: end,
      urgency: .ordinary, message: message)
    guard step.copiesLeader, let copy = timeLimits.copyGroup.map(GroupID.init(rawValue:)),
      copy != way.group, let speaker = schedule?.directory.groups[copy]?.robot
    else { return [row] }
    return [
      row,
      DeliveryRow(
        id: deliveryID(ofStep: step.id, "copy"), robot: RobotName(rawValue: speaker),
        chatGroup: copy.rawValue, kind: .chase, dueAt: leaving, usefulUntil: end,
        urgency: .ordinary, message: message),
    ]
  }

  /// The words of a step; nil when something of the caller stands in them even without the gist.
  private func message(
    for step: ChaseStep, _ errand: ChaseErrand, _ ledger: Ledger
  ) throws -> Message? {
    let question = errand.question
    let department = errand.way.department
    var people = department.liaisons
    if step.copiesLeader, let leader = department.leader { people.append(leader) }
    var notice = ChaseNotice(
      step: step, number: question.number, department: department.shortName,
      nature: question.nature,
      receivedOn: zone(of: question.programme).local(of: question.receivedAt).day,
      clearedGist: question.clearedGist?.reveal(for: .showing),
      extensionCount: errand.assignment.extensions.count)
    let wording = ChaseWording(settings.wording)
    let mentions = people.map(\.rawValue)
    let message = wording.message(for: notice, mentions: mentions)
    func passes(_ message: Message) throws -> Bool {
      try passesGate(
        message, about: errand.subject, ledger, at: errand.now, isRepeat: errand.isRepeat)
    }
    if try passes(message) { return message }
    guard notice.clearedGist != nil else { return nil }
    // The chase itself needs no word of the caller.
    notice.clearedGist = nil
    let plain = wording.message(for: notice, mentions: mentions)
    return try passes(plain) ? plain : nil
  }
}

// MARK: - Who can't be chased

extension QuestionDesk {
  /// The pages name departments that owe answers and have no group, and questions whose chase was held
  /// back: nobody hears of those by themselves.
  func showUnchased(_ ledger: Ledger) throws {
    let directory = schedule?.directory
    let silent = try ledger.owedByLead().filter { ChaseWay(to: $0.key, in: directory) == nil }
    let names = silent.sorted { $0.key < $1.key }.map { code, count in
      "\(department(code)?.shortName ?? code.rawValue)（\(count) 件）"
    }
    let board = shared.board
    let held = memory.held
    // What is held is asked for when it is said: then no older word can follow a newer one.
    ledger.afterCommit {
      let parts = [
        names.isEmpty ? nil : names.joined(separator: "、") + "：名录里没有工作群",
        held.all.isEmpty
          ? nil
          : held.all.map(\.description).joined(separator: "、") + "：催办文字里有来电人资料，已拦下",
      ].compactMap(\.self)
      board.set(.unchased, to: parts.isEmpty ? nil : parts.joined(separator: "；"))
    }
  }

  /// After an act: what the pages say changes only when somebody is concerned who can't be chased.
  private func noteUnchased(
    from before: Question, to after: Question, _ ledger: Ledger
  ) throws {
    let owed = before.handling.openAssignment?.lead
    let owes = after.handling.openAssignment?.lead
    guard owed != owes else { return }
    let directory = schedule?.directory
    let isConcerned = [owed, owes].compactMap(\.self).contains {
      ChaseWay(to: $0, in: directory) == nil
    }
    if isConcerned { try showUnchased(ledger) }
  }

  /// Notes whether the words of a question's chase may leave; true when that is news.
  func noteHeld(_ question: Question, _ isHeld: Bool, _ ledger: Ledger) -> Bool {
    let number = question.number
    let held = memory.held
    guard held.contains(number) != isHeld else { return false }
    ledger.afterCommit { held.set(number, isHeld: isHeld) }
    return true
  }
}
