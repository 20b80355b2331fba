// Who guesses is slowed down, and the right person is not locked out by it.

import Membership
import Testing
import Timekeeping

@Suite struct ThrottleTests {
  private let start = Timestamp(seconds: 1_000_000)

  private func attempt(_ account: String, from address: String, device: String? = nil)
    -> Throttle.Attempt
  {
    Throttle.Attempt(account: account, address: address, knownDevice: device)
  }

  @Test func `the delay of an account grows and is never longer than a quarter of an hour`() {
    var throttle = Throttle()
    var waits: [Int64] = []
    for number in 0..<20 {
      let one = attempt("liuyang", from: "10.0.0.\(number)")
      throttle.noteFailure(one, at: start)
      let until = throttle.mustWait(one, at: start)
      waits.append(until.map { ($0 - start).wholeMilliseconds / 1_000 } ?? 0)
    }

    #expect(
      waits == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900, 900])
  }

  @Test func `one password over many accounts is slowed by its address`() {
    var throttle = Throttle()
    for number in 0..<50 {
      throttle.noteFailure(attempt("account\(number)", from: "10.0.0.1"), at: start)
    }

    #expect(throttle.mustWait(attempt("new", from: "10.0.0.1"), at: start) != nil)
    #expect(throttle.mustWait(attempt("new", from: "10.0.0.2"), at: start) == nil)
  }

  @Test func `a known device of the right member waits for nobody else's failures`() {
    var throttle = Throttle()
    for _ in 0..<500 { throttle.noteFailure(attempt("liuyang", from: "10.0.0.1"), at: start) }

    #expect(throttle.mustWait(attempt("liuyang", from: "10.0.0.2"), at: start) != nil)
    #expect(
      throttle.mustWait(attempt("liuyang", from: "10.0.0.1", device: "d"), at: start) == nil)
  }

  @Test func `a known device is slowed by its own failures`() {
    var throttle = Throttle()
    for _ in 0..<15 {
      throttle.noteFailure(attempt("liuyang", from: "10.0.0.1", device: "d"), at: start)
    }

    #expect(throttle.mustWait(attempt("liuyang", from: "10.0.0.9", device: "d"), at: start) != nil)
    #expect(throttle.mustWait(attempt("liuyang", from: "10.0.0.1"), at: start) == nil)
  }

  @Test func `success forgives the account and not the address`() {
    var throttle = Throttle()
    let own = attempt("mallory", from: "10.0.0.1")
    for _ in 0..<31 { throttle.noteFailure(own, at: start) }
    throttle.noteRight(own)

    #expect(throttle.mustWait(attempt("mallory", from: "10.0.0.2"), at: start) == nil)
    #expect(throttle.mustWait(own, at: start) != nil)
  }

  @Test func `an hour without failures forgives everything`() {
    var throttle = Throttle()
    let one = attempt("liuyang", from: "10.0.0.1")
    for _ in 0..<30 { throttle.noteFailure(one, at: start) }

    #expect(throttle.mustWait(one, at: start + .seconds(3_600)) == nil)
    throttle.noteFailure(one, at: start + .seconds(3_600))
    #expect(throttle.mustWait(one, at: start + .seconds(3_600)) == nil)
  }

  @Test func `a clock set back by a year holds nobody`() {
    var throttle = Throttle()
    let one = attempt("liuyang", from: "10.0.0.1")
    for _ in 0..<30 { throttle.noteFailure(one, at: start + .seconds(31_536_000)) }

    #expect(throttle.mustWait(one, at: start) == nil)
  }

  @Test func `a flood of names fills no memory`() {
    var throttle = Throttle()
    for number in 0..<(2 * Throttle.capacity) {
      throttle.noteFailure(
        attempt("name\(number)", from: "address\(number)"),
        at: start + .milliseconds(Int64(number)))
    }

    #expect(throttle.count <= Throttle.capacity + 2)
  }
}
