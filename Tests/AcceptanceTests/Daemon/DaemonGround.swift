// What a daemon of its own stands on in a test: schedule folder, configuration and credentials. A show
// within the hour is announced at once, so that each edit of the plan makes reminders due.

import Foundation
import Glibc
import RobotSimulator
import TestSupport
import Timekeeping

/// The files of one daemon.
struct DaemonGround {
  let folder: TemporaryFolder
  let simulator: RobotSimulator
  private let count: Int

  static let group = SimulatedGroup(
    id: "all", name: "各单位", dialect: .standardWebhooks, token: "all",
    secrets: ["whsec_YWNjZXB0YW5jZS10ZXN0LWtleS1mb3ItYWxs"], answerDelay: 60)

  /// A ground with `count` departments, each with a chat group of its own behind one robot.
  init(_ simulator: RobotSimulator, departments count: Int) throws {
    self.simulator = simulator
    self.count = count
    folder = try TemporaryFolder()
    try folder.write(configuration, to: "hotline.yaml")
    let credentials = try folder.write(
      """
      版本: 1
      机器人:
        - {名称: 各单位, 网址: "\(simulator.address(of: "all") ?? "")", 密钥: [\(DaemonGround.group.secrets[0])]}
      """, to: "webhooks")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: credentials)
    try folder.write(directory, to: "schedules/名录.yaml")
    try folder.write(ladder, to: "schedules/提醒规则.yaml")
    try writePlan(
      episodes: 0, at: LocalDateTime(day: CalendarDay(daysSinceEpoch: 0), time: .midnight))
  }

  var configurationPath: String { folder.path(of: "hotline.yaml") }

  private var configuration: String {
    """
    版本: 1
    排期目录: \(folder.path(of: "schedules"))
    数据目录: \(folder.path(of: "state"))
    运行目录: \(folder.path(of: "run"))
    凭据文件: \(folder.path(of: "webhooks"))
    控制台: unix:\(folder.path(of: "console.sock"))
    允许回环: 是
    安静时段: 无
    告警机器人: [各单位]
    机器人:
      - {名称: 各单位, 方言: 标准}
    """
  }

  private var directory: String {
    let groups = (0..<count).map { "    - {名称: 群\($0), 机器人: 各单位}" }
    let departments = (0..<count).map {
      "    - {编码: d\($0), 名称: 第\($0)局, 类别: 部门, 联络员: [甲\($0)], 群: 群\($0)}"
    }
    let people = (0..<count).map { "    - {姓名: 甲\($0)}" }
    return
      (["版本: 1", "名录:", "  群:", "    - {名称: 节目组, 机器人: 各单位}"] + groups
      + ["  单位:"] + departments + ["  人员:"] + people).joined(separator: "\n") + "\n"
  }

  private var ladder: String {
    """
    版本: 1
    提醒规则:
      - {代码: early, 名称: 报主题, 提前量: 上线前10个工作日 09:30, 对象: [联络员], 内容: 报主题}
    """
  }

  /// The plan with the first so many departments on the air at `start`.
  func writePlan(episodes: Int, at start: LocalDateTime) throws {
    var text = """
      版本: 1
      节目:
        - {代码: test, 名称: 测试节目, 默认时长: 1分钟, 编导群: 节目组, 编辑群: 节目组}

      """
    if episodes > 0 { text += "年度计划:\n  节目: test\n  年度: \(start.day.year)\n  场次:\n" }
    // These tests run at any hour: a time in the small hours has to be said as one.
    let half = start.time.hour < 6 ? "凌晨" : ""
    for index in 0..<episodes {
      text +=
        "    - {编号: E\(index), 日期: \(start.day), 时间: \"\(half)\(start.time)\","
        + " 单位: 第\(index)局, 主题: 主题\(index),"
        + " 豁免: {slot-taken: 各播各的}}\n"
    }
    // As editors do: the folder never holds half a plan.
    try folder.write(text, to: "计划.part")
    let (from, to) = (folder.path(of: "计划.part"), folder.path(of: "schedules/计划.yaml"))
    guard rename(from, to) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
