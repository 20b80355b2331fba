// A question that was just written down, as JSON. It is what intake writes thousands of times a second;
// everything that cannot have happened to it yet is written as a constant. A test reads it back by the
// general decoder.

import Discretion
import Foundation
import Questions
import Timekeeping
import Writing

/// The two parts of a fresh question as JSON, without its number.
struct FreshQuestionText {
  let open: [UInt8]
  let hidden: [UInt8]

  /// Nil when something has happened to the question: then the general encoder writes it.
  init?(_ question: Question) {
    guard question.handling == .logged, question.disclosure == .undecided, question.texts.isEmpty,
      question.reviewSteps.isEmpty, question.history == HandlingHistory(),
      question.clearedGist == nil
    else { return nil }
    open = FreshQuestionText.open(question)
    hidden = FreshQuestionText.hidden(question)
  }

  private static func open(_ question: Question) -> [UInt8] {
    var text = JSONFields(capacity: 768)
    text.field("id", question.id.rawValue)
    text.field("programme", question.programme.rawValue)
    text.field("episode", question.episode?.rawValue)
    text.field("channel", question.channel.rawValue)
    text.field("receivedAt", question.receivedAt.milliseconds)
    text.field("loggedAt", question.loggedAt.milliseconds)
    text.field("loggedBy", question.loggedBy)
    text.field("nature", question.nature.rawValue)
    text.field("topic", question.topic)
    text.field("area", question.area)
    text.field("suggestedDepartment", question.suggestedDepartment?.rawValue)
    text.field("urgency", question.urgency.rawValue)
    text.field("campaignTags", question.campaignTags)
    text.field("consent", json: consent(question.consent))
    text.field("contactCount", Int64(question.contactCount))
    text.field("mergedIDs", question.mergedIDs.map(\.rawValue))
    text.field("airStage", question.airStage?.rawValue)
    text.field("isDisputed", question.isDisputed)
    text.field("isForgotten", question.isForgotten)
    return text.finished()
  }

  private static func consent(_ consent: Consent) -> [UInt8] {
    var text = JSONFields(capacity: 80)
    text.field("disclosure", consent.disclosure.rawValue)
    text.field("mayAir", consent.mayAir)
    text.field("isAnonymous", consent.isAnonymous)
    return text.finished()
  }

  private static func hidden(_ question: Question) -> [UInt8] {
    let words = question.text.reveal(for: .storing)
    var text = JSONFields(capacity: words.utf8.count + 256)
    text.field("gist", question.gist.reveal(for: .storing))
    text.field("text", words)
    text.field("incidentPlace", question.incidentPlace?.reveal(for: .storing))
    text.field("answers", json: Array("{}".utf8))
    text.field("words", json: Array("{}".utf8))
    return text.finished()
  }

  /// The open part of a fresh question as JSON for the general decoder: its number, and what has not
  /// begun, which is a good third of the text and is not stored.
  static func completed(_ open: some Sequence<UInt8>, number: String) -> [UInt8] {
    var text = JSONFields(capacity: 1_024)
    text.field("number", number)
    text.field("handling", json: untouched.handling)
    text.field("history", json: untouched.history)
    text.field("disclosure", json: untouched.disclosure)
    text.field("texts", [])
    text.field("reviewSteps", [])
    return text.bytes + [UInt8(ascii: ",")] + open.dropFirst()
  }

  /// What the general encoder makes of what has not begun, so that this file knows nothing of it.
  private static let untouched: (handling: [UInt8], history: [UInt8], disclosure: [UInt8]) = {
    func bytes(_ value: some Encodable) -> [UInt8] {
      // These values are constants without a part that could not be encoded.
      (try? encoded(value)).map { Array($0.utf8) } ?? []
    }
    return (
      bytes(Handling.logged), bytes(HandlingHistory()), bytes(Disclosure.undecided.open)
    )
  }()
}
