// What the public may know of an episode. It is another type than the plan's episode on purpose:
// liaisons, remarks, reasons for leave and waivers have no place here.

package import Questions
package import Scheduling
package import Timekeeping

/// A programme, as pages name it.
package struct PublicProgramme: Hashable, Sendable {
  /// Its code.
  package var code: ProgrammeCode
  /// Its name on air.
  package var name: String
  /// Where it goes out.
  package var channels: [String]

  /// A programme.
  package init(code: ProgrammeCode, name: String, channels: [String] = []) {
    self.code = code
    self.name = name
    self.channels = channels
  }
}

/// A guest, as pages name one.
package struct PublicGuest: Hashable, Sendable {
  /// The name; empty when only the title is known.
  package var name: String
  /// The title; may be empty.
  package var title: String

  /// A guest.
  package init(name: String, title: String) {
    self.name = name
    self.title = title
  }

  /// `王某　局长`.
  var wording: String {
    [title, name].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// Whether an episode is still to come. Who makes the record decides it; pages read no clock.
package enum PublicEpisodeState: Hashable, Sendable {
  /// It will be on.
  case coming
  /// It was on.
  case aired
  /// 停播, with the reason for the public; may be empty.
  case cancelled(reason: String)
  /// Another edition took its place and it goes into a later round.
  case postponed(reason: String)
}

/// What one person said on air.
package struct TranscriptLine: Hashable, Sendable {
  /// Who: `主持人`, `嘉宾`, a guest's title and name.
  package var speaker: String
  /// What was said.
  package var text: String

  /// A line.
  package init(speaker: String, text: String) {
    self.speaker = speaker
    self.text = text
  }
}

/// An episode, as pages show it.
package struct PublicEpisode: Hashable, Sendable {
  /// Its stable identity.
  package var code: EpisodeCode
  /// The programme.
  package var programme: ProgrammeCode
  /// The kind of edition.
  package var edition: EditionKind
  /// When it is on.
  package var time: EpisodeTime
  /// Whether it is still to come.
  package var state: PublicEpisodeState
  /// The topic.
  package var theme: String?
  /// The departments on air, the leading one first.
  package var departments: [DepartmentCode]
  /// Words that stand for departments: 各街道办.
  package var groupWords: [String]
  /// The guests.
  package var guests: [PublicGuest]
  /// The hosts' names.
  package var hosts: [String]
  /// Names of the campaigns it belongs to.
  package var campaigns: [String]
  /// An opening paragraph of an editor; nil when none was written.
  package var introduction: String?
  /// What was said, as an editor wrote it down; empty while that is not done.
  package var transcript: [TranscriptLine]
  /// The recording, when it is on the web.
  package var video: WebAddress?
  /// What was changed and is to be seen: `更正：原定5月14日，改为5月15日。`
  package var changeNote: String?
  /// When its notice was first published.
  package var publishedAt: Timestamp
  /// When anything of it was last changed.
  package var updatedAt: Timestamp
  /// Who edited, checked and signed; may be empty.
  package var signers: [String]

  /// An episode; see the properties.
  package init(
    code: EpisodeCode, programme: ProgrammeCode, edition: EditionKind = .regular,
    time: EpisodeTime, state: PublicEpisodeState, theme: String? = nil,
    departments: [DepartmentCode] = [], groupWords: [String] = [], guests: [PublicGuest] = [],
    hosts: [String] = [], campaigns: [String] = [], introduction: String? = nil,
    transcript: [TranscriptLine] = [], video: WebAddress? = nil, changeNote: String? = nil,
    publishedAt: Timestamp,
    updatedAt: Timestamp? = nil, signers: [String] = []
  ) {
    self.code = code
    self.programme = programme
    self.edition = edition
    self.time = time
    self.state = state
    self.theme = theme
    self.departments = departments
    self.groupWords = groupWords
    self.guests = guests
    self.hosts = hosts
    self.campaigns = campaigns
    self.introduction = introduction
    self.transcript = transcript
    self.video = video
    self.changeNote = changeNote
    self.publishedAt = publishedAt
    self.updatedAt = updatedAt ?? publishedAt
    self.signers = signers
  }
}

/// A campaign, as its column shows it.
package struct PublicCampaign: Hashable, Sendable {
  /// Its name; episodes and questions name it. Its address is made from it.
  package var name: String
  /// Its theme.
  package var theme: String?
  /// First day of its window.
  package var from: CalendarDay
  /// Last day of its window.
  package var through: CalendarDay
  /// Its sub-activities.
  package var activities: [String]
  /// When its column was published.
  package var publishedAt: Timestamp

  /// A campaign.
  package init(
    name: String, theme: String? = nil, from: CalendarDay, through: CalendarDay,
    activities: [String] = [], publishedAt: Timestamp
  ) {
    self.name = name
    self.theme = theme
    self.from = from
    self.through = through
    self.activities = activities
    self.publishedAt = publishedAt
  }
}
