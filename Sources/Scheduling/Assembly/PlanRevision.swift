// Several files for one programme and year: the same row in two of them is one row, and a revised
// plan that lies beside the old one is told from a second half-year by how much of it is the same.

import Language
import Timekeeping

/// Merges rows of several plans.
struct PlanRevision {
  private(set) var rows: [PlannedRow]
  private(set) var diagnostics: [PlanDiagnostic] = []

  /// The first row with each signature, by its hash; empty unless there are several plans.
  let signatures: [Int: Int]
  /// The row that holds each written 编号, by its folded text.
  private(set) var writtenIDs: [String: Int] = [:]

  private let plans: [PlanTable]
  /// What each row is compared by, as a number: equal rows have equal ones. Nil for memos; empty unless
  /// there are several plans.
  private let kinds: [Int?]
  /// How many adopted episodes each file has.
  private let adoptedByFile: [String: Int]

  init(_ rows: [PlannedRow], plans: [PlanTable], adopted: [Episode]) {
    var numbers: [PlannedRow.Signature: Int] = [:]
    let compared = plans.count > 1 ? rows.indices : 0..<0
    numbers.reserveCapacity(compared.count)
    self.kinds = compared.map { index in
      guard let likeness = rows[index].likeness else { return nil }
      if let first = numbers[likeness] { return first }
      numbers[likeness] = index
      return index
    }
    self.signatures = Dictionary(numbers.map { ($0.key.hashValue, $0.value) }) { first, _ in first }
    self.rows = rows
    self.plans = plans
    self.adoptedByFile = Dictionary(grouping: adopted, by: \.span.file).mapValues(\.count)
    if plans.count > 1 { setRevisionsAside() }
    if plans.count > 1 { mergeEqualRows() }
    refuseRepeatedIDs()
  }

  private func file(of row: Int) -> String { plans[rows[row].plan].file }

  /// The file that is in force already comes first, then by name.
  private func isEarlier(_ left: String, _ right: String) -> Bool {
    let isLeftIn = (adoptedByFile[left] ?? 0) > 0
    let isRightIn = (adoptedByFile[right] ?? 0) > 0
    return isLeftIn == isRightIn ? left < right : isLeftIn
  }
}

// MARK: - A revised plan beside the old one

extension PlanRevision {
  private mutating func setRevisionsAside() {
    let active = rows.indices.filter { kinds[$0] != nil }
    let byFile = Dictionary(grouping: active, by: file)
    let order = byFile.keys.sorted(by: isEarlier)
    let place = Dictionary(order.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    // Most files share no row with any other, so only those that do are compared. Equal rows are of
    // one programme and year, so the files that are compared are, too.
    var files: [Int: Set<Int>] = [:]
    for row in active {
      if let kind = kinds[row], let file = place[file(of: row)] {
        files[kind, default: []].insert(file)
      }
    }
    var older: [Int: Set<Int>] = [:]
    for shared in files.values where shared.count > 1 {
      for file in shared { older[file, default: []].formUnion(shared.filter { $0 < file }) }
    }
    for newer in older.keys.sorted() {
      let mine = byFile[order[newer]] ?? []
      let found = older[newer]?.sorted().first { isRevision(mine, of: byFile[order[$0]] ?? []) }
      if let found {
        setAside(mine, of: order[newer], beside: order[found], byFile[order[found]] ?? [])
      }
    }
  }

  /// At least half the rows are equal, and each file says something that the other does not.
  private func isRevision(_ newer: [Int], of older: [Int]) -> Bool {
    let common = commonRows(newer, older)
    let fewer = min(newer.count, older.count)
    return common * 2 >= fewer && common < fewer && common > 1
  }

  private func commonRows(_ newer: [Int], _ older: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for kind in older.compactMap({ kinds[$0] }) { counts[kind, default: 0] += 1 }
    return newer.compactMap { kinds[$0] }.filter { kind in
      guard let left = counts[kind], left > 0 else { return false }
      counts[kind] = left - 1
      return true
    }.count
  }

  private mutating func setAside(
    _ newer: [Int], of file: String, beside older: String, _ olderRows: [Int]
  ) {
    let common = commonRows(newer, olderRows)
    diagnostics.append(
      PlanDiagnostic(
        .revisedPlanBeside,
        at: SourceSpan(file: file, sheet: rows[newer[0]].span.sheet, line: 1, column: 1),
        "像是“\(older)”的新版本（\(newer.count)行里有\(common)行相同），请移走旧文件。移走之前仍按旧文件执行。",
        expected: "同一节目同一年只留一份计划", remedy: "把“\(older)”移到“归档”文件夹",
        notes: [PlanNote("旧文件在这里。", at: rows[olderRows[0]].span)]))
    for index in newer where rows[index].dropped == nil { rows[index].dropped = .heldOut }
  }
}

// MARK: - Equal rows

extension PlanRevision {
  private mutating func mergeEqualRows() {
    var first: [Int: String] = [:]
    let byFile = Dictionary(grouping: rows.indices, by: file)
    let files = byFile.keys.sorted(by: isEarlier)
    for file in files {
      for index in byFile[file] ?? [] {
        guard let kind = kinds[index], rows[index].dropped == nil, !rows[index].isHeld else {
          continue
        }
        // Within one file two equal rows are two claims on one slot, and that is said as such.
        if let holder = first[kind], holder != file {
          rows[index].dropped = .merged
        } else {
          first[kind] = file
        }
      }
    }
  }

  private mutating func refuseRepeatedIDs() {
    let numbered = rows.indices.filter {
      rows[$0].row.writtenID != nil && rows[$0].dropped == nil
    }
    let order = numbered.sorted {
      let (left, right) = (file(of: $0), file(of: $1))
      return left == right ? $0 < $1 : isEarlier(left, right)
    }
    for index in order {
      guard let written = rows[index].row.writtenID else { continue }
      let key = PlainName.folded(written.value)
      guard let holder = writtenIDs[key] else {
        writtenIDs[key] = index
        continue
      }
      let place = rows[holder].row.writtenID?.span ?? rows[holder].span
      rows[index].dropped = .heldOut
      diagnostics.append(
        PlanDiagnostic(
          .episodeIDTwice, at: written.span,
          "编号“\(written.value)”在“\(place.file)”第\(place.line)行已经用过，这一行暂不采用。",
          found: written.value, expected: "每一期一个编号",
          notes: [PlanNote("先用这个编号的一行在这里。", at: place)]))
    }
  }
}
