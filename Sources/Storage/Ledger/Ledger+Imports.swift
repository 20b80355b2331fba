// Lists that were taken in. The file and its lines are known again by keyed digests; not a word of them is
// kept here, for a list of callers is private from its first line to its last.

import Foundation
import GRDB
package import Questions
package import Timekeeping

/// A list that was taken in, with the receipt of each line.
package struct ImportRecord: Hashable, Sendable {
  /// What became of a line.
  package struct Line: Hashable, Sendable {
    /// Its number in the file, from 1.
    package let number: Int
    /// The keyed digest of its text.
    package let mark: [UInt8]
    /// A code: `logged`, `repeated`.
    package let outcome: String
    /// The question that it became.
    package let question: QuestionID?

    /// A line; see the properties.
    package init(number: Int, mark: [UInt8], outcome: String, question: QuestionID?) {
      self.number = number
      self.mark = mark
      self.outcome = outcome
      self.question = question
    }
  }

  /// The keyed digest of the whole file, `Vault.mark("import", …)`.
  package let mark: [UInt8]
  /// When.
  package let importedAt: Timestamp
  /// By which member.
  package let importedBy: String
  /// A receipt for each line.
  package let lines: [Line]

  /// A record; see the properties.
  package init(mark: [UInt8], importedAt: Timestamp, importedBy: String, lines: [Line]) {
    self.mark = mark
    self.importedAt = importedAt
    self.importedBy = importedBy
    self.lines = lines
  }
}

extension Ledger {
  /// Keeps the receipts of a list; refuses a list that was taken in before.
  package func keep(_ record: ImportRecord) throws {
    try run(
      "INSERT INTO import (mark, importedAt, importedBy, lineCount) VALUES (?,?,?,?)",
      [
        Data(record.mark), record.importedAt.milliseconds, record.importedBy, record.lines.count,
      ])
    for line in record.lines {
      try run(
        "INSERT INTO importReceipt (import, line, mark, outcome, question) VALUES (?,?,?,?,?)",
        [
          Data(record.mark), line.number, Data(line.mark), line.outcome, line.question?.rawValue,
        ])
    }
  }

  /// The receipts of the file with this keyed digest; nil when it was never taken in.
  package func importRecord(_ mark: [UInt8]) throws -> ImportRecord? {
    guard
      let row = try row(
        "SELECT importedAt, importedBy FROM import WHERE mark = ?", [Data(mark)])
    else { return nil }
    let lines = try rows(
      "SELECT line, mark, outcome, question FROM importReceipt WHERE import = ? ORDER BY line",
      [Data(mark)]
    ).map { line in
      ImportRecord.Line(
        number: line[0], mark: Array(line[1] as Data), outcome: line[2],
        question: (line[3] as String?).map { QuestionID(rawValue: $0) })
    }
    return ImportRecord(
      mark: mark, importedAt: row.timestamp(0), importedBy: row[1], lines: lines)
  }
}
