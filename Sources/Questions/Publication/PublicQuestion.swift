// What the public sees: another type than the question, without a place for anything about a caller.
// It is made from an approved text alone, and read back only when its words are still the signed ones.

package import Timekeeping

/// A signature as readers see it.
package struct PublicSigner: Hashable, Sendable, Codable {
  /// At which level.
  package let level: ReviewLevel
  /// The name shown.
  package let name: String
}

/// A published question.
package struct PublicQuestion: Hashable, Sendable, Identifiable {
  /// Its address.
  package let slug: PublicSlug
  /// Whose programme.
  package let programme: ProgrammeCode
  /// In which episode it was asked.
  package let episode: EpisodeCode?
  /// Its nature.
  package let nature: Nature
  /// Its topic.
  package let topic: String?
  /// The district.
  package let area: String?
  /// The campaigns under whose column it stands.
  package let campaignTags: [String]
  /// 部分公开: something was left out.
  package let isPartial: Bool
  /// The signed words.
  package let words: PublicWords
  /// The department that answered.
  package let answeredBy: DepartmentCode?
  /// 政策依据
  package let policyReferences: [String]
  /// 受理日期
  package let receivedOn: CalendarDay
  /// 答复日期
  package let answeredOn: CalendarDay?
  /// It was answered in the show.
  package let isAnsweredOnAir: Bool
  /// When its first version was published.
  package let firstPublishedAt: Timestamp
  /// When this version was published.
  package let publishedAt: Timestamp
  /// Counted from 1.
  package let version: Int
  /// What readers are told about a correction.
  package let correctionNote: String?
  /// The digest that was signed.
  package let hash: TextHash
  /// Who signed, lowest level first.
  package let signers: [PublicSigner]
  /// How many people asked.
  package let contactCount: Int

  /// Its address.
  package var id: PublicSlug { slug }
  /// The title.
  package var title: String { words.title }
  /// The question.
  package var question: String { words.question }
  /// The answer.
  package var answer: String { words.answer }
  /// Where it happened.
  package var incidentPlace: String? { words.incidentPlace }
}

/// The address of what was withdrawn.
package struct Tombstone: Hashable, Sendable, Codable {
  /// Its address.
  package let slug: PublicSlug
  /// When.
  package let withdrawnAt: Timestamp
  /// What readers are told.
  package let publicReason: String

  /// A tombstone; see the properties.
  package init(slug: PublicSlug, withdrawnAt: Timestamp, publicReason: String) {
    self.slug = slug
    self.withdrawnAt = withdrawnAt
    self.publicReason = publicReason
  }
}
