// One newsroom for the tests of questions: the small office with a store that has a key, a site folder,
// and a member for each part. Whole ways of a question are one call.

import Delivering
import Desk
import Discretion
import Foundation
import LeakScan
import Logging
import Masking
import Membership
import Publishing
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

/// The newsroom.
struct Newsroom {
  let folder: TemporaryFolder
  let clock: SimulatedClock
  let sink: RobotSink
  var settings: DeskSettings
  private(set) var desk: Desk
  private(set) var run: SimulatedRun

  /// A newsroom at `start` with these schedule files, read at once.
  init(
    at start: String = "2026-05-14 09:00", files: [String: String] = Newsroom.papers,
    change: (inout DeskSettings) -> Void = { _ in }
  ) async throws {
    folder = try TemporaryFolder()
    clock = SimulatedClock(instant(start))
    for (name, text) in files { try folder.write(text, to: "schedules/" + name) }
    var settings = DeskSettings(
      scheduleFolder: folder.path(of: "schedules"), robots: Station.robots,
      alarmRobots: ["yunwei"].map(RobotName.init(rawValue:)), quietHours: nil)
    settings.questions.policy = ReviewPolicy(levels: .first, needsDifferentPeople: true)
    settings.publication = PublicationSettings(
      siteFolder: folder.path(of: "site"), site: Newsroom.site)
    change(&settings)
    self.settings = settings
    sink = RobotSink(clock: clock, robots: Station.robots)
    desk = try Newsroom.desk(folder, settings, clock, sink)
    run = SimulatedRun(desk, clock: clock)
    try await run.run(through: clock.now)
  }

  static func desk(
    _ folder: TemporaryFolder, _ settings: DeskSettings, _ clock: SimulatedClock,
    _ sink: RobotSink, key: UInt8 = 1
  ) throws -> Desk {
    Desk(
      storage: try Storage(
        path: folder.path(of: "hotline.sqlite"), durability: .none, vault: try vault(key: key)),
      settings: settings, clock: clock, transport: sink,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, judgesClock: false)
  }

  static func vault(key: UInt8 = 1) throws -> Vault {
    try Vault(
      dataKey: Secret([UInt8](repeating: key, count: 32)),
      lookupKey: Secret([UInt8](repeating: 9, count: 32)))
  }

  /// The newsroom after a kill: what was in memory is gone, the database and the folders stay. With
  /// another `key`, what was sealed before can't be read.
  mutating func restart(
    key: UInt8 = 1, change: (inout DeskSettings) -> Void = { _ in }
  ) async throws {
    change(&settings)
    desk = try Newsroom.desk(folder, settings, clock, sink, key: key)
    run = SimulatedRun(desk, clock: clock)
    run.noteEdit()
    try await run.run(through: clock.now)
  }

  /// Writes a schedule file and lets the newsroom look.
  mutating func edit(_ name: String, _ text: String) async throws {
    try folder.write(text, to: "schedules/" + name)
    run.noteEdit()
    try await run.run(through: clock.now)
  }

  @discardableResult
  mutating func run(until time: String) async throws -> [SentMessage] {
    try await run.run(through: instant(time))
  }

  @discardableResult
  mutating func run(through end: Timestamp) async throws -> [SentMessage] {
    try await run.run(through: end)
  }

  /// Looks at the folder although nothing in it was written.
  mutating func look() { run.noteEdit() }

  func set(_ time: String) { clock.set(to: instant(time)) }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Ledger) throws -> Value
  ) async throws -> Value {
    try await desk.storage.read("read for a test", body)
  }

  /// All deliveries of a kind.
  func deliveries(_ kind: Message.Kind) async throws -> [DeliveryRow] {
    try await read {
      try $0.deliveries(from: Timestamp(seconds: 0), through: .distantFuture, limit: 100_000)
    }.filter { $0.kind == kind }
  }
}

// MARK: - People

extension Newsroom {
  static func member(_ id: String, _ roles: Role...) -> Member {
    Member(
      id: MemberID(rawValue: id), account: name(id), name: names[id] ?? id,
      grants: roles.map { RoleGrant($0) }, createdAt: Timestamp(seconds: 0))
  }

  private static func name(_ id: String) -> AccountName {
    guard let name = AccountName(id) else { preconditionFailure("no account name: \(id)") }
    return name
  }

  private static let names = [
    "lin": "林晓", "gao": "高敏", "ma": "马俊", "he": "何静", "wang": "王编辑", "zhou": "周编导",
  ]

  static let lin = member("lin", .operator)
  static let gao = member("gao", .producer)
  static let zhou = member("zhou", .producer)
  static let ma = member("ma", .reviewer1)
  static let he = member("he", .reviewer1)
  static let wang = member("wang", .editor)
  static let guan = member("guan", .administrator)
}

// MARK: - Ways of a question

extension Newsroom {
  static func form(
    _ text: String, at: String = "2026-05-14 09:10", consent: Consent.Extent = .publish
  ) -> IntakeForm {
    var form = IntakeForm(
      programme: ProgrammeCode(rawValue: "limin"), receivedAt: instant(at))
    form.text = Private(text)
    form.nature = .help
    form.area = "双塔区"
    form.topic = "路灯"
    form.name = Private("秦海波")
    form.phone = Private("13800138015")
    form.consent = Consent(disclosure: consent)
    return form
  }

  @discardableResult
  func log(_ form: IntakeForm) async throws -> QuestionID {
    try await desk.questions.log(form, by: Newsroom.lin).id
  }

  /// Logged, given to a department, answered.
  func answered(
    _ form: IntakeForm = Newsroom.form("文化路口的路灯坏了半个月。"), answer: String = "已经修好。"
  ) async throws -> QuestionID {
    let id = try await log(form)
    _ = try await desk.questions.assign(
      id, to: Dispatch(lead: DepartmentCode(rawValue: "zhujian")), by: Newsroom.gao)
    _ = try await desk.questions.answer(
      id,
      AnswerForm(
        text: Private(answer), approvedBy: "张局长",
        department: DepartmentCode(rawValue: "zhujian")), by: Newsroom.gao)
    return id
  }

  /// Decided, drafted with these words and signed. Findings are masked, but for `kept`, which stay for
  /// a reason.
  func approved(
    _ id: QuestionID, title: String = "路灯不亮", question: String, answer: String,
    keepingAll: Bool = false, note: String? = nil
  ) async throws -> TextHash {
    if note == nil {
      _ = try await desk.review.decide(
        id, .public, reason: "公众关心", basis: "信息公开条例第十九条", by: Newsroom.gao)
    }
    func part(_ text: String) -> DraftWords {
      let words = Private(text)
      let findings = desk.review.findings(in: words, part: .question)
      let resolution: Resolution = keepingAll ? .keep(reason: "单位公开的号码") : .mask
      return DraftWords(
        words,
        resolutions: Dictionary(
          uniqueKeysWithValues: findings.indices.map { ($0, resolution) }))
    }
    _ = try await desk.review.draft(
      id, [.title: part(title), .question: part(question), .answer: part(answer)], note: note,
      by: Newsroom.gao)
    let waiting = try await desk.review.submit(id, by: Newsroom.gao)
    guard let preparation = waiting.disclosure.preparation else {
      throw DeskError.notFound
    }
    let hash = preparation.draft.text.hash
    _ = try await desk.review.sign(id, level: .first, hash: hash, by: Newsroom.ma)
    if case .inReview = try await self.question(id).disclosure.preparation {
      // Something sensitive wants a second person.
      let second = Newsroom.member("he", .reviewer2)
      _ = try await desk.review.sign(id, level: .second, hash: hash, by: second)
    }
    return hash
  }

  func question(_ id: QuestionID) async throws -> Question {
    try #require(try await read { try $0.question(id) })
  }

  /// The whole way to the site, and one step of the publisher.
  @discardableResult
  func published(
    _ form: IntakeForm = Newsroom.form("文化路口的路灯坏了半个月。"),
    question: String = "文化路口的路灯坏了半个月。", answer: String = "已经修好。", keepingAll: Bool = false
  ) async throws -> QuestionID {
    let id = try await answered(form, answer: answer)
    let hash = try await approved(
      id, question: question, answer: answer, keepingAll: keepingAll)
    _ = try await desk.publication.publish(id, hash: hash, by: Newsroom.wang)
    try await publish()
    return id
  }

  /// One step of the publisher.
  func publish() async throws {
    _ = try await desk.publisher.step(at: clock.now)
  }

  /// Where a question is or was on the site.
  func slug(_ id: QuestionID) async throws -> PublicSlug {
    switch try await question(id).disclosure {
    case .published(let state): state.slug
    case .withdrawn(let withdrawal): withdrawal.slug
    case .undecided, .decided, .drafted, .inReview, .approved: throw DeskError.notFound
    }
  }

  /// The page of a question; nil when there is none.
  func page(_ id: QuestionID) async throws -> String? {
    let slug = try await slug(id)
    return try? folder.text(of: "site/questions/\(slug.rawValue).html")
  }

  /// Every page of the site by name, small files of the program left out.
  func pages() throws -> [String: String] {
    var pages: [String: String] = [:]
    let root = folder.path(of: "site")
    let names = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
    for name in names {
      guard let bytes = FileManager.default.contents(atPath: root + "/" + name) else { continue }
      pages[name] = String(decoding: bytes, as: UTF8.self)
    }
    return pages
  }
}

// MARK: - Papers

extension Newsroom {
  static let site = SiteSettings(
    siteName: "朝阳市人民政府门户网站", siteDomain: "www.example.gov.cn", siteIDCode: "2113000001",
    contentSource: "朝阳市广播电视台", hotlineName: "利民热线", basePath: "/hotline/")

  static let papers: [String: String] = [
    "节目.yaml": Papers.programme, "名录.yaml": directory, "提醒规则.yaml": Papers.ladder,
    "放假.txt": Papers.holidays,
    "计划.csv": Papers.plan([
      "2026-05-14,市住建局,城市照明,局长 王伟", "2026-06-11,市住建局,供热准备,局长 王伟",
    ]),
  ]

  /// The directory of the samples' departments: one group for all of them.
  static let directory = """
    版本: 1
    名录:
      群:
        - {名称: 联络群, 机器人: lianluo}
        - {名称: 编导群, 机器人: bianji}
      人员:
        - {姓名: 高敏, 账号: gaomin}
        - {姓名: 方宁, 账号: fangning}
        - {姓名: 李静, 账号: lijing, 手机: "13800138001"}
      单位:

    """
    + departments.map { "    - {编码: \($0), 名称: \($1), 简称: \($2), 群: 联络群}" }
    .joined(separator: "\n") + "\n"

  private static let departments = [
    ("renshe", "市人力资源和社会保障局", "市人社局"), ("gongan", "市公安局", "市公安局"),
    ("shijian", "市市场监督管理局", "市市场监管局"), ("nongye", "市农业农村局", "市农业农村局"),
    ("jiaotong", "市交通运输局", "市交通局"), ("yibao", "市医疗保障局", "市医保局"),
    ("weijian", "市卫生健康委员会", "市卫健委"), ("chengguan", "市城市管理综合执法局", "市城管局"),
    ("jiwei", "市纪委监委", "市纪委监委"), ("ziran", "市自然资源局", "市自然资源局"),
    ("ranqi", "市燃气公司", "燃气公司"), ("zhujian", "市住房和城乡建设局", "市住建局"),
    ("lincao", "市林业和草原局", "市林草局"), ("shuiwu", "市水务局", "市水务局"),
    ("yingshang", "市营商环境建设局", "市营商局"), ("minzheng", "市民政局", "市民政局"),
  ]
}
