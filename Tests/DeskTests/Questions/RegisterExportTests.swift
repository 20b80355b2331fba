// The register as a sheet leaves page by page: all of it, each question once, and never all at a time.

import Desk
import Discretion
import Foundation
import Journal
import Questions
import Storage
import Testing

@Suite struct RegisterExportTests {
  private func room(logging count: Int) async throws -> Newsroom {
    let room = try await Newsroom()
    let lines = (1...count).map { "2026-05-13 20:10,短信,秦海波,13800138015,求助,,,第\($0)盏路灯坏了" }
    let list = "时间,来源,姓名,联系电话,诉求类型,承办单位,是否公开,内容\n" + lines.joined(separator: "\n")
    _ = try await room.desk.questions.importList(
      Array(list.utf8), as: .csv, ListOptions(programme: ProgrammeCode(rawValue: "limin")),
      by: Newsroom.lin)
    return room
  }

  @Test(arguments: [0, 1, Limits.exportPiece, Limits.exportPiece + 1])
  func `a sheet has every question once, whatever its length`(count: Int) async throws {
    let room = count == 0 ? try await Newsroom() : try await room(logging: count)
    let sheet = try await room.desk.register.export(
      RegisterWish(), withCallers: false, by: Newsroom.gao)
    // What comes in while it leaves is for the next one.
    try await room.log(Newsroom.form("停水。"))

    var pieces: [[UInt8]] = []
    for try await piece in sheet { pieces.append(piece) }

    let text = String(decoding: pieces.joined(), as: UTF8.self)
    let rows = text.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
    #expect(sheet.count == count && rows.count == count && Set(rows).count == count)
    #expect(text.hasPrefix("\u{FEFF}\"受理编号\"") && !text.contains("停水"))
    #expect(pieces.count == max(1, (count + Limits.exportPiece - 1) / Limits.exportPiece))
  }

  @Test func `the journal has it before the first byte leaves`() async throws {
    let room = try await room(logging: 3)

    _ = try await room.desk.register.export(RegisterWish(), withCallers: true, by: Newsroom.gao)

    let entry = try await room.read { try $0.journal(limit: 1_000) }
      .first { $0.event.act == .exported }
    let details = try #require(entry?.event.details.text)
    #expect(details.contains("3") && details.contains("yes"), "\(details)")
  }
}
