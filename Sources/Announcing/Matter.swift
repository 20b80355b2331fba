// One thing that is said, perhaps to several people: the head names the episode, the action says who
// does what by when.

import Reminding
import Timekeeping

/// One thing to be said.
struct Matter {
  let content: ReminderContent
  let wording: EpisodeWording
  /// Who is addressed, in words.
  var addressees: [String]
  /// Whose telephones ring.
  var mentions: [String]

  private init(_ reminder: Reminder, at now: Timestamp) {
    content = reminder.content
    wording = EpisodeWording(reminder.content.episode.value, at: now)
    addressees = Matter.addressees(of: reminder.content)
    mentions = reminder.content.mentions
  }

  /// The things that `reminders` say, in the order of a digest; the same thing for several people
  /// becomes one.
  static func merging(_ reminders: [Reminder], at now: Timestamp) -> [Matter] {
    guard reminders.count > 1 else { return reminders.map { Matter($0, at: now) } }
    var matters: [Matter] = []
    var places: [String: Int] = [:]
    let ordered = reminders.map { (order: order(of: $0), reminder: $0) }
      .sorted { $0.order < $1.order }
    for (_, reminder) in ordered {
      let key = "\(reminder.subject)\u{1F}\(reminder.milestone)\u{1F}\(reminder.generation)"
      if let place = places[key] {
        matters[place].addressees += addressees(of: reminder.content)
        matters[place].mentions += reminder.content.mentions
      } else {
        places[key] = matters.count
        matters.append(Matter(reminder, at: now))
      }
    }
    return matters
  }

  private static func order(of reminder: Reminder) -> String {
    let start = reminder.content.episode.value.air.start?.local.description ?? "~"
    return "\(start) \(reminder.subject) \(reminder.content.dueBy?.local.description ?? "~") "
      + "\(reminder.milestone) \(reminder.id.rawValue)"
  }

  /// People by name; the department in front where the episode has several.
  private static func addressees(of content: ReminderContent) -> [String] {
    let isShared = content.episode.value.departments.count > 1
    let department = isShared ? content.addressee ?? "" : ""
    let people = EpisodeWording.pieces(content.mentions)
    let all = [SafeText.piece(department, limit: 40), people].filter { !$0.isEmpty }
    return all.isEmpty ? [] : [all.joined(separator: " ")]
  }
}

// MARK: - First line

extension Matter {
  /// When, which department, who.
  func head(isLeading: Bool) -> String {
    switch content.kind {
    case .milestone: milestoneHead(isLeading: isLeading)
    case .shortNotice: "新安排：\(wording.when) \(wording.appearance)" + guests
    case .dateUndecided: "\(wording.when.replacing("（日期待定）", with: ""))的\(wording.issue)还没有定日期"
    case .openPlace: "\(wording.when) 这一期还没有上线单位"
    case .holidayPlace: "\(wording.when) 本期是否播出？"
    case .deadline:
      "“\(SafeText.piece(content.name, limit: 40))”\(wording.when)截止报送"
    }
  }

  private func milestoneHead(isLeading: Bool) -> String {
    if let feedback = content.feedbackAt { return "下期回音壁：\(wording.time(feedback))播出" }
    if wording.isOver, let start = wording.facts.air.start {
      let issue = wording.departments.isEmpty ? wording.issue : wording.departments + "上线"
      return "\(wording.plain(start.local)) \(issue)，已播出"
    }
    let soon =
      isLeading && content.isUrgent ? wording.minutesLeft.map { "还有\(countdown($0))开播：" } : nil
    let when = soon == nil ? wording.when : shortWhen
    return (soon ?? "") + "\(when) \(wording.appearance)" + guests
  }

  private var guests: String { wording.guests.isEmpty ? "" : "，" + wording.guests }

  /// The countdown has said that it is near: `今天9:00`.
  private var shortWhen: String { wording.facts.air.start.map { wording.due($0) } ?? wording.when }

  private func countdown(_ minutes: Int) -> String {
    minutes >= 60 && minutes.isMultiple(of: 60) ? "\(minutes / 60)小时" : "\(minutes)分钟"
  }
}

// MARK: - Second line

extension Matter {
  /// Who does what by when.
  var action: String {
    let who = unique(addressees).joined(separator: "、")
    let prefix = who.isEmpty ? "" : who + "："
    switch content.kind {
    case .milestone, .dateUndecided, .openPlace: return prefix + request + origin
    case .shortNotice: return prefix + "通知较晚，请尽快办理：" + steps
    case .holidayPlace: return prefix + "请确认：照常播出请安排上线单位；不播请在计划里写明停播"
    case .deadline: return prefix + "请按时报送：" + filled(content.text)
    }
  }

  /// `请于明天（…）17:30前报访谈稿`.
  private var request: String {
    let text = filled(content.text)
    guard let dueBy = content.dueBy,
      !hasFields(content.text) || !content.text.contains("〔\(TextField.dueBy.rawValue)〕")
    else { return text }
    if dueBy.local <= wording.now {
      return text + "（原定\(wording.plain(dueBy.local))前，请尽快）"
    }
    let plain = text.hasPrefix("请") ? String(text.dropFirst()) : text
    // A sentence that asks in its middle keeps its order, and the limit follows it.
    if plain.unicodeScalars.contains("请") { return text + "（\(wording.briefly(dueBy))前）" }
    return "请于\(wording.due(dueBy))前\(plain)"
  }

  /// Which episode a feedback edition's preparation is about.
  private var origin: String {
    guard content.feedbackAt != nil, let start = wording.facts.air.start else { return "" }
    return "（\(start.local.day.month)月\(start.local.day.day)日\(wording.issue)）"
  }

  private var steps: String {
    content.skipped.map { step in
      let name = SafeText.piece(step.name, limit: 40)
      guard let dueBy = step.dueBy, dueBy.local > wording.now else { return name }
      return name + "（\(wording.briefly(dueBy))前）"
    }.joined(separator: "、")
  }

  /// The rule's text with its fields filled in.
  private func filled(_ text: String) -> String {
    var filled = SafeText.piece(text, limit: 300)
    guard hasFields(filled) else { return filled }
    for field in TextField.allCases where filled.contains("〔\(field.rawValue)〕") {
      filled = filled.replacing("〔\(field.rawValue)〕", with: value(of: field))
    }
    return filled
  }

  /// Whether there is anything to fill in: looking for each field by its name costs more than all the
  /// rest of the wording.
  private func hasFields(_ text: String) -> Bool { text.unicodeScalars.contains("〔") }

  private func value(of field: TextField) -> String {
    let start = wording.facts.air.start
    return switch field {
    case .programme: SafeText.piece(wording.facts.programme, limit: 30)
    case .departments: wording.departments.isEmpty ? "上线单位" : wording.departments
    case .day:
      start.map { wording.time($0).replacing($0.local.time.wording, with: "") } ?? wording.when
    case .time: start?.local.time.wording ?? "时间待定"
    case .theme: wording.theme ?? "主题待定"
    case .guests: wording.guests.isEmpty ? "嘉宾" : wording.guests
    case .hosts: wording.hosts.isEmpty ? "主持人" : wording.hosts
    case .dueBy: content.dueBy.map { wording.due($0) } ?? "规定时间"
    case .feedback: content.feedbackAt.map { wording.time($0) } ?? "下期回音壁"
    }
  }
}

// MARK: - What follows

extension Matter {
  /// The lines behind the first two.
  var details: [String] {
    switch content.kind {
    case .milestone where content.isUrgent: []
    case .milestone, .dateUndecided: wording.particulars
    case .shortNotice:
      wording.particulars + ["这些事项的提前提醒时间已过，不再另发。"]
    case .openPlace, .holidayPlace, .deadline: []
    }
  }
}
