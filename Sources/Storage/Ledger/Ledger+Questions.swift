// Questions one by one: opened, changed by their own methods outside, and sealed again.

import Foundation
import GRDB
package import Questions
import Timekeeping

extension Ledger {
  /// The question `id`; nil when there is none. Throws `VaultError` when its row cannot be opened with
  /// the keys that are here, and `StorageError(.damaged)` when its open columns are not its own.
  package func question(_ id: QuestionID) throws -> Question? {
    try openedQuestions("question.id = ?", [id.rawValue]).first
  }

  /// The question that people call `number`.
  package func question(numbered number: CaseNumber) throws -> Question? {
    try openedQuestions("question.number = ?", [number.description]).first
  }

  /// Saves what became of `question`, which must have been logged.
  package func save(_ question: Question) throws {
    try save(question, salt: .kept)
  }

  /// Saves `question` and writes what was done into the journal.
  package func save(_ question: Question, _ events: [QuestionEvent]) throws {
    try save(question)
    try append(events)
  }

  enum Salt {
    case kept
    case destroyed
  }

  func save(_ question: Question, salt: Salt) throws {
    guard
      let sequence = try number(
        "SELECT sequence FROM question WHERE id = ?", [question.id.rawValue])
    else {
      throw StorageError(.refused, doing: "save a question", cause: "it was never logged")
    }
    let columns = QuestionColumns(question)
    let update = try prepared(Ledger.updateQuestion)
    update.bind(columns.values + [.number(sequence)])
    try update.run()
    let body = try vault.seal(
      try QuestionSeal.bytes(of: question), for: SealPlace(.question, row: question.id.rawValue))
    try run(
      "UPDATE questionBody SET keyID = ?, sealed = ?, digest = ?, "
        + "salt = CASE WHEN ? THEN NULL ELSE salt END WHERE sequence = ?",
      [
        body.keyID, Data(body.bytes),
        Data(QuestionSeal.digest(number: question.number.description, body)),
        salt == .destroyed, sequence,
      ])
    try run("DELETE FROM questionDepartment WHERE sequence = ?", [sequence])
    try run("DELETE FROM questionCampaign WHERE sequence = ?", [sequence])
    try tag(sequence, departments: question.departments, campaigns: question.campaignTags)
  }

  private static let updateQuestion =
    "UPDATE question SET " + QuestionColumns.names.map { $0 + " = ?" }.joined(separator: ", ")
    + " WHERE sequence = ?"
}

// MARK: - Opening

extension Ledger {
  static let questionColumns =
    "question.sequence, questionBody.keyID, questionBody.sealed, questionBody.digest, "
    + QuestionColumns.qualified

  /// The questions of a condition over table `question`, newest first.
  func openedQuestions(
    _ condition: String, _ arguments: StatementArguments = []
  ) throws -> [Question] {
    try rows(
      "SELECT \(Ledger.questionColumns) FROM question "
        + "JOIN questionBody ON questionBody.sequence = question.sequence "
        + "WHERE \(condition) ORDER BY question.sequence DESC", arguments
    ).map(question)
  }

  /// Opens a row of `questionColumns`.
  func question(_ row: Row) throws -> Question {
    let id: String = row[4]
    let number: String = row[4 + QuestionColumns.numberPlace]
    let sealed = Sealed(keyID: row[1], bytes: Array(row[2] as Data))
    let place = SealPlace(.question, row: id)
    let bytes = try vault.open(sealed, at: place)
    let question: Question
    do {
      question = try QuestionSeal.question(of: bytes, number: number)
    } catch let error as DecodingError {
      // What the decoder says may quote what was private.
      _ = error
      throw VaultError.unreadable(place)
    }
    guard question.id.rawValue == id, QuestionColumns(question).agree(with: row, from: 4) else {
      throw StorageError(
        .damaged, doing: "read a question", cause: "its columns are not those of question \(id)")
    }
    return question
  }
}
