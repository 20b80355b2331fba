// The door of this target: finds private data in a text, and masks what is beyond doubt. It is an
// aid: over the finished bytes another searcher, which shares nothing with this one, looks again.

/// Finds private data in free Chinese text.
package struct Masker: Sendable {
  /// What the office chose.
  package let settings: MaskingSettings
  /// The words and what their bytes begin with, which no setting changes: they are laid out once for
  /// all maskers.
  private static let lexicon = Lexicon()
  private static let alphabet = Alphabet(lexicon)

  /// With the strictest settings.
  package static let strictest = Masker()

  /// A masker with these settings; only the first one costs anything.
  package init(settings: MaskingSettings = MaskingSettings()) {
    self.settings = settings
  }

  /// Finds private data; the findings are in order and do not overlap.
  ///
  /// - Parameters:
  ///   - text: What is searched.
  ///   - role: What the text is: free words, the place of the incident, or a home.
  ///   - salutation: How the caller is addressed, where that is known.
  package func findings(
    in text: String, role: Role = .free, salutation: Salutation? = nil
  ) -> [Finding] {
    var text = text
    return text.withUTF8 { bytes in
      Masker.alphabet.withMarks { marks in
        var scan = Scan(
          bytes: bytes, marks: marks, lexicon: Masker.lexicon, settings: settings, role: role)
        scan.salutation = salutation
        scan.run()
        scan.finish()
        return scan.settled()
      }
    }
  }

  /// The text with everything masked that is beyond doubt; what is only suspected remains.
  package func mechanicallyMasked(
    _ text: String, role: Role = .free, salutation: Salutation? = nil
  ) -> String {
    let certain = findings(in: text, role: role, salutation: salutation).filter {
      $0.certainty == .certain
    }
    guard !certain.isEmpty else { return text }
    return Substitution.apply(certain.map(\.proposal), at: certain.map(\.span), in: text) ?? ""
  }

  /// The text with every proposal taken, as a reviewer would see it first.
  package func proposed(
    _ text: String, role: Role = .free, salutation: Salutation? = nil
  ) -> String {
    let found = findings(in: text, role: role, salutation: salutation)
    return Substitution.apply(found.map(\.proposal), at: found.map(\.span), in: text) ?? ""
  }

  /// Finds, and applies a person's decisions; the keys are indices of `findings(in:)`.
  package func reviewed(
    _ text: String, role: Role = .free, salutation: Salutation? = nil,
    resolutions: [Int: Resolution]
  ) throws(MaskingRefusal) -> MaskedText {
    try MaskedText(
      original: text, findings: findings(in: text, role: role, salutation: salutation),
      resolutions: resolutions)
  }
}

// MARK: - Role

extension Masker {
  /// What a text is, which decides how much of a place may remain.
  package enum Role: String, CaseIterable, Codable, Sendable {
    /// Words that a caller said.
    case free
    /// Where the incident is: estate and building remain, doors go.
    case incidentPlace
    /// Where a caller lives: nothing remains below subdistrict, town or township.
    case homeAddress
  }
}
