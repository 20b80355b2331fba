// 更正: what was announced and what is so now, in one message that stands by itself.

package import Delivering
package import Reminding
package import Timekeeping

/// Words corrections.
package struct ChangeWording: Hashable, Sendable {
  /// What all wording shares.
  package let settings: WordingSettings

  /// A wording with `settings`.
  package init(_ settings: WordingSettings = WordingSettings()) {
    self.settings = settings
  }

  /// The message for `correction` as it reads at `now`; `mentions` are the people whose telephones
  /// ring for it.
  package func message(
    for correction: Correction, mentions: [String] = [], at now: Timestamp
  ) -> Message {
    let old = EpisodeWording(correction.from, at: now)
    let new = EpisodeWording(correction.to, at: now)
    var lines = [settings.heading + new.programme + opening(correction, old, new)]
    lines += correction.changes.dropFirst().map { "另外，" + particulars(of: $0, old, new) }
    lines.append(contentsOf: consequence(of: correction, new))
    return Message(
      kind: .correction, title: settings.title("更正"),
      lines: lines.map(SafeText.line) + [settings.closing(correction.id)], mentions: mentions)
  }

  /// The first line: the first change, with the episode it is about.
  private func opening(
    _ correction: Correction, _ old: EpisodeWording, _ new: EpisodeWording
  ) -> String {
    let when = new.plainWhen(of: new.facts.air)
    guard let change = correction.changes.first else { return "更正：\(when) \(new.appearance)" }
    switch change {
    case .fate: return fateSentence(old, new)
    case .time: return "更正：\(new.issue)\(particulars(of: change, old, new))"
    case .departments: return "更正：\(when) \(particulars(of: change, old, new))"
    case .guests, .hosts, .theme:
      return "更正：\(when) \(new.appearance)，\(particulars(of: change, old, new))"
    }
  }

  /// What was and what is, without the episode.
  private func particulars(
    of change: CorrectionChange, _ old: EpisodeWording, _ new: EpisodeWording
  ) -> String {
    switch change {
    case .fate: return fateSentence(old, new)
    case .time: return "原定\(old.plainWhen(of: old.facts.air))，改为\(changedTime(new))"
    case .departments:
      return "原定\(named(old.departments, "单位待定"))上线，改为\(named(new.departments, "单位待定"))上线"
    case .guests:
      return "嘉宾原定\(named(old.guests, "待定"))，改为\(named(new.guests, "待定"))"
    case .hosts:
      return "主持人原定\(named(old.hosts, "待定"))，改为\(named(new.hosts, "待定"))"
    case .theme:
      return "主题原定“\(old.theme ?? "待定")”，改为“\(new.theme ?? "待定")”"
    }
  }

  private func fateSentence(_ old: EpisodeWording, _ new: EpisodeWording) -> String {
    let was = "原定\(old.plainWhen(of: old.facts.air)) \(old.appearance)"
    switch new.facts.fate {
    case .cancelled: return "停播：\(was)，本期停播"
    case .displaced: return "更正：\(was)，改播特别节目，\(old.issue)顺延到下一轮"
    case .on, .aired: return "恢复播出：\(new.when) \(new.appearance)"
    }
  }

  /// What people should do about it.
  private func consequence(of correction: Correction, _ new: EpisodeWording) -> [String] {
    switch correction.to.fate {
    case .cancelled(let reason):
      return ["请相关人员停止准备，此前的提醒一律作废。" + because(reason)]
    case .displaced(let reason):
      return ["本次不用再准备，下一轮的时间另行通知。" + because(reason)]
    case .on, .aired:
      guard new.facts.air.start != nil else { return ["原时间作废，新的日期定下后另行通知。"] }
      if correction.changes.contains(.time) || correction.changes.contains(.fate) {
        return ["请以此为准，此前的时间作废，后续提醒按新时间发。"] + new.particulars
      }
      return ["请以此为准。"]
    }
  }

  private func because(_ reason: String) -> String {
    reason.isEmpty ? "" : "原因：\(SafeText.piece(reason, limit: 80))。"
  }

  /// The new time with today's view: it is the one that matters.
  private func changedTime(_ new: EpisodeWording) -> String {
    new.facts.air.start.map { new.time($0) } ?? new.when
  }

  private func named(_ text: String, _ missing: String) -> String { text.isEmpty ? missing : text }
}
