// The column sets that offices really print. Each is a named form; a place picks those it must hand in.

import Questions

/// A named column set.
package enum TableForm: String, CaseIterable, Hashable, Sendable {
  /// 单位办理情况: everything that is known of each department.
  case standard
  /// The city form of 盘锦: rates side by side.
  case panjin
  /// The city form of 宁国: two levels, hotline and everything else.
  case ningguo
  /// The weekly form of a county.
  case weekly
  /// 节目情况.
  case programme
  /// The monthly form for messages, with its annexes.
  case messages
  /// The rows of the annual table of a government site.
  case annualSite

  /// The forms that belong to a kind of period.
  package static func usual(for kind: ReportPeriod.Kind) -> [TableForm] {
    switch kind {
    case .week: [.weekly, .standard]
    case .month: [.standard, .messages]
    case .quarter: [.standard, .messages]
    case .year: [.standard, .messages, .annualSite]
    case .campaign: [.standard]
    }
  }

  /// The table of `counts` in this form.
  func table(_ counts: Counts, before: Counts?, _ settings: ReportSettings) -> ReportTable {
    let builder = TableBuilder(counts: counts)
    switch self {
    case .standard: return builder.standard()
    case .panjin: return builder.panjin()
    case .ningguo: return builder.ningguo(settings)
    case .weekly: return builder.weekly(before, settings)
    case .programme: return builder.programme()
    case .messages: return builder.messages()
    case .annualSite: return builder.annualSite()
    }
  }
}

// MARK: - Departments

extension TableBuilder {
  fileprivate func standard() -> ReportTable {
    departments(
      "standard", "单位办理情况",
      columns([
        .assigned, .closed, .closedInTime, .closedLate, .open, .overdue, .closingRate, .inTimeRate,
        .followedUp, .satisfactionRate, .returned, .extended, .rehandled, .averageDays,
      ]))
  }

  fileprivate func panjin() -> ReportTable {
    let measures: [(String, Measure)] = [
      ("办结率", .closingRate), ("满意率", .satisfactionRate), ("按时反馈率", .replyInTimeRate),
      ("有效回访率", .followUpRate),
    ]
    let rates = measures.map { heading, measure in
      Column(heading: heading) { figure(measure, of: $0) }
    }
    // 知识库更新 and 评分 are kept elsewhere: nobody types what is not known here.
    let elsewhere = ["知识库更新总数目", "评分"].map { heading in
      Column(heading: heading, cell: { _ in .text(Rounding.none) })
    }
    return departments(
      "panjin", "受理单位办理情况（盘锦式）",
      [Column(heading: "交办总量", cell: { figure(.assigned, of: $0) })] + rates + elsewhere)
  }

  fileprivate func ningguo(_ settings: ReportSettings) -> ReportTable {
    let three: [Measure] = [.closedInTime, .closedLate, .open]
    func ways(_ groups: [ChannelGroup], _ measure: Measure) -> Column {
      Column(heading: measure.wording) { group in
        guard case .department(let code) = group else {
          return sum(groups.map { .channels($0) }, measure)
        }
        return sum(groups.map { .departmentBy(code, $0) }, measure)
      }
    }
    let others = ChannelGroup.allCases.filter { $0 != .telephone }
    let tail: [Measure] = [
      .closedInTime, .closedLate, .open, .closingRate, .inTimeRate, .dissatisfied,
      .dissatisfactionRate,
    ]
    let words = ["按时办结数", "超时办结数", "未办结数", "结案率", "按时结案率", "不满意数", "不满意率"]
    let all =
      [Column(heading: "派遣案件总数", cell: { figure(.assigned, of: $0) })]
      + three.map { ways([.telephone], $0) } + three.map { ways(others, $0) }
      + zip(words, tail).map { word, measure in
        Column(heading: word) { figure(measure, of: $0) }
      }
    let top =
      ["序号", "单位", "派遣案件总数"].map { HeaderCell($0, rows: 2) }
      + [HeaderCell(settings.hotlineName + "热线", columns: 3), HeaderCell("政民互动", columns: 3)]
      + words.map { HeaderCell($0, rows: 2) }
    let below = (three + three).map { HeaderCell($0.wording) }
    return departments("ningguo", "案件办理情况（宁国式）", header: [top, below], all)
  }

  /// A count over several groups; it opens to its cases when there is one group only.
  private func sum(_ groups: [FigureGroup], _ measure: Measure) -> Run {
    if groups.count == 1 { return figure(measure, of: groups[0]) }
    return .text(String(groups.reduce(0) { $0 + counts.tally.number(measure, of: $1) }))
  }
}

// MARK: - Totals

extension TableBuilder {
  fileprivate func weekly(_ before: Counts?, _ settings: ReportSettings) -> ReportTable {
    let tally = counts.tally
    var rows: [(String, Run)] = [("受理数", figure(.logged))]
    if let before {
      let movement = Movement(
        now: tally.number(.logged), before: before.tally.number(.logged))
      rows.append(("环比", .text(movement.text)))
    }
    rows += [
      ("交办", figure(.assigned)), ("直办（现场答复）", figure(.onAirOnly)),
      ("其余（不予受理、转接、待处理）", rest()),
      ("按期回复", figure(.repliedInTime)), ("按期回复率", figure(.replyInTimeRate)),
    ]
    rows += Nature.allCases.map { ("其中：" + $0.wording, figure(.logged, of: .nature($0))) }
    func share(of topic: String?, _ count: Int) -> Run {
      let rate = Rate(count, of: tally.number(.logged))
      return .figure(FigureID(.logged, of: .topic(topic)), rate.textWithCount)
    }
    for (index, entry) in tally.leadingTopics(settings.topCount).enumerated() {
      rows.append(("居前类别\(index + 1)：" + entry.topic, share(of: entry.topic, entry.count)))
    }
    if let unnamed = tally.topics().first(where: { $0.topic == nil }) {
      rows.append(("未分类", share(of: nil, unnamed.count)))
    }
    return pairs("weekly", "周通报", rows)
  }

  private func rest() -> Run {
    let measures: [Measure] = [.declined, .transferred, .pending]
    return .text(String(measures.reduce(0) { $0 + counts.tally.number($1) }))
  }

  fileprivate func programme() -> ReportTable {
    let episodes = counts.episodes
    return pairs(
      "programme", "节目情况",
      [
        ("期数", shows(.aired)), ("计划期数", shows(.planned)),
        ("其中：按计划播出", shows(.plannedAired)), ("停播", shows(.cancelled)),
        ("被顶替", shows(.displaced)), ("未登记实况", shows(.unrecorded)),
        ("计划外播出", shows(.extraAired)), ("上线单位数", shows(.departments)),
        ("一把手带队期数", shows(.headLed)), ("来宾未登记期数", shows(.attendanceUnknown)),
        ("上线率", .text(episodes.appearanceRate.textWithCount)),
        ("一把手上线率", .text(episodes.headAttendanceRate.textWithCount)),
        ("呼入电话", shows(.callsOffered)), ("接听电话", shows(.callsAnswered)),
        ("电话诉求", figure(.logged, of: .channels(.telephone))),
        ("网络提问", figure(.logged, of: .channels(.network))),
        ("来访", figure(.logged, of: .channels(.visit))),
      ])
  }

  fileprivate func messages() -> ReportTable {
    var rows: [(String, Run)] = [("收到", figure(.logged))]
    rows += counts.kinds.map { ("转办：" + $0, figure(.forwarded, of: .kind($0))) }
    rows += [
      ("现场答复", figure(.onAirOnly)), ("不予受理", figure(.declined)),
      ("转接其他渠道", figure(.transferred)), ("待处理", figure(.pending)),
    ]
    rows += Nature.allCases.map { ("性质：" + $0.wording, figure(.logged, of: .nature($0))) }
    rows += [
      ("有效", figure(.valid)), ("答复", figure(.answered)), ("正在处理", figure(.beingHandled)),
      ("答复并公开", figure(.publicReplies)), ("办复率", figure(.answerRate)),
      ("答复率", figure(.replyRate)),
    ]
    return pairs("messages", "诉求受理和反馈情况", rows)
  }

  fileprivate func annualSite() -> ReportTable {
    pairs(
      "annual-site", "政府网站工作年度报表相关数据",
      [
        ("访谈期数", shows(.aired)), ("网民留言数量", figure(.logged, of: .channels(.network))),
        ("答复网民提问数量", figure(.answered, of: .channels(.network))),
        ("收到留言数量", figure(.logged)), ("办结留言数量", figure(.dealt)),
        ("平均办理时间（天）", figure(.averageDaysFromReceipt)),
        ("公开答复数量", figure(.publicReplies)),
      ])
  }
}
