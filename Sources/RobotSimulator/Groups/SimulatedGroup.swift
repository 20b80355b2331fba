// A simulated chat group, by value: which vendor it imitates, what its robot's address and security
// settings are, and who sits in it. Nothing here knows the program under test, so that the program
// and its double cannot share a mistake.

/// Whose behaviour a simulated group imitates.
package enum SimulatedDialect: String, CaseIterable, Hashable, Sendable {
  /// 企业微信
  case weCom
  /// 钉钉
  case dingTalk
  /// 飞书
  case feishu
  /// A Standard Webhooks 1.0.0 receiver.
  case standardWebhooks

  /// What people call it.
  package var title: String {
    switch self {
    case .weCom: "企业微信"
    case .dingTalk: "钉钉"
    case .feishu: "飞书"
    case .standardWebhooks: "Standard Webhooks"
    }
  }
}

/// Somebody who sits in a simulated group and whose telephone may ring.
package struct SimulatedMember: Hashable, Sendable {
  /// The name that the chat shows.
  package var name: String
  /// The vendor's user id (企业微信, 钉钉; newer 飞书 groups too).
  package var userID: String?
  /// The mobile number (企业微信, 钉钉).
  package var mobile: String?
  /// The open_id (飞书).
  package var openID: String?

  /// A member with the identifiers that the group's vendor uses.
  package init(
    name: String, userID: String? = nil, mobile: String? = nil, openID: String? = nil
  ) {
    self.name = name
    self.userID = userID
    self.mobile = mobile
    self.openID = openID
  }
}

/// A chat group with one robot.
package struct SimulatedGroup: Hashable, Sendable {
  /// A short ASCII name for addresses of pages and for `posts(in:)`.
  package var id: String
  /// The group's name as people see it.
  package var name: String
  /// Whom it imitates.
  package var dialect: SimulatedDialect
  /// The key, access_token, hook token or path name of the robot.
  package var token: String
  /// The name under which the robot speaks.
  package var robotName: String
  /// Signing secrets; any of them is accepted. Empty means that signatures are not asked for.
  package var secrets: [String]
  /// Keyword mode: a message must contain one of them. 企业微信 and Standard Webhooks have none.
  package var keywords: [String]
  /// Who sits in the group.
  package var members: [SimulatedMember]
  /// How often the robot may speak; nil means as the vendor has it.
  package var rate: SimulatedRate?
  /// Whether signatures and the shape of the payload are checked (off for benchmarks only).
  package var verifiesSignatures: Bool
  /// Whether each POST is kept; counters are kept in any case.
  package var keepsPosts: Bool
  /// Milliseconds by which every answer is late, without blocking anybody.
  package var answerDelay: Int64

  /// A group that checks and keeps everything.
  package init(
    id: String, name: String, dialect: SimulatedDialect, token: String,
    robotName: String = "热线提醒", secrets: [String] = [], keywords: [String] = [],
    members: [SimulatedMember] = [], rate: SimulatedRate? = nil, verifiesSignatures: Bool = true,
    keepsPosts: Bool = true, answerDelay: Int64 = 0
  ) {
    self.id = id
    self.name = name
    self.dialect = dialect
    self.token = token
    self.robotName = robotName
    self.secrets = secrets
    self.keywords = keywords
    self.members = members
    self.rate = rate
    self.verifiesSignatures = verifiesSignatures
    self.keepsPosts = keepsPosts
    self.answerDelay = answerDelay
  }

  /// The path and query that a sender posts to, without a signature.
  package var path: String {
    switch dialect {
    case .weCom: "/cgi-bin/webhook/send?key=\(token)"
    case .dingTalk: "/robot/send?access_token=\(token)"
    case .feishu: "/open-apis/bot/v2/hook/\(token)"
    case .standardWebhooks: "/webhook/\(token)"
    }
  }
}

// MARK: - Members

extension SimulatedGroup {
  func member(userID: String) -> SimulatedMember? { members.first { $0.userID == userID } }
  func member(mobile: String) -> SimulatedMember? { members.first { $0.mobile == mobile } }
  func member(openID: String) -> SimulatedMember? { members.first { $0.openID == openID } }
}
