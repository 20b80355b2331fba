// Pieces that several pages show: an episode, a message, a trouble. Names differ from those of the
// pages, because a template that finds nothing under a name looks further out.

import Delivering
import Desk
import Scheduling
import Timekeeping

/// An episode, or a place without one.
struct EpisodePiece: Sendable {
  let airDay: String
  let airTime: String
  let who: String
  let theme: String?
  let particulars: String?
  let marks: [StateMark]
  let remark: String?
  let whyPath: String?
  let isOff: Bool
}

extension EpisodePiece {
  /// `episode` as the schedule in force has it; `isHeld` when a newer version of its row is held.
  /// `whyPath` leads to what was decided about its messages.
  init(
    _ episode: Episode, in schedule: Schedule, _ moments: Moments, isHeld: Bool = false,
    whyPath: String?
  ) {
    let names =
      episode.departments.isEmpty
      ? episode.groupWords.joined(separator: "、")
      : schedule.directory.wording(of: episode.departments)
    switch episode.time {
    case .month(_, let month):
      airDay = "\(month)月份"
      airTime = "日期待定"
    case .day(let start, let end):
      airDay = moments.date(start.day)
      airTime = DateWording.range(from: start.time, to: end.time)
    }
    who = names.isEmpty ? "单位待定" : names
    theme = episode.theme
    particulars = EpisodePiece.people(of: episode, in: schedule)
    marks = EpisodePiece.marks(of: episode, isHeld: isHeld)
    remark = EpisodePiece.remark(on: episode, besides: marks.map(\.words) + [airTime])
    self.whyPath = whyPath
    isOff = !episode.isGoingOut
  }

  /// A slot that nothing fills.
  init(_ place: OpenPlace, in schedule: Schedule, _ moments: Moments) {
    airDay = moments.date(place.start.day)
    airTime = DateWording.range(from: place.start.time, to: place.end.time)
    who = place.holiday.map { "\($0)，本期是否播出？" } ?? "还没有安排上线单位"
    theme = nil
    particulars = schedule.programmes[place.programmeID]?.name
    marks = [StateMark("◌", .warn, "待安排")]
    remark = nil
    whyPath = nil
    isOff = false
  }

  private static func people(of episode: Episode, in schedule: Schedule) -> String? {
    var parts: [String] = []
    let guests = episode.guests.map(\.wording).filter { !$0.isEmpty }
    if !guests.isEmpty { parts.append("嘉宾 " + guests.joined(separator: "、")) }
    let programme = schedule.programmes[episode.programmeID]
    let hosts = episode.hosts.isEmpty ? Array(programme?.hosts.prefix(1) ?? []) : episode.hosts
    if !hosts.isEmpty { parts.append("主持 " + hosts.map(\.rawValue).joined(separator: "、")) }
    let screeners = episode.screeners.isEmpty ? programme?.screeners ?? [] : episode.screeners
    if !screeners.isEmpty {
      parts.append("导播 " + screeners.map(\.rawValue).joined(separator: "、"))
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private static func marks(of episode: Episode, isHeld: Bool) -> [StateMark] {
    var marks: [StateMark] = []
    switch episode.fate {
    case .aired: marks.append(StateMark("✓", .good, "已播出"))
    case .cancelled: marks.append(StateMark("✕", .bad, "停播"))
    case .displaced: marks.append(StateMark("⇄", .warn, "被顶替"))
    case .on:
      if case .month = episode.time {
        marks.append(StateMark("◌", .warn, "待定"))
      } else if episode.agreement == .confirmed {
        marks.append(StateMark("●", .good, "已确认"))
      }
    }
    if episode.plannedTime != nil { marks.append(StateMark("↷", .busy, "改期")) }
    switch episode.edition {
    case .regular: break
    case .special: marks.append(StateMark("★", .calm, "特别节目"))
    case .feedback: marks.append(StateMark("↺", .calm, "回音壁"))
    }
    if isHeld { marks.append(StateMark("◐", .warn, "部分生效")) }
    return marks
  }

  /// What is remarked on, without what a mark says already.
  private static func remark(on episode: Episode, besides said: [String]) -> String? {
    var parts: [String] = []
    switch episode.fate {
    case .on, .aired: break
    case .cancelled(let reason), .displaced(_, let reason):
      if !reason.isEmpty { parts.append("原因：\(reason)") }
    }
    if let planned = episode.plannedTime { parts.append("原定\(planned.wording)") }
    if let leave = episode.leaveReason { parts.append("请假：\(leave)") }
    if let note = episode.note, !said.contains(note) { parts.append(note) }
    return parts.isEmpty ? nil : parts.joined(separator: "；")
  }
}

extension Episode {
  /// Whether it will be on, or was.
  var isGoingOut: Bool {
    switch fate {
    case .on, .aired: true
    case .cancelled, .displaced: false
    }
  }
}

/// A message of the outbox.
struct MessagePiece: Sendable {
  let clock: String
  let when: String
  let about: String
  let toGroup: String
  let toPeople: String?
  let sort: String?
  let mark: StateMark
  let because: String?
  let path: String?
  let isProvisional: Bool

  /// `path` leads to what was decided about it.
  init(_ sheet: DeliverySheet, _ moments: Moments, path: String?) {
    let instant = sheet.endedAt.flatMap { sheet.state == .sent ? $0 : nil } ?? sheet.dueAt
    clock = moments.clock(instant)
    when = moments.near(instant)
    about = sheet.title.isEmpty ? "（内容已撤回）" : sheet.title
    toGroup = sheet.group
    toPeople = sheet.people.isEmpty ? nil : sheet.people.map { "@" + $0 }.joined(separator: " ")
    sort =
      switch sheet.kind {
      case .reminder: sheet.isUrgent ? "紧急" : nil
      case .digest, .correction, .alarm, .catchUp, .chase, .publication: sheet.kind.wording
      }
    mark = sheet.state.mark
    because = MessagePiece.because(sheet, moments)
    self.path = path
    isProvisional = sheet.isProvisional
  }

  private static func because(_ sheet: DeliverySheet, _ moments: Moments) -> String? {
    if let reason = sheet.reason { return reason }
    guard sheet.state == .waiting, let last = sheet.tries.last, let outcome = last.outcome else {
      return nil
    }
    return "试过 \(sheet.tries.count) 次：\(outcome.wording)；\(moments.near(sheet.nextAttemptAt)) 再试"
  }
}

/// Something that is wrong.
struct TroublePiece: Sendable {
  let what: String
  let which: String
  let remedy: String
  let tone: String

  static func all(_ health: Health, _ moments: Moments) -> [TroublePiece] {
    let troubles = HealthTrouble.allCases.compactMap { trouble in
      health.troubles[trouble].map {
        TroublePiece(
          what: trouble.wording, which: $0, remedy: trouble.remedy,
          tone: (trouble.degrades ? StateMark.Tone.bad : .warn).rawValue)
      }
    }
    let stalled = HealthPart.allCases.compactMap { part -> TroublePiece? in
      health.stalled[part].map { last in
        TroublePiece(
          what: "\(part.wording)没有进展",
          which: last.map { "上一次是 \(moments.near($0))" } ?? "启动以来还没有过",
          remedy: part.remedy, tone: StateMark.Tone.bad.rawValue)
      }
    }
    return troubles + stalled
  }
}

/// `text` as a value behind `=` in an address.
func escapedForQuery(_ text: String) -> String {
  var result = ""
  for byte in text.utf8 {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 95:
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let hex = String(byte, radix: 16, uppercase: true)
      result += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
    }
  }
  return result
}
