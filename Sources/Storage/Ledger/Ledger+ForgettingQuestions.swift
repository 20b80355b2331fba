// Forgetting a question whose caller nobody knows: what was said may still tell who said it. And the
// chat messages that carried a line of it.

import Delivering
import GRDB
package import Questions
package import Timekeeping

extension Ledger {
  /// Erases what was said in `id`, which no caller is tied to any more, and writes it into the journal.
  /// Nil when there is no such question or nothing is left to erase.
  package func forgetWords(
    of id: QuestionID, reason: String, by member: String, at now: Timestamp
  ) throws -> Forgotten? {
    guard let question = try question(id), !question.isForgotten else { return nil }
    var forgotten = Forgotten()
    try forget(question, reason: reason, by: member, at: now, into: &forgotten)
    return forgotten
  }

  /// Erases the lines that begin with `prefix` from every chase that names `number`, waiting or sent:
  /// that something was said stays, what a caller said does not.
  package func eraseLines(beginning prefix: String, ofChasesNaming number: CaseNumber) throws {
    let found = try rows(
      "SELECT id FROM delivery WHERE kind = 'chase' AND instr(message, ?) > 0",
      [number.description])
    for row in found {
      guard let delivery = try delivery(DeliveryID(rawValue: row[0])) else { continue }
      if var message = delivery.message {
        message.lines.removeAll { $0.hasPrefix(prefix) }
        try run(
          "UPDATE delivery SET message = ? WHERE id = ?",
          [MessageText.text(of: message), delivery.id.rawValue])
      }
      for attempt in try attempts(of: delivery.id) {
        let lines = attempt.text.split(separator: "\n", omittingEmptySubsequences: false)
        try run(
          "UPDATE attempt SET text = ? WHERE deliveryID = ? AND number = ?",
          [
            lines.filter { !$0.hasPrefix(prefix) }.joined(separator: "\n"),
            delivery.id.rawValue, attempt.number,
          ])
      }
    }
  }
}
