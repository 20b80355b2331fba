// What the report says of departments and of the programme. A department with few cases is neither
// praised nor blamed.

import Questions

extension PeriodicWriter {
  func departments() -> ReportSection {
    let table = TableForm.standard.table(counts, before: before, settings)
    guard tally.number(.assigned) > 0 else {
      return ReportSection("承办单位办理情况", [.paragraph([.text("本期没有转办件。")])])
    }
    let runs: [Run] = [
      .text("本期交办"), builder.figure(.assigned), .text("件，办结"), builder.figure(.closed),
      .text("件，办结率"), builder.figure(.closingRate), .text("；应办结"),
      builder.figure(.shouldBeClosed), .text("件，按时办结率"), builder.figure(.inTimeRate),
      .text("；有效回访"), builder.figure(.followedUp), .text("件，满意率"),
      builder.figure(.satisfactionRate), .text("；平均办理时长"), builder.figure(.averageDays),
      .text("天。"),
    ]
    return ReportSection(
      "承办单位办理情况",
      [.paragraph(runs), .table(table)],
      parts: [ReportSection("按时办结率名次", ranking()), ReportSection("需要关注", attention())])
  }

  private func entries(_ measure: Measure) -> [(department: DepartmentEntry, rate: Rate)] {
    counts.departments.filter { tally.number(.assigned, of: .department($0.code)) > 0 }.map {
      ($0, tally.rate(measure, of: .department($0.code)))
    }
  }

  private func ranking() -> [ReportBlock] {
    let ranking = Ranking(entries(.inTimeRate), minimum: settings.minimumCount)
    var blocks: [ReportBlock] = []
    if ranking.places.isEmpty {
      blocks.append(.paragraph([.text("没有应办结件数达到\(settings.minimumCount)件的单位，不排名次。")]))
    } else {
      let rows = ranking.places.flatMap { place in
        zip(place.departments, place.rates).map { department, rate -> [Run] in
          let number = "第\(place.number)" + (place.departments.count > 1 ? "（并列）" : "")
          let id = FigureID(.inTimeRate, of: .department(department.code))
          return [.text(department.name), .text(number), .figure(id, rate.textWithCount)]
        }
      }
      blocks.append(
        .table(
          ReportTable(
            name: "ranking", caption: "按时办结率名次",
            header: [[HeaderCell("单位"), HeaderCell("名次"), HeaderCell("按时办结率")]], rows: rows,
            alignment: [.text, .text, .number])))
    }
    if !ranking.tooFew.isEmpty {
      let names = ranking.tooFew.map(\.name).joined(separator: "、")
      blocks.append(
        .paragraph([.text("应办结件数不足\(settings.minimumCount)件、不排名次的单位：\(names)。")]))
    }
    return blocks
  }

  private func attention() -> [ReportBlock] {
    var points: [[Run]] = []
    let full = entries(.closingRate).filter {
      $0.rate.whole >= settings.minimumCount && $0.rate.part == $0.rate.whole
    }
    if !full.isEmpty {
      points.append([.text("全部办结的单位：" + names(full) + "。")])
    }
    points += below(.replyInTimeRate, settings.replyFloor)
    points += below(.satisfactionRate, settings.satisfactionFloor)
    if tally.number(.overdue) > 0 {
      points.append([.text("逾期未办结"), builder.figure(.overdue), .text("件，请承办单位尽快办理。")])
    }
    if tally.number(.pending) > 0 {
      points.append([.text("还没有转办、也没有答复的"), builder.figure(.pending), .text("件。")])
    }
    if points.isEmpty { points = [[.text("没有低于底线的单位，也没有逾期件。")]] }
    return [.points(points)]
  }

  private func below(_ measure: Measure, _ floor: Int) -> [[Run]] {
    let found = entries(measure).filter {
      $0.rate.whole >= settings.minimumCount && $0.rate.isLess(than: Rate(floor, of: 10_000))
    }
    guard !found.isEmpty else { return [] }
    var runs: [Run] = [.text("\(measure.wording)低于\(Rounding.decimal(floor))%的单位：")]
    for (index, entry) in found.enumerated() {
      if index > 0 { runs.append(.text("、")) }
      let id = FigureID(measure, of: .department(entry.department.code))
      runs += [.text(entry.department.name), .figure(id, entry.rate.textWithCount)]
    }
    return [runs + [.text("。")]]
  }

  private func names(_ entries: [(department: DepartmentEntry, rate: Rate)]) -> String {
    entries.map { "\($0.department.name)（\($0.rate.whole)件）" }.joined(separator: "、")
  }

  func programme() -> ReportSection {
    let episodes = counts.episodes
    guard !episodes.episodes.isEmpty else {
      return ReportSection("节目情况", [.paragraph([.text("本期没有安排节目。")])])
    }
    let runs: [Run] = [
      .text("本期播出"), builder.shows(.aired), .text("期，上线单位"), builder.shows(.departments),
      .text("个，一把手带队"), builder.shows(.headLed),
      .text("期；上线率\(episodes.appearanceRate.textWithCount)，"),
      .text("一把手上线率\(episodes.headAttendanceRate.textWithCount)。"),
    ]
    var blocks: [ReportBlock] = [
      .paragraph(runs), .table(TableForm.programme.table(counts, before: before, settings)),
    ]
    if episodes.number(.unrecorded) ?? 0 > 0 {
      blocks.append(
        .paragraph([
          .text("还有"), builder.shows(.unrecorded), .text("期没有登记实况，登记后上线率才完整。"),
        ]))
    }
    return ReportSection("节目情况", blocks)
  }
}
