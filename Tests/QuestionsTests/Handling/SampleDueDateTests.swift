// The sample questions carry the due days that a person counted with the calendar of 2026.

import Foundation
import Questions
import Reminding
import Testing
import Timekeeping

struct SampleDueDateTests {
  private struct Sample: Decodable {
    let no: String
    let receivedAt: String
    let nature: String
    let dueAt: String?
    let limitWorkingDays: Int?
    let extendedTo: String?
  }

  private func samples() throws -> [Sample] {
    let path = try Cast.root() + "/Tests/Fixtures/Questions/questions.jsonl"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Sample.self, from: Data($0.utf8))
    }
  }

  private func question(_ sample: Sample) throws -> Question {
    var form = try Cast.form(at: sample.receivedAt.replacingOccurrences(of: "T", with: " "))
    form.nature = try #require(Nature(rawValue: sample.nature))
    return try Cast.intake(form).question
  }

  @Test func `every due day of the samples holds`() throws {
    let due = try samples().filter { $0.dueAt != nil }
    #expect(due.count >= 17)
    for sample in due {
      var question = try question(sample)
      // A screener forwards it days later; the time runs from the call all the same.
      try question.assignToWater(at: question.receivedAt + .seconds(7_200))
      let assignment = try #require(question.handling.assignment)

      #expect(assignment.originalDueOn.day.description == sample.dueAt, "\(sample.no)")
      #expect(assignment.limit.count == sample.limitWorkingDays, "\(sample.no)")
      #expect(assignment.dueOn.isProvisional == (sample.no == "Q41"), "\(sample.no)")
    }
  }

  @Test func `the extended one keeps the day it had`() throws {
    let sample = try #require(try samples().first { $0.extendedTo != nil })
    var question = try question(sample)
    try question.assignToWater()
    let event = try question.extend(
      by: 5, reason: "需要现场核查", approvedBy: "分管副局长", reckoner: try Cast.reckoner(),
      recordedBy: Cast.zhou, at: try Cast.at("2026-10-13 10:00"))
    let assignment = try #require(question.handling.assignment)

    #expect(assignment.originalDueOn.day.description == sample.dueAt)
    #expect(assignment.dueOn.day.description == sample.extendedTo)
    #expect(event.details["from"] == sample.dueAt)
    #expect(event.details["to"] == sample.extendedTo)
  }

  @Test func `what is asked over the year's end is counted again when the calendar is known`()
    throws
  {
    let sample = try #require(try samples().first { $0.no == "Q41" })
    var question = try question(sample)
    try question.assignToWater()
    let announced = HolidayNotice.parse(
      """
      国务院办公厅关于2027年部分节假日安排的通知
      一、元旦：1月1日（周五）至3日（周日）放假，共3天。
      二、春节：2月5日（周五）至11日（周四）放假调休，共7天。
      三、清明节：4月3日（周六）至5日（周一）放假，共3天。
      四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。
      五、端午节：6月9日（周三）放假，共1天。
      六、中秋节：9月15日（周三）放假，共1天。
      七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。
      """, file: "2027.txt")
    guard case .notice(let notice) = announced else {
      Issue.record("the notice is refused: \(announced)")
      return
    }
    let calendar = HolidayCalendar(notices: try Cast.calendar2026().notices + [notice])
    let moved = question.retime(
      reckoner: DueReckoner(calendar), at: try Cast.at("2026-12-31 12:00"))

    #expect(moved?.move.from.day.description == "2027-01-07")
    #expect(moved?.move.to.day.description == "2027-01-08")
    #expect(moved?.move.from.isProvisional == true)
    #expect(moved?.move.to.isProvisional == false)
    #expect(moved?.event.act == .retimed)
    #expect(question.retime(reckoner: DueReckoner(calendar), at: question.receivedAt) == nil)
  }
}
