// How a matter reached us, what kind of matter it is, how urgent, and what its caller allows. All of
// these are lists that people choose from; the Chinese words stand in `Wording.swift`.

/// The way by which a contact came in.
package enum Channel: String, CaseIterable, Hashable, Sendable, Codable {
  /// The studio's telephone.
  case phone
  /// The city's service line: 12345 or 8890.
  case hotline
  /// A text message.
  case sms
  /// The official account.
  case weChat
  /// The site's form.
  case web
  /// A comment on the video stream.
  case liveComment
  /// Weibo.
  case weibo
  /// An app.
  case app
  /// A forum.
  case forum
  /// A letter.
  case letter
  /// A visitor.
  case visit
  /// Collected by a reporter beforehand.
  case collected

  /// What a contact by this channel is.
  package var contactKind: ContactKind {
    switch self {
    case .phone, .hotline: .call
    case .letter: .letter
    case .visit: .visit
    case .sms, .weChat, .web, .liveComment, .weibo, .app, .forum, .collected: .message
    }
  }
}

/// What a contact is.
package enum ContactKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// A ring.
  case call
  /// Something written that arrived electronically.
  case message
  /// A letter on paper.
  case letter
  /// A visit.
  case visit
}

/// 诉求性质: the kind of concern.
package enum Nature: String, CaseIterable, Hashable, Sendable, Codable {
  /// 咨询
  case inquiry
  /// 求助
  case help
  /// 投诉
  case complaint
  /// 举报
  case report
  /// 建议
  case suggestion
  /// 表扬
  case praise
  /// 其他
  case other
}

/// How urgent a matter is.
package enum Urgency: String, CaseIterable, Hashable, Sendable, Codable {
  /// It takes its turn.
  case normal
  /// It goes before others.
  case high
  /// It never enters the queue: it is put through to the emergency line at once.
  case emergency
}

/// What the caller allows.
package struct Consent: Hashable, Sendable, Codable {
  /// What may become of the matter outside.
  package enum Extent: String, CaseIterable, Hashable, Sendable, Codable {
    /// 可公开
    case publish
    /// 仅转办: for the departments alone.
    case forwardOnly
    /// 不公开
    case none
  }

  /// What may become of the matter outside.
  package var disclosure: Extent
  /// 可播出: the caller may be put on air.
  package var mayAir: Bool
  /// 匿名: not even surname and form of address may be shown.
  package var isAnonymous: Bool

  /// A consent; see the properties.
  package init(disclosure: Extent, mayAir: Bool = true, isAnonymous: Bool = false) {
    self.disclosure = disclosure
    self.mayAir = mayAir
    self.isAnonymous = isAnonymous
  }
}

/// Where a matter stands in the running show.
package enum AirStage: String, CaseIterable, Hashable, Sendable, Codable {
  /// In the queue.
  case waiting
  /// Chosen to be the next.
  case next
  /// The caller is in the studio's ear.
  case onAir
  /// It was on air.
  case done
  /// It left the queue: hung up, no time left.
  case dropped
}
