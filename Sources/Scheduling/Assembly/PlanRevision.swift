// Several files for one programme and year: the same row in two of them is one row, and a revised
// plan that lies beside the old one is told from a second half-year by how much of it is the same.

import Language
import Timekeeping

/// Merges rows of several plans.
struct PlanRevision {
  private(set) var rows: [PlannedRow]
  private(set) var diagnostics: [PlanDiagnostic] = []

  private let plans: [PlanTable]
  /// How many adopted episodes each file has.
  private let adoptedByFile: [String: Int]

  init(_ rows: [PlannedRow], plans: [PlanTable], adopted: [Episode]) {
    self.rows = rows
    self.plans = plans
    self.adoptedByFile = Dictionary(grouping: adopted, by: \.span.file).mapValues(\.count)
    setRevisionsAside()
    mergeEqualRows()
    refuseRepeatedIDs()
  }

  private func file(of row: PlannedRow) -> String { plans[row.plan].file }

  /// The file that is in force already comes first, then by name.
  private func isEarlier(_ left: String, _ right: String) -> Bool {
    let isLeftIn = (adoptedByFile[left] ?? 0) > 0
    let isRightIn = (adoptedByFile[right] ?? 0) > 0
    return isLeftIn == isRightIn ? left < right : isLeftIn
  }
}

// MARK: - A revised plan beside the old one

extension PlanRevision {
  private struct Subject: Hashable {
    let programmeID: ProgrammeID
    let planYear: Int
  }

  private mutating func setRevisionsAside() {
    let bySubject = Dictionary(grouping: rows.indices.filter { rows[$0].dropped == nil }) {
      Subject(programmeID: rows[$0].programmeID, planYear: rows[$0].planYear)
    }
    for (_, indices) in bySubject.sorted(by: { $0.value[0] < $1.value[0] }) {
      let byFile = Dictionary(grouping: indices) { file(of: rows[$0]) }
      let files = byFile.keys.sorted(by: isEarlier)
      for (place, newer) in files.enumerated() {
        let older = files[..<place].first {
          isRevision(byFile[newer] ?? [], of: byFile[$0] ?? [])
        }
        if let older {
          setAside(byFile[newer] ?? [], of: newer, beside: older, byFile[older] ?? [])
        }
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
    var counts: [PlannedRow.Signature: Int] = [:]
    for signature in older.compactMap({ rows[$0].likeness }) { counts[signature, default: 0] += 1 }
    return newer.compactMap { rows[$0].likeness }.filter { signature in
      guard let left = counts[signature], left > 0 else { return false }
      counts[signature] = left - 1
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
        expected: "同一节目同一年只留一份计划", remedy: "把“\(older)”移到“归档”文件夹"))
    for index in newer where rows[index].dropped == nil { rows[index].dropped = .heldOut }
  }
}

// MARK: - Equal rows

extension PlanRevision {
  private mutating func mergeEqualRows() {
    var first: [PlannedRow.Signature: String] = [:]
    let files = Set(rows.map(file)).sorted(by: isEarlier)
    let byFile = Dictionary(grouping: rows.indices) { file(of: rows[$0]) }
    for file in files {
      for index in byFile[file] ?? [] {
        guard let signature = rows[index].signature else { continue }
        // Within one file two equal rows are two claims on one slot, and that is said as such.
        if let holder = first[signature], holder != file {
          rows[index].dropped = .merged
        } else {
          first[signature] = file
        }
      }
    }
  }

  private mutating func refuseRepeatedIDs() {
    var first: [String: Int] = [:]
    let order = rows.indices.sorted {
      let (left, right) = (file(of: rows[$0]), file(of: rows[$1]))
      return left == right ? $0 < $1 : isEarlier(left, right)
    }
    for index in order where rows[index].dropped == nil {
      guard let written = rows[index].row.writtenID else { continue }
      let key = PlainName.folded(written.value)
      guard let holder = first[key] else {
        first[key] = index
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
