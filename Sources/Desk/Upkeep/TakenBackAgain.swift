// After a restore: what was taken back since the copy was made is taken back again, each in a transaction
// of its own, so that a row that can't be read holds up nobody else. What could not be done stays noted
// in the database, and until it is done the public site stays as it lies.

import Announcing
import Delivering
import Journal
import Membership
package import Questions
import ServiceLifecycle
package import Storage
package import Timekeeping

/// What was taken back again in a restored copy.
package struct TakenBackAgain: Sendable {
  /// How many callers were erased again.
  package private(set) var callerCount = 0
  /// The questions whose words were erased again.
  package private(set) var numbers: [CaseNumber] = []
  /// The pages that were withdrawn again.
  package private(set) var pages: [PublicSlug] = []
  /// The questions about which less is allowed again.
  package private(set) var narrowed: [CaseNumber] = []
  /// How much could not be done.
  package private(set) var failureCount = 0
  private var left: TakenBack
  private var waiting: [Step] = []
  private var needles: [Needle] = []
  private var hasErased = false
  private var wasCutOff = false
  /// The store itself refused something: that says nothing of what it was to do.
  private var isStoreFailing = false

  /// One thing to take back.
  private enum Step {
    case page(TakenBack.Page)
    case consent(QuestionID)
    case caller(String)
    case words(QuestionID)
  }

  /// What the note in `storage` says; nil when there is none.
  package init?(notedIn storage: Storage) throws {
    guard let noted = try storage.readNow("look what was taken back", { try $0.takenBackNote() })
    else { return nil }
    left = noted
    wasCutOff = noted.hasBegun
    waiting += noted.questions.sorted(by: >).map(Step.words)
    waiting += noted.callers.sorted(by: >).map(Step.caller)
    waiting += noted.narrowed.sorted(by: >).map(Step.consent)
    waiting += noted.pages.sorted { $0.key > $1.key }.map { Step.page($0.value) }
    var begun = noted
    begun.hasBegun = true
    try storage.writeNow("note that taking back has begun") { try $0.noteTakenBack(begun) }
  }

  /// Takes back in `storage` all that its note says, as far as it can be done. Nil when it says nothing.
  package static func all(in storage: Storage, at now: Timestamp) throws -> TakenBackAgain? {
    guard var again = try TakenBackAgain(notedIn: storage) else { return nil }
    while again.step(in: storage, at: now) {}
    try again.finish(in: storage)
    return again
  }

  /// Takes the next thing back; false when nothing waits. Without a data key only what needs none can be
  /// done.
  package mutating func step(in storage: Storage, at now: Timestamp) -> Bool {
    guard let step = waiting.popLast() else { return false }
    switch step {
    case .page(let page):
      let slug = page.tombstone.slug
      let isDone = attempt {
        try storage.writeNow("withdraw a page again") { try $0.withdrawAgain(page, at: now) }
      }
      if isDone { pages.append(slug) }
      if isDone { left.drop(page: slug) }
    case .consent(let id):
      let noted = left
      var number: CaseNumber?
      let isDone = attempt {
        number = try storage.writeNow("narrow a consent again") {
          try $0.narrowAgain(id, by: noted, at: now)
        }
      }
      if isDone { left.drop(consent: id) }
      if let number { narrowed.append(number) }
    case .caller(let caller):
      let erasure = ForgetDesk.Erasure.again([CallerID(rawValue: caller)])
      if erase(erasure, in: storage, at: now) { left.drop(caller: caller) }
    case .words(let id):
      if erase(.again([], id), in: storage, at: now) { left.drop(question: id) }
    }
    return true
  }

  /// Makes sure that what was erased is gone, and only then notes what is left: whoever is cut off
  /// before does it all again.
  package mutating func finish(in storage: Storage) throws {
    if hasErased || wasCutOff { _ = try storage.scrub(needles, anew: wasCutOff) }
    var rest = left
    rest.hasBegun = false
    rest.wasTried = waiting.isEmpty && storage.vault != nil && !isStoreFailing
    let note = rest
    try storage.writeNow("note what is left to take back") { try $0.noteTakenBack(note) }
  }

  private mutating func erase(
    _ erasure: ForgetDesk.Erasure, in storage: Storage, at now: Timestamp
  ) -> Bool {
    var erased = ForgetDesk.Erased()
    let isDone = attempt {
      erased = try storage.writeNow("forget again") {
        try ForgetDesk.erase(erasure, $0, at: now)
      }
    }
    hasErased = hasErased || isDone
    callerCount += erased.callerCount
    numbers += erased.numbers
    needles += erased.needles
    return isDone
  }

  /// Why one of them can't be done is of no use to anybody; that it could not be is counted and said.
  private mutating func attempt(_ body: () throws -> Void) -> Bool {
    do {
      try body()
      return true
    } catch {
      if let error = error as? StorageError, error.kind != .damaged { isStoreFailing = true }
      failureCount += 1
      return false
    }
  }

  /// Whether anything was done or tried.
  package var isNothing: Bool {
    callerCount == 0 && numbers.isEmpty && pages.isEmpty && narrowed.isEmpty && failureCount == 0
  }

  /// What was done, in Chinese, line by line.
  package var lines: [String] {
    var lines: [String] = []
    if callerCount > 0 || !numbers.isEmpty {
      lines.append(
        "备份之后删除过的来电人资料已再次删除：资料 \(callerCount) 份，诉求 \(numbers.count) 件" + Self.list(numbers) + "。")
    }
    if !pages.isEmpty {
      lines.append(
        "备份之后撤回的公开页面已再次撤下 \(pages.count) 页：" + pages.map(\.rawValue).joined(separator: "、") + "。")
    }
    if !narrowed.isEmpty {
      lines.append("备份之后收窄的公开意愿已再次收窄 \(narrowed.count) 件" + Self.list(narrowed) + "。")
    }
    if failureCount > 0 {
      lines.append(
        "还有 \(failureCount) 项删除或撤回没能再次办理（没有数据密钥，或密钥打不开）。公开页面暂停更新；"
          + "放好密钥后启动服务，会自动补办。")
    }
    return lines
  }

  private static func list(_ numbers: [CaseNumber]) -> String {
    numbers.isEmpty ? "" : "（" + numbers.map(\.description).joined(separator: "、") + "）"
  }
}

extension Desk {
  /// Takes back again what a restore noted, between the other work. Nil when it noted nothing. What is
  /// not done when the program is to stop is done at the next start.
  package func takeBackAgain() async throws -> TakenBackAgain? {
    guard var again = try TakenBackAgain(notedIn: storage) else { return nil }
    while !Task.isShuttingDownGracefully, again.step(in: storage, at: clock.now) {
      await Task.yield()
    }
    try again.finish(in: storage)
    publisher.lookAnew()
    shared.siteWake.wake()
    return again
  }
}

extension Ledger {
  /// Ends the sign-ins of a copy, and lets in no more than was let in by the word of the database that
  /// was in use. Writes what it changed into the journal.
  package func narrowAccessAgain(
    to former: FormerAccess?, isComplete: Bool, at now: Timestamp
  ) throws -> NarrowedAccess {
    let narrowed = try narrowAccess(to: former, isComplete: isComplete)
    let by = MemberID(rawValue: restorer)
    for member in narrowed.shutOut + narrowed.lessened {
      try note(.memberChanged, member, by: by, at: now)
    }
    for (id, digest) in narrowed.passwords {
      try note(
        .passwordChanged, id.rawValue, by: by, at: now,
        details: ["stored": MemberRow.journalDigest(ofPassword: digest)])
    }
    return narrowed
  }

  /// Takes down the pages of what can't be opened and so can't be taken back any other way.
  func takeDownUnopened(_ left: TakenBack, at now: Timestamp) throws {
    for page in left.pages.values where try !hasTombstone(at: page.tombstone.slug) {
      try takeDown(page.tombstone, for: page.knownReason, at: now)
    }
    for id in left.consents.keys {
      for slug in try pagesUp(of: id) {
        let reason = Withdrawal.Reason.consentWithdrawn
        let tombstone = Tombstone(
          slug: slug, withdrawnAt: now, publicReason: reason.publicWording)
        try takeDown(tombstone, for: reason, at: now)
      }
    }
  }
}

extension ForgetDesk.Erasure {
  fileprivate static func again(_ callers: [CallerID], _ question: QuestionID? = nil) -> Self {
    Self(callers: callers, question: question, reason: "恢复备份后再次删除", by: restorer)
  }
}

extension TakenBack.Page {
  /// The reason; the mildest where nobody knows it.
  fileprivate var knownReason: Withdrawal.Reason {
    reason.flatMap(Withdrawal.Reason.init(rawValue:)) ?? .wrong
  }
}

/// The part of the program that does again what a copy did not know of.
private let restorer = "system:restore"

extension Ledger {
  /// The page is down, and its tombstone says what it said.
  fileprivate func withdrawAgain(_ page: TakenBack.Page, at now: Timestamp) throws {
    let slug = page.tombstone.slug
    guard try !hasTombstone(at: slug) else { return }
    if let id = try questionID(publishedAt: slug), let before = try question(id),
      case .published(let state) = before.disclosure, state.slug == slug
    {
      var question = before
      let event = try question.withdraw(
        page.knownReason, publicReason: page.tombstone.publicReason, by: restorer, at: now)
      try save(question, [event])
      try endNotice(from: before, to: question, at: now)
    }
    try takeDown(page.tombstone, for: page.knownReason, at: now)
  }

  /// No more is allowed than `noted` says; what was on the site without that goes. Gives the number when
  /// more was allowed.
  fileprivate func narrowAgain(
    _ id: QuestionID, by noted: TakenBack, at now: Timestamp
  ) throws -> CaseNumber? {
    guard let before = try question(id) else { return nil }
    let consent = noted.narrowing(before.consent, to: id)
    guard consent != before.consent else { return nil }
    var question = before
    let events = question.changeConsent(to: consent, by: restorer, at: now)
    try save(question, events)
    if before.disclosure.stage == .published, let tombstone = question.tombstone {
      try takeDown(tombstone, for: .consentWithdrawn, at: now)
    }
    try endNotice(from: before, to: question, at: now)
    return question.number
  }

  /// What waits to be told to the site's editors and is not so any more. They are told nothing new: who
  /// restores is told all of it.
  private func endNotice(from before: Question, to after: Question, at now: Timestamp) throws {
    guard let notice = PublicationNotice(of: before), notice != PublicationNotice(of: after),
      let row = try delivery(notice.deliveryID(of: before)), row.endedAt == nil,
      row.state != .claimed
    else { return }
    try end(row, as: .withdrawn(.settled), at: now)
  }
}
