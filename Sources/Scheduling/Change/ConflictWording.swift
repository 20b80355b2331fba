// The Chinese of a conflict: what meets what, and one offer that would settle it.

import Language
import Timekeeping

/// Makes complaints of conflicts.
struct ConflictWording {
  let directory: Directory
  let programmes: [ProgrammeID: Programme]
  let free: FreeSlots
  /// Where the time of each episode stands, when it has a cell or key of its own.
  let timeSpans: [EpisodeID: SourceSpan]

  func diagnostic(of conflict: Conflict) -> PlanDiagnostic {
    PlanDiagnostic(
      conflict.id, at: span(of: conflict), message(of: conflict),
      remedy: remedy(for: conflict), notes: notes(on: conflict))
  }

  private func span(of conflict: Conflict) -> SourceSpan {
    switch conflict.kind {
    case .slotTaken, .studioBusy, .hostBusy, .guestBusy, .departmentBusy, .onHoliday,
      .outsideCampaign, .hostAway, .guestOnLeave:
      timeSpans[conflict.episode.id] ?? conflict.episode.span
    case .themeRepeated: conflict.episode.span
    }
  }
}

// MARK: - Sentences

extension ConflictWording {
  private func message(of conflict: Conflict) -> String {
    let episode = conflict.episode
    let time = episode.time.wording
    let other = conflict.other.map { "\(place(of: $0, from: episode))的\(name(of: $0))" } ?? ""
    switch conflict.kind {
    case .slotTaken:
      return "\(time)已排\(other)，\(name(of: episode))与它同一时段，这一期暂不采用。"
    case .studioBusy(let studio):
      return "\(time)演播室“\(studio)”已由\(other)使用，这一期暂不采用。"
    case .hostBusy(let host): return "主持人\(host.rawValue)\(time)已主持\(other)。"
    case .guestBusy(let guest): return "嘉宾\(guest)\(time)已上\(other)。"
    case .departmentBusy(let id):
      return "\(directory.wording(of: [id]))\(time)已上\(other)，同时要上两期节目。"
    case .onHoliday(let holiday):
      let off = holiday == "放假" ? "放假" : "\(holiday)放假"
      return "\(day(of: episode))为\(off)，本期是否播出？"
    case .outsideCampaign(let campaign):
      return "\(time)不在活动“\(campaign.name)”的时间之内（"
        + "\(campaign.from.shortWording)至\(campaign.through.shortWording)）。"
    case .themeRepeated(let weeks):
      return "主题“\(episode.theme ?? "")”与\(other)相同，相隔不到\(weeks)周。"
    case .hostAway(let host): return "主持人\(host.rawValue)\(day(of: episode))请假或外出。"
    case .guestOnLeave(let guest): return guestOnLeave(guest, episode)
    }
  }

  private func guestOnLeave(_ guest: String, _ episode: Episode) -> String {
    if let reason = episode.leaveReason {
      return "已写主要负责人请假（\(reason)），嘉宾仍是\(guest)，由谁代替？"
    }
    return "嘉宾\(guest)\(day(of: episode))请假或外出。"
  }

  private func remedy(for conflict: Conflict) -> String? {
    guard let day = conflict.episode.time.day else { return nil }
    let programme = conflict.episode.programmeID
    switch conflict.kind {
    case .slotTaken, .studioBusy:
      return free.next(after: day, of: programme)?.planWording(besideYear: day.year)
    case .onHoliday:
      return free.previous(before: day, of: programme)?.planWording(besideYear: day.year)
    case .hostBusy, .hostAway: return substituteHost(for: conflict)
    case .guestBusy, .departmentBusy, .outsideCampaign, .themeRepeated, .guestOnLeave: return nil
    }
  }

  /// A host of the programme who is not the one that is in the way, nor away.
  private func substituteHost(for conflict: Conflict) -> String? {
    guard let day = conflict.episode.time.day,
      let hosts = programmes[conflict.episode.programmeID]?.hosts
    else { return nil }
    let busy: PersonID? =
      switch conflict.kind {
      case .hostBusy(let host), .hostAway(let host): host
      case .slotTaken, .studioBusy, .guestBusy, .departmentBusy, .onHoliday, .outsideCampaign,
        .themeRepeated, .guestOnLeave:
        nil
      }
    let present = hosts.first { host in
      host != busy
        && !(directory.people[host]?.absences.contains { $0.from <= day && day <= $0.through }
          ?? false)
    }
    return present.map { "主持人改为\($0.rawValue)" }
  }

  private func notes(on conflict: Conflict) -> [PlanNote] {
    var notes: [PlanNote] = []
    if let other = conflict.other {
      notes.append(PlanNote("\(name(of: other))在这里，\(other.time.wording)。", at: other.span))
      if case .slotTaken = conflict.kind { notes.append(joint(conflict.episode, other)) }
    }
    let line = OverlayLine.waive(conflict.id.rawValue, of: conflict.episode.id)
    notes.append(PlanNote("确实要这样安排的，在 变更.yaml 里加一行：\(line)"))
    return notes
  }

  private func joint(_ episode: Episode, _ other: Episode) -> PlanNote {
    let departments =
      (other.departments
        + episode.departments.filter {
          !other.departments.contains($0)
        })
    return PlanNote(
      "也可以联合上线：上线单位写“\(directory.wording(of: departments))”，删去后一行。")
  }

  private func place(of other: Episode, from episode: Episode) -> String {
    let line = "第\(other.span.line)行"
    return other.span.file == episode.span.file ? line : "“\(other.span.file)”\(line)"
  }

  private func name(of episode: Episode) -> String {
    guard !episode.departments.isEmpty else { return episode.theme ?? episode.id.rawValue }
    return directory.wording(of: episode.departments)
  }

  private func day(of episode: Episode) -> String {
    episode.time.day?.shortWording ?? episode.time.wording
  }
}
