// What the rules see in a text, each with the choice that a person makes. A choice belongs to the words
// that were seen, not to their place in a list: so a text may be mended, the findings are made anew,
// and no choice slips to another finding.

import Discretion
import Masking
import Reminding

/// The findings of one text in a form.
struct FindingsForm: Sendable {
  /// What a person can choose.
  enum Choice: String, CaseIterable, Sendable {
    case mask, replace, keep
  }

  /// A stretch of the text: as it is, or found.
  struct StretchPiece: Sendable {
    let plain: String?
    let found: String?
    let foundNumber: Int?
    let foundKind: String
    let foundTone: String
  }

  struct FindingPiece: Sendable {
    let findingName: String
    let findingNumber: Int
    let findingKey: String
    let findingWords: String
    let findingKind: String
    let findingReason: String
    let findingProposal: String?
    let certainty: StateMark
    let isMask: Bool
    let isReplace: Bool
    let isKeep: Bool
    let findingTyped: String
    let isUnresolved: Bool
  }

  /// The most findings of one text that a form carries. A text with more is to be made shorter first.
  static let most = 1_000

  /// What the text is called in the form.
  let name: String
  let source: String
  let findings: [Finding]
  private let chosen: [Int: (choice: Choice, words: String)]
  private let keys: [String]
  private let wasTyped: Bool

  /// The findings of `source`; with what was chosen in `typed`. What is beyond doubt is masked unless
  /// somebody chooses otherwise.
  init(_ name: String, source: String, findings: [Finding], typed: Form? = nil) {
    self.name = name
    self.source = source
    self.findings = findings
    keys = FindingsForm.keys(of: findings, in: source)
    wasTyped = typed != nil
    var known: [String: (choice: Choice, words: String)] = [:]
    if let typed {
      for index in 0..<FindingsForm.most {
        let field = "\(name)-\(index)"
        guard let choice = Choice(rawValue: typed.raw(field)) else { continue }
        known[typed.raw(field + "-of")] = (choice, typed.raw(field + "-words"))
      }
    }
    var chosen: [Int: (choice: Choice, words: String)] = [:]
    for (index, key) in keys.enumerated() {
      if let before = known[key] {
        chosen[index] = before
      } else if findings[index].certainty == .certain {
        chosen[index] = (.mask, "")
      }
    }
    self.chosen = chosen
  }

  /// The fields that such a form may send.
  static func fields(for name: String, longest: Int) -> [FormField] {
    [FormField(name, longest: longest)]
      + (0..<min(most, longest)).flatMap { index in
        let field = "\(name)-\(index)"
        return [
          FormField(field, longest: 10), FormField(field + "-of", longest: 80),
          FormField(field + "-words", longest: 200),
        ]
      }
  }

  /// Kind, words and which of the same it is.
  private static func keys(of findings: [Finding], in source: String) -> [String] {
    var seen: [String: Int] = [:]
    return findings.map { finding in
      let same = finding.kind.rawValue + " " + (finding.words(in: source) ?? "")
      seen[same, default: 0] += 1
      return StableHash([same, String(seen[same, default: 0])]).text
    }
  }
}

// MARK: - What was chosen

extension FindingsForm {
  /// The decisions; a finding without one is missing.
  var resolutions: [Int: Resolution] {
    chosen.mapValues { choice, words in
      switch choice {
      case .mask: .mask
      case .replace: .replace(words)
      case .keep: .keep(reason: words)
      }
    }
  }

  /// How many nobody has decided about.
  var openCount: Int { findings.count - chosen.count }

  /// Whether more was found than a form can carry.
  var isTooMuch: Bool { findings.count > FindingsForm.most }

  /// Nothing was found, or all of it decided.
  var isSettled: Bool { openCount == 0 }

  /// The words as they would be; what is undecided is shown masked.
  var preview: String {
    let resolutions = resolutions
    var result = ""
    for stretch in stretches {
      switch stretch {
      case .plain(let words): result += words
      case .found(let index, let words):
        switch resolutions[index] {
        case .replace(let other): result += other
        case .keep: result += words
        case .mask, nil: result += findings[index].proposal
        }
      }
    }
    return result
  }
}

// MARK: - Pieces

extension FindingsForm {
  private enum Stretch {
    case plain(String)
    case found(Int, String)
  }

  /// The text cut at its findings.
  private var stretches: [Stretch] {
    let bytes = Array(source.utf8)
    var cut: [Stretch] = []
    var done = 0
    func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for (index, finding) in findings.enumerated()
    where finding.span.lowerBound >= done && finding.span.upperBound <= bytes.count {
      if finding.span.lowerBound > done {
        cut.append(.plain(words(done..<finding.span.lowerBound)))
      }
      cut.append(.found(index, words(finding.span)))
      done = finding.span.upperBound
    }
    if done < bytes.count { cut.append(.plain(words(done..<bytes.count))) }
    return cut
  }

  /// The text with its findings marked.
  var stretchPieces: [StretchPiece] {
    stretches.map { stretch in
      switch stretch {
      case .plain(let words):
        StretchPiece(plain: words, found: nil, foundNumber: nil, foundKind: "", foundTone: "")
      case .found(let index, let words):
        StretchPiece(
          plain: nil, found: words, foundNumber: index + 1,
          foundKind: findings[index].kind.wording,
          foundTone: (findings[index].certainty == .certain ? StateMark.Tone.bad : .warn).rawValue)
      }
    }
  }

  /// Each finding with its choices.
  var findingPieces: [FindingPiece] {
    findings.enumerated().prefix(FindingsForm.most).map { index, finding in
      let choice = chosen[index]
      return FindingPiece(
        findingName: "\(name)-\(index)", findingNumber: index + 1, findingKey: keys[index],
        findingWords: finding.words(in: source) ?? "", findingKind: finding.kind.wording,
        findingReason: finding.reason.wording,
        findingProposal: finding.proposal.isEmpty ? nil : finding.proposal,
        certainty: finding.certainty == .certain
          ? StateMark("●", .bad, finding.certainty.wording)
          : StateMark("◌", .warn, finding.certainty.wording),
        isMask: choice?.choice == .mask, isReplace: choice?.choice == .replace,
        isKeep: choice?.choice == .keep, findingTyped: choice?.words ?? "",
        isUnresolved: wasTyped && choice == nil)
    }
  }
}
