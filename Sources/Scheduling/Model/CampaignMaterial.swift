// What a campaign asks to be handed in before it begins: the list of texts, pictures and videos that
// will be published, with addresses where they are online already.

/// One thing to be handed in.
package struct CampaignMaterial: Hashable, Sendable, Codable {
  /// What it is.
  package let kind: MaterialKind
  /// Its title.
  package let title: String
  /// Where it is online, or where its file lies; nil while it is nowhere.
  package let address: String?
  /// The sub-activity that it belongs to; nil for the campaign as a whole.
  package let activity: String?
  /// Who makes it, as written.
  package let department: String?
  /// Whether it is finished.
  package let isDone: Bool

  /// A thing to be handed in.
  package init(
    kind: MaterialKind, title: String, address: String? = nil, activity: String? = nil,
    department: String? = nil, isDone: Bool = false
  ) {
    self.kind = kind
    self.title = title
    self.address = address
    self.activity = activity
    self.department = department
    self.isDone = isDone
  }
}

/// What a thing to be handed in is.
package enum MaterialKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// 文字
  case text
  /// 图片
  case picture
  /// 视频
  case video
  /// 链接: already online.
  case link
}
