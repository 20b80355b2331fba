// What the last gate must know: every caller, in the order in which they came, so that it can be taught
// once and then only what is new.

import Foundation
import GRDB
package import Questions

/// A caller with the question that names them in a trace.
package struct KnownCaller: Sendable {
  /// Rises with each caller.
  package let sequence: Int64
  /// The caller.
  package let caller: Caller
  /// The number of the question that they brought forward first.
  package let number: String
}

extension Ledger {
  /// The callers that came after `sequence`, at most `limit`, in the order in which they came.
  package func knownCallers(after sequence: Int64, limit: Int) throws -> [KnownCaller] {
    try rows(
      "SELECT caller.sequence, caller.id, caller.keyID, caller.sealed, coalesce((SELECT number "
        + "FROM contact JOIN question ON question.sequence = contact.question "
        + "WHERE contact.caller = caller.sequence ORDER BY contact.sequence LIMIT 1), '') "
        + "FROM caller WHERE caller.sequence > ? ORDER BY caller.sequence LIMIT ?",
      [sequence, limit]
    ).map { row in
      KnownCaller(
        sequence: row[0],
        caller: try caller(
          CallerID(rawValue: row[1]), Sealed(keyID: row[2], bytes: Array(row[3] as Data))),
        number: row[4])
    }
  }

  /// Whether any caller is stored; needs no key.
  package func hasCallers() throws -> Bool {
    try number("SELECT 1 FROM caller LIMIT 1") != nil
  }

  /// How many questions of `programme` led by one of `departments` still owe an answer.
  package func openCount(
    of programme: ProgrammeCode, ledBy departments: Set<DepartmentCode>
  ) throws -> Int {
    var count: Int64 = 0
    for department in departments.sorted() {
      count +=
        try number(
          "SELECT count(*) FROM question WHERE lead = ? AND handling = 'assigned' "
            + "AND programme = ?", [department.rawValue, programme.rawValue]) ?? 0
    }
    return Int(count)
  }
}
