// Which groups a simulator has and where it listens; and the four groups that `hotline simulate`
// and the demonstration show. All names, numbers and tokens in the sample are invented.

/// The settings of a simulator.
package struct SimulatorConfiguration: Sendable {
  /// The groups, in the order of the index page.
  package var groups: [SimulatedGroup]
  /// The port on 127.0.0.1; 0 lets the system choose.
  package var port: Int
  /// How far the clock of the chats is ahead of UTC, in seconds; Beijing's by default.
  package var utcOffset: Int64
  /// Called with the group's id and the message's id as soon as a POST is in, before it is judged:
  /// for measurements that need a finer clock than milliseconds.
  package var onArrival: (@Sendable (_ group: String, _ messageID: String?) -> Void)?

  /// A simulator with these groups.
  package init(
    groups: [SimulatedGroup], port: Int = 0, utcOffset: Int64 = 28_800,
    onArrival: (@Sendable (_ group: String, _ messageID: String?) -> Void)? = nil
  ) {
    self.groups = groups
    self.port = port
    self.utcOffset = utcOffset
    self.onArrival = onArrival
  }

  /// Four groups of an invented station: one of each dialect.
  package static let sample = SimulatorConfiguration(groups: [
    departments, programme, editors, administrators,
  ])
}

// MARK: - The sample's groups

extension SimulatorConfiguration {
  private static let departments = SimulatedGroup(
    id: "departments", name: "市直单位工作群", dialect: .weCom,
    token: "7d1f0c52-3b8e-4a6d-9f27-51c0a84be693",
    members: [
      SimulatedMember(name: "张敏", userID: "zhangmin", mobile: "13800000001"),
      SimulatedMember(name: "李志强", userID: "lizhiqiang", mobile: "13800000002"),
      SimulatedMember(name: "王海燕", userID: "wanghaiyan", mobile: "13800000003"),
    ])

  private static let programme = SimulatedGroup(
    id: "programme", name: "利民热线节目组", dialect: .dingTalk,
    token: "5e0b9a1c7f34d826b1a9e47c03fd5812c6e7409ab35f18d2047be96ac1d3f850",
    secrets: ["SEC3f9a62d0c8b147e5a9d30f7c16e2b84d5a70c93e1f6b28d4"],
    members: [
      SimulatedMember(name: "周婷", userID: "zhouting", mobile: "13800000011"),
      SimulatedMember(name: "陈默", userID: "chenmo", mobile: "13800000012"),
      SimulatedMember(name: "刘洋", userID: "liuyang", mobile: "13800000013"),
    ])

  private static let editors = SimulatedGroup(
    id: "editors", name: "网站编辑群", dialect: .feishu,
    token: "a4c81e07-92d5-4f3b-8e60-b7d1935fc2ae",
    secrets: ["Qm7tXc2VbN9kLs4RpW1zHd"],
    members: [
      SimulatedMember(name: "孙悦", openID: "ou_3b7f0d92c1e84a56b8e21f4709cd6a35"),
      SimulatedMember(name: "赵磊", openID: "ou_9d20c6b8417f4e3aa5b1c7e8f0326d94"),
    ])

  private static let administrators = SimulatedGroup(
    id: "administrators", name: "管理员", dialect: .standardWebhooks, token: "administrators",
    robotName: "hotline", secrets: ["whsec_c2ltdWxhdG9yLWFkbWluaXN0cmF0b3JzLWtleS0x"],
    members: [SimulatedMember(name: "值班管理员")])
}
