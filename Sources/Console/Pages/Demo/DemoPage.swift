// The page of a demonstration: the simulated clock, today's plan and what leaves on the left; the chat
// groups filling on the right. The groups are pages of the simulator, which listens on another port,
// so this page alone may frame that origin.

import Desk
import Foundation
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
    let today: TodayPage.View
  }

  private let chats: [Chat]
  private let pace: String

  /// A page with these groups; `pace` says how fast the clock runs: `1 秒 = 10 分钟`.
  package init(chats: [Chat], pace: String) {
    self.chats = chats
    self.pace = pace
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
      chats: chats, today: try await TodayPage(frame: frame).view())
    return frame.page(
      "演示", at: .demo, body: Templates.render(.demo, view), liveSeconds: 1)
  }
}
