// The whole of what may be public at one instant. Pages are a function of this and the settings, of
// nothing else: no clock, no file, no other table.

package import Questions

/// Everything that is public at one instant.
package struct PublicRecord: Hashable, Sendable {
  /// The programmes.
  package var programmes: [PublicProgramme]
  /// The departments' names, by code.
  package var departments: [DepartmentCode: String]
  /// The episodes that may be shown.
  package var episodes: [PublicEpisode]
  /// The questions that are published.
  package var questions: [PublicQuestion]
  /// What was withdrawn.
  package var tombstones: [Tombstone]
  /// The figures that are published.
  package var figures: [HandlingFigures]
  /// The campaigns.
  package var campaigns: [PublicCampaign]

  /// A record; the order of its lists does not matter.
  package init(
    programmes: [PublicProgramme] = [], departments: [DepartmentCode: String] = [:],
    episodes: [PublicEpisode] = [], questions: [PublicQuestion] = [],
    tombstones: [Tombstone] = [], figures: [HandlingFigures] = [],
    campaigns: [PublicCampaign] = []
  ) {
    self.programmes = programmes
    self.departments = departments
    self.episodes = episodes
    self.questions = questions
    self.tombstones = tombstones
    self.figures = figures
    self.campaigns = campaigns
  }
}
