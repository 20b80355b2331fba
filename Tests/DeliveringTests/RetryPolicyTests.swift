// The table of what happens after an attempt, row by row.

import Delivering
import Testing
import Timekeeping

struct RetryPolicyTests {
  private let now = Timestamp(seconds: 1_800_000_000)
  private let id = DeliveryID(rawValue: "r-20260515-materials")

  private func step(
    after outcome: Outcome, earlier: AttemptTally = AttemptTally(),
    usefulFor: Duration = .seconds(3_600),
    standing: RobotStanding = .open
  ) -> NextStep {
    var noted = standing
    _ = noted.note(outcome, at: now)
    return RetryPolicy.nextStep(
      after: outcome,
      of: .init(id: id, usefulUntil: now + usefulFor, earlier: earlier), standing: noted, at: now)
  }

  private func pause(_ step: NextStep) -> Double? {
    switch step {
    case .retry(let at), .resendMarked(let at), .targetFailing(let at):
      Double((at - now).wholeMilliseconds) / 1_000
    case .finish, .pauseRobot, .abandon: nil
    }
  }

  @Test func `acceptance finishes`() {
    #expect(step(after: .accepted) == .finish)
  }

  @Test func `a bad message is given up at once`() {
    #expect(step(after: .badMessage(code: "40058")) == .abandon(.badMessage))
  }

  @Test(arguments: [(0, 2.0), (1, 5), (2, 10), (3, 20), (4, 40), (5, 60), (6, 60), (500, 60)])
  func `pauses grow to a minute and stay within a fifth`(counted: Int, base: Double) throws {
    let step = step(after: .notSent(.refused), earlier: AttemptTally(counted: counted))

    let seconds = try #require(pause(step))
    #expect(seconds >= base * 0.8 && seconds <= base * 1.2)
  }

  @Test func `the same history gives the same instant and another delivery another one`() {
    let again = step(after: .busy(code: "HTTP 503"))
    #expect(again == step(after: .busy(code: "HTTP 503")))
    let pauses = (1...50).map {
      RetryPolicy.backoff(of: DeliveryID(rawValue: "r\($0)"), counted: 6)
    }
    #expect(Set(pauses).count > 40)
    #expect(pauses.allSatisfy { $0 >= .seconds(48) && $0 <= .seconds(72) })
  }

  @Test func `too fast pauses the robot and burns no attempt`() {
    let outcome = Outcome.slowDown(code: "45009", pauseSeconds: 65)

    #expect(
      step(after: outcome) == .pauseRobot(until: now + .seconds(65), retryAt: now + .seconds(65)))
    #expect(AttemptTally(of: [outcome, outcome]).counted == 0)
  }

  @Test func `a pause that outlasts the useful time leaves nothing to retry`() {
    let outcome = Outcome.slowDown(code: "130101", pauseSeconds: 600)

    #expect(
      step(after: outcome, usefulFor: .seconds(600))
        == .pauseRobot(until: now + .seconds(600), retryAt: nil))
  }

  @Test func `an uncertain attempt is sent once more in all`() throws {
    let first = step(after: .uncertain(.timedOut))
    guard case .resendMarked(let at) = first else {
      Issue.record("expected a marked repeat, got \(first)")
      return
    }
    #expect(at > now)
    #expect(
      step(after: .uncertain(.connectionLost), earlier: AttemptTally(of: [.uncertain(.crashed)]))
        == .abandon(.stillUncertain))
  }

  @Test func `a certain refusal between two uncertain attempts does not bring a third copy`() {
    let earlier = AttemptTally(of: [.uncertain(.timedOut), .busy(code: "HTTP 500")])

    #expect(earlier.mayHaveArrived)
    #expect(step(after: .uncertain(.timedOut), earlier: earlier) == .abandon(.stillUncertain))
    let retry = step(after: .notSent(.refused), earlier: earlier)
    #expect(pause(retry) != nil)
  }

  @Test func `an unknown code is tried three times`() {
    let code = Outcome.unknownCode(code: "777")

    #expect(pause(step(after: code)) != nil)
    #expect(pause(step(after: code, earlier: AttemptTally(of: [code]))) != nil)
    #expect(
      step(after: code, earlier: AttemptTally(of: [code, .notSent(.refused), code]))
        == .abandon(.unknownCode))
  }

  @Test func `the vendor's busy is repeated three times, minutes apart`() throws {
    let busy = Outcome.busy(code: "-1")
    var pauses: [Double] = []
    for count in 0..<3 {
      let earlier = AttemptTally(of: Array(repeating: busy, count: count))
      pauses.append(try #require(pause(step(after: busy, earlier: earlier))))
    }

    #expect(pauses[0] < 13 && pauses[1] > 40 && pauses[2] > 200)
    let earlier = AttemptTally(of: [busy, busy, busy])
    #expect(step(after: busy, earlier: earlier) == .abandon(.stillBusy))
  }

  @Test func `a broken server is retried for as long as the message is useful`() {
    let earlier = AttemptTally(of: Array(repeating: .busy(code: "HTTP 502"), count: 200))

    #expect(pause(step(after: .busy(code: "HTTP 502"), earlier: earlier)) != nil)
  }

  @Test func `the last try leaves early enough to end within the useful time`() {
    let earlier = AttemptTally(counted: 6)

    let last = step(after: .notSent(.refused), earlier: earlier, usefulFor: .seconds(40))
    #expect(last == .retry(at: now + .seconds(30)))
    let none = step(after: .notSent(.refused), earlier: earlier, usefulFor: .seconds(10))
    #expect(none == .abandon(.usefulTimeOver))
  }

  @Test func `a bad target makes the delivery wait for its robot`() {
    #expect(
      step(after: .badTarget(code: "93000", gone: false))
        == .targetFailing(retryAt: now + .seconds(60)))
    #expect(
      step(after: .badTarget(code: "HTTP 410", gone: true), usefulFor: .seconds(90))
        == .targetFailing(retryAt: now + .seconds(90)))
    #expect(
      step(after: .badTarget(code: "93000", gone: false), usefulFor: .zero)
        == .abandon(.badTarget))
  }

  @Test(arguments: [
    (AttemptTally(), RetryPolicy.ExpiredEnd.skipped(.tooLate)),
    (AttemptTally(of: [.notSent(.refused)]), .abandoned(.usefulTimeOver)),
    (AttemptTally(of: [.badTarget(code: "93000", gone: false)]), .abandoned(.badTarget)),
    (
      AttemptTally(of: [.badTarget(code: "93000", gone: false), .busy(code: "-1")]),
      .abandoned(.usefulTimeOver)
    ),
  ])
  func `what waits beyond its use ends with the reason that fits`(
    tally: AttemptTally, end: RetryPolicy.ExpiredEnd
  ) {
    #expect(RetryPolicy.end(ofExpired: tally) == end)
  }

  @Test func `nothing is ever planned beyond the useful time`() {
    let outcomes: [Outcome] = [
      .slowDown(code: "x", pauseSeconds: 30), .busy(code: "-1"), .busy(code: "HTTP 500"),
      .notSent(.nameNotFound), .uncertain(.timedOut), .badTarget(code: "x", gone: false),
      .unknownCode(code: "x"),
    ]
    for outcome in outcomes {
      for counted in 0..<8 {
        for useful in stride(from: Int64(0), to: 120, by: 7) {
          let step = step(
            after: outcome, earlier: AttemptTally(counted: counted), usefulFor: .seconds(useful))
          if case .pauseRobot(_, let retryAt?) = step { #expect(retryAt <= now + .seconds(useful)) }
          if let seconds = pause(step) { #expect(seconds <= Double(useful)) }
        }
      }
    }
  }
}
