// Forgetting a caller: the row, the number's digest, the salts, and what the caller said. What stays is
// what nobody can be found by: stages, days, counts, and the texts that all have signed. The bytes are
// gone for certain only after `Storage.scrub`, which gets the needles that are made here.

import Discretion
import Foundation
import GRDB
package import Questions
package import Timekeeping

/// What was forgotten, and what must not be found any more.
package struct Forgotten: Sendable {
  /// The questions whose words were erased.
  package fileprivate(set) var questions: [QuestionID] = []
  /// Public pages whose questions are concerned: what they show was signed, and a person may look at
  /// it again.
  package fileprivate(set) var published: [PublicSlug] = []
  /// Other calls from the same number, which stay.
  package fileprivate(set) var othersWithNumber = 0
  /// What `Storage.scrub` looks for.
  package fileprivate(set) var needles: [Needle] = []
  /// What `Ledger.openedTraces` looks for in the row of each question: its own words, and who called,
  /// names too that are too short for a search of bytes.
  package fileprivate(set) var words: [QuestionID: [Needle]] = [:]
  /// The lists that were taken in and are not known again, because a line of them was this. Each has
  /// one name here, however many of its lines are forgotten.
  package fileprivate(set) var lists: Set<[UInt8]> = []
}

extension Ledger {
  /// Erases a caller and what the caller said, and writes it into the journal. Nil when there is no such
  /// caller. Throws `Question.Refusal` when a question refuses, and then nothing is changed.
  package func forget(
    _ caller: CallerID, reason: String, by member: String, at now: Timestamp
  ) throws -> Forgotten? {
    guard
      let row = try row(
        "SELECT sequence, keyID, sealed, phoneMark, salt FROM caller WHERE id = ?",
        [caller.rawValue])
    else { return nil }
    let sequence: Int64 = row[0]
    var forgotten = Forgotten()
    forgotten.needles = try callerNeedles(caller, row)
    let words = try callerWords(caller, row)
    let names = words.compactMap { Needle($0.label, Array($0.text.utf8)) }
    for id in try questionIDs(from: caller) {
      guard let question = try question(id) else { continue }
      try forget(
        question, reason: reason, by: member, at: now,
        naming: { typed in words.contains { typed.contains($0.text) } }, into: &forgotten)
      forgotten.words[id, default: []] += names
    }
    try run("UPDATE contact SET caller = NULL WHERE caller = ?", [sequence])
    try run("DELETE FROM caller WHERE sequence = ?", [sequence])
    if let mark = row[3] as Data? {
      // The same number may belong to other calls, which nobody asked to forget.
      forgotten.othersWithNumber =
        Int(try number("SELECT count(*) FROM caller WHERE phoneMark = ?", [mark]) ?? 0)
      if forgotten.othersWithNumber == 0 {
        forgotten.needles += Needle.pieces("caller mark", Array(mark))
      }
    }
    return forgotten
  }

  /// Erases what was said in `question`.
  func forget(
    _ question: Question, reason: String, by member: String, at now: Timestamp,
    naming: (String) -> Bool = { _ in false }, into forgotten: inout Forgotten
  ) throws {
    var question = question
    let needles = try questionNeedles(question)
    let event = try question.forget(reason: reason, by: member, at: now, naming: naming)
    let own = try withoutSignedWords(needles, of: question)
    forgotten.needles += own
    forgotten.words[question.id, default: []] += own
    try save(question, salt: .destroyed)
    try append([event])
    forgotten.lists.formUnion(try forgetMarks(of: question.id))
    forgotten.questions.append(question.id)
    try eraseOldWords(of: question.id, at: now)
    if let slug = question.slug, question.publishedAt != nil { forgotten.published.append(slug) }
  }

  /// Keyed digests of what was sent in tell whoever holds the key, and a guess, that just this was said:
  /// those of the question go, and a list with a line of it gets a digest of nothing, once. Returns
  /// these lists.
  private func forgetMarks(of id: QuestionID) throws -> Set<[UInt8]> {
    try run("DELETE FROM idempotency WHERE question = ?", [id.rawValue])
    let found = try rows(
      "SELECT DISTINCT import, EXISTS (SELECT 1 FROM importReceipt AS line "
        + "WHERE line.import = importReceipt.import AND line.mark = zeroblob(16)) "
        + "FROM importReceipt WHERE question = ?", [id.rawValue])
    var lists: Set<[UInt8]> = []
    for list in found {
      let mark: Data = list[0]
      let isErased: Bool = list[1]
      lists.insert(Array(isErased ? mark : try erased(list: mark)))
    }
    try run("UPDATE importReceipt SET mark = zeroblob(16) WHERE question = ?", [id.rawValue])
    return lists
  }

  /// Gives a list a digest of nothing and returns it.
  private func erased(list old: Data) throws -> Data {
    let new = Data(RandomBytes.fresh(16))
    try run(
      "INSERT INTO import (mark, importedAt, importedBy, lineCount) "
        + "SELECT ?, importedAt, importedBy, lineCount FROM import WHERE mark = ?", [new, old])
    try run("UPDATE importReceipt SET import = ? WHERE import = ?", [new, old])
    try run("DELETE FROM import WHERE mark = ?", [old])
    return new
  }

  /// Words that all have signed stay, and so they are not looked for. `question` holds no others.
  private func withoutSignedWords(_ needles: [Needle], of question: Question) throws -> [Needle] {
    var signed: [UInt8] = []
    for words in question.reveal(for: .scanning).words.values {
      signed += try encoded(words).utf8
      signed +=
        [words.title, words.question, words.answer, words.incidentPlace ?? ""]
        .joined(separator: "\n").utf8
    }
    guard !signed.isEmpty else { return needles }
    return needles.filter { !signed.contains($0.bytes.reveal(for: .scanning)) }
  }

  private func callerWords(_ id: CallerID, _ row: Row) throws -> [(label: String, text: String)] {
    let sealed = Sealed(keyID: row[1], bytes: Array(row[2] as Data))
    let hidden = try caller(id, sealed).reveal(for: .scanning)
    let fields = [
      ("caller name", hidden.name), ("caller phone", hidden.phone),
      ("caller address", hidden.homeAddress), ("caller workplace", hidden.workplace),
    ]
    return fields.compactMap { label, text in
      text.flatMap { $0.utf8.count < Needle.shortest ? nil : (label, $0) }
    }
  }

  private func callerNeedles(_ id: CallerID, _ row: Row) throws -> [Needle] {
    var needles = Needle.pieces("caller sealed", Array(row[2] as Data))
    for (label, text) in try callerWords(id, row) { needles += Needle.words(label, text) }
    return needles + Needle.pieces("caller salt", Array(row[4] as Data))
  }

  private func questionNeedles(_ question: Question) throws -> [Needle] {
    let hidden = question.reveal(for: .scanning)
    var needles = Needle.words("question gist", hidden.gist)
    needles += Needle.words("question text", hidden.text)
    needles += Needle.words("question place", hidden.incidentPlace)
    for answer in hidden.answers.values { needles += Needle.words("question answer", answer) }
    let row = try row(
      "SELECT sealed, salt FROM questionBody WHERE sequence = "
        + "(SELECT sequence FROM question WHERE id = ?)", [question.id.rawValue])
    if let row {
      needles += Needle.pieces("question sealed", Array(row[0] as Data))
      if let salt = row[1] as Data? { needles += Needle.pieces("question salt", Array(salt)) }
    }
    return needles
  }
}

extension Needle {
  /// Words as they are written and as JSON would escape them are the same bytes but for quotes; short
  /// words are found everywhere and prove nothing.
  static func words(_ label: String, _ text: String?) -> [Needle] {
    guard let text, text.utf8.count >= 9 else { return [] }
    return pieces(label, Array(text.utf8))
  }
}

extension [UInt8] {
  /// Whether `piece` stands in it.
  func contains(_ piece: [UInt8]) -> Bool {
    guard let first = piece.first, piece.count <= count else { return false }
    return (0...(count - piece.count)).contains { start in
      self[start] == first && self[start..<(start + piece.count)].elementsEqual(piece)
    }
  }
}
