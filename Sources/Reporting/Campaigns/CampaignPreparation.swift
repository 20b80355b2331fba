// The first report of a campaign: what will be published, where it is online already, what is
// missing. Its deadline is the one that the file names, never one reckoned from the window.

import Questions
package import Scheduling
package import Timekeeping

/// The list of what is prepared.
package struct CampaignPreparation: Sendable {
  /// The campaign.
  package let campaign: Campaign
  /// The issues on air that belong to it.
  package let episodes: [EpisodeRow]
  /// The names of departments by code.
  let names: [String: String]
  let settings: ReportSettings

  /// The preparation of `campaign`; `episodes` are those of the register.
  package init(
    _ campaign: Campaign, register: Register, settings: ReportSettings = ReportSettings()
  ) {
    self.campaign = campaign
    self.settings = settings
    episodes =
      EpisodeTally(
        register.episodes.filter { $0.campaigns.contains(campaign.name) }
      ).episodes
    names = Dictionary(register.departments.map { ($0.code.rawValue, $0.name) }) { first, _ in
      first
    }
  }

  /// What is missing, one sentence each, in the order of the file.
  package var missing: [String] {
    var found = campaign.materials.compactMap { material -> String? in
      guard let what = material.missing else { return nil }
      let who = material.department.map { "（\($0)）" } ?? ""
      return "\(material.kind.wording)“\(material.title)”\(who)：\(what)"
    }
    found += campaign.programme.filter { $0.progress == nil }.map { "活动“\($0.name)”：没有写进展" }
    for episode in episodes where episode.outcome == .open {
      let parts = missingParts(of: episode)
      guard !parts.isEmpty else { continue }
      found.append("\(dayText(episode))上线：没有定\(parts.joined(separator: "、"))")
    }
    return found
  }

  /// The list as a piece of writing, as it stands on `day`.
  package func document(on day: CalendarDay) -> ReportDocument {
    var head = ["活动时间：\(campaign.from.wording)至\(campaign.through.wording)"]
    if let due = campaign.deadline(of: .preparation) { head.append("报送期限：" + due.dueBy.wording) }
    if let theme = campaign.theme { head.append("活动主题：" + theme) }
    return ReportDocument(
      title: "“\(campaign.name)”活动准备情况报送清单", headLines: head,
      sections: [activities(), materials(), shows(), gaps()],
      footnotes: ["“核对”一栏由程序核对：文字、图片、视频看是否完成，链接看有没有网址。"],
      issuer: campaign.organiser ?? settings.issuer, dateLine: day.wording)
  }
}

// MARK: - Sections

extension CampaignPreparation {
  private func activities() -> ReportSection {
    guard !campaign.programme.isEmpty else {
      return ReportSection("各项活动准备情况", [.paragraph([.blank("各项活动")])])
    }
    return ReportSection(
      "各项活动准备情况", [.table(CampaignTables.activities(campaign.programme))])
  }

  private func materials() -> ReportSection {
    guard !campaign.materials.isEmpty else {
      return ReportSection("拟发布材料", [.paragraph([.blank("拟发布的文字、图片、视频和链接")])])
    }
    let counts = MaterialKind.allCases.map { kind -> String in
      let all = campaign.materials.filter { $0.kind == kind }
      return "\(kind.wording)\(all.count)件（完成\(all.count { $0.isDone })件）"
    }
    let rows = campaign.materials.enumerated().map { index, material -> [Run] in
      [
        .text(String(index + 1)), .text(material.kind.wording), .text(material.title),
        .text(material.activity ?? Rounding.none), .text(material.department ?? Rounding.none),
        .text(material.isDone ? "已完成" : "未完成"), material.addressRun,
        .text(material.missing ?? "齐全"),
      ]
    }
    let header = ["序号", "种类", "标题", "属于", "单位", "进度", "地址", "核对"]
    return ReportSection(
      "拟发布材料",
      [
        .paragraph([.text("共\(campaign.materials.count)件：" + counts.joined(separator: "，") + "。")]),
        .table(
          ReportTable(
            name: "materials", caption: "拟发布材料", header: [header.map { HeaderCell($0) }],
            rows: rows, alignment: [.number] + header.dropFirst().map { _ in .text })),
      ])
  }

  private func shows() -> ReportSection {
    guard !episodes.isEmpty else {
      return ReportSection("上线安排", [.paragraph([.blank("属于活动的上线场次")])])
    }
    let rows = episodes.map { episode -> [Run] in
      [
        episode.day.map { .text($0.wording) } ?? .blank("日期"),
        episode.departments.isEmpty
          ? .blank("单位")
          : .text(
            episode.departments.map { names[$0.rawValue] ?? $0.rawValue }.joined(separator: "、")),
        episode.theme.map { .text($0) } ?? .blank("主题"),
        episode.guests.isEmpty ? .blank("嘉宾") : .text(episode.guests.joined(separator: "、")),
        .text(episode.outcome.wording),
      ]
    }
    let header = ["日期", "单位", "主题", "嘉宾", "情况"].map { HeaderCell($0) }
    return ReportSection(
      "上线安排",
      [
        .table(
          ReportTable(
            name: "shows", caption: "上线安排", header: [header], rows: rows,
            alignment: header.map { _ in .text }))
      ])
  }

  private func gaps() -> ReportSection {
    let missing = missing
    guard !missing.isEmpty else {
      return ReportSection("还缺什么", [.paragraph([.text("材料齐全，没有缺项。")])])
    }
    return ReportSection("还缺什么", [.points(missing.map { [.text($0 + "。")] })])
  }

  private func missingParts(of episode: EpisodeRow) -> [String] {
    [
      ("日期", episode.day == nil), ("单位", episode.departments.isEmpty),
      ("主题", episode.theme == nil), ("嘉宾", episode.guests.isEmpty),
    ].filter(\.1).map(\.0)
  }

  private func dayText(_ episode: EpisodeRow) -> String {
    episode.day?.wording ?? "\(episode.month.year)年\(episode.month.month)月"
  }
}

extension CampaignMaterial {
  /// Whether its address can be followed.
  var isOnline: Bool {
    address.map { $0.hasPrefix("https://") || $0.hasPrefix("http://") } ?? false
  }

  /// What is missing; nil when nothing is.
  package var missing: String? {
    switch kind {
    case .text, .picture, .video: return isDone ? nil : "没有完成"
    case .link:
      if !isOnline { return isDone ? "没有网址" : "没有发布，没有网址" }
      return isDone ? nil : "没有确认发布"
    }
  }

  fileprivate var addressRun: Run {
    if isOnline, let address { return .link(title: address, address: address) }
    if let address { return .text(address) }
    return kind == .link ? .blank("链接地址") : .text(Rounding.none)
  }
}

extension EpisodeRow.Outcome {
  /// Its word.
  package var wording: String {
    switch self {
    case .aired: "已播"
    case .cancelled: "停播"
    case .displaced: "被顶替"
    case .open: "未播或未登记"
    }
  }
}

/// Tables that both reports of a campaign have.
enum CampaignTables {
  static func activities(_ activities: [CampaignActivity]) -> ReportTable {
    let header = ["序号", "活动", "时间", "地点", "进展", "情况"]
    let rows = activities.enumerated().map { index, activity -> [Run] in
      [
        .text(String(index + 1)), .text(activity.name),
        .text(activity.when ?? Rounding.none), .text(activity.place ?? Rounding.none),
        activity.progress.map { .text($0.wording) } ?? .blank("进展"),
        .text(activity.account ?? Rounding.none),
      ]
    }
    return ReportTable(
      name: "activities", caption: "各项活动", header: [header.map { HeaderCell($0) }], rows: rows,
      alignment: [.number] + header.dropFirst().map { _ in .text })
  }
}
