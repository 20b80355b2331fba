// A small public record that has one of everything: two episodes gone and two to come, a correction, a
// withdrawal, a campaign, figures. Questions are read as the store reads them, words checked against
// their digest.

import Foundation
import Publishing
import Questions
import Scheduling
import Timekeeping

/// What the tests publish.
enum PublicationCast {
  /// Settings with everything filled in.
  static let settings = SiteSettings(
    siteName: "朝阳市人民政府", siteDomain: "www.example.gov.cn", siteIDCode: "2113000001",
    contentSource: "朝阳市人民政府办公室", hotlineName: "利民热线", basePath: "/lmrx/",
    author: "李编辑", phone: "0421-0000110", accessibilityStatement: "/wza.html")

  /// A moment of May 2026.
  static func at(_ day: Int, _ hour: Int = 9, _ minute: Int = 0) -> Timestamp {
    let time = TimeOfDay(hour: hour, minute: minute) ?? .midnight
    return Zone.shanghai.timestamp(of: LocalDateTime(day: may(day), time: time))
  }

  /// A day of May 2026; beyond the 31st it goes on into June.
  static func may(_ day: Int) -> CalendarDay {
    CalendarDay(daysSinceEpoch: 20_574).adding(days: day - 1)
  }

  /// A question as the store would hand it out.
  static func question(
    _ slug: String, title: String, text: String = "请问怎么办理？", answer: String = "带身份证到窗口办理。",
    nature: Nature = .inquiry, episode: String? = nil, department: String? = "ybj", day: Int = 14,
    version: Int = 1, note: String? = nil, place: String? = nil, campaigns: [String] = [],
    count: Int = 1
  ) throws -> PublicQuestion {
    let words = QuestionRow.Words(
      title: title, question: text, answer: answer, incidentPlace: place)
    let topics = ["ybj": "医疗保障", "zjj": "市政设施", "rsj": "社会保险"]
    let topic = department.flatMap { topics[$0] }
    let row = QuestionRow(
      slug: slug, programme: "limin", episode: episode, nature: nature.rawValue, topic: topic,
      area: "双塔区", campaignTags: campaigns, isPartial: false, words: words,
      answeredBy: department, policyReferences: department == "ybj" ? ["朝医保发〔2025〕12号"] : [],
      receivedOn: may(day - 2),
      answeredOn: may(day), isAnsweredOnAir: episode != nil,
      firstPublishedAt: at(day, 16, 30), publishedAt: at(day + version - 1, 16, 30),
      version: version, correctionNote: note, hash: "",
      signers: [
        .init(level: 1, name: "王初审"), .init(level: 2, name: "赵复审"),
        .init(level: 3, name: "周签发"),
      ], contactCount: count)
    return try row.read()
  }

  /// The files of the whole record, rendered once.
  static func files() throws -> [PublicFile] { try rendered.get() }

  private static let rendered = Result { try PublicSite(settings).files(for: record()) }

  /// The whole record.
  static func record() throws -> PublicRecord {
    PublicRecord(
      programmes: [
        PublicProgramme(
          code: ProgrammeCode(rawValue: "limin"), name: "利民热线", channels: ["朝阳人民广播电台", "朝阳市政府网站"])
      ],
      departments: [
        DepartmentCode(rawValue: "ybj"): "市医疗保障局", DepartmentCode(rawValue: "rsj"): "市人力资源和社会保障局",
        DepartmentCode(rawValue: "zjj"): "市住房和城乡建设局",
      ],
      episodes: episodes, questions: try questions(),
      tombstones: [
        Tombstone(
          slug: PublicSlug(rawValue: "w1thdrawn0000001"), withdrawnAt: at(20, 11),
          publicReason: "当事人申请不再公开。")
      ], figures: [figures], campaigns: [campaign])
  }

  private static func questions() throws -> [PublicQuestion] {
    [
      try question(
        "k3v7x2m9p4q8r1s5", title: "居民医保门诊费用怎么报销", text: "我在县医院看门诊，花了600多元。\n请问居民医保能报销吗？",
        answer: "可以。\n一、在定点医院门诊就医，起付线以上按比例报销。\n二、需要带社会保障卡和身份证。",
        episode: "limin-2026-05-14", day: 14, campaigns: ["第二十届“5·15政务公开日”活动"], count: 3),
      try question(
        "a8b2c4d6e9f1g3h5", title: "小区路灯不亮，希望尽快修复", text: "小区东门外的路灯坏了半个月，晚上看不见路。",
        answer: "已更换灯具3盏，5月15日晚恢复照明。", nature: .complaint, episode: "limin-2026-05-14",
        department: "zjj", day: 15, version: 2, note: "原答复中的恢复照明日期有误，由5月16日更正为5月15日。",
        place: "双塔区某小区东门外"),
      try question(
        "n5p7q9r2s4t6v8w1", title: "养老保险断缴两年能不能补", nature: .inquiry, department: "rsj", day: 36),
    ]
  }
}

// MARK: - Episodes

extension PublicationCast {
  /// Two that were on, two to come.
  static let episodes: [PublicEpisode] = [
    PublicEpisode(
      code: EpisodeCode(rawValue: "limin-2026-05-14"),
      programme: ProgrammeCode(rawValue: "limin"), time: time(14), state: .aired,
      theme: "门诊统筹怎么报", departments: [DepartmentCode(rawValue: "ybj")],
      guests: [PublicGuest(name: "钱某某", title: "局长")], hosts: ["孙主播"],
      campaigns: ["第二十届“5·15政务公开日”活动"], publishedAt: at(7), updatedAt: at(14, 15),
      signers: ["王初审", "周签发"]),
    PublicEpisode(
      code: EpisodeCode(rawValue: "limin-2026-市人社局-1"),
      programme: ProgrammeCode(rawValue: "limin"), edition: .feedback, time: time(21),
      state: .aired, departments: [DepartmentCode(rawValue: "rsj")],
      transcript: [
        TranscriptLine(speaker: "主持人", text: "各位听众，大家好。"),
        TranscriptLine(speaker: "嘉宾", text: "主持人好，听众朋友好。\n今天说一说社保卡。"),
      ], video: WebAddress("https://video.example.gov.cn/2026/0521"), publishedAt: at(12),
      updatedAt: at(21, 17)),
    PublicEpisode(
      code: EpisodeCode(rawValue: "limin-2026-06-11"),
      programme: ProgrammeCode(rawValue: "limin"), time: time(42), state: .coming,
      theme: "老旧小区改造", departments: [DepartmentCode(rawValue: "zjj")], groupWords: ["各街道办"],
      guests: [PublicGuest(name: "", title: "主要负责人")],
      introduction: "节目将介绍今年老旧小区改造的安排，现场接听群众来电。",
      changeNote: "更正：原定6月4日播出，改为6月11日。", publishedAt: at(28), updatedAt: at(29)),
    PublicEpisode(
      code: EpisodeCode(rawValue: "limin-2026-07"), programme: ProgrammeCode(rawValue: "limin"),
      edition: .special, time: .month(year: 2026, month: 7), state: .coming,
      departments: [DepartmentCode(rawValue: "rsj")], publishedAt: at(28)),
  ]

  private static func time(_ day: Int) -> EpisodeTime {
    let nine = TimeOfDay(minutesSinceMidnight: 540) ?? .midnight
    let start = LocalDateTime(day: may(day), time: nine)
    return .day(start: start, end: start.adding(minutes: 60))
  }

  /// A campaign.
  static let campaign = PublicCampaign(
    name: "第二十届“5·15政务公开日”活动", theme: "阳光政务、服务为民", from: may(15), through: may(31),
    activities: ["重要工作部门访谈", "群众难题我来答"], publishedAt: at(15, 8))

  /// Figures whose sums agree.
  static let figures = HandlingFigures(
    period: .month(year: 2026, month: 5), cutOff: at(32, 0), publishedAt: at(33, 10),
    totals: HandlingTotals(
      offered: 96, answered: 88, logged: 60, onAir: 24, answeredOnAir: 18, forwarded: 42,
      closed: 37, published: 26),
    natures: [CountedName("咨询", 24), CountedName("投诉", 33), CountedName("建议", 3)],
    channels: [CountedName("节目电话", 41), CountedName("12345热线", 19)],
    topics: [CountedName("医疗保障", 17), CountedName("市政设施", 9)],
    departments: [
      DepartmentFigures(
        department: DepartmentCode(rawValue: "ybj"), assigned: 17, closedInTime: 16, closedLate: 0,
        open: 1, followedUp: 12, satisfied: 11),
      DepartmentFigures(
        department: DepartmentCode(rawValue: "zjj"), assigned: 25, closedInTime: 19, closedLate: 2,
        open: 4, followedUp: 15, satisfied: 13),
      DepartmentFigures(
        department: DepartmentCode(rawValue: "rsj"), assigned: 0, closedInTime: 0, closedLate: 0,
        open: 0, followedUp: 0, satisfied: 0),
    ],
    meanings: [
      FigureMeaning("办结率", "办结件数÷交办件数。"), FigureMeaning("满意率", "回访满意件数÷有效回访件数，未联系上的不计入。"),
    ], signers: ["王初审", "周签发"])
}

/// A row of the store.
struct QuestionRow: Encodable {
  struct Words: Codable {
    var title: String
    var question: String
    var answer: String
    var incidentPlace: String?
  }
  struct Signer: Codable {
    var level: Int
    var name: String
  }

  var slug: String
  var programme: String
  var episode: String?
  var nature: String
  var topic: String?
  var area: String?
  var campaignTags: [String]
  var isPartial: Bool
  var words: Words
  var answeredBy: String?
  var policyReferences: [String]
  var receivedOn: CalendarDay
  var answeredOn: CalendarDay?
  var isAnsweredOnAir: Bool
  var firstPublishedAt: Timestamp
  var publishedAt: Timestamp
  var version: Int
  var correctionNote: String?
  var hash: String
  var signers: [Signer]
  var contactCount: Int

  /// The public question, its digest worked out as at the signature.
  func read() throws -> PublicQuestion {
    let words = try JSONDecoder().decode(
      PublicWords.self, from: try JSONEncoder().encode(self.words))
    var row = self
    row.hash = words.hash.rawValue
    return try JSONDecoder().decode(PublicQuestion.self, from: try JSONEncoder().encode(row))
  }
}
