// The acts that are evidence. The raw value is what stands in the row for ever, so a case may be
// added but neither renamed nor removed.

/// Everything that somebody, or the program itself, does and must answer for.
package enum JournalAct: String, CaseIterable, Hashable, Sendable, Codable {
  // The matter is written down.
  /// A question was written down.
  case logged
  /// What was logged was mended.
  case amended
  /// Joined to the same matter of another caller.
  case merged
  /// Taken out of it again.
  case unmerged
  /// The caller changed what may become of the matter.
  case consentChanged
  /// The question moved in the queue of the studio.
  case stageMoved

  // It is dealt with.
  /// Given to a lead department.
  case assigned
  /// Given to a co-operating department.
  case coAssigned
  /// Given more time.
  case extended
  /// Given back by a department that is not competent.
  case returned
  /// The due day moved because the calendar of days off changed.
  case retimed
  /// A reminder of the open assignment was written.
  case chased
  /// Answered, on air or later.
  case answered
  /// The caller was asked whether the answer helped.
  case followedUp
  /// Opened again.
  case reopened
  /// Done with.
  case closed
  /// Not taken up.
  case declined
  /// Put through to another line or body.
  case transferred
  /// A dispute was noted or settled.
  case disputed

  // Who may see it is decided.
  /// Disclosure was decided.
  case decided
  /// A public text was written, each finding resolved by a person.
  case resolvedFindings
  /// Handed in for review.
  case submitted
  /// A signature, on screen or on paper.
  case signed
  /// Sent back by a reviewer.
  case sentBack
  /// A form for signature or a letter was printed.
  case paperPrinted

  // It goes out.
  /// On the site.
  case published
  /// A new version on the site.
  case corrected
  /// Off the site.
  case withdrawn
  /// An output was held back because a trace of a caller was in it.
  case blocked
  /// A list left the house.
  case exported
  /// Figures were handed in.
  case reported

  // Callers' data.
  /// A caller's data were seen.
  case read
  /// A caller was looked for.
  case searched
  /// A person's data were erased on request.
  case forgotten
  /// A person's data were erased because their time was over.
  case expired
  /// A list was taken in.
  case imported

  // Members.
  /// An account was made.
  case memberAdded
  /// A name, role or state of an account was changed.
  case memberChanged
  /// A password was changed or reset.
  case passwordChanged
  /// Somebody signed in.
  case signedIn
  /// A sign-in was refused.
  case signInRefused
  /// Somebody signed out.
  case signedOut
  /// Somebody wanted what his role does not allow.
  case denied
  /// A token for programs was made.
  case tokenMade
  /// A token or a session was ended.
  case revoked

  // The house.
  /// A schedule was adopted or a change of the plan confirmed.
  case planConfirmed
  /// A setting was changed.
  case settingsChanged
  /// A key of the data was changed, or given up as lost.
  case keyChanged
  /// The clock was confirmed by hand.
  case clockConfirmed
  /// A backup was written.
  case backedUp
  /// The data came from a backup.
  case restored
  /// The journal was checked.
  case verified
  /// The head of the journal was noted outside.
  case headNoted
}

extension JournalAct {
  /// Whether by it somebody did something with the matter. To look, to count or copy it, to be refused,
  /// and what the program does by itself, is no such thing.
  package var isSomebodysAct: Bool {
    switch self {
    case .logged, .amended, .merged, .unmerged, .consentChanged, .stageMoved, .assigned,
      .coAssigned, .extended, .returned, .answered, .followedUp, .reopened, .closed, .declined,
      .transferred, .disputed, .decided, .resolvedFindings, .submitted, .signed, .sentBack,
      .paperPrinted, .published, .corrected, .withdrawn, .forgotten, .imported, .memberAdded,
      .memberChanged, .passwordChanged, .signedIn, .signedOut, .tokenMade, .revoked,
      .planConfirmed, .settingsChanged, .keyChanged, .clockConfirmed, .backedUp, .restored:
      true
    case .read, .searched, .retimed, .chased, .blocked, .exported, .reported, .expired,
      .signInRefused, .denied, .verified, .headNoted:
      false
    }
  }
}
