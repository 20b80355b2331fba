// The parts of a public text, as an editor hands them in and as the rules see them.

package import Discretion
package import Masking
import Questions

/// The parts of a public text.
package enum DraftPart: String, CaseIterable, Hashable, Sendable, Codable {
  /// 标题
  case title
  /// 问题
  case question
  /// 答复
  case answer
  /// 事发地点
  case incidentPlace

  /// What it is called.
  package var wording: String {
    switch self {
    case .title: "标题"
    case .question: "问题"
    case .answer: "答复"
    case .incidentPlace: "事发地点"
    }
  }

  var role: Masker.Role {
    switch self {
    case .title, .question, .answer: .free
    case .incidentPlace: .incidentPlace
    }
  }

  /// The findings in `source` that somebody decided to leave, in their order.
  func kept(
    _ findings: [Finding], in source: String, _ resolutions: [Int: Resolution]
  ) -> [KeptFinding] {
    findings.enumerated().compactMap { index, finding in
      guard case .keep(let reason) = resolutions[index] else { return nil }
      return KeptFinding(
        part: rawValue, kind: finding.kind.rawValue, words: finding.words(in: source) ?? "",
        reason: reason)
    }
  }
}

/// One part as an editor hands it in: words, and what was decided of each finding in them.
package struct DraftWords: Sendable {
  /// The words.
  package var source: Private<String>
  /// By index of `findings` over just these words.
  package var resolutions: [Int: Resolution]

  /// Words with decisions.
  package init(_ source: Private<String>, resolutions: [Int: Resolution] = [:]) {
    self.source = source
    self.resolutions = resolutions
  }
}

/// One part with what the rules see in it.
package struct DraftView: Sendable, Identifiable {
  /// Which part.
  package let part: DraftPart
  /// The words.
  package let source: Private<String>
  /// What the rules see in them, in order.
  package let findings: [Finding]
  /// The words with every proposal taken.
  package let proposed: String

  /// The part.
  package var id: DraftPart { part }
}
