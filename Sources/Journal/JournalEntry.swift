// One act: who did what to which thing, when and why. A journal row is kept for ever, so nothing that
// must one day be erased may enter it; the types of its fields see to that.

package import Timekeeping

/// An act that is not in the journal yet: it gets its number from the chain.
package struct JournalEvent: Hashable, Sendable {
  /// When it was done.
  package let at: Timestamp
  /// What was done.
  package let act: JournalAct
  /// To what: a question, a member, a publication …
  package let subject: JournalID
  /// By which member, or `system:` and a part of the program.
  package let by: JournalID
  /// Why.
  package let reason: JournalReason?
  /// Levels, codes, versions, digests.
  package let details: JournalDetails
  /// What binds the row to private words without holding them.
  package let commitment: Commitment?

  /// An act; see the properties.
  package init(
    at: Timestamp, act: JournalAct, subject: JournalID, by: JournalID,
    reason: JournalReason? = nil, details: JournalDetails = .none, commitment: Commitment? = nil
  ) {
    self.at = at
    self.act = act
    self.subject = subject
    self.by = by
    self.reason = reason
    self.details = details
    self.commitment = commitment
  }

  /// An act from plain words, each checked: identities, a reason, particulars by `plain` kinds.
  ///
  /// Throws what does not fit; a refused act must not be carried out, for it would leave no trace.
  package init(
    _ act: JournalAct, subject: String, by: String, at: Timestamp, reason: String? = nil,
    details: [String: String] = [:], commitment: Commitment? = nil
  ) throws(JournalRefusal) {
    guard let subject = JournalID(subject) else { throw .badSubject }
    guard let by = JournalID(by) else { throw .badMember }
    var why: JournalReason?
    if let reason { why = try JournalReason(reason) }
    self.init(
      at: at, act: act, subject: subject, by: by, reason: why,
      details: try JournalDetails(plain: details), commitment: commitment)
  }
}

/// An act with its place in the journal.
package struct JournalEntry: Hashable, Sendable {
  /// Its place: 1, 2, 3 … without a gap.
  package let number: Int64
  /// What happened.
  package let event: JournalEvent

  /// The act `event` at place `number`.
  package init(number: Int64, event: JournalEvent) {
    self.number = number
    self.event = event
  }

  /// When it was done.
  package var at: Timestamp { event.at }
  /// What was done.
  package var act: JournalAct { event.act }
  /// To what.
  package var subject: JournalID { event.subject }
  /// By whom.
  package var by: JournalID { event.by }
  /// Why.
  package var reason: JournalReason? { event.reason }
  /// Levels, codes, versions, digests.
  package var details: JournalDetails { event.details }
  /// What binds the row to private words.
  package var commitment: Commitment? { event.commitment }
}
