// To be forgotten is proved by the bytes of the files, and the report can be handed to whoever asked.

import Delivering
import Desk
import Discretion
import Foundation
import Masking
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct ForgetTests {
  @Test func `after forgetting nothing is found, and the report says what was searched`()
    async throws
  {
    let room = try await Newsroom()
    for number in 1...20 {
      try await room.log(Newsroom.form("第\(number)次反映，人行道积水没人管。"))
    }
    var form = Newsroom.form("我家住幸福小区，暖气三天不热，物业没人管。")
    form.gist = Private("幸福小区暖气三天不热没人管")
    form.homeAddress = Private("幸福小区3号楼2单元501室")
    let id = try await room.log(form)
    _ = try await room.desk.questions.assign(
      id, to: Dispatch(lead: DepartmentCode(rawValue: "zhujian")), by: Newsroom.gao)
    let gist = "幸福小区暖气三天不热没人管"
    let findings = room.desk.review.findings(in: Private(gist), part: .title)
    _ = try await room.desk.questions.clearGist(
      id,
      try MaskedText(
        original: gist, findings: findings,
        resolutions: Dictionary(
          uniqueKeysWithValues: findings.indices.map { ($0, .keep(reason: "小区名可以公开")) })),
      by: Newsroom.gao)

    let report = try await room.desk.forgetting.forget(
      question: id, reason: "本人要求", by: Newsroom.gao)

    #expect(report.isClean, "\(report.proof.traces)")
    #expect(report.callerCount == 1 && report.numbers.count == 1)
    #expect(report.proof.needleCount >= 8)
    #expect(report.lines.joined().contains("命中 0 处"))
    #expect(report.lines.joined().contains("hotline.sqlite"))
    let question = try await room.question(id)
    #expect(question.isForgotten && question.handling.stage == .assigned)
    let chases = try await room.deliveries(.chase).filter { $0.endedAt == nil }
    #expect(chases.count == 4 && chases.allSatisfy { !"\($0.message as Any)".contains("幸福小区") })
    #expect(try await room.read { try $0.register().count } == 21)
    #expect(report.othersWithNumber == 20 && report.lines.joined().contains("另有 20 次"))
  }

  @Test func `all calls of one number go when that is asked`() async throws {
    let room = try await Newsroom()
    let ids = [
      try await room.log(Newsroom.form("暖气三天不热，物业没人管。")),
      try await room.log(Newsroom.form("人行道积水没人管，老人摔倒了。")),
    ]

    let report = try await room.desk.forgetting.forget(
      question: ids[0], reason: "本人要求", everywhere: true, by: Newsroom.gao)

    #expect(report.isClean && report.callerCount == 2 && report.othersWithNumber == 0)
    for id in ids { #expect(try await room.question(id).isForgotten) }
  }

  @Test func `a question without a caller is forgotten too`() async throws {
    let room = try await Newsroom()
    var form = Newsroom.form("我们单元楼上每天半夜装修，实在睡不着。")
    form.name = Private("")
    form.phone = Private("")
    let id = try await room.log(form)

    let report = try await room.desk.forgetting.forget(
      question: id, reason: "本人要求", by: Newsroom.gao)

    #expect(report.isClean && report.callerCount == 0 && report.numbers.count == 1)
    #expect(try await room.question(id).text == Private(""))
  }

  @Test func `a published page stays, or goes with it when that is asked`() async throws {
    let room = try await Newsroom()
    let stays = try await room.published()
    let goes = try await room.published(
      Newsroom.form("人民公园的椅子太少了，老人没地方坐。"), question: "人民公园的椅子太少了，老人没地方坐。",
      answer: "下月添置。")

    let first = try await room.desk.forgetting.forget(
      question: stays, reason: "本人要求", by: Newsroom.gao)
    let second = try await room.desk.forgetting.forget(
      question: goes, reason: "本人要求", takingDown: true, by: Newsroom.gao)
    try await room.publish()

    #expect(first.isClean, "\(first.proof.traces)")
    #expect(try await first.standing == [room.slug(stays)])
    #expect(first.lines.joined().contains("仍公开"))
    #expect(second.isClean, "\(second.proof.traces)")
    #expect(try await second.takenDown == [room.slug(goes)])
    #expect(try await room.page(stays)?.contains("路灯坏了半个月") == true)
    #expect(try await room.page(goes)?.contains("已撤回") == true)
    #expect(try room.pages().values.allSatisfy { !$0.contains("人民公园的椅子") })
  }

  @Test func `copies are searched and say when they go`() async throws {
    var room = try await Newsroom()
    let folder = room.folder.path(of: "copies")
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try await room.restart { $0.upkeep.backupFolder = folder }
    let id = try await room.log(Newsroom.form("暖气三天不热，物业没人管。"))
    #expect(room.desk.backUp(to: folder + "/one.sqlite") == .written)

    let report = try await room.desk.forgetting.forget(
      question: id, reason: "本人要求", by: Newsroom.gao)

    #expect(report.isClean)
    #expect(report.copies.map(\.holdsTraces) == [true])
    #expect(report.lines.joined().contains("到期删除"))
  }

  @Test func `a second time there is nothing to search for, and nothing is proved`() async throws {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("暖气三天不热，物业没人管。"))
    let before = room.folder.path(of: "before.db")
    #expect(room.desk.backUp(to: before) == .written)
    let first = try await room.desk.forgetting.forget(
      question: id, reason: "本人要求", by: Newsroom.gao)
    #expect(first.provesAnything && first.lines.joined().contains("\(before) 仍含此人资料"))
    room.set("2026-05-14 11:00")
    let after = room.folder.path(of: "after.db")
    #expect(room.desk.backUp(to: after) == .written)

    let second = try await room.desk.forgetting.forget(
      question: id, reason: "本人要求", by: Newsroom.gao)

    let words = second.lines.joined(separator: "\n")
    #expect(!second.provesAnything)
    #expect(words.contains("此前（2026-05-14 09:00）已经删除") && words.contains("不能作为删除的证明"))
    #expect(!words.contains("命中 0 处") && !words.contains("未检出"), "\(words)")
    #expect(words.contains("\(before) 没有检索，做成于删除之前，应仍含此人资料"))
    #expect(words.contains("\(after) 没有检索，做成于删除之后"))
  }

  @Test func `no copy is written where everybody can read it`() async throws {
    let room = try await Newsroom()
    try await room.publish()
    let path = room.folder.path(of: "site/evil.sqlite")

    #expect(room.desk.backUp(to: path) == .public)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a copy that can't be noted is not said to be noted`() async throws {
    let room = try await Newsroom()
    _ = try await room.desk.storage.write("damage a note") {
      try $0.setNote(.copies, to: "no list")
    }
    let path = room.folder.path(of: "one.db")

    #expect(room.desk.backUp(to: path) == .unnoted)
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func `copies that were made elsewhere are named too, also those that were moved on`()
    async throws
  {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("暖气三天不热，物业没人管。"))
    let (here, gone) = (room.folder.path(of: "here.db"), room.folder.path(of: "gone.db"))
    for path in [here, gone] { #expect(room.desk.backUp(to: path) == .written) }
    try FileManager.default.removeItem(atPath: gone)
    try room.folder.write("left by a restore", to: "hotline.sqlite.before-restore-1")

    let report = try await room.desk.forgetting.forget(
      question: id, reason: "本人要求", by: Newsroom.gao)

    #expect(report.isClean, "\(report.lines)")
    let copies = Dictionary(uniqueKeysWithValues: report.copies.map { ($0.path, $0) })
    #expect(copies[here]?.holdsTraces == true && copies[here]?.goneOn == nil)
    #expect(copies[gone]?.state == .gone)
    #expect(copies.keys.contains { $0.hasSuffix("before-restore-1") })
    let words = report.lines.joined()
    #expect(words.contains("请自行找到并删除") && words.contains("程序不会删除它"))
  }

  @Test func `what stays is opened and read, and what can't be mended is said`() async throws {
    let room = try await Newsroom()
    let id = try await room.answered()
    // As it could be written before reasons were looked through.
    try await room.desk.storage.write("dispute") { ledger in
      guard var question = try ledger.question(id) else { return }
      let event = try question.noteDispute(
        true, reason: "秦海波要求撤下", by: "gao", at: instant("2026-05-14 10:00"))
      try ledger.save(question, [event])
    }

    let report = try await room.desk.forgetting.forget(
      question: id, reason: "本人要求", by: Newsroom.gao)

    #expect(!report.isClean)
    #expect(report.opened.count == 1 && report.opened.traces.count == 1)
    let words = report.lines.joined(separator: "\n")
    #expect(words.contains("操作日志第") && words.contains("来电人姓名"), "\(words)")
    #expect(!words.contains("秦海波"))
  }

  @Test func `the reason of a forgetting names nobody`() async throws {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("停水。"))

    for reason in ["秦海波本人要求", "秦 海 波来电要求"] {
      await #expect(throws: DeskError.self, "\(reason)") {
        _ = try await room.desk.forgetting.forget(question: id, reason: reason, by: Newsroom.gao)
      }
    }
    #expect(try await !room.question(id).isForgotten)
  }

  @Test func `a list with a forgotten line is not known again, and the report says so`()
    async throws
  {
    let room = try await Newsroom()
    let list = Array(
      """
      时间,来源,姓名,联系电话,诉求类型,承办单位,是否公开,内容
      2026-05-13 20:10,短信,秦海波,13800138015,咨询,市人社局,可公开,养老保险断缴能补吗？
      2026-05-13 20:12,短信,林小燕,13800138016,求助,,,路灯坏了没人修
      """.utf8)
    let options = ListOptions(programme: ProgrammeCode(rawValue: "limin"))
    let receipt = try await room.desk.questions.importList(
      list, as: .csv, options, by: Newsroom.lin)
    let id = try #require(receipt.lines.compactMap(\.outcome.loggedID).first)

    let report = try await room.desk.forgetting.forget(
      question: id, reason: "本人要求", by: Newsroom.gao)
    let again = try await room.desk.questions.importList(
      list, as: .csv, options, by: Newsroom.lin)

    #expect(report.listCount == 1 && report.lines.joined().contains("不要再导入旧名单"))
    #expect(again.lines.map(\.outcome.loggedID).map { $0 != nil } == [true, false])
  }

  @Test func `a list of which several lines are forgotten is counted once`() async throws {
    let room = try await Newsroom()
    let list = Array(
      """
      时间,来源,姓名,联系电话,诉求类型,承办单位,是否公开,内容
      2026-05-13 20:10,短信,秦海波,13800138015,咨询,,,养老保险断缴能补吗？
      2026-05-13 20:12,短信,秦海波,13800138015,求助,,,路灯坏了没人修
      2026-05-13 20:14,短信,秦海波,13800138015,求助,,,楼道里堆了一屋子杂物
      """.utf8)
    let receipt = try await room.desk.questions.importList(
      list, as: .csv, ListOptions(programme: ProgrammeCode(rawValue: "limin")), by: Newsroom.lin)
    let ids = receipt.lines.compactMap(\.outcome.loggedID)

    let report = try await room.desk.forgetting.forget(
      question: try #require(ids.first), reason: "本人要求", everywhere: true, by: Newsroom.gao)

    #expect(ids.count == 3 && report.numbers.count == 3)
    #expect(report.listCount == 1 && report.isClean, "\(report.lines)")
  }

  @Test func `who may not forget does not`() async throws {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("停水。"))

    await #expect(throws: DeskError.self) {
      _ = try await room.desk.forgetting.forget(
        question: id, reason: "x", by: Newsroom.lin)
    }
    #expect(try await !room.question(id).isForgotten)
  }
}

extension ImportReceipt.Outcome {
  /// The question that the line became now.
  fileprivate var loggedID: QuestionID? {
    if case .logged(let id, _) = self { id } else { nil }
  }
}
