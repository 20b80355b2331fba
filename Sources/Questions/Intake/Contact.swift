// One ring, message, letter or visit. A person may ring twice about one matter and once about two, so
// the contact, the caller and the question are three things.

package import Timekeeping

/// A contact. It holds nothing that the caller said.
package struct Contact: Hashable, Sendable, Codable, Identifiable {
  /// Random; says nothing.
  package let id: ContactID
  /// The matter that was brought forward.
  package var questionID: QuestionID
  /// Whose programme.
  package let programme: ProgrammeCode
  /// The running episode, if there is one.
  package let episode: EpisodeCode?
  /// What it is.
  package let kind: ContactKind
  /// How it came in.
  package let channel: Channel
  /// When it came in.
  package let receivedAt: Timestamp
  /// The member who logged it.
  package let loggedBy: String
  /// The person, unless nothing is known.
  package let caller: CallerID?
  /// It was put through to the studio.
  package var isOnAir: Bool
  /// Somebody took it; false for a ring that was only noted.
  package var isAnswered: Bool

  /// A contact; see the properties.
  package init(
    id: ContactID, questionID: QuestionID, programme: ProgrammeCode, episode: EpisodeCode? = nil,
    kind: ContactKind, channel: Channel, receivedAt: Timestamp, loggedBy: String,
    caller: CallerID? = nil, isOnAir: Bool = false, isAnswered: Bool = true
  ) {
    self.id = id
    self.questionID = questionID
    self.programme = programme
    self.episode = episode
    self.kind = kind
    self.channel = channel
    self.receivedAt = receivedAt
    self.loggedBy = loggedBy
    self.caller = caller
    self.isOnAir = isOnAir
    self.isAnswered = isAnswered
  }
}
