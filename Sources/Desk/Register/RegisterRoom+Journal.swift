// The journal as members read it: newest first, page by page, whole or about one thing.

package import Journal
package import Membership
import Questions
import Storage
package import Timekeeping

/// One page of the journal.
package struct JournalPage: Sendable {
  /// The entries, newest first.
  package let entries: [JournalEntry]
  /// The case numbers of the questions among their subjects, by identity.
  package let numbers: [String: String]
  /// Where the next page begins; nil when this is the last.
  package let next: Int64?
  /// The last row of the whole journal.
  package let head: JournalHead
  /// The last head that was noted outside, and when; nil when none was.
  package let noted: (head: JournalHead, at: Timestamp)?
}

extension RegisterRoom {
  /// The newest entries before number `before`: all, or those about one thing, which is named by its
  /// identity or by a case number.
  package func journal(
    about subject: String? = nil, before: Int64? = nil, limit: Int = 50, for member: Member
  ) async throws(DeskError) -> JournalPage {
    guard member.maySomewhere(.seeJournal) else { throw .notAllowed }
    return try await reading("read the journal") { ledger in
      let before = before ?? .max
      let entries: [JournalEntry]
      if let subject {
        let id = try identity(subject, ledger)
        entries = try ledger.journal(about: id, before: before, limit: limit)
      } else {
        entries = try ledger.journal(before: before, limit: limit)
      }
      return JournalPage(
        entries: entries, numbers: try ledger.caseNumbers(of: entries.map(\.subject.text)),
        next: entries.count == limit ? entries.last?.number : nil,
        head: try ledger.journalHead(), noted: try ledger.lastNotedHead())
    }
  }

  private func identity(_ subject: String, _ ledger: Ledger) throws -> String {
    guard let number = try? CaseNumber(parsing: subject),
      let question = try ledger.question(numbered: number)
    else { return subject }
    return question.id.rawValue
  }
}
