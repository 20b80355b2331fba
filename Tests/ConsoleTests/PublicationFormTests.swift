// From the forms of the console to the files of the site: published, corrected, withdrawn, and taken down
// when the caller does not want it any more.

import Console
import Desk
import Foundation
import Membership
import Questions
import TestSupport
import Testing
import Timekeeping

@Suite(.serialized) struct PublicationFormTests {
  private let words = [
    ("title", "烧烤店半夜扰民"), ("question", Cases.said), ("answer", Cases.answered),
    ("incidentPlace", "幸福小区"),
  ]

  /// Walks a question onto the site by forms alone.
  private func published(
    _ staff: Staff, _ cases: Cases, _ visitor: Visitor
  ) async throws -> (Question, path: String) {
    let question = try await cases.answered()
    let path = "/review/\(question.number)"
    var producer = await staff.browser(visitor, "biandao")
    let decided = await producer.post(
      "\(path)/decide", [("extent", "public"), ("reason", "普遍"), ("basis", "同意公开")])
    #expect(decided.status == 303)
    let handedIn = await ReviewCast.handIn(words, at: path, by: &producer)
    #expect(handedIn.status == 303)
    try await ReviewCast.sign(path, staff, visitor)
    try await publish(path, staff, visitor)
    return (question, path)
  }

  private func publish(_ path: String, _ staff: Staff, _ visitor: Visitor) async throws {
    var editor = await staff.browser(visitor, "bianji")
    let hash = try #require(ReviewCast.value(of: "hash", in: await editor.get(path).body))
    let heard = await editor.post("\(path)/publish", [("hash", hash)])
    #expect(heard.status == 303, "\(heard.body)")
  }

  /// The page after one step of the publisher.
  private func page(of question: Question, _ cases: Cases) async throws -> String? {
    let desk = cases.office.desk
    _ = try await desk.publisher.step(at: desk.clock.now)
    #expect(desk.publisher.heldBack.isEmpty)
    return cases.office.page(
      of: try await desk.register.question(question.id, for: cases.producer))
  }

  @Test func `what a form published is a file, what one withdrew is a note in its place`()
    async throws
  {
    let (staff, cases) = try await ReviewCast.open(hasSite: true)
    try await staff.onLoopback { visitor in
      let (question, path) = try await published(staff, cases, visitor)
      let online = try #require(try await page(of: question, cases))
      #expect(online.contains("烧烤店半夜扰民") && online.contains("138****8006"))
      for secret in [Cases.phone, "13900139007", "钱建国", question.number.description] {
        #expect(!online.contains(secret))
      }

      var editor = await staff.browser(visitor, "bianji")
      let empty = await editor.post("\(path)/withdraw", [("public", "")])
      #expect(empty.status == 422)
      let heard = await editor.post(
        "\(path)/withdraw",
        [("reason", Withdrawal.Reason.allCases[0].rawValue), ("public", "内容有变化，已撤下。")])
      #expect(heard.status == 303, "\(heard.body)")
      let gone = try #require(try await page(of: question, cases))
      #expect(gone.contains("内容有变化，已撤下。"))
      #expect(!gone.contains("烧烤") && !gone.contains("138****8006"))
      #expect(await editor.get(path).body.contains("已撤"))
    }
  }

  @Test func `a correction by forms takes the place of what is online, with its note`()
    async throws
  {
    let (staff, cases) = try await ReviewCast.open(hasSite: true)
    try await staff.onLoopback { visitor in
      let (question, path) = try await published(staff, cases, visitor)
      _ = try await page(of: question, cases)
      var producer = await staff.browser(visitor, "biandao")
      _ = await producer.get(path)
      var better = words
      better[2].1 = "已责令停止外摆，并安装了隔音棚。"
      let handedIn = await ReviewCast.handIn(
        better + [("note", "答复补充了隔音棚")], at: path, by: &producer)
      #expect(handedIn.status == 303, "\(handedIn.body.suffix(600))")
      // Until all have signed the correction, the first version stays.
      #expect(try await page(of: question, cases)?.contains("隔音棚") == false)
      try await ReviewCast.sign(path, staff, visitor)
      try await publish(path, staff, visitor)
      let online = try #require(try await page(of: question, cases))
      #expect(online.contains("并安装了隔音棚") && online.contains("答复补充了隔音棚"))
    }
  }

  @Test func `a caller who takes the consent back is off the site, from the log`() async throws {
    let (staff, cases) = try await ReviewCast.open(hasSite: true)
    try await staff.add("daobo", RoleGrant(.operator))
    try await staff.onLoopback { visitor in
      let (question, _) = try await published(staff, cases, visitor)
      #expect(try await page(of: question, cases)?.contains("烧烤店") == true)
      var screener = await staff.browser(visitor, "daobo")
      let heard = await screener.post(
        "/on-air/consent",
        [("id", question.id.rawValue), ("programme", "limin"), ("disclosure", "none")])
      #expect(heard.status == 303, "\(heard.body)")
      let gone = try #require(try await page(of: question, cases))
      #expect(!gone.contains("烧烤"))
      let page = await screener.get("/questions/\(question.number)").body
      #expect(page.contains("改变公开意愿"))
    }
  }
}
