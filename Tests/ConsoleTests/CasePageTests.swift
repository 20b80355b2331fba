// The pages of one case as they were when somebody looked at them, without what stands round every page.

import Console
import Desk
import Discretion
import Foundation
import Membership
import Questions
import TestSupport
import Testing

@Suite(.serialized) struct CasePageTests {
  @Test(arguments: [
    ("/questions", "questions.html"), ("/questions/{number}", "question.html"),
    ("/review", "review-queue.html"), ("/review/{number}", "review.html"),
    ("/questions/{number}/papers/dispatch", "paper-dispatch.html"),
    ("/questions/{number}/papers/review", "paper-review.html"), ("/journal", "journal.html"),
    ("/figures?kind=month&period=2026-05", "figures.html"),
  ])
  func `a page of a case shows what it showed when it was looked at`(
    target: String, golden: String
  ) async throws {
    var office = try Office(at: "2026-05-14 08:30")
    try await office.work(until: "2026-05-14 09:30")
    let cases = Cases(office: office, producer: .everybody)
    let number = try await cases.inReview().number
    _ = try await cases.logged()

    let heard = try await office.desk.onLoopback {
      await $0.get(target.replacing("{number}", with: number.description))
    }

    #expect(heard.status == 200)
    #expect(Golden.difference(main(of: heard.body), from: golden) == nil)
  }

  /// The main part of a page; the whole of a paper.
  private func main(of page: String) -> String {
    guard let start = page.range(of: "<main"), let end = page.range(of: "</main>") else {
      return page
    }
    return String(page[start.lowerBound..<end.upperBound])
      .replacing(/[0-9a-f]{16}/, with: "（指纹）") + "\n"
  }
}
