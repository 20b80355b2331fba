// A question as pages show it. Thousands of them stand on several pages each, and two records that
// are compared have nearly all of them in common, so it is one pointer and knows itself again.

import Questions
import Timekeeping

/// A question with the names that its codes stand for.
struct AnsweredQuestion: Hashable, Sendable {
  private struct Parts: Hashable, Sendable {
    let question: PublicQuestion
    let department: String?
    let programme: String
    let episode: EpisodeLabel?
  }

  /// One element. An array, because two that share their storage are equal without a look inside.
  private let parts: [Parts]
  /// When its first version was published; outside, because every list asks for it.
  let firstPublishedAt: Timestamp
  /// When this version was published.
  let publishedAt: Timestamp

  /// A question with its names.
  init(
    question: PublicQuestion, department: String?, programme: String, episode: EpisodeLabel?
  ) {
    parts = [
      Parts(question: question, department: department, programme: programme, episode: episode)
    ]
    firstPublishedAt = question.firstPublishedAt
    publishedAt = question.publishedAt
  }

  /// The question.
  var question: PublicQuestion { parts[0].question }
  /// Its address.
  var slug: PublicSlug { parts[0].question.slug }
  /// The episode in which it was asked, shown or not.
  var episodeCode: EpisodeCode? { parts[0].question.episode }
  /// The department that answered.
  var department: String? { parts[0].department }
  /// The programme.
  var programme: String { parts[0].programme }
  /// The episode, when it is shown.
  var episode: EpisodeLabel? { parts[0].episode }
}
