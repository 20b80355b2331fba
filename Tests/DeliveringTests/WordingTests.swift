// Each way to stand or to end has Chinese words of its own.

import Delivering
import Testing

struct WordingTests {
  private func check(_ wordings: [String]) {
    #expect(Set(wordings).count == wordings.count)
    for wording in wordings {
      #expect(wording.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) })
      #expect(wording.count >= 2)
    }
  }

  @Test func `every case of every catalogue has its own words`() {
    check(DeliveryState.allCases.map(\.wording))
    check(SkipReason.allCases.map(\.wording))
    check(AbandonReason.allCases.map(\.wording))
    check(WithdrawReason.allCases.map(\.wording))
    check(Outcome.Code.allCases.map(\.wording))
    check(ConnectionFault.allCases.map(\.wording))
    check(UncertainCause.allCases.map(\.wording))
    check(Urgency.allCases.map(\.wording))
    check(Dialect.allCases.map(\.wording))
    check(Message.Kind.allCases.map(\.wording))
  }

  @Test(arguments: [
    (Outcome.slowDown(code: "45009", pauseSeconds: 65), "发送过快，机器人暂停（45009，65 秒）"),
    (.unknownCode(code: "777"), "平台返回未知的错误码（777）"),
    (.notSent(.redirected), "没有送达对方服务器，稍后重试：对方要求跳转到别的网址，按规定不跟随"),
    (.badTarget(code: "HTTP 410", gone: true), "群机器人拒收（HTTP 410，已注销）"),
  ])
  func `an outcome says its particulars`(outcome: Outcome, words: String) {
    #expect(outcome.wording == words)
  }
}
