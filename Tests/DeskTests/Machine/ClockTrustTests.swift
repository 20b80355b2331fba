import Desk
import Testing
import Timekeeping

struct `Whether the clock is believed` {
  /// The clock shows the day plus `ahead` seconds after what was recorded.
  struct Look: Sendable {
    let ahead: Int
    let isSynchronised: Bool?
    let trust: ClockTrust
  }

  static let day = Timestamp(seconds: 1_779_000_000)
  static let farAhead = ClockTrust.untrusted(.farAheadUnsynchronised)
  static let looks: [Look] = [
    Look(ahead: 60, isSynchronised: false, trust: .trusted),
    Look(ahead: -5, isSynchronised: true, trust: .trusted),
    Look(ahead: -6, isSynchronised: true, trust: .untrusted(.beforeRecorded)),
    Look(ahead: 172_800, isSynchronised: false, trust: .trusted),
    Look(ahead: 172_801, isSynchronised: false, trust: farAhead),
    Look(ahead: 172_801, isSynchronised: nil, trust: farAhead),
    Look(ahead: 2_592_000, isSynchronised: true, trust: .trusted),
  ]

  @Test(arguments: looks)
  func `by what was recorded and who keeps it`(_ look: Look) {
    let trust = ClockTrust.judge(
      now: Self.day + .seconds(look.ahead), lastRecordedAt: Self.day,
      isSynchronised: look.isSynchronised)

    #expect(trust == look.trust)
  }

  @Test func `nothing before the program was made`() {
    let early = Timestamp(seconds: 40_000_000)

    for recorded in [nil, Self.day, early] {
      let trust = ClockTrust.judge(now: early, lastRecordedAt: recorded, isSynchronised: true)
      #expect(trust == .untrusted(.beforeBuild))
    }
  }

  @Test func `the first start believes what is not absurd`() {
    let absurd = Timestamp(seconds: 4_050_000_000)

    #expect(
      ClockTrust.judge(now: Self.day, lastRecordedAt: nil, isSynchronised: nil) == .trusted)
    #expect(
      ClockTrust.judge(now: absurd, lastRecordedAt: nil, isSynchronised: false) == Self.farAhead)
    #expect(ClockTrust.judge(now: absurd, lastRecordedAt: nil, isSynchronised: true) == .trusted)
  }

  @Test func `the kernel's word is taken`() throws {
    let clock = try #require(SystemClock())
    let isSynchronised = ClockTrust.isSynchronised == true

    let ahead = ClockTrust.look(now: clock.now, lastRecordedAt: clock.now - .seconds(259_200))

    #expect(ahead == (isSynchronised ? .trusted : Self.farAhead))
  }

  @Test(arguments: ClockTrust.Reason.allCases)
  func `every reason says what to do`(_ reason: ClockTrust.Reason) {
    #expect(reason.wording.contains("校准"))
  }
}
