// The Chinese of a change: one line for the history and for `import`.

extension ScheduleChange.Sort {
  /// 新增, 变更 or 删除.
  package var wording: String {
    switch self {
    case .addition: "新增"
    case .change: "变更"
    case .removal: "删除"
    }
  }
}

extension ScheduleChange {
  /// `变更 市医保局《门诊统筹》：由3月5日（周四）9:00-10:00改为3月12日（周四）9:00-10:00（演播室检修）`.
  package func wording(in directory: Directory) -> String {
    "\(sort.wording) \(subject(in: directory))：\(details(in: directory))\(because)"
  }

  /// The change alone, without its episode and its reason.
  package func details(in directory: Directory) -> String {
    switch kind {
    case .added(let time): time.wording
    case .removed(let time): "原定\(time.wording)"
    case .moved(let from, let to): "由\(from.wording)改为\(to.wording(besideYear: from.year))"
    case .dayFixed(let month, let day): "\(month.wording)定为\(day.wording(besideYear: month.year))"
    case .dayOpened(let from, let month):
      "原定\(from.wording)，改为\(month.wording(besideYear: from.year))"
    case .cancelled: "停播"
    case .displaced: "由特别节目顶替，转入下一轮"
    case .restored(let time): "恢复播出，\(time.wording)"
    case .confirmed: "日期已与上线单位确认"
    case .aired: "已播出，记入实况"
    case .themeChanged(let from, let to): "主题由\(quoted(from))改为\(quoted(to))"
    case .departmentsChanged(let from, let to):
      "上线单位由\(directory.wording(of: from))改为\(directory.wording(of: to))"
    case .hostChanged(let from, let to): "主持人由\(wording(of: from))改为\(wording(of: to))"
    case .guestsChanged(let from, let to, let leaveReason):
      guestDetails(from: from, to: to, leaveReason: leaveReason)
    }
  }

  private func guestDetails(from: [Guest], to: [Guest], leaveReason: String?) -> String {
    let leave = leaveReason.map { "，请假事由：\($0)" } ?? ""
    if from == to { return "嘉宾不变\(leave)" }
    return "嘉宾由\(wording(of: from))改为\(wording(of: to))\(leave)"
  }

  /// `市医保局《门诊统筹》`.
  private func subject(in directory: Directory) -> String {
    let names = departments.isEmpty ? episodeID.rawValue : directory.wording(of: departments)
    return names + (theme.map { "《\($0)》" } ?? "")
  }

  private var because: String {
    let reason =
      switch kind {
      case .cancelled(let reason), .displaced(_, let reason): reason
      case .added, .moved, .restored, .themeChanged, .departmentsChanged, .guestsChanged,
        .hostChanged, .confirmed, .aired, .dayFixed, .dayOpened, .removed:
        self.reason ?? ""
      }
    let parts = [reason, approvedBy.map { "批准：\($0)" } ?? ""].filter { !$0.isEmpty }
    return parts.isEmpty ? "" : "（\(parts.joined(separator: "；"))）"
  }

  private func quoted(_ theme: String?) -> String { theme.map { "“\($0)”" } ?? "待定" }

  private func wording(of people: [PersonID]) -> String {
    people.isEmpty ? "常任主持人" : people.map(\.rawValue).joined(separator: "、")
  }

  private func wording(of guests: [Guest]) -> String {
    guests.isEmpty ? "待定" : guests.map(\.wording).joined(separator: "、")
  }
}

extension Guest {
  /// `局长 王伟`; the title alone while the name is open.
  package var wording: String {
    [title, name].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Directory {
  /// The short names, joined with 、; 待定 for none. A code without an entry stands for itself.
  package func wording(of departments: [DepartmentID]) -> String {
    guard !departments.isEmpty else { return "待定" }
    return departments.map { self.departments[$0]?.shortName ?? $0.rawValue }
      .joined(separator: "、")
  }
}
