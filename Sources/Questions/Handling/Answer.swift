// What a department answered. It is official text, but it may name the caller or the caller's door,
// so it is hidden like what the caller said until a person has made a public text of it.

package import Discretion
package import Timekeeping

/// An answer.
///
/// Coding leaves the text out; it travels in `Question.Hidden`, which is sealed.
package struct Answer: Hashable, Sendable {
  /// When it was given.
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// 现场答复
    case onAir
    /// Afterwards, in writing.
    case later
  }

  /// Counted from 1 within the question.
  package let number: Int
  /// When it was given.
  package let kind: Kind
  /// The words. May be empty for an answer on air that nobody has written down yet.
  package internal(set) var text: Private<String>
  /// 政策依据: titles and numbers of documents.
  package let policyReferences: [String]
  /// The department that answered; nil when a guest without one did.
  package let department: DepartmentCode?
  /// Who signed it off; empty for an answer on air.
  package let approvedBy: String
  /// The member who recorded it.
  package let recordedBy: String
  /// When.
  package let at: Timestamp
}

extension Answer: Codable {
  private enum Key: String, CodingKey {
    case number, kind, policyReferences, department, approvedBy, recordedBy, at
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    number = try fields.decode(Int.self, forKey: .number)
    kind = try fields.decode(Kind.self, forKey: .kind)
    text = Private("")
    policyReferences = try fields.decode([String].self, forKey: .policyReferences)
    department = try fields.decodeIfPresent(DepartmentCode.self, forKey: .department)
    approvedBy = try fields.decode(String.self, forKey: .approvedBy)
    recordedBy = try fields.decode(String.self, forKey: .recordedBy)
    at = try fields.decode(Timestamp.self, forKey: .at)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(number, forKey: .number)
    try fields.encode(kind, forKey: .kind)
    try fields.encode(policyReferences, forKey: .policyReferences)
    try fields.encodeIfPresent(department, forKey: .department)
    try fields.encode(approvedBy, forKey: .approvedBy)
    try fields.encode(recordedBy, forKey: .recordedBy)
    try fields.encode(at, forKey: .at)
  }
}

/// What a department hands in.
package struct AnswerForm: Sendable {
  /// The words.
  package var text: Private<String>
  /// Titles and numbers of documents.
  package var policyReferences: [String]
  /// Who signed it off.
  package var approvedBy: String
  /// The department that answers.
  package var department: DepartmentCode?

  /// A form; see the properties.
  package init(
    text: Private<String>, policyReferences: [String] = [], approvedBy: String = "",
    department: DepartmentCode? = nil
  ) {
    self.text = text
    self.policyReferences = policyReferences
    self.approvedBy = approvedBy
    self.department = department
  }
}

/// 回访: asking the caller whether it was settled.
package struct FollowUp: Hashable, Sendable, Codable {
  /// What the caller said.
  package enum Verdict: String, CaseIterable, Hashable, Sendable, Codable {
    /// 满意
    case satisfied
    /// 基本满意
    case mostlySatisfied
    /// 不满意
    case dissatisfied
    /// 未联系上
    case unreached
  }

  /// What the caller said.
  package let verdict: Verdict
  /// The member who asked.
  package let by: String
  /// When.
  package let at: Timestamp
  /// The generation of handling that was asked about.
  package let generation: Int

  /// The caller was spoken to: only such a follow-up counts in a rate.
  package var isReached: Bool { verdict != .unreached }
}
