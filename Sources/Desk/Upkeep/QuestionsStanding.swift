// Where the second half of the program stands, for `hotline status`: the key, the accounts, the public
// site, the journal. Counts and digests, nothing of anybody.

package import Journal
import Membership
import Storage

/// How the parts around questions stand.
package struct QuestionsStanding: Sendable {
  /// Whether there is a key: without one no question is taken.
  package let hasDataKey: Bool
  /// Whether a key is there, but of another database: no question is taken either.
  package let isKeyWrong: Bool
  /// How many members may sign in.
  package let memberCount: Int
  /// Where the public pages lie; nil when there are none.
  package let siteFolder: String?
  /// How many outputs are held back because of a trace.
  package let heldCount: Int
  /// The last row of the journal.
  package let head: JournalHead
}

extension Desk {
  /// How the parts around questions stand.
  package func questionsStanding() async throws -> QuestionsStanding {
    let (members, head) = try await storage.read("look how questions stand") { ledger in
      (try ledger.members().count { $0.member.isActive }, try ledger.journalHead())
    }
    return QuestionsStanding(
      hasDataKey: storage.vault != nil, isKeyWrong: storage.keyMatch.isWrong, memberCount: members,
      siteFolder: settings.publication.siteFolder,
      heldCount: publisher.heldBack.count, head: head)
  }
}
