// A restore asks the databases that lie there what was taken back since the copy was made, and notes what
// they say in the copy until it has been done again.

import Foundation
import GRDB
package import Journal
package import Questions
import Timekeeping

// MARK: - In the database that was in use

extension Ledger {
  /// Whether the journal goes on from `head`: then this database knows all that was done after a copy
  /// whose journal ended there.
  package func goesOn(from head: JournalHead) throws -> Bool {
    guard head.number > 0 else { return true }
    let row = try row("SELECT hash FROM journal WHERE number = ?", [head.number])
    return row.map { JournalHash(stored: Array($0[0] as Data)) } == head.hash
  }

  /// All that was taken back here; of consents to air and to a name, what was so after line `number` of
  /// the journal, for they are sealed and the journal alone tells them. Needs no key.
  package func takenBack(after number: Int64 = 0) throws -> TakenBack {
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
    try addChangedConsents(after: number, to: &taken)
    return taken
  }

  private func texts(_ sql: String) throws -> Set<String> { Set(try rows(sql).map { $0[0] }) }

  private func addChangedConsents(after number: Int64, to taken: inout TakenBack) throws {
    let changes = try rows(
      "SELECT subject, details FROM journal WHERE act = 'consentChanged' AND number > ? "
        + "ORDER BY number", [number])
    for row in changes {
      let id = QuestionID(rawValue: row[0])
      guard let values = JournalDetails(stored: row[1])?.values else { continue }
      // The last word counts.
      let mayAir = values["mayAir"]?.plain != "false"
      let isAnonymous = values["isAnonymous"]?.plain == "true"
      if mayAir { taken.unaired.remove(id) } else { taken.unaired.insert(id) }
      if isAnonymous { taken.anonymous.insert(id) } else { taken.anonymous.remove(id) }
    }
  }

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
  /// Of `taken`, and of what notes say that nobody came to do yet, what this copy still has. In notes and
  /// in what is returned `callers` are callers.
  package func stillHeld(of taken: TakenBack, noted: [TakenBack] = []) throws -> TakenBack {
    var all = taken
    for note in noted {
      all.add(lasting: note)
      all.add(consentsOf: note)
    }
    var held = TakenBack()
    held.questions = try all.questions.filter { id in
      try number("SELECT 1 FROM question WHERE id = ? AND isForgotten = 0", [id.rawValue]) != nil
    }
    for contact in taken.callers {
      let found = try row(
        "SELECT caller.id FROM contact JOIN caller ON caller.sequence = contact.caller "
          + "WHERE contact.id = ?", [contact])
      if let found { held.callers.insert(found[0]) }
    }
    for caller in noted.flatMap(\.callers)
    where try number("SELECT 1 FROM caller WHERE id = ?", [caller]) != nil {
      held.callers.insert(caller)
    }
    held.pages = try all.pages.filter { slug, _ in try !hasTombstone(at: slug) }
    held.consents = try all.consents.filter { id, extent in
      let found = try row("SELECT consent FROM question WHERE id = ?", [id.rawValue])
      let own = found.flatMap { Consent.Extent(rawValue: $0[0]) }
      return own.map { $0.allowsMore(than: extent) } ?? false
    }
    held.unaired = try all.unaired.filter { try hasQuestion($0) }
    held.anonymous = try all.anonymous.filter { try hasQuestion($0) }
    return held
  }

  private func hasQuestion(_ id: QuestionID) throws -> Bool {
    try number("SELECT 1 FROM question WHERE id = ?", [id.rawValue]) != nil
  }

  /// Whether a page was withdrawn here.
  package func hasTombstone(at slug: PublicSlug) throws -> Bool {
    try number("SELECT 1 FROM tombstone WHERE slug = ?", [slug.rawValue]) != nil
  }

  /// The pages of a question that are up; needs no key.
  package func pagesUp(of id: QuestionID) throws -> [PublicSlug] {
    try rows("SELECT slug FROM publication WHERE question = ? AND isCurrent = 1", [id.rawValue])
      .map { PublicSlug(rawValue: $0[0]) }
  }

  /// The numbers of the questions that `taken` names and this copy has; needs no key.
  package func numbers(in taken: TakenBack) throws -> [String] {
    var found: Set<String> = []
    for id in taken.questions.union(taken.narrowed) {
      found.formUnion(
        try rows("SELECT number FROM question WHERE id = ?", [id.rawValue]).map { $0[0] })
    }
    for caller in taken.callers {
      found.formUnion(
        try rows(
          "SELECT question.number FROM caller JOIN contact ON contact.caller = caller.sequence "
            + "JOIN question ON question.sequence = contact.question WHERE caller.id = ?",
          [caller]
        ).map { $0[0] })
    }
    for slug in taken.pages.keys {
      found.formUnion(
        try rows(
          "SELECT question.number FROM publication JOIN question "
            + "ON question.id = publication.question WHERE publication.slug = ?",
          [slug.rawValue]
        ).map { $0[0] })
    }
    return found.sorted()
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
}
