// To which episode a call belongs, now and after the plan was edited.

import Desk
import Questions
import Scheduling
import Testing
import Timekeeping

struct EpisodeDaysTests {
  private let limin = ProgrammeCode(rawValue: "limin")

  @Test func `a call belongs to the episode of its day, as the plan in force has it`() async throws
  {
    var room = try await Newsroom()
    func episode(_ time: String) -> String? {
      room.desk.register.episode(of: limin, at: instant(time))?.time.day?.description
    }

    #expect(episode("2026-05-14 07:00") == "2026-05-14")
    #expect(episode("2026-05-14 23:00") == "2026-05-14")
    #expect(episode("2026-05-15 09:30") == nil)

    try await room.edit(
      "计划.csv",
      Papers.plan(["2026-05-15,市住建局,城市照明,局长 王伟", "2026-06-11,市住建局,供热准备,局长 王伟"]))

    #expect(episode("2026-05-14 07:00") == nil)
    #expect(episode("2026-05-15 09:30") == "2026-05-15")
  }

  @Test func `a page that nobody names a programme for is about the one that is on air next`()
    async throws
  {
    let room = try await Newsroom()
    let codes = [ProgrammeCode(rawValue: "aaa"), limin]
    func next(_ time: String) -> ProgrammeCode? {
      room.desk.register.nextOnAir(of: codes, at: instant(time))
    }

    #expect(next("2026-05-13 09:30") == limin)
    #expect(next("2026-05-14 23:00") == limin)
    #expect(next("2036-05-14 09:30") == nil)
  }
}
