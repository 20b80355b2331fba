// The findings in words that an editor is still writing, as `draft` will see them.

import Discretion
import Masking
package import Membership
package import Questions

extension ReviewDesk {
  /// What the rules see in these words of a question's public text; the form of address of its caller
  /// is known to them as it is to `draft`.
  package func views(
    of id: QuestionID, _ words: [DraftPart: String], for member: Member
  ) async throws(DeskError) -> [DraftView] {
    let (_, salutation) = try await load(id, for: member)
    return DraftPart.allCases.compactMap { part in
      guard let text = words[part] else { return nil }
      let findings = masker.findings(in: text, role: part.role, salutation: salutation)
      return DraftView(
        part: part, source: Private(text), findings: findings,
        proposed: masker.proposed(text, role: part.role, salutation: salutation))
    }
  }
}
