// 催办: what a department's group reads about an answer that it owes. Number, nature, day and a link;
// of what the caller said nothing, unless a person has gone through it.

package import Delivering
package import Questions
import Reminding
import Scheduling
package import Timekeeping

/// What is said of an owed answer.
package struct ChaseNotice: Hashable, Sendable {
  /// Which rung.
  package var step: ChaseStep
  /// The number that department and desk call the question by.
  package var number: CaseNumber
  /// The short name of the department that leads.
  package var department: String
  /// Its nature.
  package var nature: Nature
  /// The day on which it came in.
  package var receivedOn: CalendarDay
  /// One line of it, after a person has resolved its findings; nil leaves it out.
  package var clearedGist: String?
  /// How often the time was extended.
  package var extensionCount: Int

  /// A notice; see the properties.
  package init(
    step: ChaseStep, number: CaseNumber, department: String, nature: Nature,
    receivedOn: CalendarDay, clearedGist: String? = nil, extensionCount: Int = 0
  ) {
    self.step = step
    self.number = number
    self.department = department
    self.nature = nature
    self.receivedOn = receivedOn
    self.clearedGist = clearedGist
    self.extensionCount = extensionCount
  }
}

/// Words chases.
package struct ChaseWording: Hashable, Sendable {
  /// What all wording shares.
  package let settings: WordingSettings

  /// A wording with `settings`.
  package init(_ settings: WordingSettings = WordingSettings()) {
    self.settings = settings
  }

  /// The message for `notice`; `mentions` are the people whose telephones ring.
  package func message(for notice: ChaseNotice, mentions: [String] = []) -> Message {
    let who = SafeText.piece(notice.department, limit: 40)
    var lines = [
      settings.heading + heading(notice) + "：\(who)，\(notice.nature.wording) \(notice.number)",
      due(notice) + action(notice.step.code),
    ]
    if let gist = notice.clearedGist { lines.append("要点：\(SafeText.piece(gist, limit: 80))") }
    if notice.step.copiesLeader { lines.append("本条同时抄送分管领导。") }
    return Message(
      kind: .chase, title: settings.title("催办"),
      lines: lines.map(SafeText.line) + [settings.closing(notice.step.id)], mentions: mentions)
  }

  private func heading(_ notice: ChaseNotice) -> String {
    switch notice.step.code {
    case .beforeDue: "答复将到期"
    case .dueDay: "答复今日到期"
    case .dayAfter: "催办：答复已逾期"
    case .fiveAfter: "通报：答复逾期5个工作日"
    }
  }

  private func due(_ notice: ChaseNotice) -> String {
    let due = notice.step.dueOn
    let clock = due.time.map { " \($0.description)" } ?? ""
    let provisional = due.isProvisional ? "（放假安排未公布，暂按周末推算）" : ""
    let granted = notice.extensionCount > 0 ? "（已延期\(notice.extensionCount)次）" : ""
    return "\(notice.receivedOn.shortWording)受理，办理期限\(due.day.planWording)\(clock)"
      + provisional + granted + "。"
  }

  private func action(_ code: ChaseCode) -> String {
    switch code {
    case .beforeDue: "请按期答复；不能按期的，请在到期前申请延期。"
    case .dueDay: "请在今天下班前答复。"
    case .dayAfter: "请立即答复，并说明逾期原因。"
    case .fiveAfter: "请主要负责人过问，尽快答复。"
    }
  }
}
