// Lists of questions. A page is found on an index and read in the order of that index, so the newest
// fifty cost the same at a thousand and at a hundred thousand.

import GRDB
package import Questions

extension Ledger {
  /// The newest questions of `filter` before `cursor`, at most `limit`.
  package func questions(
    _ filter: QuestionFilter = QuestionFilter(), before cursor: QuestionCursor? = nil,
    limit: Int = 50
  ) throws -> QuestionPage {
    var opened = OpenedQuestions()
    return try questions(filter, before: cursor, limit: limit, among: &opened)
  }

  /// The same for one of several lists of one look: what stands in `opened` is not opened again.
  package func questions(
    _ filter: QuestionFilter, before cursor: QuestionCursor? = nil, limit: Int,
    among opened: inout OpenedQuestions
  ) throws -> QuestionPage {
    let (source, arguments) = filter.source(before: cursor, limit: limit)
    let found = try rows("SELECT \(Ledger.questionColumns)" + source, arguments)
    var page = try page(found, among: &opened)
    if found.count == limit, let last = found.last {
      page.next = QuestionCursor(sequence: last[0])
    }
    return page
  }

  /// How many questions `filter` finds, counted up to `limit`; no seal is opened.
  package func questionCount(_ filter: QuestionFilter, upTo limit: Int) throws -> Int {
    let (source, arguments) = filter.source(before: nil, limit: limit)
    return Int(try number("SELECT count(*) FROM (SELECT 1\(source))", arguments) ?? 0)
  }

  /// How many questions `filter` finds, at most `limit`, and the place before which all of them lie:
  /// what is logged later lies behind it.
  package func extent(
    of filter: QuestionFilter, limit: Int
  ) throws -> (count: Int, end: QuestionCursor?) {
    let (source, arguments) = filter.source(before: nil, limit: limit)
    let found = try row(
      "SELECT count(*), max(sequence) FROM (SELECT question.sequence AS sequence" + source + ")",
      arguments)
    let last: Int64? = found?[1]
    return (found?[0] ?? 0, last.map { QuestionCursor(sequence: $0 + 1) })
  }

  /// Questions whose answer is owed, in the order in which they were logged, for going through all of
  /// them in pieces: `next` is nil in the last piece.
  package func owedQuestions(
    after cursor: QuestionCursor? = nil, limit: Int
  ) throws -> QuestionPage {
    let found = try rows(
      "SELECT \(Ledger.questionColumns) FROM question "
        + "JOIN questionBody ON questionBody.sequence = question.sequence "
        + "WHERE question.handling = 'assigned' AND question.sequence > ? "
        + "ORDER BY question.sequence LIMIT ?", [cursor?.sequence ?? 0, limit])
    var page = try page(found)
    if found.count == limit, let last = found.last {
      page.next = QuestionCursor(sequence: last[0])
    }
    return page
  }

  /// How many answers each department owes as the leading one; those that owe none are left out.
  package func owedByLead() throws -> [DepartmentCode: Int] {
    let found = try rows(
      "SELECT lead, count(*) FROM question WHERE handling = 'assigned' AND lead IS NOT NULL "
        + "GROUP BY lead")
    return Dictionary(
      uniqueKeysWithValues: found.map { (DepartmentCode(rawValue: $0[0]), $0[1]) })
  }

  /// What waits, is next or is on air in the show of `programme`, in the order of arrival.
  package func queue(of programme: ProgrammeCode) throws -> QuestionPage {
    var opened = OpenedQuestions()
    return try queue(of: programme, among: &opened)
  }

  /// The same beside other lists of one look.
  package func queue(
    of programme: ProgrammeCode, among opened: inout OpenedQuestions
  ) throws -> QuestionPage {
    var page = try page(
      try rows(
        "SELECT \(Ledger.questionColumns) FROM question "
          + "JOIN questionBody ON questionBody.sequence = question.sequence "
          + "WHERE \(Migration3.isInQueue) AND question.programme = ? "
          + "ORDER BY question.sequence DESC LIMIT 500", [programme.rawValue]), among: &opened)
    page.questions.reverse()
    return page
  }

  /// The questions of these identities, in their order; those that are not there are left out.
  package func questions(_ ids: [QuestionID]) throws -> QuestionPage {
    try page(
      try ids.flatMap { id in
        try rows(
          "SELECT \(Ledger.questionColumns) FROM question "
            + "JOIN questionBody ON questionBody.sequence = question.sequence "
            + "WHERE question.id = ?", [id.rawValue])
      })
  }

  func page(_ found: [Row]) throws -> QuestionPage {
    var opened = OpenedQuestions()
    return try page(found, among: &opened)
  }

  func page(_ found: [Row], among opened: inout OpenedQuestions) throws -> QuestionPage {
    var page = QuestionPage()
    for row in found {
      do {
        let question = try opened.bySequence[row[0]] ?? question(row)
        opened.bySequence[row[0]] = question
        page.questions.append(question)
      } catch VaultError.unreadable, VaultError.unknownKey {
        page.unreadable.append(QuestionID(rawValue: row[4]))
      } catch is Question.Unreadable {
        page.unreadable.append(QuestionID(rawValue: row[4]))
      } catch let error as StorageError where error.kind == .damaged {
        page.unreadable.append(QuestionID(rawValue: row[4]))
      }
    }
    return page
  }
}

/// The questions that were opened for lists of one look.
package struct OpenedQuestions: Sendable {
  fileprivate var bySequence: [Int64: Question] = [:]

  /// None.
  package init() {}
}
