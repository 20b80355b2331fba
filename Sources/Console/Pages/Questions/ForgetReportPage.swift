// The proof that somebody was forgotten, as it is shown once, right after it was done: the same lines as
// at the command line. It can be printed and handed to whoever asked; it is kept nowhere.

import Desk
import Questions

/// 清除报告.
struct ForgetReportPage: Sendable {
  struct View: Sendable {
    let number: String
    let path: String
    let isClean: Bool
    let lines: [String]
  }

  private let visit: Visit
  private let view: View

  init(_ visit: Visit, _ number: CaseNumber, _ report: ForgetReport) {
    self.visit = visit
    view = View(
      number: number.description, path: "/questions/\(number)", isClean: report.isClean,
      lines: report.lines)
  }

  func html() -> String {
    visit.frame.page(
      "清除报告", at: .questions, body: Templates.render(.forgetReport, view), liveSeconds: 0)
  }
}
