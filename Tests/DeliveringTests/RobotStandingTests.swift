// A robot is set aside only by a row of refusals over some minutes, and comes back by one success.

import Delivering
import Testing
import Timekeeping

struct RobotStandingTests {
  private let start = Timestamp(seconds: 1_800_000_000)
  private let refusal = Outcome.badTarget(code: "93000", gone: false)

  private func at(_ seconds: Int64) -> Timestamp { start + .seconds(seconds) }

  @Test func `three refusals in a row over ten minutes set it aside and say so once`() {
    var standing = RobotStanding.open

    #expect(standing.note(refusal, at: at(0)) == .becameSuspect(code: "93000"))
    #expect(standing.note(refusal, at: at(300)) == nil)
    #expect(standing.note(refusal, at: at(600)) == .setAside(code: "93000", gone: false))
    #expect(standing.note(refusal, at: at(600)) == nil)
    #expect(standing.isSetAside)
  }

  @Test func `many refusals within ten minutes are one doubt`() {
    var standing = RobotStanding.open
    for second in 0..<599 { _ = standing.note(refusal, at: at(Int64(second))) }

    #expect(!standing.isSetAside)
  }

  @Test func `two refusals far apart are not enough`() {
    var standing = RobotStanding.open
    _ = standing.note(refusal, at: at(0))

    #expect(standing.note(refusal, at: at(7_200)) == nil)
    #expect(!standing.isSetAside)
    #expect(standing.note(refusal, at: at(7_201)) == .setAside(code: "93000", gone: false))
  }

  @Test func `gone is final at once and asks no more`() {
    var standing = RobotStanding.open

    #expect(
      standing.note(.badTarget(code: "HTTP 410", gone: true), at: at(0))
        == .setAside(code: "HTTP 410", gone: true))
    #expect(standing.allowance(at: at(1_000_000)) == .none(until: nil))
    #expect(standing.availableFrom(at(5)) == nil)
    standing.reinstate()
    #expect(standing == .open)
  }

  @Test func `any success clears the doubt and says since when it failed`() {
    var standing = RobotStanding.open
    _ = standing.note(refusal, at: at(0))
    _ = standing.note(refusal, at: at(300))

    #expect(standing.note(.accepted, at: at(301)) == .recovered(failingSince: at(0)))
    #expect(standing == .open)
    #expect(standing.note(.accepted, at: at(302)) == nil)
    #expect(standing.note(refusal, at: at(600)) == .becameSuspect(code: "93000"))
  }

  @Test(arguments: [
    Outcome.notSent(.refused), .busy(code: "-1"), .uncertain(.timedOut), .badMessage(code: "40058"),
    .unknownCode(code: "7"), .slowDown(code: "130101", pauseSeconds: 600),
  ])
  func `what proves nothing neither clears nor feeds the doubt`(outcome: Outcome) {
    var standing = RobotStanding.open
    _ = standing.note(refusal, at: at(0))
    let doubt = standing.trust

    _ = standing.note(outcome, at: at(10))

    #expect(standing.trust == doubt)
  }

  @Test func `a suspect robot is asked by one delivery after one, five and ten minutes`() {
    var standing = RobotStanding.open
    _ = standing.note(refusal, at: at(0))

    #expect(standing.allowance(at: at(59)) == .none(until: at(60)))
    #expect(standing.allowance(at: at(60)) == .probe)
    _ = standing.note(refusal, at: at(61))
    #expect(standing.availableFrom(at(62)) == at(300))
    _ = standing.note(refusal, at: at(301))
    #expect(standing.availableFrom(at(302)) == at(600))
    #expect(standing.note(refusal, at: at(600)) == .setAside(code: "93000", gone: false))
    #expect(standing.availableFrom(at(601)) == at(600 + 1_800))
  }

  @Test func `short rests double to a minute and long ones are the vendor's`() {
    var standing = RobotStanding.open
    var now = start
    var rests: [Int64] = []
    for _ in 0..<8 {
      _ = standing.note(.slowDown(code: "11232", pauseSeconds: 1), at: now)
      let until = standing.pausedUntil ?? now
      rests.append((until - now).wholeMilliseconds / 1_000)
      now = until
    }

    #expect(rests == [1, 2, 4, 8, 16, 32, 60, 60])
    let event = standing.note(.slowDown(code: "130101", pauseSeconds: 600), at: now)
    #expect(event == .paused(until: now + .seconds(600), code: "130101"))
    #expect(standing.allowance(at: now + .seconds(599)) == .none(until: now + .seconds(600)))
    #expect(standing.allowance(at: now + .seconds(600)) == .asPaced)
  }

  @Test func `answers to requests in flight together are one rest`() {
    var standing = RobotStanding.open

    #expect(standing.note(.slowDown(code: "11232", pauseSeconds: 1), at: at(0)) != nil)
    #expect(standing.note(.slowDown(code: "11232", pauseSeconds: 1), at: at(0)) == nil)
    #expect(standing.slowInARow == 1)
    #expect(standing.pausedUntil == at(1))
  }

  @Test func `an absurd pause does not trap`() {
    var standing = RobotStanding.open
    for _ in 0..<100 {
      _ = standing.note(.slowDown(code: "x", pauseSeconds: -5), at: at(0))
      _ = standing.note(.slowDown(code: "x", pauseSeconds: 1_000_000_000), at: at(1))
    }

    #expect(standing.pausedUntil == at(1_000_000_001))
  }
}
