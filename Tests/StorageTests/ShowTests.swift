// What a show's screens count and list, against the same counted from the values.

import Questions
import Testing
import Timekeeping

@testable import Storage

struct ShowTests {
  private let heating = DepartmentCode(rawValue: "gongre")

  @Test(arguments: Life.allCases)
  func `the funnel of the rows is the funnel of the values`(life: Life) throws {
    let shelf = try Shelf.withVault()
    try life.lead(1, in: shelf.storage)
    try Life.closed.lead(10, in: shelf.storage)
    try Life.answeredOnAir.lead(60, in: shelf.storage)
    let episode = EpisodeCode(rawValue: "LM-2026-0")

    let (counted, questions, contacts) = try shelf.storage.readNow("count") { ledger in
      var filter = QuestionFilter()
      filter.episode = episode
      let questions = try ledger.questions(filter).questions
      let contacts = try questions.flatMap { question in
        try ledger.contacts(of: question.id).filter { $0.questionID == question.id }
      }
      return (try ledger.funnel(of: episode), questions, contacts)
    }

    #expect(counted == Funnel(contacts: contacts, questions: questions))
    #expect(counted.logged == (life == .merged ? 3 : 2) && counted.closed >= 1)
  }

  @Test func `nothing is counted for an episode that nobody rang`() throws {
    let shelf = try Shelf.withVault()

    let funnel = try shelf.storage.readNow("count") {
      try $0.funnel(of: EpisodeCode(rawValue: "x"))
    }

    #expect(funnel == Funnel())
  }

  @Test func `what is owed comes first, what was asked last time with it, each once`() throws {
    let shelf = try Shelf.withVault()
    try Life.answered.lead(1, in: shelf.storage)
    try Life.assigned.lead(2, in: shelf.storage)
    try Life.answered.lead(60, in: shelf.storage)
    try Life.assigned.lead(61, in: shelf.storage)
    try Life.logged.lead(3, in: shelf.storage)

    func promised(_ programme: String) throws -> [String] {
      try shelf.storage.readNow("read") {
        try $0.promised(
          by: [heating], to: ProgrammeCode(rawValue: programme),
          askedIn: [EpisodeCode(rawValue: "LM-2026-0")])
      }.questions.map(\.id.rawValue)
    }
    #expect(try promised("limin") == ["q2", "q61", "q1"])
    #expect(try promised("other").isEmpty)
  }

  @Test func `topics count every contact of what a department leads`() throws {
    let shelf = try Shelf.withVault()
    for number in 1...3 { try Life.assigned.lead(number, in: shelf.storage) }
    try Life.merged.lead(10, in: shelf.storage)
    try Life.logged.lead(20, in: shelf.storage)

    func topics(_ newest: Int) throws -> [FeedbackList.Topic] {
      try shelf.storage.readNow("read") {
        try $0.topics(askedOf: [heating], by: Calls.programme, newest: newest)
      }
    }
    #expect(try topics(500) == [FeedbackList.Topic(name: "供暖", count: 3)])
    #expect(try topics(2) == [FeedbackList.Topic(name: "供暖", count: 2)])
  }
}

extension Funnel {
  /// Counted from the values themselves.
  fileprivate init(contacts: [Contact], questions: [Question]) {
    let taken = contacts.filter(\.isAnswered)
    let standing = questions.filter { $0.handling.stage != .merged }
    func count(_ isCounted: (Question) -> Bool) -> Int { standing.filter(isCounted).count }
    self.init(
      logged: taken.count, onAir: taken.filter(\.isOnAir).count,
      answeredOnAir: count { $0.answers.contains { $0.kind == .onAir } },
      forwarded: count { $0.history.dispatches > 0 },
      closed: count { $0.handling.stage == .closed },
      published: count { $0.disclosure.stage == .published })
  }
}
