// What the pages of the register and of the journal count and look up. Everything here is answered from
// narrow rows and their indices: no seal is opened.

import Foundation
import GRDB
package import Journal
package import Questions
package import Timekeeping

/// How many questions stand where.
package struct RegisterCounts: Hashable, Sendable {
  /// By stage of handling.
  package var stages: [Handling.Stage: Int] = [:]
  /// Whose answer is owed and late.
  package var overdue = 0
  /// Whose answer is owed today.
  package var dueToday = 0

  /// Nothing.
  package init() {}
}

extension Ledger {
  /// How many questions stand at each stage, and how many answers are owed on or before `today`; of
  /// `programmes` and with a part of `department` where these are given.
  package func registerCounts(
    programmes: Set<ProgrammeCode>? = nil, department: DepartmentCode? = nil,
    today: CalendarDay
  ) throws -> RegisterCounts {
    let (tables, conditions, values) = Ledger.registerPart(programmes, department)
    var counts = RegisterCounts()
    let found =
      department == nil
      ? try keptCounts(of: programmes)
      : try rows(
        "SELECT question.handling, count(*) FROM \(tables) "
          + "WHERE \(conditions.joined(separator: " AND ")) GROUP BY question.handling",
        StatementArguments(values))
    for row in found {
      if let stage = Handling.Stage(rawValue: row[0]) { counts.stages[stage] = row[1] }
    }
    (counts.overdue, counts.dueToday) = try owed(
      conditions, values, tables: tables, today: today)
    return counts
  }

  /// The counts that the engine keeps, of whole programmes.
  private func keptCounts(of programmes: Set<ProgrammeCode>?) throws -> [Row] {
    let wanted = programmes?.sorted().map(\.rawValue)
    let part = wanted.map { " AND programme IN (\($0.map { _ in "?" }.joined(separator: ", ")))" }
    return try rows(
      "SELECT handling, sum(count) FROM questionCount WHERE count > 0\(part ?? "") "
        + "GROUP BY handling", StatementArguments(wanted ?? []))
  }

  /// The tables and conditions of a part of the register.
  private static func registerPart(
    _ programmes: Set<ProgrammeCode>?, _ department: DepartmentCode?
  ) -> (tables: String, conditions: [String], values: [any DatabaseValueConvertible]) {
    var conditions: [String] = []
    var values: [any DatabaseValueConvertible] = []
    var tables = "question"
    if let department {
      tables =
        "questionDepartment CROSS JOIN question "
        + "ON question.sequence = questionDepartment.sequence"
      conditions.append("questionDepartment.department = ?")
      values.append(department.rawValue)
    }
    if let programmes = programmes?.sorted() {
      conditions.append(
        "+question.programme IN (\(programmes.map { _ in "?" }.joined(separator: ", ")))")
      values += programmes.map(\.rawValue)
    }
    return (tables, conditions, values)
  }

  /// How many answers are late, and how many are due today: without the counts of all stages.
  package func owedCounts(
    programmes: Set<ProgrammeCode>? = nil, department: DepartmentCode? = nil, today: CalendarDay
  ) throws -> (overdue: Int, dueToday: Int) {
    let (tables, conditions, values) = Ledger.registerPart(programmes, department)
    return try owed(conditions, values, tables: tables, today: today)
  }

  private func owed(
    _ conditions: [String], _ values: [any DatabaseValueConvertible], tables: String,
    today: CalendarDay
  ) throws -> (overdue: Int, dueToday: Int) {
    let owed =
      (conditions + ["question.handling = 'assigned'", "question.dueOn <= ?"])
      .joined(separator: " AND ")
    let found = try row(
      "SELECT count(*), coalesce(sum(question.dueOn < ?), 0) FROM \(tables) WHERE \(owed)",
      StatementArguments([today.daysSinceEpoch] + values + [today.daysSinceEpoch]))
    guard let found else { return (0, 0) }
    return (found[1], (found[0] as Int) - (found[1] as Int))
  }

  /// The case numbers of these identities; those that are none of a question are left out.
  package func caseNumbers(of ids: some Sequence<String>) throws -> [String: String] {
    var numbers: [String: String] = [:]
    for id in Set(ids) {
      if let row = try row("SELECT number FROM question WHERE id = ?", [id]) {
        numbers[id] = row[0]
      }
    }
    return numbers
  }

  /// The newest entries about `subject` before number `before`, newest first.
  package func journal(about subject: String, before: Int64, limit: Int) throws -> [JournalEntry] {
    try rows(
      "SELECT \(Ledger.journalColumns) FROM journal WHERE subject = ? AND number < ? "
        + "ORDER BY number DESC LIMIT ?", [subject, before, limit]
    ).compactMap { journalLink($0).entry }
  }

  /// The last head that was noted outside, and when; nil when none was.
  package func lastNotedHead() throws -> (head: JournalHead, at: Timestamp)? {
    try row("SELECT number, hash, notedAt FROM journalHead ORDER BY number DESC LIMIT 1").map {
      (
        JournalHead(number: $0[0], hash: JournalHash(stored: Array($0[1] as Data))),
        $0.timestamp(2)
      )
    }
  }
}
