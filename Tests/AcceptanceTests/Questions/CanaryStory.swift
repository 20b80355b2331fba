// A question's whole life with canaries in every private field: ten thousand planted strings go in by
// every way, questions are led through handling, review and publication, and then everything that comes
// out is searched. None may be anywhere.

import Desk
import Discretion
import Foundation
import HotlineDaemon
import Journal
import LeakScan
import Masking
import Membership
import Publishing
import Questions
import Reporting
import Scheduling
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite(.serialized) struct CanaryStory {
  @Test func `a question's whole life with canaries in every private field`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      var flock = Canaries()
      try await office.run(until: "2026-05-14 08:31")
      let taken = try await office.takeIn(&flock)
      #expect(flock.words.count >= 10_000)
      let led = try await office.lead(Array(taken.prefix(12)))
      for id in led { try await office.publish(id) }
      _ = try await office.desk.publisher.publishNow(at: office.clock.now)
      try await office.run(until: "2026-06-05 18:00")

      let outputs = try await office.outputs()
      for output in outputs {
        #expect(Canaries.found(in: output.bytes) == [], "in \(output.name)")
        #expect(Canaries.found(in: output.name) == [], "in the name \(output.name)")
      }
      // What was searched is really there: pages, tables, messages, log, figures, screens, the store.
      for part in [
        "site/questions/", "site/open/", "site/feed.xml", "chat", "log", "metrics",
        "journal", "report.html", "register.csv", "hotline.sqlite", "host ", "liaison ",
      ] {
        #expect(outputs.contains { $0.name.contains(part) && $0.bytes.count > 40 }, "\(part)")
      }
      let pages = outputs.filter { $0.name.contains("site/questions/") }
      #expect(pages.count == led.count)
      #expect(office.seen(in: "departments", on: "2026-05-20").contains { $0.text.contains("将到期") })
    }
  }

  @Test func `the search finds what is planted`() {
    var flock = Canaries()
    let phone = flock.phone()
    let word = flock.word("机械厂")
    for text in ["电话\(phone)。", "\(word)", "x\(phone)"] {
      #expect(Canaries.found(in: Array("<p>\(text)</p>".utf8)).count == 1, "\(text)")
    }
    #expect(Canaries.found(in: "1990年的小区，1990-2026") == [])
  }

  @Test func `a canary that people signed is held at the gate`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      var flock = Canaries()
      try await office.run(until: "2026-05-14 08:31")
      let form = flock.form(at: office.clock.now)
      let id = try await office.desk.questions.log(form, by: Crew.screener).id
      _ = try await office.lead([id])
      // The question's own caller is found where the words are written.
      await #expect(throws: DeskError.self) {
        try await office.publish(id, planting: form.phone.reveal(for: .showing))
      }
      // The editor keeps what the rules saw of somebody else, gives a reason, and three people sign it.
      let other = flock.form(at: office.clock.now)
      _ = try await office.desk.questions.log(other, by: Crew.screener)
      try await office.publish(id, planting: other.name.reveal(for: .showing))

      let held = try await office.desk.publisher.publishNow(at: office.clock.now)

      #expect(held.count == 1)
      #expect(held.first?.traces.isEmpty == false)
      #expect(!held.map(\.wording).joined().contains("1990"))
      // Whoever may read the register sees what was signed, and the store keeps it as it was signed;
      // what leaves the house does not have it.
      for output in try await office.outputs()
      where !output.isScreen && !output.name.hasPrefix("hotline.sqlite") {
        #expect(Canaries.found(in: output.bytes) == [], "in \(output.name)")
      }
      #expect(office.tape.text.contains("held back"))
      #expect(try office.folder.siteFiles().allSatisfy { !$0.name.contains("/questions/") })
    }
  }
}

// MARK: - Into the register

extension Office {
  /// Ten thousand canaries by two ways: a thousand callers one by one, the rest as a list.
  func takeIn(_ flock: inout Canaries) async throws -> [QuestionID] {
    var ids: [QuestionID] = []
    for _ in 0..<4 {
      let forms = (0..<64).map { _ in flock.form(at: clock.now) }
      let desk = desk.questions
      ids += try await withThrowingTaskGroup(of: QuestionID.self) { group in
        for form in forms {
          group.addTask { try await desk.log(form, by: Crew.screener).id }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    }
    var list = "内容,姓名,电话,住址,工作单位,事发地点,要点,性质,公开意愿\r\n"
    while flock.words.count < 10_000 {
      let form = flock.form(at: clock.now)
      let cells = [
        form.text, form.name, form.phone, form.homeAddress, form.workplace, form.incidentPlace,
        form.gist,
      ].map { $0.reveal(for: .exporting) }
      list += (cells + ["求助", "可公开"]).joined(separator: ",") + "\r\n"
    }
    let receipt = try await desk.questions.importList(
      Array(list.utf8), as: .csv, ListOptions(programme: ProgrammeCode(rawValue: "limin")),
      by: Crew.screener)
    #expect(receipt.complaints == [])
    for line in receipt.lines {
      if case .logged(let id, _) = line.outcome { ids.append(id) }
    }
    return ids
  }

  /// Assigned and answered; the last two stay open and are chased.
  func lead(_ ids: [QuestionID]) async throws -> [QuestionID] {
    let department = DepartmentCode(rawValue: "zhujian")
    for id in ids {
      _ = try await desk.questions.assign(id, to: Dispatch(lead: department), by: Crew.producer)
    }
    let answered = ids.count > 4 ? Array(ids.dropLast(2)) : ids
    for id in answered {
      _ = try await desk.questions.answer(
        id,
        AnswerForm(
          text: Private("路灯已经修好，今后每周巡查一次。"), approvedBy: "值班局长", department: department),
        by: Crew.producer)
    }
    return answered
  }

  /// Decided, drafted with every finding masked, signed by three people, published. `planted` is a
  /// text that the draft keeps on purpose.
  func publish(_ id: QuestionID, planting planted: String? = nil) async throws {
    let review = desk.review
    _ = try await review.decide(
      id, .public, reason: "公众关心", basis: "政府信息公开条例", by: Crew.producer)
    let sheet = try await review.sheet(id, for: Crew.producer)
    var parts: [DraftPart: DraftWords] = [:]
    for view in sheet.views where view.part != .incidentPlace {
      parts[view.part] = DraftWords(
        view.source, resolutions: view.findings.resolved(.mask))
    }
    if let planted {
      let words = Private("路灯坏了，请打\(planted)找我。")
      parts[.question] = DraftWords(
        words,
        resolutions: review.findings(in: words, part: .question)
          .resolved(.keep(reason: "单位公开的号码")))
    }
    _ = try await review.draft(id, parts, by: Crew.producer)
    var waiting = try await review.submit(id, by: Crew.producer)
    for (level, reviewer) in zip(ReviewLevel.allCases, Crew.reviewers) {
      guard case .inReview? = waiting.disclosure.preparation,
        let hash = waiting.disclosure.preparation?.draft.text.hash
      else { break }
      waiting = try await review.sign(id, level: level, hash: hash, by: reviewer)
    }
    let hash = try #require(waiting.disclosure.preparation?.draft.text.hash)
    _ = try await desk.publication.publish(id, hash: hash, by: Crew.editor)
  }
}

extension [Finding] {
  fileprivate func resolved(_ resolution: Resolution) -> [Int: Resolution] {
    Dictionary(uniqueKeysWithValues: indices.map { ($0, resolution) })
  }
}
