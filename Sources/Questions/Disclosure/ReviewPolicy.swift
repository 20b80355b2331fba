// 三审三校: how many signatures a public text needs, and by whom they may be given.

package import Timekeeping

/// The levels of review.
package enum ReviewLevel: Int, CaseIterable, Hashable, Comparable, Sendable, Codable {
  /// 初审
  case first = 1
  /// 复审
  case second
  /// 终审、签发
  case third

  package static func < (left: ReviewLevel, right: ReviewLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What the office asks of a review.
package struct ReviewPolicy: Hashable, Sendable, Codable {
  /// The highest level that must sign.
  package var levels: ReviewLevel
  /// Each level is another person, and none of them wrote the text.
  package var needsDifferentPeople: Bool

  /// A policy; the default is the strictest.
  package init(levels: ReviewLevel = .third, needsDifferentPeople: Bool = true) {
    self.levels = levels
    self.needsDifferentPeople = needsDifferentPeople
  }

  /// What holds for a text about these matters: something sensitive needs two people, always.
  package func hardened(for sensitive: Set<SensitiveMatter>) -> ReviewPolicy {
    guard !sensitive.isEmpty else { return self }
    return ReviewPolicy(levels: max(levels, .second), needsDifferentPeople: true)
  }
}

/// One signature, or one refusal to sign.
package struct ReviewStep: Hashable, Sendable, Codable {
  /// What was said.
  package enum Verdict: String, CaseIterable, Hashable, Sendable, Codable {
    /// Signed.
    case approved
    /// 退回修改
    case sentBack
  }

  /// At which level.
  package let level: ReviewLevel
  /// Who signed: a member, or the name on the paper.
  package let signedBy: String
  /// The member who recorded a signature on paper.
  package let recordedBy: String?
  /// Where the paper is filed: 审核表2026-031.
  package let paperReference: String?
  /// When.
  package let at: Timestamp
  /// What was said.
  package let verdict: Verdict
  /// Why it was sent back.
  package let reason: String?
  /// The digest of the very text.
  package let textHash: TextHash

  /// It was signed on paper.
  package var isOnPaper: Bool { paperReference != nil }
}

/// Who signs, and how.
package struct Signature: Hashable, Sendable {
  /// Who signed: a member, or the name on the paper.
  package var signedBy: String
  /// The member who records a signature on paper.
  package var recordedBy: String?
  /// Where the paper is filed.
  package var paperReference: String?

  /// A member signs here.
  package init(by member: String) {
    self.signedBy = member
  }

  /// Somebody signed on paper.
  package init(onPaper name: String, reference: String, recordedBy member: String) {
    self.signedBy = name
    self.recordedBy = member
    self.paperReference = reference
  }

  /// The member whose act it is.
  package var actor: String { recordedBy ?? signedBy }
}
