// The footnotes of a report: how each figure is counted, and which rules of the place were used.

/// The definitions and rules that a report prints.
enum Footnotes {
  /// For what `sections` show, in the order of the tables of measures.
  static func all(
    _ sections: [ReportSection], settings: ReportSettings, before: String?
  ) -> [String] {
    var measures: Set<Measure> = []
    var shows: Set<EpisodeMeasure> = []
    for run in sections.flatMap(\.runs) {
      if case .figure(let id, _) = run { measures.insert(id.measure) }
      if case .shows(let measure, _) = run { shows.insert(measure) }
    }
    var notes = ["各项数字按受理时间归入统计期间，截止时点以后发生的办理、回访和公开不计入。"]
    notes += Measure.allCases.filter(measures.contains).map {
      "\($0.wording)：\($0.definition(settings))"
    }
    notes += EpisodeMeasure.allCases.filter(shows.contains).map {
      "\($0.wording)：\($0.definition)"
    }
    if shows.contains(.planned) { notes += EpisodeMeasure.rateDefinitions }
    if let before { notes.append("环比：与上期同口径比较，上期截至\(before)；上期为0的不作环比。") }
    notes += [
      "百分比保留两位小数，四舍五入；分母为0的写“—”；比率后面括号里是件数。",
      "序号不代表名次。比率相同的并列，不分先后；应办结不足\(settings.minimumCount)件的单位不排名次。",
      "被合并的重复诉求只计一件，重复反映的人次另计。",
    ]
    return notes
  }
}
