// What a show's screens count and list: from the narrow rows where a number is enough, so that no seal
// is opened that nobody reads. It is asked for at every change while the show is on air.

import GRDB
package import Questions
package import Timekeeping

extension Ledger {
  /// The counters of one episode; what the telephone side reports is not among them.
  package func funnel(of episode: EpisodeCode) throws -> Funnel {
    // A question also has the contacts of those that were merged into it; each contact is counted
    // with the question as which it came.
    let contacts = try row(
      "SELECT count(*), coalesce(sum(contact.isOnAir), 0) FROM question "
        + "JOIN contact ON contact.question = question.sequence "
        + "WHERE question.episode = ? AND contact.isAnswered = 1", [episode.rawValue])
    let questions = try row(
      "SELECT coalesce(sum(answeredOnAirAt IS NOT NULL), 0), coalesce(sum(dispatchCount > 0), 0), "
        + "coalesce(sum(handling = 'closed'), 0), coalesce(sum(disclosure = 'published'), 0) "
        + "FROM question WHERE episode = ? AND handling != 'merged'", [episode.rawValue])
    return Funnel(
      logged: contacts?[0] ?? 0, onAir: contacts?[1] ?? 0, answeredOnAir: questions?[0] ?? 0,
      forwarded: questions?[1] ?? 0, closed: questions?[2] ?? 0, published: questions?[3] ?? 0)
  }

  /// When `question` was last moved in the queue of its show; nil when it never was.
  package func lastMoved(_ question: QuestionID) throws -> Timestamp? {
    try row(
      "SELECT at FROM journal WHERE subject = ? AND act = 'stageMoved' ORDER BY number DESC LIMIT 1",
      [question.rawValue])?.timestamp(0)
  }

  /// What `departments` still owe `programme`, the longest due first, and what they lead or led of
  /// what was asked in `episodes`; at most `limit` of each department and each kind.
  package func promised(
    by departments: Set<DepartmentCode>, to programme: ProgrammeCode,
    askedIn episodes: Set<EpisodeCode>, limit: Int = 200
  ) throws -> QuestionPage {
    let columns =
      "SELECT \(Ledger.questionColumns) FROM question "
      + "JOIN questionBody ON questionBody.sequence = question.sequence "
    var found = QuestionPage()
    func add(_ page: QuestionPage) {
      let known = Set(found.questions.map(\.id))
      found.questions += page.questions.filter { !known.contains($0.id) }
      found.unreadable += page.unreadable
    }
    for department in departments.sorted() {
      add(
        try page(
          try rows(
            columns + "WHERE question.lead = ? AND question.programme = ? "
              + "AND question.handling = 'assigned' "
              + "ORDER BY question.dueOn, question.sequence LIMIT ?",
            [department.rawValue, programme.rawValue, limit])))
      for episode in episodes.sorted(by: { $0.rawValue < $1.rawValue }) {
        add(
          try page(
            try rows(
              columns + "WHERE question.episode = ? AND question.lead = ? "
                + "AND question.programme = ? ORDER BY question.sequence LIMIT ?",
              [episode.rawValue, department.rawValue, programme.rawValue, limit])))
      }
    }
    return found
  }

  /// What `programme` asked `departments` about in their newest `newest` questions each.
  package func topics(
    askedOf departments: Set<DepartmentCode>, by programme: ProgrammeCode, newest: Int = 500
  ) throws -> [FeedbackList.Topic] {
    var counts: [String: Int] = [:]
    for department in departments.sorted() {
      let found = try rows(
        "SELECT topic, sum(contactCount) FROM (SELECT topic, contactCount FROM question "
          + "WHERE lead = ? AND programme = ? AND handling != 'merged' "
          + "ORDER BY sequence DESC LIMIT ?) WHERE topic IS NOT NULL GROUP BY topic",
        [department.rawValue, programme.rawValue, newest])
      for row in found { counts[row[0], default: 0] += row[1] }
    }
    return counts.map { FeedbackList.Topic(name: $0.key, count: $0.value) }
  }
}
