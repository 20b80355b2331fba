// From a checked form to the three things that are saved in one transaction: the person, the contact and
// the matter. Saved first, judged later.

import Discretion
package import Timekeeping

/// Random identities, made outside.
package struct IntakeIdentities: Hashable, Sendable {
  /// The question's.
  package let question: QuestionID
  /// The contact's.
  package let contact: ContactID
  /// The caller's.
  package let caller: CallerID

  /// Identities; see the properties.
  package init(question: QuestionID, contact: ContactID, caller: CallerID) {
    self.question = question
    self.contact = contact
    self.caller = caller
  }
}

/// What is saved.
package struct LoggedIntake: Sendable {
  /// The matter.
  package let question: Question
  /// The ring or message.
  package let contact: Contact
  /// The person; nil when nothing is known.
  package let caller: Caller?
  /// What the journal writes.
  package let event: QuestionEvent
}

extension CheckedIntake {
  /// The question, the contact and the caller of this form.
  ///
  /// An emergency never enters the queue, whatever the form asks.
  package func logged(
    as identities: IntakeIdentities, number: CaseNumber, by member: String, at now: Timestamp
  ) -> LoggedIntake {
    let caller = caller(identities.caller)
    let isEmergency = form.urgency == .emergency
    let waits = form.entersQueue && form.consent.mayAir && !isEmergency
    let question = Question(
      id: identities.question, number: number, programme: form.programme, episode: form.episode,
      channel: form.channel, receivedAt: form.receivedAt, loggedAt: now, loggedBy: member,
      nature: form.nature, topic: form.topic.isEmpty ? nil : form.topic,
      area: form.area.isEmpty ? nil : form.area, suggestedDepartment: form.suggestedDepartment,
      urgency: form.urgency, campaignTags: form.campaignTags,
      incidentPlace: CheckedIntake.present(form.incidentPlace), gist: form.gist, text: form.text,
      consent: form.consent, contactCount: 1, airStage: waits ? .waiting : nil)
    let contact = Contact(
      id: identities.contact, questionID: identities.question, programme: form.programme,
      episode: form.episode, kind: form.kind, channel: form.channel, receivedAt: form.receivedAt,
      loggedBy: member, caller: caller?.id)
    let event = question.event(
      .logged, by: member, at: now,
      [
        "number": number.description, "contact": contact.id.rawValue,
        "channel": form.channel.rawValue, "nature": form.nature.rawValue,
        "consent": form.consent.disclosure.rawValue,
      ])
    return LoggedIntake(question: question, contact: contact, caller: caller, event: event)
  }

  private func caller(_ id: CallerID) -> Caller? {
    let caller = Caller(
      id: id, name: CheckedIntake.present(form.name), phone: CheckedIntake.present(form.phone),
      homeAddress: CheckedIntake.present(form.homeAddress),
      workplace: CheckedIntake.present(form.workplace))
    return caller.isUnknown ? nil : caller
  }

  private static func present(_ field: Private<String>) -> Private<String>? {
    Blanks.isEmpty(field.reveal(for: .storing)) ? nil : field
  }
}
