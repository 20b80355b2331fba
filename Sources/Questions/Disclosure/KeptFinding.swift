// What the rules saw in a public text and a person left there. The reason stays with the draft, so that
// whoever signs can judge it, and whoever asks later is told.

/// What a person left in a public text although the rules saw it: signers read it beside the text.
///
/// It lies in the seal with the rest of the draft; the journal has only how many of each kind.
package struct KeptFinding: Hashable, Sendable, Codable {
  /// In which part of the text, by its code.
  package let part: String
  /// Its kind, by its code.
  package let kind: String
  /// The words that were left.
  package let words: String
  /// Why, in the words of whoever left them.
  package let reason: String

  /// A finding that was kept; see the properties.
  package init(part: String, kind: String, words: String, reason: String) {
    self.part = part
    self.kind = kind
    self.words = words
    self.reason = reason
  }
}

extension Sequence<KeptFinding> {
  /// How many of each kind: `address-1,mobile-2`; nil when nothing was kept.
  package var counts: String? {
    let counts = Dictionary(map { ($0.kind, 1) }, uniquingKeysWith: +)
    guard !counts.isEmpty else { return nil }
    return counts.sorted { $0.key < $1.key }.map { "\($0.key)-\($0.value)" }
      .joined(separator: ",")
  }
}

/// What goes with the words of a draft.
package struct DraftCare: Sendable {
  /// What in the matter is sensitive.
  package var sensitive: Set<SensitiveMatter>
  /// For a correction: what readers are told about the change.
  package var note: String?
  /// What was left in the words although the rules saw it.
  package var kept: [KeptFinding]

  /// What goes with the words; see the properties.
  package init(
    sensitive: Set<SensitiveMatter> = [], note: String? = nil, kept: [KeptFinding] = []
  ) {
    self.sensitive = sensitive
    self.note = note
    self.kept = kept
  }
}

extension DisclosureDraft {
  private enum Key: String, CodingKey {
    case decision, text, sensitive, note, kept
  }

  /// Drafts that were stored before reasons were kept have none.
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    decision = try fields.decode(DisclosureDecision.self, forKey: .decision)
    text = try fields.decode(TextVersion.self, forKey: .text)
    sensitive = try fields.decode(Set<SensitiveMatter>.self, forKey: .sensitive)
    note = try fields.decodeIfPresent(String.self, forKey: .note)
    kept = try fields.decodeIfPresent([KeptFinding].self, forKey: .kept) ?? []
  }
}
