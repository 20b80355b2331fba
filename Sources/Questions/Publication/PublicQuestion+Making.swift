// The two ways to a public question: from a published question, and from the store's own row, whose
// words must still have the digest that was signed.

package import Timekeeping

extension Question {
  /// What the public sees of this question now; nil unless it is published. `name` gives the name to
  /// show for a signer.
  package func publicQuestion(in zone: Zone, name: (String) -> String) -> PublicQuestion? {
    guard case .published(let state) = disclosure else { return nil }
    let answers = self.answers
    let answer = handling.answer ?? answers.last
    let review = state.text.review
    let frame = state.text.words.frame
    return PublicQuestion(
      slug: state.slug, programme: programme, episode: episode, nature: nature, topic: frame.topic,
      area: frame.area, campaignTags: frame.campaignTags,
      isPartial: review.draft.decision.extent == .partial, words: state.text.words,
      answeredBy: answer?.department ?? handling.assignment?.lead,
      policyReferences: frame.policyReferences,
      receivedOn: zone.local(of: receivedAt).day,
      answeredOn: answer.map { zone.local(of: $0.at).day },
      isAnsweredOnAir: answer?.kind == .onAir, firstPublishedAt: state.firstPublishedAt,
      publishedAt: state.publishedAt, version: state.version, correctionNote: frame.note,
      hash: state.text.hash,
      signers: review.steps.map { PublicSigner(level: $0.level, name: name($0.signedBy)) },
      contactCount: contactCount)
  }

  /// The tombstone of this question; nil unless it was withdrawn.
  package var tombstone: Tombstone? {
    guard case .withdrawn(let withdrawal) = disclosure else { return nil }
    return Tombstone(
      slug: withdrawal.slug, withdrawnAt: withdrawal.at, publicReason: withdrawal.publicReason)
  }
}

extension PublicQuestion: Codable {
  private enum Key: String, CodingKey {
    case slug, programme, episode, nature, topic, area, campaignTags, isPartial, words, answeredBy
    case policyReferences, receivedOn, answeredOn, isAnsweredOnAir, firstPublishedAt, publishedAt
    case version, correctionNote, hash, signers, contactCount
  }

  /// Refuses words that are not the ones that were signed.
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    words = try fields.decode(PublicWords.self, forKey: .words)
    hash = try fields.decode(TextHash.self, forKey: .hash)
    guard words.hash == hash else {
      throw DecodingError.dataCorruptedError(
        forKey: .words, in: fields, debugDescription: "not the words that were signed")
    }
    slug = try fields.decode(PublicSlug.self, forKey: .slug)
    programme = try fields.decode(ProgrammeCode.self, forKey: .programme)
    episode = try fields.decodeIfPresent(EpisodeCode.self, forKey: .episode)
    nature = try fields.decode(Nature.self, forKey: .nature)
    topic = try fields.decodeIfPresent(String.self, forKey: .topic)
    area = try fields.decodeIfPresent(String.self, forKey: .area)
    campaignTags = try fields.decode([String].self, forKey: .campaignTags)
    isPartial = try fields.decode(Bool.self, forKey: .isPartial)
    answeredBy = try fields.decodeIfPresent(DepartmentCode.self, forKey: .answeredBy)
    policyReferences = try fields.decode([String].self, forKey: .policyReferences)
    receivedOn = try fields.decode(CalendarDay.self, forKey: .receivedOn)
    answeredOn = try fields.decodeIfPresent(CalendarDay.self, forKey: .answeredOn)
    isAnsweredOnAir = try fields.decode(Bool.self, forKey: .isAnsweredOnAir)
    firstPublishedAt = try fields.decode(Timestamp.self, forKey: .firstPublishedAt)
    publishedAt = try fields.decode(Timestamp.self, forKey: .publishedAt)
    version = try fields.decode(Int.self, forKey: .version)
    correctionNote = try fields.decodeIfPresent(String.self, forKey: .correctionNote)
    signers = try fields.decode([PublicSigner].self, forKey: .signers)
    contactCount = try fields.decode(Int.self, forKey: .contactCount)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(slug, forKey: .slug)
    try fields.encode(programme, forKey: .programme)
    try fields.encodeIfPresent(episode, forKey: .episode)
    try fields.encode(nature, forKey: .nature)
    try fields.encodeIfPresent(topic, forKey: .topic)
    try fields.encodeIfPresent(area, forKey: .area)
    try fields.encode(campaignTags, forKey: .campaignTags)
    try fields.encode(isPartial, forKey: .isPartial)
    try fields.encode(words, forKey: .words)
    try fields.encodeIfPresent(answeredBy, forKey: .answeredBy)
    try fields.encode(policyReferences, forKey: .policyReferences)
    try fields.encode(receivedOn, forKey: .receivedOn)
    try fields.encodeIfPresent(answeredOn, forKey: .answeredOn)
    try fields.encode(isAnsweredOnAir, forKey: .isAnsweredOnAir)
    try fields.encode(firstPublishedAt, forKey: .firstPublishedAt)
    try fields.encode(publishedAt, forKey: .publishedAt)
    try fields.encode(version, forKey: .version)
    try fields.encodeIfPresent(correctionNote, forKey: .correctionNote)
    try fields.encode(hash, forKey: .hash)
    try fields.encode(signers, forKey: .signers)
    try fields.encode(contactCount, forKey: .contactCount)
  }
}
