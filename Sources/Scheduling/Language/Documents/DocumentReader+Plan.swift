// 年度计划: each entry becomes the same row that a line of a table becomes.

import Language
import Timekeeping

extension DocumentReader {
  mutating func plan(_ node: YAMLReference) -> PlanTable? {
    guard let fields = sureFields(of: node, as: PlanKey.self) else { return nil }
    let year = reader.integer(.year, of: fields)
    var table = PlanTable(
      file: reader.document.text.name, programme: reader.text(.programme, of: fields), year: year)
    let nodes = reader.list(.episodes, of: fields)
    guard nodes.count <= LanguageLimits.episodesPerFile else {
      complainOfCount(nodes.count, fields)
      return nil
    }
    table.rows.reserveCapacity(nodes.count)
    for node in nodes {
      if let row = row(node, planYear: year?.value) { table.rows.append(row) }
    }
    return table
  }

  private mutating func complainOfCount(_ count: Int, _ fields: FoundFields<PlanKey>) {
    reader.complain(
      PlanDiagnostic(
        .tooManyEpisodes, at: reader.document.headSpan(fields[.episodes] ?? fields.node),
        "文件里有 \(count) 场，超过 \(LanguageLimits.episodesPerFile) 场的上限。", remedy: "按年度拆成几个文件"))
  }

  private mutating func row(_ node: YAMLReference, planYear: Int?) -> EpisodeRow? {
    let before = reader.errorCount
    let hasFault = reader.takeFaults(in: node)
    guard let fields = reader.fields(of: node, as: EpisodeKey.self) else { return nil }
    var row = EpisodeRow(span: reader.document.headSpan(node))
    row.writtenID = reader.code(.id, of: fields)
    row.serial = reader.text(.serial, of: fields)
    row.programme = reader.text(.programme, of: fields)
    let isOpen = readTime(fields, planYear: planYear, into: &row)
    readDepartments(fields, into: &row)
    row.theme = reader.text(.theme, of: fields)
    readPeople(fields, into: &row)
    row.edition = reader.choice(.edition, of: fields, as: EditionKind.self)?.value ?? .regular
    row.campaigns = reader.words(.campaigns, of: fields)
    row.note = reader.text(.note, of: fields)?.value
    row.doneMilestones = reader.words(.done, of: fields)
    row.waivers = waivers(fields)
    readStatus(fields, into: &row)
    checkPresence(of: row, isOpen: isOpen)
    row.isHeld = hasFault || reader.errorCount > before
    return row
  }

  private mutating func readDepartments(
    _ fields: FoundFields<EpisodeKey>, into row: inout EpisodeRow
  ) {
    for name in reader.words(.departments, of: fields) {
      if isGroupWord(name.value) {
        row.groupWords.append(name)
        reader.complain(
          PlanDiagnostic(
            .groupWord, at: name.span, "“\(name.value)”不指某一个单位，按文字保留，不发提醒。"))
      } else {
        row.departments.append(name)
      }
    }
  }

  /// Somebody must be on, at a day or in a month that is known. A reserve has neither and is a memo.
  private mutating func checkPresence(of row: EpisodeRow, isOpen: Bool) {
    if row.departments.isEmpty, row.groupWords.isEmpty, row.edition != .feedback {
      reader.complain(
        PlanDiagnostic(
          .departmentMissing, at: row.span, "这一场没有写上线单位。", expected: "单位的名称；还没有定的写“待定”",
          remedy: "单位: 待定"))
    }
    if isOpen, !row.departments.isEmpty {
      reader.complain(
        PlanDiagnostic(
          .dateUndecided, at: row.span, "这一场写了单位，但日期和月份都没有，暂不列入计划。",
          expected: DateReading.expected, remedy: "月份: 9月"))
    }
  }

  private mutating func readPeople(
    _ fields: FoundFields<EpisodeKey>, into row: inout EpisodeRow
  ) {
    let (guests, leave) = guests(.guests, of: fields)
    row.guests = guests
    row.leaveReason = reader.text(.leave, of: fields)?.value ?? leave
    row.hosts = reader.words(.hosts, of: fields)
    row.screeners = reader.words(.screeners, of: fields)
    row.liaison = reader.text(.liaison, of: fields)
  }

  /// 嘉宾: as in a table's cell, or one group of keys each.
  mutating func guests<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> (guests: [Guest], leave: String?) {
    var found: [Guest] = []
    var leave: String?
    for node in reader.list(key, of: fields) {
      if case .scalar = reader.document.shape(node) {
        let reading = meaning(ofGuests: reader.document.trimmedString(node))
        found += reading.guests
        leave = leave ?? reading.leaveReason
      } else if let guest = guest(node) {
        found.append(guest)
      }
    }
    return (found, leave)
  }

  private mutating func meaning(ofGuests text: String) -> GuestReading {
    if let known = guestMeanings[text] { return known }
    let reading = GuestReading(text)
    if guestMeanings.count < DocumentReader.keptMeanings { guestMeanings[text] = reading }
    return reading
  }

  private mutating func isGroupWord(_ name: String) -> Bool {
    if let known = groupWordAnswers[name] { return known }
    let answer = DepartmentNames.isGroupWord(name)
    if groupWordAnswers.count < DocumentReader.keptMeanings { groupWordAnswers[name] = answer }
    return answer
  }

  private mutating func guest(_ node: YAMLReference) -> Guest? {
    guard let fields = reader.fields(of: node, as: GuestKey.self) else { return nil }
    let name = reader.text(.name, of: fields)?.value.withoutInnerBlanks ?? ""
    let title = reader.text(.title, of: fields)?.value ?? ""
    let rank = reader.choice(.rank, of: fields, as: GuestRank.self)?.value
    guard !name.isEmpty || !title.isEmpty else {
      reader.complain(
        PlanDiagnostic(
          .missingKey, at: reader.document.headSpan(node), "嘉宾要写姓名或职务。", expected: "姓名、职务",
          remedy: "职务: 局长"))
      return nil
    }
    return Guest(name: name, title: title, rank: rank ?? GuestTitle.rank(title))
  }

  // MARK: Waivers and status

  private mutating func waivers(_ fields: FoundFields<EpisodeKey>) -> [String: String] {
    guard let node = fields[.waivers] else { return [:] }
    guard reader.document.shape(node) == .mapping else {
      reader.complainOfShape(node, wanted: "提示编号和原因，例如 {host-busy: 两场接续}")
      return [:]
    }
    var found: [String: String] = [:]
    for (key, value) in reader.document.pairs(node) {
      let id = Located(reader.document.trimmedString(key), at: reader.document.span(key))
      guard isKnownDiagnostic(id) else { continue }
      guard let reason = reader.scalar(value, wanted: "豁免的原因") else {
        reader.complain(
          PlanDiagnostic(
            .reasonMissing, at: id.span, "豁免“\(id.value)”没有写原因。", expected: "原因",
            remedy: "\(id.value): 原因"))
        continue
      }
      found[id.value] = reason.value
    }
    return found
  }

  /// Whether a complaint of that name exists.
  mutating func isKnownDiagnostic(_ id: Located<String>) -> Bool {
    if DiagnosticID(rawValue: id.value) != nil { return true }
    let nearest = Suggestion.nearest(to: id.value, among: DiagnosticID.allCases.map(\.rawValue))
    reader.complain(
      PlanDiagnostic(
        .unknownDiagnostic, at: id.span, "没有编号为“\(id.value)”的提示。", found: id.value,
        expected: "提示第一行方括号里的编号", remedy: nearest.map { "是否为“\($0)”？" }))
    return false
  }

  private mutating func readStatus(
    _ fields: FoundFields<EpisodeKey>, into row: inout EpisodeRow
  ) {
    let reason = reader.text(.reason, of: fields)
    guard let status = reader.choice(.status, of: fields, as: RowStatus.self) else { return }
    switch status.value {
    case .planned: row.agreement = .planned
    case .confirmed: row.agreement = .confirmed
    case .cancelled:
      if let reason {
        row.fate = .cancelled(reason: reason.value)
      } else {
        reader.complain(
          PlanDiagnostic(
            .reasonMissing, at: status.span, "停播没有写原因。", expected: "原因", remedy: "原因: 防汛特别报道"))
      }
    }
  }
}
