// The words of reminders. The first two lines answer when, which department, who, and what is due by
// when: a liaison who reads nothing else knows what to do.

package import Delivering
package import Reminding
package import Timekeeping

/// Words reminders, as they read at the moment of sending.
package struct ReminderWording: Hashable, Sendable {
  /// Whether a message comes in its time.
  package enum Punctuality: String, CaseIterable, Hashable, Sendable {
    /// In its time.
    case timely
    /// 补发: it was missed while the program was stopped, and is still of use.
    case late
  }

  /// What all wording shares.
  package let settings: WordingSettings

  /// A wording with `settings`.
  package init(_ settings: WordingSettings = WordingSettings()) {
    self.settings = settings
  }

  /// The message for reminders that leave together at `now`. `identity` is the delivery's; its first
  /// characters stand at the end, so that people can ask what became of it.
  ///
  /// Reminders of several people about the same thing are said once; if one thing is left, it is a
  /// plain reminder and no digest.
  package func message(
    for reminders: [Reminder], identity: String, at now: Timestamp,
    _ punctuality: Punctuality = .timely
  ) -> Message {
    let matters = Matter.merging(reminders, at: now)
    let isDigest = matters.count > 1
    let late = punctuality == .late ? "补发：" : ""
    var lines: [String]
    if isDigest {
      lines = digest(matters, late: late, at: now)
    } else {
      lines = matters.first.map { single($0, late: late) } ?? []
    }
    lines.append(contentsOf: notes(on: matters))
    lines = lines.map(SafeText.line)
    lines.append(settings.closing(identity))
    let kind: Message.Kind =
      punctuality == .late ? .catchUp : isDigest ? .digest : .reminder
    return Message(
      kind: kind, title: settings.title(punctuality == .late ? "补发" : "提醒"), lines: lines,
      mentions: unique(matters.flatMap(\.mentions)))
  }

  private func single(_ matter: Matter, late: String) -> [String] {
    [
      settings.heading + late + matter.wording.programme + matter.head(isLeading: true),
      matter.action,
    ] + matter.details
  }

  private func notes(on matters: [Matter]) -> [String] {
    var notes: [String] = []
    if matters.contains(where: \.content.isProvisional) {
      notes.append("注：相关年度的放假安排尚未公布，日期为暂定。")
    }
    if matters.contains(where: \.content.needsAck) { notes.append("收到请在群里回复。") }
    return notes
  }
}

// MARK: - Digests

extension ReminderWording {
  /// One line for each episode: its matters follow one another.
  private func digest(_ matters: [Matter], late: String, at now: Timestamp) -> [String] {
    var order: [String] = []
    var groups: [String: [Matter]] = [:]
    for matter in matters {
      let key = matter.head(isLeading: false)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(matter)
    }
    let day = matters.first?.wording.now.day
    let date = day.map { "（\($0.month)月\($0.day)日 \($0.weekday.wording)）" } ?? ""
    var lines = ["\(settings.heading)\(late)\(matters.count)件事，请看清各自的时间\(date)"]
    for (index, key) in order.enumerated() {
      let actions = (groups[key] ?? []).map { trimmed($0.action) }
      let programme = groups[key]?.first?.wording.programme ?? ""
      lines.append("\(index + 1)．\(programme)\(key)——" + actions.joined(separator: "；") + "。")
    }
    return lines
  }

  private func trimmed(_ action: String) -> String {
    var action = action
    while let last = action.last, "。；".contains(last) { action.removeLast() }
    return action
  }
}

func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
  if values.count < 2 { return values }
  var seen: Set<Value> = []
  return values.filter { seen.insert($0).inserted }
}
