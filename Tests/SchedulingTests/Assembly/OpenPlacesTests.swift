// The slots that nothing fills, for each rhythm.

import Scheduling
import Testing
import Timekeeping

struct OpenPlacesTests {
  private func rule(
    _ rhythm: SlotRule.Rhythm, _ edition: EditionKind = .regular, from: String? = nil,
    through: String? = nil
  ) -> SlotRule {
    SlotRule(
      rhythm: rhythm, start: TimeOfDay(iso: "9:00") ?? .midnight, lengthMinutes: 60,
      edition: edition, from: from.map(Given.day), through: through.map(Given.day))
  }

  private func places(
    _ rules: [SlotRule], _ episodes: [Episode] = [], from: String, through: String,
    holidays: HolidayCalendar = HolidayCalendar(notices: [])
  ) -> [OpenPlace] {
    OpenPlaces.places(
      of: Programme(id: ProgrammeID(rawValue: "limin"), name: "利民热线", slotRules: rules),
      episodes: episodes, from: Given.day(from), through: Given.day(through), holidays: holidays)
  }

  private func days(_ places: [OpenPlace]) -> [String] { places.map(\.start.day.description) }

  @Test func `weekly on two days`() {
    #expect(
      days(
        places([rule(.weekly([.tuesday, .thursday]))], from: "2026-03-02", through: "2026-03-12"))
        == ["2026-03-03", "2026-03-05", "2026-03-10", "2026-03-12"])
  }

  @Test func `the second Wednesday of each quarter`() {
    #expect(
      days(
        places(
          [rule(.quarterly(nth: 2, weekday: .wednesday))], from: "2026-01-01", through: "2026-12-31"
        ))
        == ["2026-01-14", "2026-04-08", "2026-07-08", "2026-10-14"])
  }

  @Test func `the fifth Friday of a month, where there is one`() {
    #expect(
      days(
        places(
          [rule(.monthly(nth: 5, weekday: .friday))], from: "2026-01-01", through: "2026-05-31"))
        == ["2026-01-30", "2026-05-29"])
  }

  @Test func `a run and a single day, within the rule's own bounds`() {
    let run = rule(
      .run(from: Given.day("2026-12-05"), through: Given.day("2026-12-09")), from: "2026-12-06",
      through: "2026-12-08")
    #expect(
      days(
        places(
          [run, rule(.once(Given.day("2026-12-20")))], from: "2026-12-01", through: "2026-12-31"))
        == ["2026-12-06", "2026-12-07", "2026-12-08", "2026-12-20"])
  }

  @Test func `an episode fills its slot, at another hour of the day too`() {
    let weekly = [rule(.weekly([.thursday]))]
    let moved = Given.episode("a", "2026-03-05 14:30-15:30")
    #expect(
      days(places(weekly, [moved], from: "2026-03-05", through: "2026-03-12")) == ["2026-03-12"])
  }

  @Test func `touching the slot is not filling it when another slot is meant`() {
    let two = [
      rule(.weekly([.thursday])),
      SlotRule(
        rhythm: .weekly([.thursday]), start: TimeOfDay(iso: "10:00") ?? .midnight,
        lengthMinutes: 60, edition: .feedback),
    ]
    let second = Given.episode("a", "2026-03-05 10:00-11:00")
    let open = places(two, [second], from: "2026-03-05", through: "2026-03-05")
    #expect(open.map(\.edition) == [.regular])
  }

  @Test
  func `a cancelled edition leaves no place, a displaced one neither when the special stands`() {
    var gone = Given.episode("a", "2026-03-05 09:00-10:00")
    gone.fate = .cancelled(reason: "防汛")
    var displaced = Given.episode("b", "2026-03-12 09:00-10:00")
    displaced.fate = .displaced(by: nil, reason: "防汛")
    #expect(
      days(
        places(
          [rule(.weekly([.thursday]))], [gone, displaced], from: "2026-03-05", through: "2026-03-12"
        ))
        == ["2026-03-12"])
  }

  @Test func `a place on a holiday names it, and the assembly carries the places`() throws {
    var folder = ScheduleFolder([:])
    try folder.add(fixture: "holiday-notice-2026.txt")
    let places = folder.assembled(on: "2026-09-21").places
    #expect(places.first?.start.description == "2026-09-24 09:00")
    #expect(
      places.filter { $0.holiday != nil }.map { "\($0.start.day) \($0.holiday ?? "")" }.prefix(1)
        == ["2026-10-01 国庆节"])
  }
}
