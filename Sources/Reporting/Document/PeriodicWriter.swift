// The words of the reports of a week, month, quarter and year.

import Questions
import Timekeeping

/// Writes a periodic report.
struct PeriodicWriter {
  let period: ReportPeriod
  let cutOff: Timestamp
  let settings: ReportSettings
  let counts: Counts
  let before: Counts?
  let topics: [String: String]
  let programmes: [ProgrammeCode: String]

  var builder: TableBuilder { TableBuilder(counts: counts) }
  var tally: Tally { counts.tally }

  func document() -> ReportDocument {
    var sections = [overview(), composition(), departments(), programme()]
    let forms = settings.forms ?? TableForm.usual(for: period.kind)
    let printed: Set<TableForm> = [.standard, .programme]
    let annexes = forms.filter { !printed.contains($0) }
    if !annexes.isEmpty {
      let tables = annexes.map { $0.table(counts, before: before, settings) }
      sections.append(
        ReportSection("附表", parts: tables.map { ReportSection($0.caption, [.table($0)]) }))
    }
    let local = settings.zone.local(of: cutOff)
    return ReportDocument(
      title: settings.subject + period.wording + "群众诉求办理情况通报",
      headLines: [
        "统计期间：" + period.rangeWording, "统计截止：" + local.wording,
      ], sections: sections, footnotes: footnotes(sections), issuer: settings.issuer,
      dateLine: local.day.wording)
  }

  private func footnotes(_ sections: [ReportSection]) -> [String] {
    Footnotes.all(
      sections, settings: settings,
      before: before.map { settings.zone.local(of: $0.tally.cutOff).wording })
  }
}

// MARK: - Overview

extension PeriodicWriter {
  private func overview() -> ReportSection {
    let repeats = tally.number(.repeats)
    var runs: [Run] = [
      .text("本期共受理群众诉求"), builder.figure(.logged), .text("件"), movement(.logged),
      .text("；反映"), builder.figure(.contacts), .text("人次"),
    ]
    if repeats > 0 { runs += [.text("，其中重复反映"), builder.figure(.repeats), .text("人次，另计")] }
    runs += [.text("。现场答复"), builder.figure(.answeredOnAir), .text("件，转办")]
    runs += [builder.figure(.forwarded), .text("件"), movement(.forwarded), .text("，办结")]
    runs += [builder.figure(.dealt), .text("件"), movement(.dealt), .text("，公开")]
    runs += [builder.figure(.published), .text("件。")]
    return ReportSection(
      "总体情况",
      [
        .paragraph(runs), .chart(funnelChart()), .table(funnel()), .chart(trend()),
        .table(trendTable()),
      ])
  }

  private func movement(_ measure: Measure) -> Run {
    guard let before else { return .text("") }
    let movement = Movement(
      now: tally.number(measure), before: before.tally.number(measure))
    return .text("（\(movement.wording)）")
  }

  private func funnelRows() -> [(String, Run)] {
    let counted: [Measure] = [
      .logged, .putOnAir, .answeredOnAir, .forwarded, .dealt, .published,
    ]
    return [
      (EpisodeMeasure.callsOffered.wording, builder.shows(.callsOffered)),
      (EpisodeMeasure.callsAnswered.wording, builder.shows(.callsAnswered)),
    ] + counted.map { ($0.wording, builder.figure($0)) }
  }

  private func funnel() -> ReportTable {
    builder.pairs("funnel", "从来电到公开", heading: ("环节", "件数"), funnelRows())
  }

  private func funnelChart() -> Chart {
    Chart(
      form: .bars, title: "从来电到公开",
      points: funnelRows().compactMap { row in Int(row.1.text).map { (row.0, $0) } })
  }

  private func trend() -> Chart {
    Chart(
      form: .line, title: "受理件数走势",
      points: counts.parts.indices.map {
        (partName($0), tally.number(.logged, of: .part($0)))
      })
  }

  private func trendTable() -> ReportTable {
    var table = builder.pairs(
      "trend", "受理件数走势", heading: ("时间", "受理"),
      counts.parts.indices.map { (partName($0), builder.figure(.logged, of: .part($0))) })
    table.repeatsChart = true
    return table
  }

  private func partName(_ index: Int) -> String {
    let day = settings.zone.local(of: counts.parts[index]).day
    switch period.kind {
    case .week, .month, .campaign: return "\(day.month)月\(day.day)日"
    case .quarter, .year: return "\(day.month)月"
    }
  }
}

// MARK: - Composition

extension PeriodicWriter {
  private func composition() -> ReportSection {
    var parts = [
      ReportSection(
        "性质",
        [
          .chart(
            Chart(
              form: .bars, title: "按性质",
              points: Nature.allCases.map {
                ($0.wording, tally.number(.logged, of: .nature($0)))
              })),
          .table(shares("natures", "性质", Nature.allCases.map { ($0.wording, .nature($0)) })),
        ]),
      ReportSection(
        "来源",
        [
          .table(
            shares(
              "channels", "来源",
              Channel.allCases.map { (channelName($0), .channel($0)) }.filter {
                tally.number(.logged, of: $0.1) > 0
              }))
        ]),
      topicSection(),
    ]
    if tally.areas().contains(where: { $0 != nil }) {
      parts.append(
        ReportSection(
          "地区",
          [.table(shares("areas", "地区", tally.areas().map { ($0 ?? "未注明", .area($0)) }))]))
    }
    if tally.programmes().count > 1 {
      let rows = tally.programmes().map {
        (programmes[$0] ?? $0.rawValue, FigureGroup.programme($0))
      }
      parts.append(ReportSection("节目", [.table(shares("programmes", "节目", rows))]))
    }
    return ReportSection("诉求构成", parts: parts)
  }

  /// The city's line is called as the place calls it.
  private func channelName(_ channel: Channel) -> String {
    channel == .hotline ? settings.hotlineName + "热线" : channel.wording
  }

  private func topicSection() -> ReportSection {
    let found = tally.topics()
    let leading = tally.leadingTopics(settings.topCount)
    let said =
      if found.allSatisfy({ $0.topic == nil }) {
        "本期诉求都还没有分类。"
      } else if leading.isEmpty {
        "各类别件数相近，没有居前的。"
      } else {
        "位居前列的类别：" + shares(of: leading) + "。"
      }
    return ReportSection(
      "类别",
      [
        .paragraph([.text(said)]),
        .table(shares("topics", "类别", found.map { (topicName($0.topic), .topic($0.topic)) })),
      ])
  }

  private func shares(of topics: [(topic: String, count: Int)]) -> String {
    let total = tally.number(.logged)
    return topics.map {
      "\(topicName($0.topic))\(Rate($0.count, of: total).textWithCount)"
    }.joined(separator: "、")
  }

  private func topicName(_ topic: String?) -> String {
    guard let topic else { return "未分类" }
    return topics[topic] ?? topic
  }

  private func shares(
    _ name: String, _ heading: String, _ groups: [(String, FigureGroup)]
  ) -> ReportTable {
    var header = [HeaderCell(heading), HeaderCell("件数"), HeaderCell("占比")]
    if before != nil { header.append(HeaderCell("环比")) }
    func row(_ title: String, _ group: FigureGroup) -> [Run] {
      var cells = [
        .text(title), builder.figure(.logged, of: group), builder.share(of: group),
      ]
      if let before {
        let movement = Movement(
          now: tally.number(.logged, of: group), before: before.tally.number(.logged, of: group))
        cells.append(.text(movement.text))
      }
      return cells
    }
    return ReportTable(
      name: name, caption: "按\(heading)", header: [header],
      rows: groups.map { row($0.0, $0.1) } + [row("合计", .all)],
      alignment: [.text, .number, .number, .number])
  }
}
