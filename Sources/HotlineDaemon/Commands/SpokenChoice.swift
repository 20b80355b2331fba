// People type 投诉, the interface says `complaint`. Both are understood at the command line.

import Questions

/// Words that people type for the cases of the interface.
package enum SpokenChoice {
  /// The interface's own word for `text`, which may be that or the Chinese one. Throws
  /// `CommandFailure(.usage)` with all that can be written.
  package static func nature(_ text: String?) throws -> String? {
    try word(text, Nature.allCases, "性质") { $0.wording }
  }

  /// See `nature`.
  package static func urgency(_ text: String?) throws -> String? {
    try word(text, Urgency.allCases, "紧急程度") { $0.wording }
  }

  /// See `nature`.
  package static func channel(_ text: String?) throws -> String? {
    try word(text, Channel.allCases, "渠道") { $0.wording }
  }

  /// See `nature`.
  package static func kind(_ text: String?) throws -> String? {
    try word(text, ContactKind.allCases, "来访方式") { $0.wording }
  }

  /// See `nature`.
  package static func disclosure(_ text: String?) throws -> String? {
    try word(text, Consent.Extent.allCases, "公开意愿") { $0.wording }
  }

  /// See `nature`.
  package static func verdict(_ text: String?) throws -> String? {
    try word(text, FollowUp.Verdict.allCases, "回访结果") { $0.wording }
  }

  /// See `nature`.
  package static func declining(_ text: String?) throws -> String? {
    try word(text, DeclineReason.allCases, "不予受理的理由") { $0.wording }
  }

  /// See `nature`.
  package static func stage(_ text: String?) throws -> String? {
    try word(text, AirStage.allCases, "直播状态") { $0.wording }
  }

  /// See `nature`.
  package static func handling(_ text: String?) throws -> String? {
    try word(text, Handling.Stage.allCases, "办理状态") { $0.wording }
  }

  private static func word<Choice: RawRepresentable>(
    _ text: String?, _ choices: [Choice], _ what: String, _ wording: (Choice) -> String
  ) throws -> String? where Choice.RawValue == String {
    guard let text else { return nil }
    if let found = choices.first(where: { $0.rawValue == text || wording($0) == text }) {
      return found.rawValue
    }
    let known = choices.map { "\(wording($0))（\($0.rawValue)）" }.joined(separator: "、")
    throw CommandFailure(.usage, "\(what)没有“\(text)”，可以写：\(known)。")
  }
}
