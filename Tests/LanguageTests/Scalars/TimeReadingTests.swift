// Every spelling of a clock time that real plans hold.

import Language
import Testing
import Timekeeping

private func time(_ iso: String) throws -> TimeOfDay { try #require(TimeOfDay(iso: iso)) }

private struct Missing: Error {}

private func complaint(_ text: String) throws -> ScalarComplaint {
  let reading = TimeReading.read(text)
  guard case .complaint(let complaint) = reading else {
    Issue.record("no complaint about \(text): \(reading)")
    throw Missing()
  }
  return complaint
}

struct TimeReadingTests {
  @Test(arguments: [
    ("9:00-11:00", "9:00", "11:00"), ("上午9:00至10:00", "9:00", "10:00"),
    ("早8:00—9:30", "8:00", "9:30"), ("12:45—13:25", "12:45", "13:25"),
    ("上午10时至11时", "10:00", "11:00"), ("下午2:30-3:30", "14:30", "15:30"),
    ("7点半到9点半", "7:30", "9:30"), ("16:30-18:00", "16:30", "18:00"),
    ("９：００－１０：００", "9:00", "10:00"), ("9:00~10:00", "9:00", "10:00"),
    ("9:00～10:00", "9:00", "10:00"), ("9:00——10:00", "9:00", "10:00"),
    ("9:00–10:00", "9:00", "10:00"), ("9:00 - 10:00", "9:00", "10:00"),
    ("9：00到10：00", "9:00", "10:00"), ("上午9时至10时", "9:00", "10:00"),
    ("上午9点-下午1点", "9:00", "13:00"), ("下午12:30-1:30", "12:30", "13:30"),
    ("中午12:00-1:00", "12:00", "13:00"), ("晚7:00-8:30", "19:00", "20:30"),
    ("晚上7点至8点半", "19:00", "20:30"), ("下午14:30-15:30", "14:30", "15:30"),
    ("9点一刻至10点三刻", "9:15", "10:45"), ("9时30分至10时15分", "9:30", "10:15"),
    ("9-10点", "9:00", "10:00"), ("上午九点至十点半", "9:00", "10:30"), ("凌晨2:30-3:30", "2:30", "3:30"),
    ("9:00一10:00", "9:00", "10:00"), ("（9:00-10:00）", "9:00", "10:00"),
    ("每天 9:00-10:00", "9:00", "10:00"), ("09:00:00-10:00:00", "9:00", "10:00"),
    ("9:00 AM-10:00 AM", "9:00", "10:00"), ("2:30 PM-3:30 PM", "14:30", "15:30"),
    ("6:30-7:30", "6:30", "7:30"), ("9:00（60分钟）", "9:00", "10:00"),
    ("下午2:30（1小时）", "14:30", "15:30"), ("9:00-10:00（60分钟）", "9:00", "10:00"),
    ("0:30-1:30", "0:30", "1:30"),
  ])
  func `a range is read in every spelling`(text: String, start: String, end: String) throws {
    #expect(
      TimeReading.read(text)
        == .range(start: try time(start), end: try time(end), endsNextDay: false))
  }

  @Test(arguments: [
    ("9:00", "9:00"), ("09:05", "9:05"), ("下午3时", "15:00"), ("每晚22:20", "22:20"), ("晚7点半", "19:30"),
    ("0.375", "9:00"), ("0.3958333333333333", "9:30"), ("上午9点开始", "9:00"), ("9:00起", "9:00"),
    ("10点整", "10:00"), ("22:30", "22:30"), ("00:00", "0:00"),
  ])
  func `a beginning alone is read`(text: String, start: String) throws {
    #expect(TimeReading.read(text) == .start(try time(start)))
  }

  @Test(arguments: [
    ("23:00-次日0:30", "23:00", "0:30"), ("晚11:00-12:00", "23:00", "0:00"),
    ("22:30至翌日1:00", "22:30", "1:00"),
  ])
  func `an end on the next day must be written`(text: String, start: String, end: String) throws {
    #expect(
      TimeReading.read(text)
        == .range(start: try time(start), end: try time(end), endsNextDay: true))
  }

  @Test(arguments: ["待定", "时间待定", "（待定）", "另行通知"])
  func `an open time is open`(text: String) {
    #expect(TimeReading.read(text) == .undecided)
  }

  @Test(
    arguments: [
      (
        "10:00-9:00", DiagnosticID.endBeforeStart, "结束时间9:00早于开始时间10:00，是否应为9:00-10:00？",
        "9:00-10:00"
      ),
      ("9:00-9:00", .endBeforeStart, "结束时间9:00与开始时间相同，请改时间。", nil),
      ("11:00-1:00", .endBeforeStart, "结束时间1:00早于开始时间11:00，是否应为11:00-13:00？", "11:00-13:00"),
      ("22:30-0:30", .endBeforeStart, "结束时间0:30早于开始时间22:30，是否应为22:30-次日0:30？", "22:30-次日0:30"),
      ("2:30-3:30", .afternoonNotWritten, "2:30-3:30未写上午/下午，是否为下午2:30-3:30？", "14:30-15:30"),
      ("２：３０－３：３０", .afternoonNotWritten, "2:30-3:30未写上午/下午，是否为下午2:30-3:30？", "14:30-15:30"),
      ("3点", .afternoonNotWritten, "3:00未写上午/下午，是否为下午3:00？", "15:00"),
      ("24:00", .timeDoesNotExist, "24:00请写成次日0:00。", "次日0:00"),
      ("23:00-24:00", .timeDoesNotExist, "24:00请写成次日0:00。", "23:00-次日0:00"),
      ("25:61", .timeDoesNotExist, "没有25:61这个时间，请改时间。", nil),
      ("22:60", .timeDoesNotExist, "没有22:60这个时间，请改时间。", nil),
      ("上午14:30", .timeDoesNotExist, "“上午”与14:30前后矛盾，请改时间。", nil),
      ("9.30-10.30", .badTime, "读不懂时间“9.30-10.30”，请改写。", "9:30-10:30"),
      ("9-10", .badTime, "“9-10”没有写“时”或“:00”，看不出是不是时间。", "9:00-10:00"),
      ("全天", .badTime, "读不懂时间“全天”，请改写。", nil),
      ("9:00-10:00左右", .badTime, "读不懂时间“9:00-10:00左右”，请改写。", nil),
    ] as [(String, DiagnosticID, String, String?)])
  func `what is wrong is asked in one sentence`(
    text: String, kind: DiagnosticID, message: String, remedy: String?
  ) throws {
    let complaint = try complaint(text)

    #expect(complaint.kind == kind)
    #expect(complaint.message == message)
    #expect(complaint.remedy == remedy)
  }

  @Test(arguments: [
    "", "-", "::", "9:", ":30", "9:0", "9:000", "99:99", "点半", "半", "上午", "9:00-", "-10:00",
    "9:00-10:00-11:00",
    "一一一一一一", "9点9点9点", "999999999999:00", String(repeating: "9", count: 10_000), "0.9999999",
    "0.x", "次日",
    "9:00-次日", "\u{0}9:00", "下午", "24:01", "晚12:00-12:30", "凌晨12:00", "下午0:30",
  ])
  func `whatever stands there, nothing traps`(text: String) {
    if case .complaint(let complaint) = TimeReading.read(text) {
      #expect(complaint.message.hasSuffix("。") || complaint.message.hasSuffix("？"))
    }
  }

  @Test(arguments: [
    ("节目每周四9:00—10:00直播，标“×月份”的场次另行商定", "9:00", "10:00"),
    ("未写时间的按9:00-10:00", "9:00", "10:00"), ("第1季度起改为下午2:30-3:30", "14:30", "15:30"),
  ])
  func `a range is found inside a footnote`(text: String, start: String, end: String) throws {
    let found = try #require(TimeReading.firstRange(in: text))

    #expect(found == (try time(start), try time(end)))
  }

  @Test func `a footnote without a range has none`() {
    #expect(TimeReading.firstRange(in: "2.主要负责人不能上线的，须提前3个工作日请假。") == nil)
    #expect(TimeReading.firstRange(in: "回音壁每晚22:20重播") == nil)
  }
}
