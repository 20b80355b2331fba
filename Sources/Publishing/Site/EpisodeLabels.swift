// How episodes are named on other pages, worked out once for all of them.

import Questions
import Scheduling
import Timekeeping
import Writing

/// The labels of the episodes of a record.
struct EpisodeLabels {
  private let labels: [EpisodeCode: EpisodeLabel]
  private let episodes: [PublicEpisode]

  /// Labels for the episodes of `record`.
  init(_ record: PublicRecord) {
    let asked = Set(record.questions.compactMap(\.episode))
    var labels: [EpisodeCode: EpisodeLabel] = [:]
    for episode in record.episodes {
      let programme = record.programmes.first { $0.code == episode.programme }?.name ?? ""
      labels[episode.code] = EpisodeLabel(
        notice: .notice(episode.code),
        answers: asked.contains(episode.code) ? .answers(episode.code) : nil,
        transcript: episode.state == .aired ? .transcript(episode.code) : nil,
        title: EpisodeLabels.title(
          episode, programme: programme,
          departments: episode.departments.compactMap { record.departments[$0] }),
        time: episode.time.wording(besideYear: 0), day: episode.time.day,
        state: episode.state.word)
    }
    self.labels = labels
    episodes = record.episodes.sorted {
      ($0.time.earliest, $0.code) < ($1.time.earliest, $1.code)
    }
  }

  /// The label of an episode that the record shows.
  subscript(code: EpisodeCode) -> EpisodeLabel? { labels[code] }

  /// The labels of the episodes that are wanted, by time.
  func sorted(_ isWanted: (PublicEpisode) -> Bool) -> [EpisodeLabel] {
    episodes.filter(isWanted).compactMap { labels[$0.code] }
  }

  /// `市医保局做客利民热线：门诊统筹怎么报`.
  private static func title(
    _ episode: PublicEpisode, programme: String, departments: [String]
  ) -> String {
    let names = departments + episode.groupWords
    let show = programme + (episode.edition.pageWord.map { "·" + $0 } ?? "")
    let who = names.isEmpty ? show : names.joined(separator: "、") + "做客" + show
    guard let theme = episode.theme, !theme.saysNothing else { return who }
    return who + "：" + theme
  }
}

/// An episode with the names that its codes stand for.
struct NamedEpisode: Hashable, Sendable {
  /// The episode.
  let episode: PublicEpisode
  /// How other pages name it.
  let label: EpisodeLabel
  /// The programme.
  let programme: PublicProgramme?
  /// The departments on air.
  let departments: [String]
  /// The campaigns that have a column.
  let campaigns: [String]

  /// Departments and the words that stand for some.
  var whoIsOn: String { (departments + episode.groupWords).joined(separator: "、") }
}
