// How the store keeps a question: an open part without a word of what the caller said, and a hidden
// part that is sealed as one. Putting them together again checks what the types promise elsewhere, so
// a row that was tampered with does not become an approved text.

package import Discretion
package import Timekeeping

extension Question {
  /// What is kept in the open.
  package struct Open: Hashable, Sendable, Codable {
    /// As in the question.
    package let id: QuestionID
    /// As in the question.
    package let number: CaseNumber
    /// As in the question.
    package let programme: ProgrammeCode
    /// As in the question.
    package let episode: EpisodeCode?
    /// As in the question.
    package let channel: Channel
    /// As in the question.
    package let receivedAt: Timestamp
    /// As in the question.
    package let loggedAt: Timestamp
    /// As in the question.
    package let loggedBy: String
    /// As in the question.
    package let nature: Nature
    /// As in the question.
    package let topic: String?
    /// As in the question.
    package let area: String?
    /// As in the question.
    package let suggestedDepartment: DepartmentCode?
    /// As in the question.
    package let urgency: Urgency
    /// As in the question.
    package let campaignTags: [String]
    /// As in the question.
    package let consent: Consent
    /// As in the question.
    package let contactCount: Int
    /// As in the question.
    package let mergedIDs: [QuestionID]
    /// As in the question.
    package let airStage: AirStage?
    /// As in the question.
    package let isDisputed: Bool
    /// As in the question.
    package let isForgotten: Bool
    /// As in the question, without the words of answers.
    package let handling: Handling
    /// As in the question, without the words of answers.
    package let history: HandlingHistory
    /// As in the question, without words.
    package let disclosure: Disclosure.Open
    /// As in the question, without words.
    package let texts: [TextVersion]
    /// As in the question.
    package let reviewSteps: [ReviewStep]
  }

  /// What is sealed: plain strings, made for that moment only and never kept or printed.
  package struct Hidden: Hashable, Sendable, Codable {
    /// The gist.
    package var gist: String
    /// What the caller said.
    package var text: String
    /// Where it happened.
    package var incidentPlace: String?
    /// The gist after a person resolved its findings.
    package var clearedGist: String?
    /// The words of the answers, by number.
    package var answers: [Int: String]
    /// The words of the public texts, by number.
    package var words: [Int: PublicWords]
  }

  /// Why the two parts don't make a question.
  package enum Unreadable: String, CaseIterable, Error, Hashable, Sendable {
    /// Words of an answer or a public text are missing.
    case wordsMissing
    /// The words of a public text are not those of its digest.
    case wordsDiffer
    /// A text is on its way to the public without the caller's consent or a decision for it.
    case consentDisagrees
    /// It says that all have signed, and they have not.
    case signaturesMissing
  }
}

// MARK: - Taking apart

extension Question {
  /// The open part.
  package var open: Open {
    Open(
      id: id, number: number, programme: programme, episode: episode, channel: channel,
      receivedAt: receivedAt, loggedAt: loggedAt, loggedBy: loggedBy, nature: nature, topic: topic,
      area: area, suggestedDepartment: suggestedDepartment, urgency: urgency,
      campaignTags: campaignTags, consent: consent, contactCount: contactCount,
      mergedIDs: mergedIDs, airStage: airStage, isDisputed: isDisputed, isForgotten: isForgotten,
      handling: handling, history: history, disclosure: disclosure.open, texts: texts,
      reviewSteps: reviewSteps)
  }

  /// The hidden part in plain words, to be sealed, scanned for, or exported.
  package func reveal(for purpose: Purpose) -> Hidden {
    Hidden(
      gist: gist.reveal(for: purpose), text: text.reveal(for: purpose),
      incidentPlace: incidentPlace?.reveal(for: purpose),
      clearedGist: clearedGist?.reveal(for: purpose),
      answers: Dictionary(answers.map { ($0.number, $0.text.reveal(for: purpose)) }) { $1 },
      words: Dictionary(texts.map { ($0.number, $0.words.reveal(for: purpose)) }) { $1 })
  }
}

// MARK: - Putting together

extension Question {
  /// The question that was kept in two parts.
  package init(open: Open, hidden: Hidden) throws(Unreadable) {
    id = open.id
    number = open.number
    programme = open.programme
    episode = open.episode
    channel = open.channel
    receivedAt = open.receivedAt
    loggedAt = open.loggedAt
    loggedBy = open.loggedBy
    nature = open.nature
    topic = open.topic
    area = open.area
    suggestedDepartment = open.suggestedDepartment
    urgency = open.urgency
    campaignTags = open.campaignTags
    incidentPlace = hidden.incidentPlace.map { Private($0) }
    gist = Private(hidden.gist)
    text = Private(hidden.text)
    clearedGist = hidden.clearedGist.map { Private($0) }
    consent = open.consent
    contactCount = open.contactCount
    mergedIDs = open.mergedIDs
    airStage = open.airStage
    isDisputed = open.isDisputed
    isForgotten = open.isForgotten
    handling = try hidden.filled(open.handling)
    history = open.history
    history.answers = try hidden.filled(open.history.answers)
    texts = try hidden.filled(open.texts)
    reviewSteps = open.reviewSteps
    disclosure = try Disclosure(open: open.disclosure, hidden: hidden)
    guard consent.permits(disclosure) else { throw .consentDisagrees }
  }
}

extension Question.Hidden {
  fileprivate func filled(_ answers: [Answer]) throws(Question.Unreadable) -> [Answer] {
    var result: [Answer] = []
    for answer in answers { result.append(try filled(answer)) }
    return result
  }

  private func filled(_ answer: Answer) throws(Question.Unreadable) -> Answer {
    guard let text = answers[answer.number] else { throw .wordsMissing }
    var answer = answer
    answer.text = Private(text)
    return answer
  }

  fileprivate func filled(_ texts: [TextVersion]) throws(Question.Unreadable) -> [TextVersion] {
    var result: [TextVersion] = []
    for text in texts { result.append(try filled(text)) }
    return result
  }

  func filled(_ text: TextVersion) throws(Question.Unreadable) -> TextVersion {
    guard let words = words[text.number] else { throw .wordsMissing }
    guard words.hash == text.hash else { throw .wordsDiffer }
    var text = text
    text.words = Private(words)
    return text
  }

  fileprivate func filled(_ handling: Handling) throws(Question.Unreadable) -> Handling {
    switch handling {
    case .answeredOnAir(let answer): return .answeredOnAir(try filled(answer))
    case .answered(let assignment, let answer): return .answered(assignment, try filled(answer))
    case .closed(var closure):
      closure.answer = try filled(closure.answer)
      return .closed(closure)
    case .logged, .assigned, .declined, .transferred, .merged: return handling
    }
  }
}
