// Nobody is on air for ever: a call that was never put down is over when its show is.

import Questions
import Testing
import Timekeeping

@Suite struct AirTimeTests {
  private func at(_ time: String) throws -> Timestamp {
    try Cast.at("2026-05-14 " + time)
  }

  @Test(arguments: [
    ("09:10", ["09:50"], "09:11", false), ("09:10", ["09:50"], "09:51", false),
    ("09:10", ["09:50"], "10:19", false), ("09:10", ["09:50"], "10:20", true),
    // The show ran over, and the call came in late.
    ("10:05", ["09:50"], "10:34", false), ("10:05", ["09:50"], "10:35", true),
    // Of two shows the later one counts; without one, the call itself.
    ("09:10", ["09:50", "15:50"], "16:00", false), ("09:10", ["09:50", "15:50"], "16:20", true),
    ("09:10", [], "09:39", false), ("09:10", [], "09:40", true),
  ])
  func `a call is left open when its show and the time to run over are past`(
    since: String, ends: [String], now: String, isLeft: Bool
  ) throws {
    #expect(
      AirTime.isLeftOpen(since: try at(since), showEnding: try ends.map(at), at: try at(now))
        == isLeft)
  }
}
