// The text that remains after a person has resolved every finding. It can be made in no other way,
// so whoever holds one knows that nothing was passed over. An empty result is refused rather than
// replaced: a missing text must never fall back to the original.

/// A text in which every finding was resolved.
package struct MaskedText: Hashable, Sendable {
  /// What remains.
  package let text: String

  /// Applies a person's decisions to a text; the keys of `resolutions` are indices of `findings`.
  ///
  /// Findings must be those of this text, in order and apart from one another.
  package init(original: String, findings: [Finding], resolutions: [Int: Resolution])
    throws(MaskingRefusal)
  {
    let outside = resolutions.keys.filter { !findings.indices.contains($0) }
    if let index = outside.min() { throw .unknownFinding(index) }
    let open = findings.indices.filter { resolutions[$0] == nil }
    guard open.isEmpty else { throw .unresolved(open) }
    var replacements: [String?] = []
    for (index, finding) in findings.enumerated() {
      switch resolutions[index] {
      case .mask, nil:
        replacements.append(finding.proposal)
      case .replace(let words):
        let found = Masker.strictest.findings(in: words).first { $0.certainty == .certain }
        if let found { throw .replacementLeaks(index, found.kind) }
        replacements.append(words)
      case .keep(let reason):
        guard reason.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing(index) }
        replacements.append(nil)
      }
    }
    let result = Substitution.apply(replacements, at: findings.map(\.span), in: original)
    guard let result else { throw .otherText }
    guard result.contains(where: { !$0.isWhitespace }) else { throw .nothingLeft }
    text = result
  }
}

// MARK: - Refusal

/// Why a text does not become a masked text.
package enum MaskingRefusal: Error, Hashable, Sendable {
  /// These findings were not resolved.
  case unresolved([Int])
  /// A decision names a finding that does not exist.
  case unknownFinding(Int)
  /// A finding was kept without a reason.
  case reasonMissing(Int)
  /// The words put in a finding's place carry private data themselves.
  case replacementLeaks(Int, Finding.Kind)
  /// The findings were not made from this text.
  case otherText
  /// Nothing readable remains.
  case nothingLeft
}
