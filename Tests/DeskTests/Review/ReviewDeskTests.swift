// The review's own page shows what a caller said, so whoever opens it leaves a line.

import Desk
import Journal
import Membership
import Questions
import Storage
import Testing

@Suite struct ReviewDeskTests {
  @Test func `who opens a review has seen the caller's words, and the journal says so`()
    async throws
  {
    let room = try await Newsroom()
    let id = try await room.answered()
    let before = try await room.read { try $0.journal(about: id.rawValue).count }

    let sheet = try await room.desk.review.sheet(id, for: Newsroom.gao)

    #expect(!sheet.views.isEmpty)
    let lines = try await room.read { try $0.journal(about: id.rawValue) }
    #expect(lines.count == before + 1)
    #expect(lines.last?.act == .read && lines.last?.by.text == Newsroom.gao.id.rawValue)
  }
}
