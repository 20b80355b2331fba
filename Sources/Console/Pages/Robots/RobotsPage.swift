// The robots: whether each may be spoken to, in which groups it speaks, how fast it may, what waits
// for it. Its address is a credential and appears nowhere.

import Delivering
import Desk
import Timekeeping

/// 机器人.
struct RobotsPage: Sendable {
  struct RobotPiece: Sendable {
    let robotName: String
    let dialect: String
    let robotMark: StateMark
    let standing: String
    let groups: String
    let pacing: String
    let keywords: String?
    let waiting: Int
    let sentToday: Int
    let command: String?
  }

  struct View: Sendable {
    let robots: [RobotPiece]
    let hasRobots: Bool
  }

  let frame: PageFrame

  func html() async throws -> String {
    frame.page("机器人", at: .robots, body: Templates.render(.robots, try await view()))
  }

  func view() async throws -> View {
    let moments = frame.moments
    let robots = try await frame.desk.reading.robots(at: frame.now)
    return View(robots: robots.map { piece($0, moments) }, hasRobots: !robots.isEmpty)
  }

  private func piece(_ sheet: RobotSheet, _ moments: Moments) -> RobotPiece {
    let name = sheet.robot.name.rawValue
    return RobotPiece(
      robotName: name, dialect: sheet.robot.dialect.wording,
      robotMark: sheet.standing.mark(at: frame.now), standing: sheet.standing.wording(moments),
      groups: sheet.groups.isEmpty ? "名录里没有群用它" : sheet.groups.joined(separator: "、"),
      pacing: pacing(sheet.robot.pacing),
      keywords: sheet.robot.keywords.isEmpty ? nil : sheet.robot.keywords.joined(separator: "、"),
      waiting: sheet.waiting, sentToday: sheet.sentToday,
      command: sheet.standing.isSetAside ? "hotline confirm robot \(name)" : nil)
  }

  private func pacing(_ pacing: Pacing) -> String {
    let parts = [
      pacing.perMinute.map { "每分钟最多 \($0) 条" }, pacing.perSecond.map { "每秒最多 \($0) 条" },
    ].compactMap { $0 }
    return parts.isEmpty ? "不限速" : parts.joined(separator: "，")
  }
}
