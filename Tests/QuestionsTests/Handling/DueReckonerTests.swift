// Due days over swapped Saturdays, in calendar days and hours, and a calendar that changed while it ran.

import Foundation
import Questions
import Reminding
import Testing
import Timekeeping

struct DueReckonerTests {
  @Test(arguments: [
    ("2026-04-30", 5, "2026-05-11"), ("2026-04-29", 5, "2026-05-09"),
    ("2026-02-13", 5, "2026-02-27"), ("2026-09-18", 3, "2026-09-22"),
    ("2026-09-24", 5, "2026-10-09"), ("2026-09-24", 10, "2026-10-15"),
    ("2026-09-30", 5, "2026-10-13"), ("2026-06-18", 1, "2026-06-22"),
  ])
  func `working days from the next day`(from: String, count: Int, due: String) throws {
    let found = try Cast.reckoner().dueOn(
      TimeLimit(count: count), from: try Cast.at("\(from) 23:59"))

    #expect(found == DueDay(try Cast.day(due)))
  }

  @Test(arguments: [
    // Thursday counts itself; on a Saturday off the Monday is the first; a worked Saturday is the first.
    ("2026-05-14", 1, "2026-05-14"), ("2026-05-14", 5, "2026-05-20"),
    ("2026-05-16", 1, "2026-05-18"), ("2026-05-09", 1, "2026-05-09"),
  ])
  func `working days from the day itself`(from: String, count: Int, due: String) throws {
    let found = try Cast.reckoner().dueOn(
      TimeLimit(count: count, start: .sameDay), from: try Cast.at("\(from) 09:00"))

    #expect(found.day == (try Cast.day(due)))
  }

  @Test func `calendar days run through holidays, and are never provisional`() throws {
    let reckoner = try Cast.reckoner()
    let limit = TimeLimit(count: 3, unit: .calendarDays)

    #expect(
      reckoner.dueOn(limit, from: try Cast.at("2026-09-30 10:00"))
        == DueDay(try Cast.day("2026-10-03")))
    #expect(
      reckoner.dueOn(limit, from: try Cast.at("2026-12-31 10:00"))
        == DueDay(try Cast.day("2027-01-03")))
    #expect(
      reckoner.dueOn(
        TimeLimit(count: 3, unit: .calendarDays, start: .sameDay),
        from: try Cast.at("2026-09-30 10:00")
      ).day == (try Cast.day("2026-10-02")))
  }

  @Test func `hours run by the clock and end at a minute`() throws {
    let reckoner = try Cast.reckoner()
    let due = reckoner.dueOn(
      TimeLimit(count: 24, unit: .hours), from: try Cast.at("2026-05-14 09:18"))

    #expect(due == DueDay(try Cast.day("2026-05-15"), time: TimeOfDay(hour: 9, minute: 18)))
    #expect(!due.isOver(at: Zone.shanghai.local(of: try Cast.at("2026-05-15 09:18"))))
    #expect(due.isOver(at: Zone.shanghai.local(of: try Cast.at("2026-05-15 09:19"))))
  }

  @Test func `a due day lasts until its midnight`() throws {
    let due = DueDay(try Cast.day("2026-05-21"))

    #expect(!due.isOver(at: Zone.shanghai.local(of: try Cast.at("2026-05-21 23:59"))))
    #expect(due.isOver(at: Zone.shanghai.local(of: try Cast.at("2026-05-22 00:00"))))
  }

  @Test func `nothing is counted backwards, whatever a limit says`() throws {
    let reckoner = try Cast.reckoner()
    let now = try Cast.at("2026-05-14 09:00")
    for unit in TimeLimit.Unit.allCases {
      let due = reckoner.dueOn(TimeLimit(count: -5, unit: unit), from: now)
      #expect(due.day == (try Cast.day("2026-05-14")))
    }
  }

  @Test func `when a holiday is lengthened, open due days move and say from what to what`() throws {
    let before = try Self.calendar2020(changed: false)
    let after = try Self.calendar2020(changed: true)
    var form = try Cast.form(at: "2020-01-23 10:00")
    form.nature = .inquiry
    var question = try Cast.intake(form).question
    _ = try question.assign(
      to: Dispatch(lead: Cast.water), in: .usual, reckoner: DueReckoner(before), by: Cast.lin,
      at: question.receivedAt)
    _ = try question.extend(
      by: 5, reason: "节后核查", approvedBy: "分管局长", reckoner: DueReckoner(before),
      recordedBy: Cast.zhou, at: try Cast.at("2020-01-23 11:00"))
    let original = try #require(question.handling.assignment?.originalDueOn.day)
    let moved = question.retime(
      reckoner: DueReckoner(after), at: try Cast.at("2020-01-28 09:00"))
    let assignment = try #require(question.handling.assignment)

    #expect(original.description == "2020-02-05")
    #expect(assignment.originalDueOn.day.description == "2020-02-07")
    #expect(moved?.move.from.day.description == "2020-02-12")
    #expect(moved?.move.to.day.description == "2020-02-14")
    #expect(assignment.dueOn == moved?.move.to)
    #expect(moved?.event.details["to"] == "2020-02-14")
  }

  private static func calendar2020(changed: Bool) throws -> HolidayCalendar {
    let folder = try Cast.root() + "/Tests/Fixtures/Campaigns/2020/"
    let names = ["放假通知2020.txt"] + (changed ? ["放假通知2020-春节延长.txt"] : [])
    return HolidayCalendar(
      notices: try names.map { name in
        let text = try String(contentsOfFile: folder + name, encoding: .utf8)
        guard case .notice(let notice) = HolidayNotice.parse(text, file: name) else {
          throw CancellationError()
        }
        return notice
      })
  }
}
