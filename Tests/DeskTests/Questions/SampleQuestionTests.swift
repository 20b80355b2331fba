// All sample questions through the desk: taken in as they stand, given to their departments, due on the
// days that the samples say, chased in the outbox, and nothing of a caller in any message.

import Delivering
import Desk
import Discretion
import Foundation
import Questions
import Storage
import Testing
import Timekeeping

/// One line of the samples.
private struct Sample: Decodable {
  var no: String
  var receivedAt: String
  var caller: String
  var phone: String?
  var text: String
  var consent: String
  var urgency: String
  var nature: String
  var answeredOnAir: Bool
  var status: String?
  var dueAt: String?
  var extendedTo: String?

  static func all() throws -> [Sample] {
    try String(decoding: fixture("Questions/questions.jsonl"), as: UTF8.self)
      .split(separator: "\n").map {
        try JSONDecoder().decode(Sample.self, from: Data($0.utf8))
      }
  }
}

@Suite struct SampleQuestionTests {
  private func taken(
    _ room: Newsroom
  ) async throws -> [(sample: Sample, id: QuestionID)] {
    let samples = try Sample.all()
    let receipt = try await room.desk.questions.importList(
      try fixture("Questions/questions.jsonl"), as: .jsonLines,
      ListOptions(programme: ProgrammeCode(rawValue: "limin")), by: Newsroom.lin)
    #expect(receipt.complaints.isEmpty && receipt.loggedCount == 24)
    return try zip(samples, receipt.lines).map { sample, line in
      guard case .logged(let id, _) = line.outcome else { throw DeskError.notFound }
      return (sample, id)
    }
  }

  @Test func `all of them are taken in as they stand`() async throws {
    let room = try await Newsroom(at: "2027-01-04 09:00")
    let taken = try await taken(room)

    for (sample, id) in taken {
      let question = try await room.question(id)
      #expect(question.text.reveal(for: .showing) == sample.text, "\(sample.no)")
      #expect(
        question.nature.rawValue == sample.nature && question.urgency.rawValue == sample.urgency)
      #expect(
        question.consent.disclosure == (sample.consent == "yes" ? .publish : Consent.Extent.none))
      #expect(
        question.receivedAt
          == instant(sample.receivedAt.replacingOccurrences(of: "T", with: " ")))
      #expect(question.suggestedDepartment != nil, "\(sample.no)")
      let callers = try await room.read { try $0.callers(of: id) }
      #expect(callers.first?.phone?.reveal(for: .showing) == sample.phone, "\(sample.no)")
    }
    let refused = try #require(taken.first { $0.sample.caller.contains("拒绝") })
    #expect(try await room.question(refused.id).consent.isAnonymous)
  }

  @Test func `due days are those of the samples, and each is chased`() async throws {
    for (year, holidays) in ["2026": Papers.holidays] {
      let room = try await Newsroom(at: "\(year)-05-14 09:00")
      var files = Newsroom.papers
      files["放假.txt"] = holidays
      // Each is given away at the minute at which it came in.
      let samples = try Sample.all().sorted { $0.receivedAt < $1.receivedAt }
      for sample in samples {
        room.set(sample.receivedAt.replacingOccurrences(of: "T", with: " "))
        let line = try #require(
          String(decoding: try fixture("Questions/questions.jsonl"), as: UTF8.self)
            .split(separator: "\n").first { $0.contains("\"\(sample.no)\"") })
        let receipt = try await room.desk.questions.importList(
          Array(line.utf8), as: .jsonLines,
          ListOptions(programme: ProgrammeCode(rawValue: "limin")), by: Newsroom.lin)
        guard case .logged(let id, _)? = receipt.lines.first?.outcome, let due = sample.dueAt else {
          continue
        }
        let lead = try #require(try await room.question(id).suggestedDepartment)
        var question = try await room.desk.questions.assign(
          id, to: Dispatch(lead: lead), by: Newsroom.gao)
        #expect(question.handling.openAssignment?.dueOn.day.description == due, "\(sample.no)")
        #expect(
          question.handling.openAssignment?.dueOn.isProvisional == (sample.no == "Q41"),
          "\(sample.no)")
        if let extended = sample.extendedTo {
          question = try await room.desk.questions.extend(
            id, by: 5, reason: "需要现场核实", approvedBy: "张局长", member: Newsroom.gao)
          #expect(question.handling.openAssignment?.dueOn.day.description == extended)
        }
      }
      try await requireChases(room)
    }
  }

  /// Open assignments have their ladder, an extended one the new one only; no message says a word of a
  /// caller.
  private func requireChases(_ room: Newsroom) async throws {
    let chases = try await room.deliveries(.chase)
    let waiting = chases.filter { $0.endedAt == nil }
    #expect(waiting.count >= 4 * 16)
    #expect(chases.contains { $0.state == .withdrawn }, "the extension took the old steps back")
    for sample in try Sample.all() {
      for chase in chases {
        let words = try #require(chase.message).lines.joined()
        #expect(!words.contains(sample.text))
        if let phone = sample.phone { #expect(!words.contains(phone)) }
      }
    }
  }

  @Test func `an answer takes the chase out of the outbox`() async throws {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("停水五天了。"))
    _ = try await room.desk.questions.assign(
      id, to: Dispatch(lead: DepartmentCode(rawValue: "shuiwu")), by: Newsroom.gao)
    #expect(try await room.deliveries(.chase).filter { $0.endedAt == nil }.count == 4)

    _ = try await room.desk.questions.answer(
      id, AnswerForm(text: Private("已恢复。"), approvedBy: "张局长"), by: Newsroom.gao)

    #expect(try await room.deliveries(.chase).filter { $0.endedAt == nil }.isEmpty)
  }
}
