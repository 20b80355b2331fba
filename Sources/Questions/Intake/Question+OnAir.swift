// A question in the running show, and what is mended of it afterwards.

import Discretion
package import Masking
package import Timekeeping

extension Question {
  /// Moves it in the queue: waiting → next → on air → done, or out of it. An emergency and a caller who
  /// does not want to be on air never get in.
  package mutating func move(to stage: AirStage) throws(Refusal) {
    try refuseMerged()
    if urgency == .emergency { throw .emergency }
    guard consent.mayAir || stage == .dropped || stage == .done else { throw .notOnAir }
    switch (airStage, stage) {
    case (nil, .waiting), (.dropped, .waiting), (.next, .waiting), (.waiting, .next),
      (.waiting, .onAir), (.next, .onAir), (.onAir, .done), (.waiting, .dropped),
      (.next, .dropped), (.onAir, .dropped):
      airStage = stage
    case (nil, _), (.waiting, _), (.next, _), (.onAir, _), (.done, _), (.dropped, _):
      throw .notInQueue
    }
  }

  /// It is urgent in another way now; an emergency leaves the queue.
  package mutating func setUrgency(
    _ urgency: Urgency, by member: String, at now: Timestamp
  ) -> QuestionEvent {
    self.urgency = urgency
    if urgency == .emergency { airStage = nil }
    return event(.amended, by: member, at: now, ["urgency": urgency.rawValue])
  }

  /// Mends what was logged in a hurry. The form is a checked one, so its limits hold; who called and
  /// when stays as it was.
  package mutating func amend(
    with intake: CheckedIntake, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    if isForgotten { throw .forgotten }
    let form = intake.form
    if gist != form.gist { clearedGist = nil }
    gist = form.gist
    text = form.text
    nature = form.nature
    topic = form.topic.isEmpty ? nil : form.topic
    area = form.area.isEmpty ? nil : form.area
    suggestedDepartment = form.suggestedDepartment
    campaignTags = form.campaignTags
    incidentPlace =
      Blanks.isEmpty(form.incidentPlace.reveal(for: .storing)) ? nil : form.incidentPlace
    return event(.amended, by: member, at: now, ["nature": nature.rawValue])
  }

  /// A person has resolved the gist's findings: a chat message may carry it now.
  package mutating func clearGist(
    _ masked: MaskedText, kept: [KeptFinding] = [], by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try refuseMerged()
    if isForgotten { throw .forgotten }
    clearedGist = Private(Blanks.oneLine(masked.text))
    return event(
      .resolvedFindings, by: member, at: now,
      ["field": IntakeField.gist.rawValue, "kept": kept.counts ?? ""])
  }

  /// A dispute is noted, or settled. While there is one, nothing of the question is erased.
  package mutating func noteDispute(
    _ isDisputed: Bool, reason: String, by member: String, at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    let reason = try Question.said(reason, else: .reasonMissing)
    self.isDisputed = isDisputed
    return event(
      .disputed, by: member, at: now, reason: reason, ["isDisputed": String(isDisputed)])
  }
}
