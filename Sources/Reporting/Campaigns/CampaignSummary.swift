// The second report of a campaign: what was done. Figures that the register knows are counted; figures
// that only people know are typed in the campaign's file and stand beside their source; what nobody has
// written stays visible as a place to fill in.

import Questions
package import Scheduling
package import Timekeeping

extension Report {
  /// The summary of `campaign` as of `cutOff`; refused like every report when a sum does not come out.
  package static func summary(
    of campaign: Campaign, from register: Register, asOf cutOff: Timestamp,
    settings: ReportSettings = ReportSettings()
  ) throws(ReportRefusal) -> Report {
    let period = ReportPeriod.campaign(
      name: campaign.name, from: campaign.from, through: campaign.through)
    let counts = try Report.checked(register, period, asOf: cutOff, settings)
    let writer = SummaryWriter(
      campaign: campaign, settings: settings, counts: counts, register: register)
    return Report(
      period: period, cutOff: cutOff, settings: settings, counts: counts, before: nil,
      document: writer.document())
  }

  /// When the summary's figures end: now, or at its deadline when that has passed. Never the end of
  /// the window, which comes after the deadline.
  package static func usualCutOff(
    of campaign: Campaign, now: Timestamp, zone: Zone = .shanghai
  ) -> Timestamp {
    guard let due = campaign.deadline(of: .summary) else { return now }
    return min(now, zone.timestamp(of: due.dueBy))
  }
}

/// Writes the summary.
private struct SummaryWriter {
  let campaign: Campaign
  let settings: ReportSettings
  let counts: Counts
  let register: Register

  var builder: TableBuilder { TableBuilder(counts: counts) }

  func document() -> ReportDocument {
    let local = settings.zone.local(of: counts.tally.cutOff)
    var head = ["活动时间：\(campaign.from.wording)至\(campaign.through.wording)"]
    if let due = campaign.deadline(of: .summary) { head.append("报送期限：" + due.dueBy.wording) }
    head.append("统计截止：" + local.wording)
    let sections = [
      overview(), figures(), publication(), cases(), points("存在的问题", campaign.problems),
      points("下一步打算", campaign.nextSteps),
    ]
    return ReportDocument(
      title: "“\(campaign.name)”活动开展情况总结", headLines: head, sections: sections,
      footnotes: Footnotes.all(sections, settings: settings, before: nil),
      issuer: campaign.organiser ?? settings.issuer, dateLine: local.day.wording)
  }

  private func overview() -> ReportSection {
    var text = ""
    if let notice = campaign.notice { text += "根据\(notice)要求，" }
    text += "\(campaign.from.wording)至\(campaign.through.wording)开展了“\(campaign.name)”活动"
    text += campaign.theme.map { "，主题是“\($0)”。" } ?? "。"
    var blocks: [ReportBlock] = [.paragraph([.text(text)])]
    blocks.append(
      campaign.programme.isEmpty
        ? .paragraph([.blank("各项活动的时间、地点和内容")])
        : .table(CampaignTables.activities(campaign.programme)))
    return ReportSection("活动概况", blocks)
  }

  private func points(_ heading: String, _ sentences: [String]) -> ReportSection {
    guard !sentences.isEmpty else {
      return ReportSection(heading, [.paragraph([.blank(heading)])])
    }
    return ReportSection(heading, [.points(sentences.map { [.text($0)] })])
  }
}

// MARK: - Figures

extension SummaryWriter {
  private func figures() -> ReportSection {
    ReportSection("主要数据", parts: [registerFigures(), typedFigures(), departments()])
  }

  private func registerFigures() -> ReportSection {
    let rows: [(String, Run)] = [
      ("上线期数", builder.shows(.aired)), ("上线单位", builder.shows(.departments)),
      ("一把手带队期数", builder.shows(.headLed)),
      ("来宾未登记期数", builder.shows(.attendanceUnknown)), ("呼入电话", builder.shows(.callsOffered)),
      ("接听电话", builder.shows(.callsAnswered)), ("登记诉求", builder.figure(.logged)),
      ("反映人次", builder.figure(.contacts)), ("解答问题", builder.figure(.answered)),
      ("其中：现场答复", builder.figure(.answeredOnAir)), ("转办", builder.figure(.forwarded)),
      ("办结（含现场答复）", builder.figure(.dealt)), ("办结率", builder.figure(.closingRate)),
      ("满意率", builder.figure(.satisfactionRate)), ("公开答复", builder.figure(.publicReplies)),
    ]
    let bars = rows.dropFirst(4).prefix(9).compactMap { row in Int(row.1.text).map { (row.0, $0) } }
    return ReportSection(
      "台账统计",
      [
        .table(builder.pairs("register", "台账统计", rows)),
        .chart(Chart(form: .bars, title: "台账统计", points: bars)),
      ])
  }

  private func typedFigures() -> ReportSection {
    guard !campaign.typedFigures.isEmpty else {
      return ReportSection(
        "各单位报送数据", [.paragraph([.blank("各平台浏览或观看人次、发放材料数、接待人次")])])
    }
    let rows = campaign.typedFigures.map { figure -> [Run] in
      [
        .text(figure.name), figure.number.map { .text(String($0)) } ?? .blank("数量"),
        .text(figure.unit), .text(figure.source),
      ]
    }
    return ReportSection(
      "各单位报送数据",
      [
        .table(
          ReportTable(
            name: "typed", caption: "各单位报送数据（手工填写）",
            header: [["项目", "数量", "单位", "来源"].map { HeaderCell($0) }], rows: rows,
            alignment: [.text, .number, .text, .text]))
      ])
  }

  private func departments() -> ReportSection {
    guard counts.tally.number(.assigned) > 0 else {
      return ReportSection("单位办理情况", [.paragraph([.text("没有转办件。")])])
    }
    return ReportSection(
      "单位办理情况", [.table(TableForm.standard.table(counts, before: nil, settings))])
  }
}

// MARK: - What was published, and the best cases

extension SummaryWriter {
  private func publication() -> ReportSection {
    var points: [[Run]] = campaign.materials.filter { $0.isDone && $0.isOnline }.map { material in
      [
        .text(material.kind.wording + "："),
        .link(title: material.title, address: material.address ?? ""),
      ]
    }
    points += counts.tally.indices(of: .all, having: .published).compactMap { index in
      let row = counts.tally.rows[index]
      guard let publication = row.publication, let address = publication.address else {
        return nil
      }
      return [.text("问答："), .link(title: publication.title ?? row.caseNumber, address: address)]
    }
    guard !points.isEmpty else {
      return ReportSection("发布情况", [.paragraph([.blank("已发布内容的链接")])])
    }
    return ReportSection("发布情况", [.points(points)])
  }

  private func cases() -> ReportSection {
    let choice = CaseChoice(counts.tally, numbers: campaign.cases)
    var blocks: [ReportBlock] = []
    if !choice.rows.isEmpty { blocks.append(.points(choice.rows.map(account))) }
    switch choice.manner {
    case .byHand: break
    case .byRule: blocks.append(.paragraph([.text(CaseChoice.rule)]))
    }
    if !choice.unknown.isEmpty {
      let numbers = choice.unknown.joined(separator: "、")
      blocks.append(.paragraph([.blank("活动文件里的案号\(numbers)不在本活动的台账里，请核对")]))
    }
    if choice.rows.count < CaseChoice.fewest {
      blocks.append(
        .paragraph([.blank("典型案例还差\(CaseChoice.fewest - choice.rows.count)件")]))
    }
    return ReportSection("典型案例", blocks)
  }

  /// One case in a sentence: only what was approved for the public, and what the register counts.
  private func account(_ row: RegisterRow) -> [Run] {
    var runs: [Run] = [.caseNumber(row.caseNumber), .text("，\(row.nature.wording)")]
    if let title = row.publication?.title {
      runs.append(.text("，"))
      runs.append(
        row.publication?.address.map { .link(title: title, address: $0) } ?? .text(title))
    } else {
      runs += [.text("，"), .blank("经过和结果")]
    }
    if let lead = row.course.lead {
      let name = register.departments.first { $0.code == lead }?.name ?? lead.rawValue
      runs.append(.text("，由\(name)办理"))
    } else if row.course.answeredOnAirAt != nil {
      runs.append(.text("，现场答复"))
    }
    if row.contactCount > 1 { runs.append(.text("，\(row.contactCount)人次反映")) }
    if let verdict = row.course.verdict { runs.append(.text("，回访\(verdict.wording)")) }
    return runs + [.text("。")]
  }
}
