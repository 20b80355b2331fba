// What changes something, over the socket alone. Each answers with a sentence that says what is now
// so; a refusal says what to do instead.

import Delivering
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Journal
import Membership
import NIOCore
import Timekeeping

/// The commands of the control socket.
struct Controls: Sendable {
  let desk: Desk
  /// Who asks.
  let member: Member

  /// What vanished may go.
  func confirmLosses() async throws -> Response {
    let confirmed = try await desk.confirmLosses()
    if !confirmed.isEmpty {
      await desk.record(
        .planConfirmed, of: .losses, by: member, details: ["count": String(confirmed.count)])
    }
    return try .json(
      MessageAnswer(
        message: confirmed.isEmpty
          ? "没有等待确认的消失。"
          : "已确认 \(confirmed.count) 项：\(confirmed.joined(separator: "、"))。"))
  }

  /// The clock is right.
  func confirmClock() async throws -> Response {
    try await desk.heart.confirmClock(at: desk.clock.now)
    await desk.record(.clockConfirmed, of: .clock, by: member)
    return try .json(MessageAnswer(message: "已确认系统时钟正确，恢复发送。"))
  }

  /// What was taken back since a restored copy was done again, or there was nothing.
  func confirmSite() async throws -> Response {
    guard try await desk.publisher.confirmSite() else {
      return try .json(MessageAnswer(message: "公开页面没有暂停，不用确认。"))
    }
    await desk.record(.settingsChanged, of: .site, by: member, details: ["hold": "ended"])
    return try .json(MessageAnswer(message: "已确认，公开页面恢复更新。"))
  }

  /// The keys that are missing are lost.
  func confirmKey() async throws -> Response {
    let given = try await desk.giveUpKeys()
    guard !given.isEmpty else { return try .json(MessageAnswer(message: "没有缺少的数据密钥，不用确认。")) }
    await desk.record(
      .keyChanged, of: .key, by: member, details: ["given": String(given.count)])
    return try .json(
      MessageAnswer(
        message: "已确认 \(given.count) 把密钥丢失：\(given.joined(separator: "、"))。"
          + "用它们加密的资料从此读不出来。请重启服务，之后用现在的密钥登记。"))
  }

  /// A robot works again. The name is read from the path itself, because a broken escape must be told
  /// from a name that nobody has.
  func reinstate(path: String) async throws -> Response {
    let parts = path.split(separator: "/")
    guard parts.count == 4, let name = String(parts[2]).removingPercentEncoding else {
      throw Refusal(.badRequest, "机器人的名称无法解码。")
    }
    guard try await desk.delivery.reinstate(RobotName(rawValue: name)) else {
      let known = desk.settings.robots.keys.sorted().map(\.rawValue).joined(separator: "、")
      throw Refusal(.notFound, "配置里没有叫“\(name)”的机器人。已配置：\(known.isEmpty ? "无" : known)。")
    }
    await desk.record(.settingsChanged, of: .robot, by: member, details: ["robot": name])
    return try .json(MessageAnswer(message: "机器人“\(name)”已恢复，等待的消息将继续发送。"))
  }

  /// A copy of the database.
  func backUp(_ request: Request) async throws -> Response {
    struct Wish: Decodable { let path: String }
    guard let body = try? await request.body.collect(upTo: ConsoleLimits.bodyBytes) else {
      throw Refusal(.contentTooLarge, "请求正文太长，最多 64 KiB。")
    }
    let wish = try? JSONDecoder().decode(Wish.self, from: Data(body.readableBytesView))
    guard let path = wish?.path, path.hasPrefix("/"), !path.contains("\0") else {
      throw Refusal(.badRequest, "要写备份文件的绝对路径：{\"path\": \"/…\"}。")
    }
    switch desk.backUp(to: path) {
    case .written:
      await desk.record(.backedUp, of: .database, by: member)
      return try .json(MessageAnswer(message: "已备份到 \(path)。"))
    case .unnoted:
      await desk.record(.backedUp, of: .database, by: member)
      return try .json(
        MessageAnswer(message: Desk.unnotedCopy(at: path)))
    case .public: throw Refusal(.unprocessableContent, Desk.publicCopy(at: path))
    case .exists: throw Refusal(.conflict, "\(path) 已经存在。请换一个文件名，备份从不覆盖文件。")
    case .failed:
      throw Refusal(.unprocessableContent, "备份没有写成：请检查 \(path) 所在目录是否存在、可写，磁盘是否有空间。")
    }
  }

  /// The store's own check, the journal's chain, every seal.
  func verify() async throws -> Response {
    let check = try desk.check()
    await desk.record(
      .verified, of: .database, by: member, details: ["result": check.isWell ? "well" : "faulty"])
    return try .json(
      MessageAnswer(message: check.lines.joined(separator: "\n"), isWell: check.isWell))
  }
}
