// What an act means for the public: the row that pages are made from, and the word to the site's
// editors. Both follow from the question before and after the act, so no act can forget them.

import Announcing
import Delivering
import Membership
import Publishing
import Questions
import Reminding
import Scheduling
import Storage
import Timekeeping

extension QuestionDesk {
  /// Writes what the public sees of `after` when it is something else than of `before`.
  func publicise(
    from before: Question, to after: Question, _ ledger: Ledger, at now: Timestamp
  ) throws {
    switch after.disclosure {
    case .published(let state):
      if case .published(let old) = before.disclosure, old.version == state.version { break }
      let names = try signerNames(of: state, ledger)
      let zone = zone(of: after.programme)
      if let page = after.publicQuestion(in: zone, name: { names[$0] ?? $0 }) {
        try ledger.publish(page, of: after.id)
      }
    case .withdrawn(let withdrawal):
      guard before.disclosure.stage != .withdrawn, let tombstone = after.tombstone else { break }
      try ledger.takeDown(tombstone, for: withdrawal.reason, at: now)
    case .undecided, .decided, .drafted, .inReview, .approved: break
    }
    try tellEditors(from: before, to: after, ledger, at: now)
  }

  /// The names that readers see: of members by their account, of signatures on paper as recorded.
  private func signerNames(of state: PublicationState, _ ledger: Ledger) throws -> [String: String]
  {
    var names: [String: String] = [:]
    for signer in state.text.signers where names[signer] == nil {
      names[signer] = try ledger.member(MemberID(rawValue: signer))?.member.name
    }
    return names
  }
}

extension Ledger {
  /// Takes a page down and leaves its tombstone. What somebody's right took off the site does not stay
  /// in the rows behind it.
  func takeDown(
    _ tombstone: Tombstone, for reason: Withdrawal.Reason, at now: Timestamp
  ) throws {
    try withdraw(tombstone)
    if reason.erasesWords { try eraseOldWords(of: tombstone.slug, at: now) }
  }
}

extension Withdrawal.Reason {
  /// Whether the words of the page go too, and not only the page.
  var erasesWords: Bool {
    switch self {
    case .consentWithdrawn, .privacy, .unlawful: true
    case .wrong, .outdated: false
    }
  }
}

// MARK: - Editors

extension QuestionDesk {
  /// Tells the site editors' group what waits for them and what went on or off the site; what waited
  /// before and does not any more is taken back.
  private func tellEditors(
    from before: Question, to after: Question, _ ledger: Ledger, at now: Timestamp
  ) throws {
    let old = PublicationNotice(of: before)
    let new = PublicationNotice(of: after)
    guard old != new else { return }
    if let old { try takeBack(old.deliveryID(of: before), ledger, at: now) }
    guard let new else { return }
    let programme = schedule?.programmes[ProgrammeID(rawValue: after.programme.rawValue)]
    guard let group = programme?.editorGroup ?? programme?.producerGroup,
      let robot = schedule?.directory.groups[group]?.robot
    else { return }
    let id = new.deliveryID(of: after)
    let message = PublicationWording(settings.wording).message(
      for: new, address: address(of: after), identity: id.rawValue)
    let leaving = leavesAt(now, zone(of: after.programme))
    guard try passesGate(message, about: try GateSubject(after, ledger), ledger, at: now) else {
      return
    }
    try ledger.add(
      DeliveryRow(
        id: id, robot: RobotName(rawValue: robot), chatGroup: group.rawValue, kind: .publication,
        dueAt: leaving, usefulUntil: leaving + .seconds(7 * 86_400), urgency: .ordinary,
        message: message))
  }

  private func address(of question: Question) -> String? {
    guard question.disclosure.stage == .published, let slug = question.publicSlug else {
      return nil
    }
    let site = settings.publication.site
    return site.problems().isEmpty ? site.address(of: .question(slug)) : nil
  }

  /// Nothing rings at night: it leaves when the quiet hours end.
  func leavesAt(_ now: Timestamp, _ zone: Zone) -> Timestamp {
    let local = zone.local(of: now)
    guard let quiet = settings.quietHours, quiet.contains(local.time) else { return now }
    return max(now, zone.timestamp(of: quiet.end(after: local)))
  }

  /// Withdraws a delivery that is not needed any more, wherever it stands.
  func takeBack(
    _ id: DeliveryID, as reason: WithdrawReason = .settled, _ ledger: Ledger, at now: Timestamp
  ) throws {
    guard let row = try ledger.delivery(id), row.endedAt == nil else { return }
    if row.state == .claimed {
      shared.revocations.revoke(row.id, in: ledger)
    } else {
      try ledger.end(row, as: .withdrawn(reason), at: now)
    }
  }
}

extension PublicationNotice {
  /// The delivery that carries this about `question`.
  func deliveryID(of question: Question) -> DeliveryID {
    DeliveryID(rawValue: StableHash(["delivery", "publication", question.id.rawValue, key]).text)
  }
}

extension Disclosure.Stage {
  /// Something of it is or was on the site.
  var wasOnSite: Bool {
    switch self {
    case .published, .withdrawn: true
    case .undecided, .decided, .drafted, .inReview, .approved: false
    }
  }
}

extension Question {
  /// Its address on the site, where it is or was.
  var publicSlug: PublicSlug? {
    switch disclosure {
    case .published(let state): state.slug
    case .withdrawn(let withdrawal): withdrawal.slug
    case .undecided, .decided, .drafted, .inReview, .approved: nil
    }
  }
}

extension PublicationNotice {
  /// What editors and reviewers should know of `question` as it stands; nil when nothing.
  init?(of question: Question) {
    if let preparation = question.disclosure.preparation {
      switch preparation {
      case .inReview(let review):
        guard let level = review.nextLevel else { return nil }
        self = .awaitsSignature(
          question.number, level, version: review.text.number)
        return
      case .approved(let text):
        self = .awaitsPublication(question.number, title: text.title, hash: text.hash)
        return
      case .drafted: break
      }
    }
    switch question.disclosure {
    case .published(let state):
      self = .published(question.number, title: state.text.title, version: state.version)
    case .withdrawn(let withdrawal): self = .withdrawn(question.number, withdrawal.reason)
    case .undecided, .decided, .drafted, .inReview, .approved: return nil
    }
  }
}
