// Whose time is over. Two clocks: one runs from the end of a matter, the other, for what nobody ends,
// from the last thing that somebody did with it, and that is what the journal says. Looking at a
// question, and what the program does by itself, are no such things.

import GRDB
import Journal
package import Questions
package import Timekeeping

/// An open question that nobody has touched for long.
package struct RestingQuestion: Hashable, Sendable {
  /// Its number.
  package let number: CaseNumber
  /// When somebody last did something with it.
  package let since: Timestamp
}

extension Ledger {
  /// Callers of whom nothing has to be kept any more: all their questions came to an end before
  /// `instant`, or are open and were left alone since before `restingBefore`, and none is disputed.
  /// Oldest first, at most `limit`.
  package func callersToForget(
    endedBefore instant: Timestamp, restingBefore: Timestamp, limit: Int
  ) throws -> [CallerID] {
    try rows(
      "SELECT id FROM caller WHERE loggedAt < max(?1, ?2) AND NOT EXISTS (SELECT 1 FROM contact "
        + "JOIN question ON question.sequence = contact.question "
        + "WHERE contact.caller = caller.sequence AND (question.isDisputed = 1 "
        + "OR NOT \(Ledger.isOver("question")) OR \(Ledger.goesOnElsewhere))) "
        + "ORDER BY sequence LIMIT ?3",
      [instant.milliseconds, restingBefore.milliseconds, limit]
    ).map { CallerID(rawValue: $0[0]) }
  }

  /// Questions without a caller whose time is over by the same rule and whose words are still there;
  /// oldest first, at most `limit`.
  package func questionsToForget(
    endedBefore instant: Timestamp, restingBefore: Timestamp, limit: Int
  ) throws -> [QuestionID] {
    try rows(
      "SELECT id FROM question WHERE isForgotten = 0 AND isDisputed = 0 "
        + "AND \(Ledger.isOver("question")) AND NOT \(Ledger.goesOnElsewhere) "
        + "AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.question = question.sequence "
        + "AND contact.caller IS NOT NULL) ORDER BY sequence LIMIT ?3",
      [instant.milliseconds, restingBefore.milliseconds, limit]
    ).map { QuestionID(rawValue: $0[0]) }
  }

  /// Open questions that nobody touched since before `instant`, the longest first, at most `limit`; and
  /// how many there are.
  package func resting(
    since instant: Timestamp, limit: Int
  ) throws -> (count: Int, first: [RestingQuestion]) {
    let found = try rows(
      "WITH resting AS (SELECT number, max(loggedAt, coalesce((SELECT max(at) FROM journal "
        + "WHERE journal.subject = question.id AND \(Ledger.isSomebodysAct)), 0)) AS since "
        + "FROM question WHERE handling IN ('logged', 'assigned', 'answered') "
        + "AND isForgotten = 0 AND isDisputed = 0 AND loggedAt < ?1) "
        + "SELECT number, since, count(*) OVER () FROM resting WHERE since < ?1 "
        + "ORDER BY since, number LIMIT ?2",
      [instant.milliseconds, limit])
    let first = found.compactMap { row in
      (try? CaseNumber(parsing: row[0])).map { number in
        RestingQuestion(number: number, since: row.timestamp(1))
      }
    }
    return (found.first.map { $0[2] as Int } ?? 0, first)
  }

  /// Whether the time of the question in `table` is over: `?1` is the instant for what ended, `?2` for
  /// what rests.
  private static func isOver(_ table: String) -> String {
    "(CASE WHEN \(table).endedAt IS NOT NULL THEN \(table).endedAt < ?1 "
      + "WHEN \(table).handling = 'answeredOnAir' THEN \(table).answeredAt < ?1 "
      + "ELSE \(table).loggedAt < ?2 AND NOT EXISTS (SELECT 1 FROM journal "
      + "WHERE journal.subject = \(table).id AND journal.at >= ?2 "
      + "AND \(isSomebodysAct)) END)"
  }

  /// A question that was merged ends with the one it was merged into.
  private static let goesOnElsewhere =
    "EXISTS (SELECT 1 FROM question AS target WHERE target.id = question.mergedInto "
    + "AND (target.isDisputed = 1 OR NOT \(isOver("target"))))"

  private static let isSomebodysAct =
    "journal.act NOT IN ("
    + JournalAct.allCases.filter { !$0.isSomebodysAct }.map { "'\($0.rawValue)'" }
    .joined(separator: ", ") + ")"
}
