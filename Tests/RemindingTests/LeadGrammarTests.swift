// The grammar of lead times: every spelling that the manual promises, both canonical forms of every
// lead, and the complaints.

import Reminding
import Testing
import Timekeeping

@Suite struct LeadGrammarTests {
  @Test(arguments: [
    ("上线前5个工作日 16:00", "T-5wd 16:00"), ("T-5wd 16:00", "T-5wd 16:00"),
    ("上一周周四 10:00", "T-1w thu 10:00"), ("上周四10点", "T-1w thu 10:00"),
    ("上线的上一周星期四 上午10点", "T-1w thu 10:00"), ("上线前30分钟", "T-30m"),
    ("开播前半小时", "T-30m"), ("上线前1个半小时", "T-90m"), ("播出前2小时", "T-2h"),
    ("t-120min", "T-2h"), ("下线后1个工作日 10:00", "E+1wd 10:00"),
    ("节目结束后一个工作日 10：00", "E+1wd 10:00"), ("上线前３天", "T-3d"),
    ("上线前三天 下午4点半", "T-3d 16:30"), ("上线前1个月", "T-1mo"), ("上线前十二个月", "T-12mo"),
    ("上月第1个工作日", "T-1mo wd1"), ("上个月第一个工作日", "T-1mo wd1"),
    ("当月倒数第2个工作日 9:30", "T-0mo wd-2 09:30"), ("上月最后一个工作日", "T-1mo wd-1"),
    ("上线前2个月的第3个工作日", "T-2mo wd3"), ("下期回音壁", "T+fb"), ("T+fb 09:30", "T+fb 09:30"),
    ("截止前1个工作日 15:00", "D-1wd 15:00"), ("D-1wd 15:00", "D-1wd 15:00"),
    ("截止的上一周周五", "D-1w fri"), ("上线当天 08:00", "T-0d 08:00"), ("上线时", "T-0m"),
    ("下线时", "E-0m"), ("上线前2周", "T-14d"), ("上线前一周周四", "T-1w thu"),
    ("上线前2周的周五 9点", "T-2w fri 09:00"), ("T－5WD　16:00", "T-5wd 16:00"),
    ("同一周周一 8:27", "T-0w mon 08:27"), ("下周二", "T+1w tue"), ("上线前一个工作日 16:27", "T-1wd 16:27"),
    ("上线后2小时", "T+2h"), ("下线后15天", "E+15d"), ("到期后5个工作日", "D+5wd"),
  ])
  func `every promised spelling is read`(text: String, short: String) throws {
    let lead = try Lead(parsing: text)
    #expect(lead.shortForm == short)
  }

  @Test func `both canonical spellings of every lead give the lead again`() throws {
    let time = try #require(TimeOfDay(hour: 16, minute: 27))
    var distances: [Lead.Distance] = [.nextFeedback]
    for count in [-24, -12, -2, -1, 0, 1, 2, 7] {
      distances += [
        .minutes(count), .minutes(count * 60), .days(count), .workingDays(count), .months(count),
        .workingDayOfMonth(1, months: count), .workingDayOfMonth(-2, months: count),
      ]
      distances += Weekday.allCases.map { .weekday($0, weeks: count) }
    }
    for anchor in Lead.Anchor.allCases {
      for distance in distances {
        for clock in [nil, time] {
          var isMinutes = false
          if case .minutes = distance { isMinutes = true }
          if clock != nil, isMinutes { continue }
          if distance == .nextFeedback, anchor != .airStart { continue }
          let lead = Lead(anchor: anchor, distance: distance, time: clock)
          #expect(try Lead(parsing: lead.wording) == lead, "\(lead.wording)")
          #expect(try Lead(parsing: lead.shortForm) == lead, "\(lead.shortForm)")
        }
      }
    }
  }

  @Test(arguments: [
    ("", "空"), ("上线5个工作日", "之前还是之后"), ("上线前个工作日", "缺少数字"), ("上线前5工日", "单位"),
    ("上线前5个工作日 25:00", "不是钟点"), ("上线前30分钟 10:00", "不能再写钟点"), ("T5wd", "缺少 - 或 +"),
    ("T-wd", "缺少数字"), ("T-5x", "单位"), ("上线前9999天", "太远"), ("上月第40个工作日", "没有第40个"),
    ("上月", "第几个工作日"), ("上一周", "周几"), ("明天", "不是提前量"), ("T-5wd 16:00 左右", "多了“左右”"),
    ("上线前999999999小时", "太远"), ("T-1mo wd", "第几个"), ("上线", "之前还是之后"),
    ("上线前5个工作日 大约", "看不懂"),
  ])
  func `what cannot be read is complained of with a remedy that can`(
    text: String, part: String
  ) throws {
    let complaint = #expect(throws: LeadComplaint.self) { try Lead(parsing: text) }
    let found = try #require(complaint)
    #expect(found.message.contains(part), "\(found.message)")
    #expect(!found.expected.isEmpty)
    if !text.contains("上线5") { #expect(throws: Never.self) { try Lead(parsing: found.remedy) } }
  }

  @Test func `every example in the manual's grammar is a lead`() throws {
    var examples: [String] = []
    for piece in LeadGrammar.ebnf.split(separator: "(*").dropFirst() {
      guard let end = piece.firstRange(of: "*)") else { continue }
      examples.append(String(piece[..<end.lowerBound]))
    }
    #expect(examples.count == 8)
    for example in examples { #expect(throws: Never.self) { try Lead(parsing: example) } }
  }

  @Test func `no text makes the parser trap`() {
    let pieces = [
      "上线", "前", "5", "个", "工作日", "T", "-", "+", "wd", "mo", "第", " ", "：", "半", "十", "周", "🙂",
    ]
    var state: UInt64 = 5
    for _ in 0..<4_000 {
      var text = ""
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      if let lead = try? Lead(parsing: text) {
        #expect((try? Lead(parsing: lead.wording)) == lead, "\(text)")
      }
    }
  }
}
