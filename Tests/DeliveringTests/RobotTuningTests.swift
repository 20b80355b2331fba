// How an office writes what it knows about a code.

import Delivering
import Testing

struct RobotTuningTests {
  @Test(arguments: [
    ("繁忙", CodeRuling.busy), ("busy", .busy), ("限流 65", .slow(seconds: 65)),
    ("slow  600 ", .slow(seconds: 600)), ("消息不合规", .badMessage), ("badMessage", .badMessage),
    ("机器人不可用", .badTarget), ("badTarget", .badTarget),
  ])
  func `rulings are read in both spellings`(text: String, ruling: CodeRuling) {
    #expect(CodeRuling(text) == ruling)
  }

  @Test(arguments: [
    "", "成功", "accepted", "限流", "slow 0", "slow -1", "slow 86401", "slow x", "busy 1",
  ])
  func `anything else is no ruling, success least of all`(text: String) {
    #expect(CodeRuling(text) == nil)
  }
}
