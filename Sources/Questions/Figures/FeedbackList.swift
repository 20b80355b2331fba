// 回音壁: before a department comes on air, what it promised last time and still owes, what it was asked,
// and what it is asked most. The host's favourite page, and a count in the reminder to the host.

package import Discretion
package import Timekeeping

/// What the host should know of the departments of a coming episode.
package struct FeedbackList: Hashable, Sendable {
  /// One question.
  package struct Line: Hashable, Sendable, Identifiable {
    /// The question.
    package let id: QuestionID
    /// Its number.
    package let number: CaseNumber
    /// The department that leads.
    package let department: DepartmentCode
    /// Its nature.
    package let nature: Nature
    /// Its topic.
    package let topic: String?
    /// The district.
    package let area: String?
    /// One line; hidden, for it may name somebody.
    package let gist: Private<String>
    /// The day it came in.
    package let receivedOn: CalendarDay
    /// The day by which it is owed; nil when nothing is owed.
    package let dueOn: DueDay?
    /// It is owed and late.
    package let isOverdue: Bool
    /// How many asked.
    package let contactCount: Int
  }

  /// A topic and how many contacts were about it.
  package struct Topic: Hashable, Sendable {
    /// The topic.
    package let name: String
    /// Contacts, merged ones included.
    package let count: Int

    /// A topic and its count.
    package init(name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// Promised and still open, the longest owed first.
  package let open: [Line]
  /// Asked in the departments' last episode, in the order of the show.
  package let askedLastTime: [Line]
  /// The most asked topics; of equal counts by name.
  package let topics: [Topic]

  /// The number that the reminder to the host carries.
  package var openCount: Int { open.count }

  /// Puts the list together for `departments`.
  ///
  /// `lastEpisodes` are the episodes in which these departments were on air last; `questions` holds
  /// at least what is owed and what was asked in them. Merged questions are in the ones they went
  /// into. `topics` are what the departments were asked about, in any order; the first `topicLimit`
  /// by count are kept.
  package init(
    for departments: Set<DepartmentCode>, lastEpisodes: Set<EpisodeCode>,
    questions: some Sequence<Question>, topics: [Topic] = [], at now: Timestamp, in zone: Zone,
    topicLimit: Int = 5
  ) {
    let local = zone.local(of: now)
    var open: [Line] = []
    var asked: [Line] = []
    for question in questions where question.handling.stage != .merged {
      guard let lead = question.leadDepartment, departments.contains(lead) else { continue }
      let line = Line(question, lead: lead, local: local, zone: zone)
      if question.handling.openAssignment != nil { open.append(line) }
      if let episode = question.episode, lastEpisodes.contains(episode) { asked.append(line) }
    }
    self.open = open.sorted { FeedbackList.owedFirst($0, $1) }
    self.askedLastTime = asked.sorted { ($0.receivedOn, $0.number) < ($1.receivedOn, $1.number) }
    self.topics = Array(
      topics.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(topicLimit))
  }

  private static func owedFirst(_ left: Line, _ right: Line) -> Bool {
    let days = (left.dueOn?.day ?? left.receivedOn, right.dueOn?.day ?? right.receivedOn)
    return days.0 == days.1 ? left.number < right.number : days.0 < days.1
  }
}

extension FeedbackList.Line {
  fileprivate init(_ question: Question, lead: DepartmentCode, local: LocalDateTime, zone: Zone) {
    self.init(
      id: question.id, number: question.number, department: lead, nature: question.nature,
      topic: question.topic, area: question.area, gist: question.gist,
      receivedOn: zone.local(of: question.receivedAt).day,
      dueOn: question.handling.openAssignment?.dueOn, isOverdue: question.isOverdue(at: local),
      contactCount: question.contactCount)
  }
}

extension Question {
  /// The department that leads, or led, or answered, or that the screener thought of.
  package var leadDepartment: DepartmentCode? {
    handling.assignment?.lead ?? handling.answer?.department ?? history.assignments.last?.lead
      ?? suggestedDepartment
  }
}
