// Public words are made of masked texts: somebody has resolved every finding in each of them.

package import Masking

extension PublicWords {
  /// Words of which every finding was resolved by a person.
  package init(
    title: MaskedText, question: MaskedText, answer: MaskedText, incidentPlace: MaskedText? = nil
  ) {
    self.init(
      title: title.text, question: question.text, answer: answer.text,
      incidentPlace: incidentPlace?.text)
  }
}

extension SensitiveMatter {
  /// What is sensitive about a finding of this kind; nil when nothing is.
  package init?(_ kind: Finding.Kind) {
    switch kind {
    case .minor: self = .minor
    case .illness: self = .illness
    case .religion: self = .religion
    case .identityNumber, .passport, .permit: self = .identity
    case .mobile, .landline, .bankCard, .plate, .email, .qq, .weChat, .link, .address, .personName,
      .workplace, .accusation, .otherDigits, .markup:
      return nil
    }
  }

  /// What is sensitive among `findings`.
  package static func among(_ findings: some Sequence<Finding>) -> Set<SensitiveMatter> {
    Set(findings.compactMap { SensitiveMatter($0.kind) })
  }
}
