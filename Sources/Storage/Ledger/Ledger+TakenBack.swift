// What was taken back: callers who were forgotten, pages that were withdrawn, consents that were narrowed,
// members who were shut out. A copy of the database does not know what was taken back after it was made,
// and must not bring it back; so a restore asks the databases that lie there, and notes what they say
// in the copy until it has been done again.

import Foundation
import GRDB
package import Journal
package import Membership
package import Questions
import Timekeeping

/// What was taken back, by identities alone: nothing private stands in it.
package struct TakenBack: Hashable, Sendable, Codable {
  /// A page that was withdrawn.
  package struct Page: Hashable, Sendable, Codable {
    /// What stands at its address.
    package let tombstone: Tombstone
    /// The raw value of the reason; nil when nobody knows it any more.
    package let reason: String?
  }

  /// Questions whose words were erased.
  package internal(set) var questions: Set<QuestionID> = []
  /// Contacts whose callers were erased with them; in a copy, those callers.
  package internal(set) var callers: Set<String> = []
  /// Pages that were withdrawn.
  package internal(set) var pages: [PublicSlug: Page] = [:]
  /// Questions about which no more is allowed than this.
  package internal(set) var consents: [QuestionID: Consent.Extent] = [:]
  /// Members who were shut out.
  package internal(set) var members: Set<String> = []
  /// The tokens of programs that are still good.
  package internal(set) var tokens: Set<String> = []

  /// Nothing.
  package init() {}

  /// Whether nothing is left that needs the data key.
  package var isEmpty: Bool {
    questions.isEmpty && callers.isEmpty && pages.isEmpty && consents.isEmpty
  }

  /// A page is down again.
  package mutating func drop(page: PublicSlug) { pages[page] = nil }
  /// No more is allowed again.
  package mutating func drop(consent: QuestionID) { consents[consent] = nil }
  /// A caller is erased again.
  package mutating func drop(caller: String) { callers.remove(caller) }
  /// The words of a question are erased again.
  package mutating func drop(question: QuestionID) { questions.remove(question) }

  /// Adds what can't be undone by anybody, and is so whoever says it.
  package mutating func add(lasting other: TakenBack) {
    questions.formUnion(other.questions)
    callers.formUnion(other.callers)
    pages.merge(other.pages) { own, _ in own }
  }

  /// Adds what callers allow by the word of the latest database; an earlier one may have been overtaken.
  package mutating func add(consentsOf other: TakenBack) { consents = other.consents }
}

// MARK: - In the database that was in use

extension Ledger {
  /// Whether the journal goes on from `head`: then this database knows all that was done after a copy
  /// whose journal ended there.
  package func goesOn(from head: JournalHead) throws -> Bool {
    guard head.number > 0 else { return true }
    let row = try row("SELECT hash FROM journal WHERE number = ?", [head.number])
    return row.map { JournalHash(stored: Array($0[0] as Data)) } == head.hash
  }

  /// All that was taken back here. Needs no key.
  package func takenBack() throws -> TakenBack {
    var taken = TakenBack()
    taken.questions = Set(
      try rows("SELECT id FROM question WHERE isForgotten = 1").map { QuestionID(rawValue: $0[0]) })
    taken.callers = try texts(
      "SELECT contact.id FROM contact JOIN question ON question.sequence = contact.question "
        + "WHERE contact.caller IS NULL AND question.isForgotten = 1")
    let reasons = try withdrawalReasons()
    for row in try rows("SELECT slug, withdrawnAt, publicReason FROM tombstone") {
      let slug = PublicSlug(rawValue: row[0])
      taken.pages[slug] = TakenBack.Page(
        tombstone: Tombstone(slug: slug, withdrawnAt: row.timestamp(1), publicReason: row[2]),
        reason: reasons[slug])
    }
    for row in try rows("SELECT id, consent FROM question WHERE consent != 'publish'") {
      taken.consents[QuestionID(rawValue: row[0])] = Consent.Extent(rawValue: row[1])
    }
    taken.members = try texts("SELECT id FROM member WHERE isActive = 0")
    taken.tokens = try texts("SELECT id FROM apiToken")
    return taken
  }

  private func texts(_ sql: String) throws -> Set<String> { Set(try rows(sql).map { $0[0] }) }

  private func withdrawalReasons() throws -> [PublicSlug: String] {
    var reasons: [PublicSlug: String] = [:]
    for row in try rows("SELECT details FROM journal WHERE act = 'withdrawn'") {
      guard let values = JournalDetails(stored: row[0])?.values, let slug = values["slug"]?.plain,
        let reason = values["code"]?.plain
      else { continue }
      reasons[PublicSlug(rawValue: slug)] = reason
    }
    return reasons
  }
}

extension JournalDetail {
  /// An identity or a code as it was given; nil for anything else.
  fileprivate var plain: String? {
    switch self {
    case .id(let id): id.text
    case .code(let code): code.text
    case .digest, .count, .day: nil
    }
  }
}

// MARK: - In the copy

extension Ledger {
  /// Of `taken`, what this copy still has. Here `callers` are callers.
  package func stillHeld(of taken: TakenBack) throws -> TakenBack {
    var held = TakenBack()
    held.questions = try taken.questions.filter { id in
      try number("SELECT 1 FROM question WHERE id = ? AND isForgotten = 0", [id.rawValue]) != nil
    }
    for contact in taken.callers {
      let found = try row(
        "SELECT caller.id FROM contact JOIN caller ON caller.sequence = contact.caller "
          + "WHERE contact.id = ?", [contact])
      if let found { held.callers.insert(found[0]) }
    }
    held.pages = try taken.pages.filter { slug, _ in
      try number("SELECT 1 FROM tombstone WHERE slug = ?", [slug.rawValue]) == nil
    }
    held.consents = try taken.consents.filter { id, extent in
      let found = try row("SELECT consent FROM question WHERE id = ?", [id.rawValue])
      let own = found.flatMap { Consent.Extent(rawValue: $0[0]) }
      return own.map { $0.allowsMore(than: extent) } ?? false
    }
    return held
  }

  /// Whether anything is stored that somebody may have taken back: any question at all.
  package func hasQuestions() throws -> Bool { try number("SELECT 1 FROM question LIMIT 1") != nil }

  /// What must still be taken back again, noted by a restore; nil when nothing is.
  package func takenBackNote() throws -> TakenBack? {
    try note(.takenBack).map { try decoded(TakenBack.self, from: $0) }
  }

  /// Notes what must still be taken back again.
  package func noteTakenBack(_ taken: TakenBack) throws {
    try setNote(.takenBack, to: taken.isEmpty ? nil : try encoded(taken))
  }

  /// Ends every sign-in and every link of a copy, shuts out who was shut out since, and ends the tokens
  /// that were ended since. Returns the members who were shut out.
  package func shutOut(as taken: TakenBack?) throws -> [Member] {
    try run("DELETE FROM session")
    try run("DELETE FROM invitation")
    guard let taken else { return [] }
    var shut: [Member] = []
    for id in taken.members.sorted() {
      guard var member = try member(MemberID(rawValue: id))?.member, member.isActive else {
        continue
      }
      member.isActive = false
      try save(member)
      shut.append(member)
    }
    for row in try rows("SELECT id FROM apiToken") where !taken.tokens.contains(row[0]) {
      try run("DELETE FROM apiToken WHERE id = ?", [row[0] as String])
    }
    return shut
  }
}

extension Consent.Extent {
  fileprivate func allowsMore(than other: Consent.Extent) -> Bool {
    func reach(_ extent: Consent.Extent) -> Int {
      switch extent {
      case .none: 0
      case .forwardOnly: 1
      case .publish: 2
      }
    }
    return reach(self) > reach(other)
  }
}
