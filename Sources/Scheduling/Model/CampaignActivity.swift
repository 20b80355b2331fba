// What happens within a campaign: its sub-activities, and how far each of them is.

/// A sub-activity of a campaign, such as “群众难题我来答”.
package struct CampaignActivity: Hashable, Sendable, Codable {
  /// Its name.
  package let name: String
  /// When it takes place, as written.
  package let when: String?
  /// Where it takes place, as written.
  package let place: String?
  /// How far it is; nil when nobody said.
  package let progress: ActivityProgress?
  /// What is prepared or was done, in a sentence or two.
  package let account: String?

  /// A sub-activity of which nothing but the name need be known.
  package init(
    name: String, when: String? = nil, place: String? = nil, progress: ActivityProgress? = nil,
    account: String? = nil
  ) {
    self.name = name
    self.when = when
    self.place = place
    self.progress = progress
    self.account = account
  }
}

/// How far a sub-activity is.
package enum ActivityProgress: String, CaseIterable, Hashable, Sendable, Codable {
  /// 未开始
  case notStarted
  /// 准备中
  case preparing
  /// 已就绪
  case ready
  /// 已开展
  case held
}
