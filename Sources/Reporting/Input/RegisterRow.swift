// One question as figures see it: where it came from, who had it, when each thing happened. Nothing
// that a caller said or is stands in it, so no report can show any of that.

package import Questions
package import Timekeeping

/// One line of the register.
package struct RegisterRow: Hashable, Sendable {
  /// The question.
  package let question: QuestionID
  /// Its speakable number, by which a figure opens to it.
  package let caseNumber: String
  /// Whose programme it came to.
  package let programme: ProgrammeCode
  /// The issue on air that it belongs to.
  package let episode: EpisodeCode?
  /// When it came: it belongs to the period in which this instant lies.
  package let receivedAt: Timestamp
  /// By which way.
  package let channel: Channel
  /// What kind of concern.
  package let nature: Nature
  /// How urgent.
  package let urgency: Urgency
  /// What it is about; nil while nobody said.
  package let topic: String?
  /// Which part of the town it concerns; nil when it concerns none.
  package let area: String?
  /// What the caller allows.
  package let consent: Consent.Extent
  /// How often it came in: 1, and one more for each caller who was joined to it.
  package let contactCount: Int
  /// The campaigns that it belongs to.
  package let campaigns: [String]
  /// How it was dealt with.
  package var course: Course
  /// What the public sees of it; nil while it sees nothing.
  package var publication: PublicTrace?

  /// A line; see the properties.
  package init(
    question: QuestionID, caseNumber: String, programme: ProgrammeCode,
    episode: EpisodeCode? = nil, receivedAt: Timestamp, channel: Channel, nature: Nature,
    urgency: Urgency = .normal, topic: String? = nil, area: String? = nil,
    consent: Consent.Extent = .publish, contactCount: Int = 1, campaigns: [String] = [],
    course: Course = Course(), publication: PublicTrace? = nil
  ) {
    self.question = question
    self.caseNumber = caseNumber
    self.programme = programme
    self.episode = episode
    self.receivedAt = receivedAt
    self.channel = channel
    self.nature = nature
    self.urgency = urgency
    self.topic = topic
    self.area = area
    self.consent = consent
    self.contactCount = contactCount
    self.campaigns = campaigns
    self.course = course
    self.publication = publication
  }
}

/// What happened to a question, each fact with its instant, so that a report can be written as of an
/// earlier cut-off.
package struct Course: Hashable, Sendable {
  /// Where it stands now.
  package var stage: Handling.Stage
  /// When its caller was put on air.
  package var onAirAt: Timestamp?
  /// When it was answered on air.
  package var answeredOnAirAt: Timestamp?
  /// The lead department.
  package var lead: DepartmentCode?
  /// Departments that co-operate.
  package var co: [DepartmentCode]
  /// When it was given to the lead.
  package var assignedAt: Timestamp?
  /// The first instant that is too late, as first set.
  package var originalDueUntil: Timestamp?
  /// The first instant that is too late, extensions included.
  package var dueUntil: Timestamp?
  /// When more time was granted last.
  package var extendedAt: Timestamp?
  /// How often more time was granted.
  package var extensions: Int
  /// How often a department handed it back.
  package var returns: Int
  /// How often it was handled again because the caller was not satisfied.
  package var rehandlings: Int
  /// When the department's answer came.
  package var answeredAt: Timestamp?
  /// When it ended: closed, declined or put through elsewhere.
  package var closedAt: Timestamp?
  /// What the caller said afterwards.
  package var verdict: FollowUp.Verdict?
  /// When the caller was asked.
  package var followedUpAt: Timestamp?

  /// What happened; see the properties. Nothing but the arrival, when all is left out.
  package init(
    stage: Handling.Stage = .logged, onAirAt: Timestamp? = nil, answeredOnAirAt: Timestamp? = nil,
    lead: DepartmentCode? = nil, co: [DepartmentCode] = [], assignedAt: Timestamp? = nil,
    originalDueUntil: Timestamp? = nil, dueUntil: Timestamp? = nil, extendedAt: Timestamp? = nil,
    extensions: Int = 0, returns: Int = 0, rehandlings: Int = 0, answeredAt: Timestamp? = nil,
    closedAt: Timestamp? = nil, verdict: FollowUp.Verdict? = nil, followedUpAt: Timestamp? = nil
  ) {
    self.stage = stage
    self.onAirAt = onAirAt
    self.answeredOnAirAt = answeredOnAirAt
    self.lead = lead
    self.co = co
    self.assignedAt = assignedAt
    self.originalDueUntil = originalDueUntil
    self.dueUntil = dueUntil
    self.extendedAt = extendedAt
    self.extensions = extensions
    self.returns = returns
    self.rehandlings = rehandlings
    self.answeredAt = answeredAt
    self.closedAt = closedAt
    self.verdict = verdict
    self.followedUpAt = followedUpAt
  }

  /// When it was due, as it stood at `instant`: an extension granted later did not count then.
  func dueUntil(asOf instant: Timestamp) -> Timestamp? {
    guard let extendedAt, extendedAt > instant else { return dueUntil ?? originalDueUntil }
    return originalDueUntil
  }
}

/// What the public sees of a question: nothing but what was approved.
package struct PublicTrace: Hashable, Sendable {
  /// How far it was decided to be public.
  package let extent: DisclosureExtent
  /// When it went online; nil while it is only decided.
  package let publishedAt: Timestamp?
  /// The approved title.
  package let title: String?
  /// Where it stands.
  package let address: String?

  /// A trace; see the properties.
  package init(
    extent: DisclosureExtent, publishedAt: Timestamp? = nil, title: String? = nil,
    address: String? = nil
  ) {
    self.extent = extent
    self.publishedAt = publishedAt
    self.title = title
    self.address = address
  }
}
