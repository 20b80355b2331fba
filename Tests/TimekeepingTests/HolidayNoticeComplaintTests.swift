// A notice that contradicts itself is refused, with the place and the remedy.

import Testing

@testable import Timekeeping

@Suite struct HolidayNoticeComplaintTests {
  @Test(arguments: [
    ("1月1日（周五）放假，共1天。", "notice-weekday-disagrees", "周五"),
    ("1月1日放假，共1天。1月4日（农历冬月十六、周六）上班。", "notice-weekday-disagrees", "周六"),
    ("1月1日至3日放假，共4天。", "notice-count-disagrees", "4天"),
    ("1月1日放假2天。", "notice-count-disagrees", "2天"),
    ("1月32日放假，共1天。", "notice-impossible-date", "1月32日"),
    ("13月1日放假。", "notice-impossible-date", "13月1日"),
    ("1月3日至1日放假，共3天。", "notice-ends-before-it-starts", "1日"),
    ("1月1日至3月3日放假。", "notice-too-long", "3月3日"),
    ("2019年1月1日放假，共1天。", "notice-year-out-of-reach", "2019年1月1日"),
    ("1月1日，共1天。", "notice-date-without-meaning", "1月1日"),
    ("1月1日放假。1月6日上班。", "notice-make-up-on-weekday", "1月6日"),
    ("1月1日至3日放假调休，共3天。1月3日（周六）上班。", "notice-both-off-and-worked", "1月3日"),
    ("1月1日（周四）放假，与周末连休。", "notice-not-beside-weekend", "连休"),
  ])
  func `a contradiction is found where it stands`(item: String, id: String, found: String) throws {
    let text = NoticeTexts.year2026(newYear: item)
    let complaint = try #require(Notices.complaints(text).first, "accepted: \(item)")

    #expect(Notices.complaints(text).map(\.id) == [id])
    #expect(complaint.found == found)
    #expect(complaint.line == NoticeTexts.lineOfNewYear)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)[complaint.line - 1]
    let start = line.index(line.startIndex, offsetBy: complaint.column - 1)
    #expect(line[start...].hasPrefix(found))
    #expect(complaint.endColumn == complaint.column + found.count)
  }

  @Test func `all complaints come at once, in the order of the text`() {
    let text = NoticeTexts.year2026
      .replacing("共9天", with: "共8天").replacing("5月9日（周六）", with: "5月9日（周日）")
      .replacing("10月10日", with: "10月32日")

    #expect(
      Notices.complaints(text).map(\.id) == [
        "notice-count-disagrees", "notice-weekday-disagrees", "notice-impossible-date",
      ])
    #expect(Notices.complaints(text).map(\.line).sorted() == Notices.complaints(text).map(\.line))
  }

  @Test func `half of a notice is refused, because the rest would be worked`() {
    let half = NoticeTexts.year2026.split(separator: "\n").prefix(7).joined(separator: "\n")

    #expect(
      Notices.complaints(half).map(\.fault) == [
        .holidayMissing(name: "劳动节"), .holidayMissing(name: "端午节"),
        .holidayMissing(name: "中秋节"), .holidayMissing(name: "国庆节"),
      ])
  }

  @Test func `a holiday arranged twice is refused`() {
    let text = NoticeTexts.year2026.replacing("六、中秋节", with: "六、劳动节")

    #expect(Notices.complaints(text).map(\.fault).contains(.holidayTwice(name: "劳动节")))
  }

  @Test func `a holiday that one item gives and another takes is refused`() throws {
    let text = NoticeTexts.year2026.replacing("9月20日（周日）", with: "9月27日（周日）")

    #expect(
      Notices.complaints(text).map(\.fault) == [.bothOffAndWorked(day: try day("2026-09-27"))])
  }

  @Test func `a notice that names no year is refused`() {
    let text = NoticeTexts.year2026.replacing("2026年", with: "").replacing("2025年", with: "")

    #expect(Notices.complaints(text).map(\.fault) == [.yearMissing])
  }

  @Test func `a title alone is refused`() {
    let text = "国务院办公厅关于2026年部分节假日安排的通知\n全文见网站。"

    #expect(Notices.complaints(text).map(\.fault) == [.nothingUnderstood])
  }

  @Test(arguments: ["2月4日（星期二）", "2月2日（星期日）"])
  func `work that does not resume on the next day is refused`(date: String) {
    let text = NoticeTexts.amendment2020.replacing("2月3日（星期一）", with: date)

    #expect(Notices.complaints(text).map(\.id) == ["notice-resumes-at-wrong-day"])
  }

  @Test func `every complaint has its own id, a sentence and a remedy in Chinese`() throws {
    let somewhen = try day("2026-05-09")
    let faults: [HolidayNotice.Fault] = [
      .weekdayDisagrees(day: somewhen, written: .sunday),
      .countDisagrees(written: 3, counted: 4), .impossibleDate,
      .endsBeforeItStarts(start: somewhen, end: somewhen), .tooLong(days: 40),
      .yearOutOfReach(year: 2019, noticeYear: 2026), .dateWithoutMeaning(day: somewhen),
      .makeUpOnWeekday(day: somewhen), .bothOffAndWorked(day: somewhen),
      .notBesideWeekend(day: somewhen), .holidayTwice(name: "元旦"),
      .holidayMissing(name: "元旦"), .resumesAtWrongDay(until: somewhen, resumes: somewhen),
      .yearMissing, .nothingUnderstood,
    ]
    let complaints = faults.map {
      HolidayNotice.Complaint(fault: $0, line: 1, column: 1, endColumn: 2, found: "一")
    }

    #expect(complaints.map(\.id) == HolidayNotice.Complaint.ids)
    #expect(Set(complaints.map(\.id)).count == complaints.count)
    #expect(complaints.allSatisfy { $0.what.hasSuffix("。") && $0.remedy.hasSuffix("。") })
    #expect(complaints[0].what == "2026年5月9日是周六，通知里写的是周日。")
  }

  @Test func `random damage never traps and is never accepted with other days`() throws {
    let original = try #require(Notices.notice(NoticeTexts.year2026))
    let characters = Array(NoticeTexts.year2026)
    for index in characters.indices {
      var damaged = characters
      damaged.remove(at: index)
      if index % 5 == 0 { _ = HolidayNotice.parse(String(damaged), file: "坏.txt") }
      // A changed digit in an item breaks a weekday, a count or a date, or changes nothing counted.
      guard characters[index].isWholeNumber, characters[index].isASCII else { continue }
      damaged = characters
      damaged[index] = characters[index] == "9" ? "8" : "9"
      if let notice = Notices.notice(String(damaged)) {
        #expect(
          notice.arrangements == original.arrangements || notice.year != original.year,
          "\(String(damaged[max(0, index - 12)...index]))")
      }
    }
  }
}
