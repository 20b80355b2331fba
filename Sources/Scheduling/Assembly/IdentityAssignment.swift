// Gives every row its identity: the computed ones by order within each plan, then carried over from
// what is adopted, then as people answered.

import Language
import Timekeeping

/// Identities for all rows.
struct IdentityAssignment {
  /// Identity by index of row; nil for held rows that no adopted episode stands for.
  private(set) var identities: [EpisodeID?]
  private(set) var diagnostics: [PlanDiagnostic] = []
  /// Written 编号 of rows that keep another identity.
  private(set) var aliases: [String: EpisodeID] = [:]

  private let rows: [PlannedRow]
  private let adopted: [Episode]
  private let directory: Directory
  private let today: CalendarDay
  private let answers: [Answer]

  /// 答复 of the overlay.
  private struct Answer {
    let row: EpisodeReference
    let episode: EpisodeReference
  }

  /// Rows of one programme and year share their ordinals.
  struct Subject: Hashable, Sendable {
    let programmeID: ProgrammeID
    let planYear: Int
  }

  init(
    rows: [PlannedRow], adopted: [Episode], overlay: [OverlayEntry], directory: Directory,
    today: CalendarDay
  ) {
    self.rows = rows
    self.adopted = adopted
    self.directory = directory
    self.today = today
    self.identities = Array(repeating: nil, count: rows.count)
    self.answers = overlay.compactMap {
      guard case .sameAs(let episode) = $0.act else { return nil }
      return Answer(row: $0.episode, episode: episode)
    }
    let known = Dictionary(grouping: adopted) {
      Subject(programmeID: $0.programmeID, planYear: $0.planYear)
    }
    for (subject, indices) in grouped() { assign(indices, among: known[subject] ?? []) }
  }

  /// The rows that take part, by programme and year, each group in the order of its plans. Plans
  /// stand in the order of their first day, because the name of a file must not matter.
  private func grouped() -> [(Subject, [Int])] {
    let active = rows.indices.filter { rows[$0].dropped == nil }
    var opening: [Int: LocalDateTime] = [:]
    for index in active {
      guard let start = rows[index].time?.earliest else { continue }
      opening[rows[index].plan] = min(opening[rows[index].plan] ?? start, start)
    }
    let groups = Dictionary(grouping: active) {
      Subject(programmeID: rows[$0].programmeID, planYear: rows[$0].planYear)
    }
    return groups.map { subject, indices in
      let ordered = indices.sorted { left, right in
        let (first, second) = (rows[left].plan, rows[right].plan)
        guard first != second else { return left < right }
        switch (opening[first], opening[second]) {
        case (let one?, let two?) where one != two: return one < two
        case (.some, nil): return true
        case (nil, .some): return false
        case (.some, .some), (nil, nil): return left < right
        }
      }
      return (subject, ordered)
    }.sorted { ($0.1.first ?? 0) < ($1.1.first ?? 0) }
  }
}

// MARK: - One programme and year

extension IdentityAssignment {
  private mutating func assign(_ indices: [Int], among known: [Episode]) {
    let fresh = freshIDs(of: indices)
    var match = IdentityMatch(
      rows: matchRows(indices, fresh: fresh, answers: [:]), adopted: known, today: today)
    let answered = answeredRows(indices, fresh: fresh, match: match, known: known)
    if !answered.isEmpty {
      match = IdentityMatch(
        rows: matchRows(indices, fresh: fresh, answers: answered), adopted: known, today: today)
    }
    for (place, index) in indices.enumerated() {
      identities[index] = match.identities[place]
    }
    for place in match.kept { keep(indices[place]) }
    let byID = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
    for doubt in match.doubts { ask(indices[doubt.row], doubt.candidates.compactMap { byID[$0] }) }
  }

  private func freshIDs(of indices: [Int]) -> [EpisodeID] {
    var stems: [String: (label: String, ordinal: Int)] = [:]
    return indices.map { index in
      let row = rows[index]
      let key = row.label
      var stem = stems[key] ?? (EpisodeIdentity.written(key, in: directory), 0)
      stem.ordinal += 1
      stems[key] = stem
      if let written = row.row.writtenID { return EpisodeID(rawValue: written.value) }
      return EpisodeIdentity.computed(
        programme: row.programmeID, planYear: row.planYear, label: stem.label,
        ordinal: stem.ordinal)
    }
  }

  private func matchRows(
    _ indices: [Int], fresh: [EpisodeID], answers: [Int: EpisodeID]
  ) -> [IdentityMatch.Row] {
    zip(indices, fresh).map { index, id in
      let row = rows[index]
      return IdentityMatch.Row(
        freshID: id, hasWrittenID: row.row.writtenID != nil, time: row.time,
        departments: row.departments, label: row.label, theme: row.theme, guests: row.row.guests,
        isHeld: row.isHeld, answer: answers[index])
    }
  }

  /// Rows by the identity that an answer gives them. A row is named by its day and department, by a
  /// written 编号, or by the identity it would have without the answer.
  private func answeredRows(
    _ indices: [Int], fresh: [EpisodeID], match: IdentityMatch, known: [Episode]
  ) -> [Int: EpisodeID] {
    guard !answers.isEmpty else { return [:] }
    let names = DirectoryNames(directory)
    var found: [Int: EpisodeID] = [:]
    for answer in answers {
      let row = indices.indices.filter { place in
        switch answer.row {
        case .id(let text):
          match.identities[place]?.rawValue == text || fresh[place].rawValue == text
        case .dayAndDepartment(let day, let name):
          rows[indices[place]].day == day
            && names.department(named: name).map(rows[indices[place]].departments.contains) ?? false
        }
      }
      guard row.count == 1, let place = row.first,
        let identity = identity(of: answer.episode, known: known, names: names)
      else { continue }
      found[indices[place]] = identity
    }
    return found
  }

  /// An identity holds without anything being adopted, so that a fresh start comes out the same.
  private func identity(
    of reference: EpisodeReference, known: [Episode], names: DirectoryNames
  ) -> EpisodeID? {
    switch reference {
    case .id(let text): return EpisodeID(rawValue: text)
    case .dayAndDepartment(let day, let name):
      guard let department = names.department(named: name) else { return nil }
      let found = known.filter {
        ($0.writtenTime.day == day || $0.time.day == day) && $0.departments.contains(department)
      }
      return found.count == 1 ? found.first?.id : nil
    }
  }
}

// MARK: - What is said about it

extension IdentityAssignment {
  private mutating func keep(_ index: Int) {
    guard let written = rows[index].row.writtenID, let identity = identities[index] else { return }
    aliases[written.value] = identity
    diagnostics.append(
      PlanDiagnostic(
        .identityKept, at: written.span,
        "这一期早已采用，继续使用编号 \(identity.rawValue)；新写的“\(written.value)”也找得到它。",
        found: written.value))
  }

  private mutating func ask(_ index: Int, _ candidates: [Episode]) {
    guard let nearest = candidates.first, let identity = identities[index] else { return }
    let row = rows[index]
    let name = directory.wording(of: row.departments)
    let time = row.time?.wording ?? "日期待定"
    diagnostics.append(
      PlanDiagnostic(
        .identityDoubtful, at: row.timeSpan,
        "\(name)\(time)这一期，是原定\(nearest.time.wording)的那一期改了，还是另加的一期？",
        remedy: OverlayLine.answer(
          row: reference(to: row, identity), is: nearest.id),
        notes: candidates.map {
          PlanNote("\($0.id.rawValue)：\($0.time.wording)\($0.theme.map { "《\($0)》" } ?? "")")
        } + [PlanNote("是原来那一期的，把建议的一行粘贴到 变更.yaml；是另加的，不必理会。")]))
  }

  private func reference(to row: PlannedRow, _ identity: EpisodeID) -> EpisodeReference {
    guard let day = row.day, let lead = row.departments.first else { return .id(identity.rawValue) }
    return .dayAndDepartment(day, directory.wording(of: [lead]))
  }
}
