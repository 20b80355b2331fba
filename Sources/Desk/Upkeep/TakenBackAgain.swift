// After a restore: what was taken back since the copy was made is taken back again, each in a transaction
// of its own, so that a row that can't be read holds up nobody else. What could not be done stays noted
// in the database, and until it is done the public site stays as it lies.

import Journal
import Membership
package import Questions
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
  private var needles: [Needle] = []

  /// Takes back in `storage` what its note says, as far as it can be done. Without a data key only what
  /// needs none can.
  package init(in storage: Storage, at now: Timestamp) throws {
    guard let noted = try storage.readNow("look what was taken back", { try $0.takenBackNote() })
    else { return }
    var left = noted
    for (slug, page) in noted.pages.sorted(by: { $0.key < $1.key }) {
      let isDone = attempt {
        try storage.writeNow("withdraw a page again") { try $0.withdrawAgain(page, at: now) }
      }
      if isDone { pages.append(slug) }
      if isDone { left.drop(page: slug) }
    }
    for (id, extent) in noted.consents.sorted(by: { $0.key < $1.key }) {
      var number: CaseNumber?
      let isDone = attempt {
        number = try storage.writeNow("narrow a consent again") {
          try $0.narrowAgain(id, to: extent, at: now)
        }
      }
      if isDone { left.drop(consent: id) }
      if let number { narrowed.append(number) }
    }
    for caller in noted.callers.sorted() {
      let erasure = ForgetDesk.Erasure.again([CallerID(rawValue: caller)])
      if erase(erasure, in: storage, at: now) { left.drop(caller: caller) }
    }
    for id in noted.questions.sorted() {
      if erase(.again([], id), in: storage, at: now) { left.drop(question: id) }
    }
    let rest = left
    try storage.writeNow("note what is left to take back") { try $0.noteTakenBack(rest) }
    if !needles.isEmpty { _ = try storage.scrub(needles) }
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
        "还有 \(failureCount) 项删除或撤回没能再次办理（没有数据密钥，或密钥不对）。公开页面暂停更新；"
          + "放好密钥后启动服务，会自动补办。")
    }
    return lines
  }

  private static func list(_ numbers: [CaseNumber]) -> String {
    numbers.isEmpty ? "" : "（" + numbers.map(\.description).joined(separator: "、") + "）"
  }
}

extension Desk {
  /// Takes back again what a restore noted. Nil when it noted nothing.
  package func takeBackAgain(at now: Timestamp) throws -> TakenBackAgain? {
    let again = try TakenBackAgain(in: storage, at: now)
    return again.isNothing ? nil : again
  }
}

extension Ledger {
  /// Ends the sign-ins of a copy, and shuts out again who was shut out since it was made. Returns how many.
  package func shutOutAgain(_ taken: TakenBack?, at now: Timestamp) throws -> Int {
    let members = try shutOut(as: taken)
    for member in members {
      try note(.memberChanged, member, by: MemberID(rawValue: restorer), at: now)
    }
    return members.count
  }
}

extension ForgetDesk.Erasure {
  fileprivate static func again(_ callers: [CallerID], _ question: QuestionID? = nil) -> Self {
    Self(callers: callers, question: question, reason: "恢复备份后再次删除", by: restorer)
  }
}

/// The part of the program that does again what a copy did not know of.
private let restorer = "system:restore"

extension Ledger {
  /// The page is down, and its tombstone says what it said.
  fileprivate func withdrawAgain(_ page: TakenBack.Page, at now: Timestamp) throws {
    let slug = page.tombstone.slug
    let reason = page.reason.flatMap(Withdrawal.Reason.init(rawValue:)) ?? .wrong
    if let id = try questionID(publishedAt: slug), var question = try question(id),
      case .published(let state) = question.disclosure, state.slug == slug
    {
      let event = try question.withdraw(
        reason, publicReason: page.tombstone.publicReason, by: restorer, at: now)
      try save(question, [event])
    }
    try withdraw(page.tombstone)
    if reason.erasesWords { try eraseOldWords(of: slug, at: now) }
  }

  /// No more is allowed than `extent`; what was on the site without that goes. Gives the number.
  fileprivate func narrowAgain(
    _ id: QuestionID, to extent: Consent.Extent, at now: Timestamp
  ) throws -> CaseNumber? {
    guard var question = try question(id) else { return nil }
    let wasUp = question.disclosure.stage == .published
    var consent = question.consent
    consent.disclosure = extent
    let events = question.changeConsent(to: consent, by: restorer, at: now)
    try save(question, events)
    if wasUp, let tombstone = question.tombstone {
      try withdraw(tombstone)
      try eraseOldWords(of: tombstone.slug, at: now)
    }
    return question.number
  }
}
