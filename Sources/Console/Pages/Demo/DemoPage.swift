// The page of a demonstration: the simulated clock, today's plan and what leaves on the left; the chat
// groups filling on the right. The groups are pages of the simulator, which listens on another port,
// so this page alone may frame that origin.

import Desk
import Discretion
import Foundation
import Masking
import Membership
import Questions
import Timekeeping

/// 演示.
package struct DemoPage: Sendable {
  /// A chat group of the simulator.
  package struct Chat: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// The address of its page, such as `http://127.0.0.1:8600/groups/departments`.
    package let address: String

    /// A group.
    package init(name: String, address: String) {
      self.name = name
      self.address = address
    }
  }

  private struct View: Sendable {
    let demoClock: String
    let demoDate: String
    let pace: String
    let chats: [Chat]
    let show: Show?
    let today: TodayPage.View
  }

  /// What the show has brought.
  private struct Show: Sendable {
    struct Line: Sendable {
      let number: String
      let gist: String
      let state: String
    }

    let tally: String
    let lines: [Line]
    let hasSite: Bool
  }

  private let chats: [Chat]
  private let pace: String
  /// The folder of the public pages; nil when there are none.
  let site: String?

  /// A page with these groups; `pace` says how fast the clock runs: `1 秒 = 10 分钟`. The public pages
  /// in the folder `site` are shown under `/site/`.
  package init(chats: [Chat], pace: String, site: String? = nil) {
    self.chats = chats
    self.pace = pace
    self.site = site
  }

  /// The origins of the groups' pages.
  var origins: [String] {
    let origins = chats.compactMap { chat -> String? in
      guard let parts = URLComponents(string: chat.address), let scheme = parts.scheme,
        let host = parts.host
      else { return nil }
      return "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
    }
    return Set(origins).sorted()
  }

  func html(_ frame: PageFrame) async throws -> String {
    let moments = frame.moments
    let view = View(
      demoClock: frame.desk.settings.zone.local(of: frame.now).time.wording,
      demoDate: moments.date(moments.today) + moments.sense(moments.today), pace: pace,
      chats: chats, show: try await show(frame), today: try await TodayPage(frame: frame).view())
    return frame.page(
      "演示", at: .demo, body: Templates.render(.demo, view), liveSeconds: 1)
  }

  private func show(_ frame: PageFrame) async throws -> Show? {
    guard let site else { return nil }
    let questions = try await frame.desk.register.list(
      RegisterWish(), limit: 50, for: .everybody
    ).questions
    let masker = Masker(settings: frame.desk.settings.questions.masking)
    func count(_ isCounted: (Question) -> Bool) -> Int { questions.filter(isCounted).count }
    let published = count { $0.disclosure.stage == .published }
    return Show(
      tally: "登记 \(questions.count)，现场答复 \(count { $0.handling.stage == .answeredOnAir })，"
        + "公开 \(published)",
      lines: questions.map { question in
        Show.Line(
          number: question.number.description,
          gist: masker.proposed(question.gist.reveal(for: .masking)),
          state: DemoPage.state(of: question))
      }, hasSite: published > 0 && FileManager.default.fileExists(atPath: site + "/index.html"))
  }

  /// Where a question stands in one word: on the way to the site, in the studio, or in its handling.
  private static func state(of question: Question) -> String {
    switch question.disclosure.stage {
    case .published, .withdrawn, .inReview, .approved: return question.disclosure.stage.wording
    case .undecided, .decided, .drafted: break
    }
    if question.handling.stage == .logged, let stage = question.airStage { return stage.wording }
    return question.handling.stage.wording
  }
}
