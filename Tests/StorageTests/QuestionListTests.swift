// Lists: the right questions in the right order, page by page, on an index.

import Discretion
import Foundation
import GRDB
import Questions
import Testing
import Timekeeping

@testable import Storage

@Suite struct QuestionListTests {
  private func ids(_ page: QuestionPage) -> [String] { page.questions.map(\.id.rawValue) }

  @Test func `pages follow one another without gap or double while new ones come in`() throws {
    let shelf = try Shelf.withVault()
    for number in 1...23 { try shelf.storage.log(try Calls.intake(number)) }

    var seen: [String] = []
    var cursor: QuestionCursor?
    repeat {
      let page = try shelf.storage.readNow("list") { try $0.questions(before: cursor, limit: 5) }
      seen += ids(page)
      cursor = page.next.flatMap { QuestionCursor(text: $0.text) }
      if seen.count == 10 { try shelf.storage.log(try Calls.intake(100)) }
    } while cursor != nil

    #expect(seen == (1...23).reversed().map { "q\($0)" })
    #expect(QuestionCursor(text: "-1") == nil && QuestionCursor(text: "x") == nil)
  }

  @Test func `each filter finds what it names`() throws {
    let shelf = try Shelf.withVault()
    try Life.logged.lead(1, in: shelf.storage)
    try Life.assigned.lead(2, in: shelf.storage)
    try Life.answeredOnAir.lead(3, in: shelf.storage)
    try Life.inReview.lead(4, in: shelf.storage)
    try Life.published.lead(5, in: shelf.storage)
    var form = Calls.form(6)
    form.topic = "供水"
    form.area = "龙城区"
    form.nature = .complaint
    form.urgency = .high
    form.channel = .sms
    form.campaignTags = ["营商"]
    form.episode = EpisodeCode(rawValue: "X")
    try shelf.storage.log(try Calls.intake(6, form))

    func found(_ change: (inout QuestionFilter) -> Void) throws -> [String] {
      var filter = QuestionFilter()
      change(&filter)
      return ids(try shelf.storage.readNow("list") { try $0.questions(filter) })
    }
    #expect(try found { _ in } == ["q6", "q5", "q4", "q3", "q2", "q1"])
    #expect(try found { $0.topic = "供水" } == ["q6"])
    #expect(try found { $0.area = "龙城区" } == ["q6"])
    #expect(try found { $0.nature = .complaint } == ["q6"])
    #expect(try found { $0.urgency = .high } == ["q6"])
    #expect(try found { $0.channel = .sms } == ["q6"])
    #expect(try found { $0.campaign = "营商" } == ["q6"])
    #expect(try found { $0.episode = EpisodeCode(rawValue: "X") } == ["q6"])
    #expect(try found { $0.programmes = [] } == [])
    #expect(try found { $0.programmes = [Calls.programme] }.count == 6)
    #expect(try found { $0.handling = [.assigned] } == ["q2"])
    #expect(try found { $0.handling = [.assigned, .answeredOnAir] } == ["q5", "q4", "q3", "q2"])
    #expect(try found { $0.disclosure = [.published] } == ["q5"])
    #expect(try found { $0.disclosure = [.published, .inReview] } == ["q5", "q4"])
    #expect(try found { $0.reviewLevel = .first } == ["q4"])
    #expect(try found { $0.lead = DepartmentCode(rawValue: "gongre") } == ["q5", "q4", "q3", "q2"])
    #expect(try found { $0.department = DepartmentCode(rawValue: "zhujian") } == ["q2"])
    #expect(try found { $0.dueBefore = CalendarDay(daysSinceEpoch: 99_999) } == ["q2"])
    #expect(try found { $0.dueBefore = CalendarDay(daysSinceEpoch: 0) } == [])
    #expect(try found { $0.receivedFrom = Calls.morning + .seconds(6) } == ["q6"])
    #expect(try found { $0.receivedBefore = Calls.morning + .seconds(2) } == ["q1"])
    #expect(try found { $0.isDisputed = true } == [])
  }

  @Test func `what is owed comes in pieces, and by who leads`() throws {
    let shelf = try Shelf.withVault()
    for number in [3, 1, 2] { try Life.assigned.lead(number, in: shelf.storage) }
    try Life.extended.lead(4, in: shelf.storage)
    try Life.answered.lead(5, in: shelf.storage)

    let first = try shelf.storage.readNow("owed") { try $0.owedQuestions(limit: 3) }
    let rest = try shelf.storage.readNow("owed") {
      try $0.owedQuestions(after: first.next, limit: 3)
    }
    let byLead = try shelf.storage.readNow("owed") { try $0.owedByLead() }

    #expect(ids(first) == ["q3", "q1", "q2"] && ids(rest) == ["q4"] && rest.next == nil)
    #expect(byLead == [DepartmentCode(rawValue: "gongre"): 4])
  }

  @Test func `the queue holds who waits, in the order of arrival`() throws {
    let shelf = try Shelf.withVault()
    for number in 1...4 {
      var form = Calls.form(number)
      form.entersQueue = true
      form.consent = Consent(disclosure: .publish, mayAir: number != 2)
      try shelf.storage.log(try Calls.intake(number, form))
    }
    try shelf.storage.change(Calls.question(1)) {
      try $0.move(to: .onAir)
      return []
    }
    try shelf.storage.change(Calls.question(3)) {
      try $0.move(to: .dropped)
      return []
    }
    try shelf.storage.writeNow("air") { try $0.markOnAir(Calls.question(1), at: Calls.morning) }

    let queue = try shelf.storage.readNow("queue") { try $0.queue(of: Calls.programme) }

    #expect(ids(queue) == ["q1", "q4"])
    let contact = try shelf.storage.readNow("read") { try $0.contacts(of: Calls.question(1)) }
    #expect(contact.map(\.isOnAir) == [true])
  }

  @Test func `the register holds every question and no word of a caller`() throws {
    let shelf = try Shelf.withVault()
    for (index, life) in Life.allCases.enumerated() {
      try life.lead(index * 2 + 1, in: shelf.storage)
    }

    let entries = try shelf.storage.readNow("read") { try $0.register() }
    let some = try shelf.storage.readNow("read") {
      try $0.register(from: Calls.morning + .seconds(3), before: Calls.morning + .seconds(6))
    }

    let mirrored = try shelf.storage.readNow("read") { ledger in
      try entries.allSatisfy { entry in
        guard let question = try ledger.question(entry.id) else { return false }
        return entry.handling == question.handling.stage
          && entry.disclosure == question.disclosure.stage
          && entry.dueOn == question.handling.assignment?.dueOn
          && entry.originalDueOn?.day == question.handling.assignment?.originalDueOn.day
          && entry.co == question.handling.assignment?.co ?? []
          && entry.endedAt == question.endedAt && entry.verdict == question.followUps.last?.verdict
          && entry.extent == question.disclosure.decision?.extent
          && entry.returnCount == question.history.returns.count
          && entry.declineReason == question.declineReason
      }
    }
    #expect(entries.count == Life.allCases.count + 1 && mirrored)
    #expect(some.map(\.id.rawValue) == ["q3", "q5"])
    #expect(!"\(entries)".contains("暖气不热") && !"\(entries)".contains("孙先生"))
  }

  @Test(arguments: [
    ("newest", "SCAN question"), ("handling", "questionByHandling (handling=?)"),
    ("episode", "questionByEpisode (episode=?)"), ("lead", "questionByLead (lead=?)"),
    ("disclosure", "questionByDisclosure (disclosure=?)"), ("review", "questionInReview"),
    ("department", "SEARCH questionDepartment USING PRIMARY KEY (department=?)"),
    ("campaign", "SEARCH questionCampaign USING PRIMARY KEY (tag=?)"),
    ("page", "SEARCH question USING INTEGER PRIMARY KEY (rowid<?)"),
  ])
  func `a list is read in the order of its index, without sorting`(
    _ name: String, _ expected: String
  ) throws {
    let shelf = try Shelf.withVault()
    var filter = QuestionFilter()
    switch name {
    case "handling": filter.handling = [.assigned]
    case "episode": filter.episode = EpisodeCode(rawValue: "e")
    case "lead": filter.lead = DepartmentCode(rawValue: "d")
    case "disclosure": filter.disclosure = [.published]
    case "review": filter.reviewLevel = .second
    case "department": filter.department = DepartmentCode(rawValue: "d")
    case "campaign": filter.campaign = "c"
    default: break
    }
    let cursor = name == "page" ? QuestionCursor(sequence: 5) : nil
    let (source, arguments) = filter.source(before: cursor, limit: 50)

    let plan = try shelf.storage.readNow("explain") { ledger in
      try ledger.rows("EXPLAIN QUERY PLAN SELECT \(Ledger.questionColumns)" + source, arguments)
        .map { $0[3] as String }.joined(separator: "\n")
    }

    #expect(plan.contains(expected), "\(plan)")
    #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
  }
}
