// One small office with a console: a folder with schedule files, a database, three groups, a clock
// that is set by hand. What it shows is the real desk's.

import Console
import Delivering
import Desk
import Discretion
import Foundation
import Logging
import Publishing
import Questions
import Storage
import TestSupport
import Timekeeping

/// The office.
struct Office {
  let folder: TemporaryFolder
  let clock: SimulatedClock
  let platform: Platform
  let desk: Desk
  private(set) var run: SimulatedRun

  /// An office whose clock shows `start`, with these files beside the usual ones.
  init(
    at start: String = "2026-05-13 08:00", files: [String: String] = [:],
    publicOrigin: String? = nil, hasSite: Bool = false
  ) throws {
    folder = try TemporaryFolder()
    clock = SimulatedClock(Office.instant(start))
    for (name, text) in Office.files.merging(files, uniquingKeysWith: { $1 }) {
      try folder.write(text, to: "schedules/" + name)
    }
    try folder.write(try Office.notice(), to: "schedules/放假通知.txt")
    platform = Platform()
    var settings = DeskSettings(
      scheduleFolder: folder.path(of: "schedules"), robots: Office.robots,
      alarmRobots: [RobotName(rawValue: "bianji")], publicOrigin: publicOrigin)
    if hasSite {
      settings.publication = PublicationSettings(
        siteFolder: folder.path(of: "site"), site: Office.site)
    }
    desk = Desk(
      storage: try Storage(
        path: folder.path(of: "hotline.sqlite"), durability: .none, vault: try Office.vault()),
      settings: settings, clock: clock, transport: platform, logger: .silent, judgesClock: false)
    run = SimulatedRun(desk, clock: clock)
  }

  /// Lets the office work until the clock shows `time`.
  mutating func work(until time: String) async throws {
    try await run.run(through: Office.instant(time))
    for part in HealthPart.allCases { desk.shared.board.stamp(part, at: clock.now) }
  }

  /// Writes a schedule file, or removes it with nil, and lets the office look.
  mutating func edit(_ name: String, _ text: String?) throws {
    if let text {
      try folder.write(text, to: "schedules/" + name)
    } else {
      try folder.remove("schedules/" + name)
    }
    run.noteEdit()
  }

  /// Promises these words to the department's group.
  func promise(_ id: String, at due: String, _ words: [String]) async throws {
    let row = DeliveryRow(
      id: DeliveryID(rawValue: id), robot: RobotName(rawValue: "bumen"), chatGroup: "市直单位工作群",
      kind: .reminder, dueAt: Office.instant(due),
      usefulUntil: Office.instant(due) + .seconds(36_000), urgency: .ordinary,
      message: Message(kind: .reminder, title: "利民热线提醒", lines: words))
    try await desk.storage.write("promise") { _ = try $0.add(row) }
  }

  /// `2026-05-14 09:07` on the wall clock of Shanghai.
  static func instant(_ text: String) -> Timestamp {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let day = CalendarDay(iso: parts[0]),
      let time = TimeOfDay(iso: parts[1])
    else { preconditionFailure("not a time: \(text)") }
    return Zone.shanghai.timestamp(of: LocalDateTime(day: day, time: time))
  }

  /// The public page of a question that is or was on the site; nil when there is none.
  func page(of question: Question) -> String? {
    let slug: PublicSlug
    switch question.disclosure {
    case .published(let state): slug = state.slug
    case .withdrawn(let withdrawal): slug = withdrawal.slug
    case .undecided, .decided, .drafted, .inReview, .approved: return nil
    }
    return try? folder.text(of: "site/questions/\(slug.rawValue).html")
  }

  private static let site = SiteSettings(
    siteName: "朝阳市人民政府门户网站", siteDomain: "www.example.gov.cn", siteIDCode: "2113000001",
    contentSource: "朝阳市广播电视台", hotlineName: "利民热线", basePath: "/hotline/")

  private static func vault() throws -> Vault {
    try Vault(
      dataKey: Secret([UInt8](repeating: 7, count: Vault.keyLength)),
      lookupKey: Secret([UInt8](repeating: 9, count: Vault.keyLength)))
  }

  private static func notice(testFile: String = #filePath) throws -> String {
    let tests = testFile.components(separatedBy: "/ConsoleTests/")[0]
    return try String(
      contentsOfFile: tests + "/Fixtures/Plans/holiday-notice-2026.txt", encoding: .utf8)
  }
}

extension Office {
  static let robots: [RobotName: Robot] = Dictionary(
    uniqueKeysWithValues: [
      robot("bumen", .weCom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret-one"),
      robot("bianji", .dingTalk, "https://oapi.dingtalk.com/robot/send?access_token=secret-two"),
    ].map { ($0.name, $0) })

  private static func robot(_ name: String, _ dialect: Dialect, _ address: String) -> Robot {
    Robot(
      name: RobotName(rawValue: name), dialect: dialect, address: Secret(address),
      keywords: dialect == .dingTalk ? ["利民热线"] : [])
  }

  static let files = [
    "节目.yaml": """
    版本: 1
    节目:
      - 代码: limin
        名称: 利民热线
        直播间: 一号直播间
        播出时段:
          - 规则: 每周四 9:00-10:00
            起: 2026-05-07
            止: 2026-06-30
        默认时间: 9:00-10:00
        编导群: 利民热线节目组
        编导: [周婷]
        主持人: [陈默]
        导播: [刘洋]
    名录:
      群:
        - {名称: 市直单位工作群, 机器人: bumen}
        - {名称: 利民热线节目组, 机器人: bianji}
      单位:
        - {编码: yibao, 名称: 市医疗保障局, 简称: 市医保局, 联络员: [赵春燕], 群: 市直单位工作群}
        - {编码: zhujian, 名称: 市住房和城乡建设局, 简称: 市住建局, 联络员: [张敏], 群: 市直单位工作群}
        - {编码: wenlv, 名称: 市文化旅游和广播电视局, 简称: 市文旅局, 联络员: [谷雨], 群: 市直单位工作群}
      人员:
        - {姓名: 周婷}
        - {姓名: 陈默}
        - {姓名: 刘洋}
        - {姓名: 赵春燕}
        - {姓名: 张敏}
        - {姓名: 谷雨}
    提醒规则:
      - 代码: materialsDue
        名称: 报材料
        提前量: 上线前5个工作日 10:20
        对象: [联络员]
        内容: 报一问一答访谈稿
        截止: 上线前4个工作日 17:30
      - 代码: dayBefore
        名称: 明日上线
        提前量: 上线前1个工作日 16:27
        对象: [联络员]
        内容: 请再核对一遍时间和嘉宾
      - 代码: arrive30
        名称: 嘉宾到场
        提前量: 上线前30分钟
        对象: [联络员]
        内容: 请嘉宾到场候播
        紧急: 是

    """,
    "计划.yaml": """
    版本: 1
    年度计划:
      节目: limin
      年度: 2026
      场次:
        - 编号: L1
          日期: 2026-05-14
          单位: 市医保局
          主题: 门诊统筹怎么报
          嘉宾: 局长 李明
          状态: 已确认
        - 编号: L2
          日期: 2026-05-21
          单位: 市住建局
          主题: 老旧小区改造
        - 编号: L3
          月份: 6月
          单位: 市文旅局

    """,
  ]
}

extension Logger {
  /// A log that nobody reads.
  static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}

/// A platform that accepts everything.
struct Platform: WebhookTransport {
  func submit(
    _ requests: [WebhookRequest], mayStart: @escaping @Sendable (Int) -> Bool,
    completed: @escaping @Sendable (Int, Exchange) -> Void
  ) {
    for index in requests.indices {
      completed(
        index,
        mayStart(index)
          ? .answered(status: 200, retryAfterSeconds: nil, body: Array(#"{"errcode":0}"#.utf8))
          : .revoked)
    }
  }

  func shutDown() async {}
}
