// The pieces that every message about an episode is made of: when, which department, who.

import Reminding
import Timekeeping

/// Words one episode for a reader who stands at `now`.
struct EpisodeWording {
  let facts: EpisodeFacts
  let now: LocalDateTime
  /// `市住建局、供热公司、各街道办`; empty while nobody is named.
  let departments: String

  /// Words `facts` at the instant `now`, in the episode's zone.
  init(_ facts: EpisodeFacts, at now: Timestamp) {
    self.facts = facts
    self.now = facts.zone.local(of: now)
    departments = EpisodeWording.departments(of: facts)
  }

  private var dates: DateWording {
    DateWording(calendar: EpisodeWording.noCalendar, today: now.day)
  }

  /// Whether a day is worked stands beside each time; no calendar is needed here.
  private static let noCalendar = HolidayCalendar(notices: [])

  /// `明天（5月14日 周四）9:00`.
  func time(_ time: NotedTime) -> String {
    dates.relative(time.local.day, sense: time.note) + time.local.time.wording
  }

  /// `今天17:30`, `明天（5月9日 周六，调休上班）17:30`.
  func due(_ time: NotedTime) -> String {
    if time.local.day == now.day { return "今天" + time.local.time.wording }
    return self.time(time)
  }

  /// `今天17:30`, `5月12日17:30`: for places that stand in brackets themselves.
  func briefly(_ time: NotedTime) -> String {
    switch time.local.day.days(since: now.day) {
    case 0: "今天" + time.local.time.wording
    case 1: "明天" + time.local.time.wording
    default: dates.shortDate(time.local.day) + time.local.time.wording
    }
  }

  /// `5月14日（周四）9:00`: the same for every reader, for what was and what will be.
  func plain(_ time: LocalDateTime) -> String { dates.date(time.day) + time.time.wording }

  /// When it is on: `明天（5月14日 周四）9:00`, or `6月（日期待定）`.
  var when: String {
    switch facts.air {
    case .day(let start, _): time(start)
    case .month(_, let month): "\(month)月（日期待定）"
    }
  }

  /// The same without today's view: `5月14日（周四）9:00`.
  func plainWhen(of air: AirFacts) -> String {
    switch air {
    case .day(let start, _): plain(start.local)
    case .month(let year, let month):
      (year == now.day.year ? "" : "\(year)年") + "\(month)月（日期待定）"
    }
  }

  static func departments(of facts: EpisodeFacts) -> String {
    pieces(facts.departments + facts.groupWords)
  }

  /// `市住建局上线`, `回音壁播出`, `特别节目，市医保局上线`, `单位待定`.
  var appearance: String {
    let edition = facts.edition.isEmpty ? "" : SafeText.piece(facts.edition, limit: 20)
    if departments.isEmpty { return edition.isEmpty ? "这一期（单位待定）" : edition + "播出" }
    return (edition.isEmpty ? "" : edition + "，") + departments + "上线"
  }

  /// `市住建局一期`, for what is over or has no day.
  var issue: String {
    let name = departments.isEmpty ? SafeText.piece(facts.edition, limit: 20) : departments
    return name.isEmpty ? "这一期" : name + "一期"
  }

  /// `局长王伟、副局长李强`; empty while nobody is named.
  var guests: String { EpisodeWording.guests(of: facts) }

  static func guests(of facts: EpisodeFacts) -> String {
    pieces(facts.guests.map { $0.title + $0.name })
  }

  /// `王敏`; empty while nobody is named.
  var hosts: String { EpisodeWording.pieces(facts.hosts) }

  /// The topic; nil while it is open.
  var theme: String? { facts.theme.map { SafeText.piece($0, limit: 80) } }

  /// `《政务直播间》` where the programme is another one than the heading says.
  var programme: String {
    facts.programme == facts.keyword ? "" : "《\(SafeText.piece(facts.programme, limit: 30))》"
  }

  /// The lines about topic and hosts; none when nothing is known.
  var particulars: [String] {
    var pieces: [String] = []
    if let theme, !theme.isEmpty { pieces.append("主题：" + theme) }
    if !hosts.isEmpty { pieces.append("主持人：" + hosts) }
    return pieces.isEmpty ? [] : [pieces.joined(separator: "　")]
  }

  /// Whole minutes until air start; nil when it is past or the day is open.
  var minutesLeft: Int? {
    guard let start = facts.air.start?.local, start > now else { return nil }
    return start.day.days(since: now.day) * 1_440
      + start.time.minutesSinceMidnight - now.time.minutesSinceMidnight
  }

  /// It was on air.
  var isOver: Bool { facts.air.end.map { $0 <= now } ?? false }

  static func pieces(_ texts: [String]) -> String {
    texts.map { SafeText.piece($0, limit: 40) }.filter { !$0.isEmpty }.joined(separator: "、")
  }
}
