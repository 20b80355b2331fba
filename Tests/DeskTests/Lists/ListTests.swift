// Lists from other channels: taken in whole or not at all, a receipt for each line, nothing guessed,
// nothing twice.

import Desk
import Discretion
import Foundation
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct ListTests {
  private func take(
    _ text: String, as form: ListForm = .csv, in room: Newsroom, isTrial: Bool = false
  ) async throws -> ImportReceipt {
    try await room.desk.questions.importList(
      Array(text.utf8), as: form,
      ListOptions(programme: ProgrammeCode(rawValue: "limin"), isTrial: isTrial),
      by: Newsroom.lin)
  }

  private func count(_ room: Newsroom) async throws -> Int {
    try await room.read { try $0.register().count }
  }

  @Test func `a list is taken in with a number for each line`() async throws {
    let room = try await Newsroom()

    let receipt = try await take(
      """
      时间,来源,姓名,联系电话,诉求类型,承办单位,是否公开,内容
      2026-05-13 20:10,短信,孙先生,13800138003,咨询,市人社局,可公开,养老保险断缴能补吗？
      5月13日 晚上8:20,公众号,,,求助,,,"路灯坏了，
      三天没人修"
      """, in: room)

    #expect(receipt.isTaken && receipt.complaints.isEmpty && receipt.loggedCount == 2)
    #expect(receipt.lines.map(\.number) == [2, 3])
    guard case .logged(let id, _) = receipt.lines[0].outcome,
      case .logged(let second, _) = receipt.lines[1].outcome
    else { throw DeskError.notFound }
    let question = try await room.question(id)
    #expect(question.channel == .sms && question.nature == .inquiry)
    #expect(question.suggestedDepartment?.rawValue == "renshe")
    #expect(question.consent.disclosure == .publish)
    #expect(question.receivedAt == instant("2026-05-13 20:10"))
    let other = try await room.question(second)
    #expect(other.receivedAt == instant("2026-05-13 20:20") && other.consent.disclosure == .none)
    #expect(other.text.reveal(for: .showing).contains("\n"))
  }

  @Test func `one bad line holds all of them back, and says which`() async throws {
    let room = try await Newsroom()

    let receipt = try await take(
      "时间,电话,内容\n2026-05-13,13800138003,好的\n03/04/2026,,坏的\n2026-05-13,1.38E+10,坏的\n",
      in: room)

    #expect(!receipt.isTaken && receipt.loggedCount == 0)
    #expect(receipt.complaints.map(\.line) == [3, 4])
    #expect(receipt.complaints.map(\.field) == [.receivedAt, .phone])
    #expect(receipt.complaints.allSatisfy { !$0.remedy.isEmpty })
    #expect(receipt.lines.map(\.outcome) == [.good, .refused, .refused])
    #expect(try await count(room) == 0)
  }

  @Test(arguments: [
    ("时间,内容\n03/04/2026,x", ListField.receivedAt), ("时间,内容\n24.11.26,x", .receivedAt),
    ("时间,内容\n2026-13-40,x", .receivedAt), ("时间,内容\n2027-01-01,x", .receivedAt),
    ("时间,内容\n昨天,x", .receivedAt),
    ("时间,内容\n2026-05-13 2:02,x", .receivedAt), ("时间,内容\n5月13日 2:02,x", .receivedAt),
    ("时间,内容\n2026-05-13 02:62,x", .receivedAt), ("时间,内容\n2026-05-13 25:02,x", .receivedAt),
    ("时间,内容\n2026-02-30 02:02,x", .receivedAt), ("电话,内容\n1.38E+10,x", .phone),
    ("电话,内容\n1.38001E10,x", .phone), ("电话,内容\n4212345678,x", .phone),
    ("电话,内容\n1380013800,x", .phone), ("性质,内容\n抱怨,x", .nature),
    ("是否公开,内容\n随便,x", .consent), ("来源,内容\n飞鸽,x", .channel),
    ("姓名,内容\n孙先生,", .text),
  ])
  func `what could mean two things is refused`(_ text: String, _ field: ListField) async throws {
    let room = try await Newsroom()

    let receipt = try await take(text, in: room)

    #expect(receipt.complaints.first?.field == field && !receipt.isTaken)
    #expect(try await count(room) == 0)
  }

  @Test(arguments: [
    ("2026-05-14T08:18", "2026-05-14 08:18"), ("2026/5/14 8:18", "2026-05-14 08:18"),
    ("5月14日", "2026-05-14 00:00"), ("2026年5月13日 下午2:30", "2026-05-13 14:30"),
    ("46155.5", "2026-05-13 12:00"), ("2026-05-13 02:02", "2026-05-13 02:02"),
    ("2026-05-13T02:02", "2026-05-13 02:02"), ("2026-05-13 02:02:10", "2026-05-13 02:02"),
    ("2026-05-13 02时02分", "2026-05-13 02:02"), ("2026年5月13日 05:59", "2026-05-13 05:59"),
    ("2026-05-13T02:02:00+08:00", "2026-05-13 02:02"), ("2026/5/13 2:02:10", "2026-05-13 02:02"),
    ("2026-05-12T18:02:00Z", "2026-05-13 02:02"), ("2026-05-13 00:05", "2026-05-13 00:05"),
    ("2026-05-13T02:02:10.123+0800", "2026-05-13 02:02"), ("2026-05-13 凌晨2:02", "2026-05-13 02:02"),
  ])
  func `dates as offices write them are read`(_ text: String, _ expected: String) async throws {
    let room = try await Newsroom()

    let receipt = try await take("时间,内容\n\(text),x", in: room)

    guard case .logged(let id, _)? = receipt.lines.first?.outcome else {
      Issue.record("\(receipt.complaints)")
      return
    }
    #expect(try await room.question(id).receivedAt == instant(expected))
  }

  @Test(arguments: [
    ("内容,内容\na,b", "有两列"), ("姓名,电话\na,b", "没有“内容”"), ("sep=#\n内容\nx", "sep="),
    ("", "空"), ("内容\n", "别的内容"), ("内容\n\"没有配对的引号", "引号"),
  ])
  func `a list that cannot be read says why`(_ text: String, _ words: String) async throws {
    let room = try await Newsroom()

    let receipt = try await take(text, in: room)

    #expect(receipt.complaints.first?.wording.contains(words) == true, "\(receipt.complaints)")
    #expect(!receipt.isTaken)
  }

  @Test(arguments: [
    "sep=;\n姓名;内容\n,;停水", "\u{FEFF}sep=;\r\n姓名;内容\r\n,;停水", "\"sep=;\"\n姓名;内容\n,;停水",
    "sep=;,\n姓名,内容\n;,停水",
  ])
  func `a spreadsheet's word about its separator is understood`(_ list: String) async throws {
    let room = try await Newsroom()

    let receipt = try await take(list, in: room)

    #expect(receipt.complaints.isEmpty && receipt.loggedCount == 1, "\(receipt.complaints)")
    #expect(receipt.lines.map(\.number) == [3])
  }

  @Test func `a list for a programme that does not exist is refused`() async throws {
    let room = try await Newsroom()
    let options = ListOptions(programme: ProgrammeCode(rawValue: "nosuch"), isTrial: true)

    await #expect {
      try await room.desk.questions.importList(
        Array("内容\n停水".utf8), as: .csv, options, by: Newsroom.lin)
    } throws: { error in
      guard case DeskError.invalid(field: "programme", let wording) = error else { return false }
      return wording.contains("nosuch") && wording.contains("limin")
    }
    #expect(try await count(room) == 0)
  }

  @Test func `a list that is too long is not told to be divided by years`() async throws {
    let room = try await Newsroom()
    let list = "内容\n" + String(repeating: "停水\n", count: 20_102)

    let complaint = try await take(list, in: room).complaints.first

    #expect(complaint?.wording.contains("太长") == true)
    #expect(complaint?.remedy.contains("年度") == false)
  }

  @Test func `the same file makes no doubles, and a longer one only what is new`() async throws {
    let room = try await Newsroom()
    let list = """
      时间,姓名,内容
      2026-05-13 20:10,孙先生,路灯坏了
      2026-05-13 20:11,周女士,停水
      2026-05-13 20:10,孙先生,路灯坏了

      """

    let first = try await take(list, in: room)
    let again = try await take(list, in: room)
    let longer = try await take(list + "2026-05-13 20:12,吴先生,噪声\n", in: room)

    #expect(first.loggedCount == 3)
    #expect(again.isRepeat && again.loggedCount == 0 && again.lines.count == 3)
    #expect(longer.loggedCount == 1 && longer.lines.count == 4)
    #expect(try await count(room) == 4)
  }

  @Test func `two who write the same in two lists are two`() async throws {
    let room = try await Newsroom()
    let words = "内容\n什么时候修路？\n"

    let first = try await take(words, in: room)
    let second = try await take(words + "路灯坏了\n", in: room)
    let again = try await take(words, in: room)

    #expect(first.loggedCount == 1 && second.loggedCount == 2)
    #expect(again.isRepeat && again.loggedCount == 0)
    #expect(try await count(room) == 3)
  }

  @Test(arguments: ["时间,内容\n2026-05-13 20:10,停水\n", "工单号,内容\nGD-17,停水\n", "内容\n停水\n"])
  func `the same list from another channel is another list`(list: String) async throws {
    let room = try await Newsroom()
    var options = ListOptions(programme: ProgrammeCode(rawValue: "limin"))
    for channel in [Channel.liveComment, .weibo, .weibo] {
      options.channel = channel
      _ = try await room.desk.questions.importList(
        Array(list.utf8), as: .csv, options, by: Newsroom.lin)
    }

    #expect(try await count(room) == 2)
  }

  @Test func `a number of the other channel is known again, a count of lines is none`()
    async throws
  {
    let room = try await Newsroom()

    let first = try await take("工单号,内容\nGD-17,停水\n", in: room)
    let longer = try await take("工单号,内容\nGD-17,停水\nGD-18,停水\n", in: room)
    let comments = try await take("序号,内容\n1,什么时候修路？\n", in: room)
    let others = try await take("序号,内容\n1,什么时候修路？\n2,停气\n", in: room)

    #expect([first, longer, comments, others].map(\.loggedCount) == [1, 1, 1, 2])
  }

  @Test func `formulas, markup and emoji come in as they stand`() async throws {
    let room = try await Newsroom()
    let words = ["=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "<script>alert(1)</script>多放点椅子👍"]

    let receipt = try await take(
      "内容\n" + words.map { "\"\($0)\"" }.joined(separator: "\n"), in: room)

    var found: [String] = []
    for line in receipt.lines {
      guard case .logged(let id, _) = line.outcome else { continue }
      found.append(try await room.question(id).text.reveal(for: .showing))
    }
    #expect(found == words)
  }

  @Test func `GB18030, tabs and semicolons by option`() async throws {
    let room = try await Newsroom()
    // 内容\n停电
    let legacy: [UInt8] = [0xC4, 0xDA, 0xC8, 0xDD, 0x0A, 0xCD, 0xA3, 0xB5, 0xE7]
    let options = ListOptions(programme: ProgrammeCode(rawValue: "limin"))

    let one = try await room.desk.questions.importList(
      legacy, as: .csv, options, by: Newsroom.lin)
    let two = try await take("姓名\t内容\n孙先生\t停水", as: .tsv, in: room)
    let three = try await take("姓名;内容\n孙先生;停气", as: .semicolon, in: room)

    #expect([one, two, three].map(\.loggedCount) == [1, 1, 1])
  }

  @Test func `a workbook is read like a table`() async throws {
    let room = try await Newsroom()
    let bytes = try fixture("Plans/interview-plan.xlsx")
    let options = ListOptions(programme: ProgrammeCode(rawValue: "limin"))

    let receipt = try await room.desk.questions.importList(
      bytes, as: .xlsx, options, by: Newsroom.lin)

    // A plan is no list of questions: it has no column for what was said.
    #expect(receipt.complaints.first?.wording.contains("没有“内容”") == true)
    let broken = try await room.desk.questions.importList(
      Array("PK".utf8), as: .xlsx, options, by: Newsroom.lin)
    #expect(broken.complaints.count == 1 && !broken.isTaken)
  }

  @Test func `a trial writes nothing, and too many lines are refused`() async throws {
    let room = try await Newsroom()

    let trial = try await take("内容\n停水", in: room, isTrial: true)
    let long = try await take(
      "内容\n" + String(repeating: "停水\n", count: 20_001), in: room, isTrial: true)

    #expect(trial.lines.map(\.outcome) == [.good] && !trial.isTaken)
    #expect(long.complaints.first?.wording.contains("20000") == true)
    #expect(try await count(room) == 0)
  }

  @Test func `only who may import does`() async throws {
    let room = try await Newsroom()

    await #expect(throws: DeskError.self) {
      _ = try await room.desk.questions.importList(
        Array("内容\n停水".utf8), as: .csv,
        ListOptions(programme: ProgrammeCode(rawValue: "limin")), by: Newsroom.wang)
    }
  }
}

/// The bytes of a fixture.
func fixture(_ name: String) throws -> [UInt8] {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  let tests = try #require(parts.lastIndex(of: "Tests"))
  let path = parts[...tests].joined(separator: "/") + "/Fixtures/" + name
  return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}
