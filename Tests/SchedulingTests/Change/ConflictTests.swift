// Conflicts: half-open intervals, each resource, the calendar, and waivers.

import Language
import Scheduling
import Testing
import Timekeeping

struct ConflictTests {
  private static let limin = Programme(
    id: ProgrammeID(rawValue: "limin"), name: "利民热线", studio: "一号",
    slotRules: [
      SlotRule(
        rhythm: .weekly([.thursday]), start: TimeOfDay(iso: "9:00") ?? .midnight,
        lengthMinutes: 60)
    ], themeRepeatWeeks: 8, hosts: [PersonID(rawValue: "方宁")])
  private static let fangtan = Programme(
    id: ProgrammeID(rawValue: "fangtan"), name: "在线访谈", studio: "一号",
    hosts: [PersonID(rawValue: "方宁")])

  private func found(
    _ episodes: [Episode], programmes: [Programme] = [limin, fangtan], people: [Person] = [],
    campaigns: [Campaign] = [], established: Set<EpisodeID> = []
  ) -> [String] {
    ConflictSearch(
      programmes: Dictionary(programmes.map { ($0.id, $0) }) { first, _ in first },
      people: Dictionary(people.map { ($0.id, $0) }) { first, _ in first }, campaigns: campaigns,
      holidays: HolidayCalendar(notices: []), established: established
    ).conflicts(among: episodes).map {
      "\($0.episode.id.rawValue) \($0.id.rawValue)" + ($0.other.map { " \($0.id.rawValue)" } ?? "")
    }
  }

  @Test(arguments: [
    ("2026-03-05 09:00-10:00", "2026-03-05 10:00-11:00", false),
    ("2026-03-05 09:00-10:00", "2026-03-05 08:00-09:00", false),
    ("2026-03-05 09:00-10:00", "2026-03-05 09:59-10:30", true),
    ("2026-03-05 09:00-10:00", "2026-03-05 09:15-09:45", true),
    ("2026-03-05 23:00-00:00", "2026-03-06 00:00-01:00", false),
    ("2026-03-05 23:30-00:30", "2026-03-06 00:00-01:00", true),
    ("2026-03-05 23:30-00:30", "2026-03-06 00:30-01:00", false),
    ("2026-12-31 23:30-00:30", "2027-01-01 00:00-01:00", true),
  ])
  func `intervals that touch do not meet, across midnight neither`(
    first: String, second: String, meets: Bool
  ) {
    let all = found([
      Given.episode("a", first, ["yibao"], line: 1),
      Given.episode("b", second, ["minzheng"], line: 2),
    ]).filter { $0.contains("slot-taken") }
    #expect(all == (meets ? ["b slot-taken a"] : []))
  }

  @Test func `the one that is in force already has the better claim`() {
    let episodes = [
      Given.episode("a", "2026-03-05 09:00-10:00", ["yibao"], line: 1),
      Given.episode("b", "2026-03-05 09:00-10:00", ["minzheng"], line: 2),
    ]
    #expect(
      found(episodes, established: [EpisodeID(rawValue: "b")]) == ["a slot-taken b"])
  }

  @Test func `three claims on one slot are two complaints`() {
    let episodes = (1...3).map {
      Given.episode("e\($0)", "2026-03-05 09:00-10:00", ["d\($0)"], line: $0)
    }
    #expect(found(episodes) == ["e2 slot-taken e1", "e3 slot-taken e1"])
  }

  @Test func `two programmes meet in studio, host, guest and department`() {
    var one = Given.episode("a", "2026-03-05 09:00-10:00", ["yibao"], line: 1)
    one.guests = [Guest(name: "王伟", title: "局长", rank: .head)]
    var two = Given.episode("b", "2026-03-05 09:30-10:30", ["yibao"], programme: "fangtan", line: 2)
    #expect(
      found([one, two]) == ["b department-busy a", "b host-busy a", "b studio-busy a"])

    two.guests = one.guests
    #expect(found([one, two]) == ["b guest-busy a", "b host-busy a", "b studio-busy a"])
  }

  @Test func `programmes of two zones meet at one instant`() throws {
    let urumqi = try #require(Zone(identifier: "Asia/Urumqi"))
    let far = Programme(
      id: ProgrammeID(rawValue: "fangtan"), name: "在线访谈", studio: "一号", zone: urumqi)
    let local = Given.episode("a", "2026-03-05 09:00-10:00", ["x"], line: 1)
    let same = Given.episode("b", "2026-03-05 09:00-10:00", ["y"], programme: "fangtan", line: 2)
    let shifted = Given.episode("b", "2026-03-05 07:00-08:00", ["y"], programme: "fangtan", line: 2)
    #expect(found([local, same], programmes: [Self.limin, far]).isEmpty)
    #expect(found([local, shifted], programmes: [Self.limin, far]) == ["b studio-busy a"])
  }

  @Test func `what is called off meets nobody`() {
    var gone = Given.episode("a", "2026-03-05 09:00-10:00", line: 1)
    gone.fate = .cancelled(reason: "防汛")
    #expect(found([gone, Given.episode("b", "2026-03-05 09:00-10:00", line: 2)]).isEmpty)
  }

  @Test(arguments: [
    ("2026-04-23 09:00-10:00", true), ("2026-04-30 09:00-10:00", false),
  ])
  func `the same topic within eight weeks is remarked on`(second: String, isRemarked: Bool) {
    let all = found([
      Given.episode("a", "2026-03-05 09:00-10:00", ["yibao"], theme: "春风 行动", line: 1),
      Given.episode("b", second, ["renshe"], theme: "“春风行动”", line: 2),
    ])
    #expect(all == (isRemarked ? ["b theme-repeated a"] : []))
  }

  @Test func `outside the campaign's window, days and months`() throws {
    let campaign = Campaign(
      name: "5·15", theme: nil, from: Given.day("2026-05-15"), through: Given.day("2026-05-31"))
    var early = Given.episode("a", "2026-05-14 09:00-10:00", line: 1)
    var inside = Given.episode("b", "2026-05-21 09:00-10:00", line: 2)
    var month = Given.episode("c", "2026-06-04 09:00-10:00", line: 3)
    month.time = .month(year: 2026, month: 5)
    var later = month
    later.time = .month(year: 2026, month: 6)
    early.campaigns = ["5·15"]
    inside.campaigns = ["5·15"]
    month.campaigns = ["5·15"]
    later.campaigns = ["5·15"]
    #expect(found([early, inside, month], campaigns: [campaign]) == ["a outside-campaign"])
    #expect(found([later], campaigns: [campaign]) == ["c outside-campaign"])
  }

  @Test func `a host who is away, a guest who is away, a head on leave`() {
    let away = Absence(from: Given.day("2026-03-01"), through: Given.day("2026-03-05"))
    let people = [
      Person(id: PersonID(rawValue: "方宁"), absences: [away]),
      Person(id: PersonID(rawValue: "王伟"), absences: [away]),
    ]
    var one = Given.episode("a", "2026-03-05 09:00-10:00", line: 1)
    one.guests = [Guest(name: "王伟", title: "局长", rank: .head)]
    #expect(found([one], people: people) == ["a guest-on-leave", "a host-away"])

    var two = Given.episode("b", "2026-03-12 09:00-10:00", line: 2)
    two.guests = one.guests
    #expect(found([two], people: people).isEmpty)
    two.leaveReason = "赴省开会"
    #expect(found([two], people: people) == ["b guest-on-leave"])
  }
}

// MARK: - In the folder

extension ConflictTests {
  private func assembly(_ rows: [String], overlay: String = "[]", adopted: [Episode] = [])
    -> Assembly
  {
    var folder = ScheduleFolder([
      "计划.csv": Ground.plan(rows), "变更.yaml": "版本: 1\n变更: \(overlay)\n",
    ])
    if overlay == "[]" { folder["变更.yaml"] = nil }
    return folder.assembled(adopted: adopted)
  }

  private var twice: [String] { ["3月5日（周四）,市医保局,门诊统筹,", "3月5日（周四）,市民政局,社会救助,"] }

  @Test func `a waiver with a reason lets both be on, and only that`() {
    let assembly = assembly(
      twice, overlay: "[{编号: limin-2026-市民政局-1, 豁免: slot-taken, 原因: 联合上线}]")
    #expect(assembly.diagnostics.isEmpty, "\(assembly.diagnostics)")
    #expect(assembly.schedule.episodes.count == 2)
  }

  @Test func `a waiver of nothing is a note, a waiver of what is no conflict an error`() {
    let one = assembly(
      [twice[0]], overlay: "[{编号: limin-2026-市医保局-1, 豁免: slot-taken, 原因: 联合上线}]")
    #expect(one.diagnostics.map(\.id) == ["waiver-unused"])
    #expect(one.diagnostics.map(\.severity) == [.note])

    let two = assembly(
      [twice[0]], overlay: "[{编号: limin-2026-市医保局-1, 豁免: bad-date, 原因: 就这样}]")
    #expect(two.diagnostics.map(\.id) == ["waiver-impossible"])
  }

  @Test func `a row that moves into a taken slot falls back on its adopted day`() {
    let before = assembly([twice[0], "3月12日（周四）,市民政局,社会救助,"]).schedule.episodes
    let after = assembly(twice, adopted: before)
    #expect(after.schedule.episodes.map(\.time) == before.map(\.time))
    #expect(after.diagnostics.map(\.id) == ["slot-taken"])
    #expect(after.rows.map(\.state) == [.adopted, .keptOld])
  }

  @Test func `the newcomer yields to a row that fell back`() {
    let before = assembly([twice[0], "3月12日（周四）,市民政局,社会救助,"]).schedule.episodes
    let after = assembly(twice + ["3月12日（周四）,市应急局,防汛,"], adopted: before)
    #expect(after.schedule.episodes.map(\.id) == before.map(\.id))
    #expect(after.diagnostics.map(\.id) == ["slot-taken", "slot-taken"])
  }

  @Test func `a 改期 into a taken slot is complained of there and the planned day stays`() {
    let assembly = assembly(
      [twice[0], "3月12日（周四）,市民政局,社会救助,"],
      overlay: "[{编号: limin-2026-市民政局-1, 改期: 2026-03-05}]")
    #expect(assembly.diagnostics.map { "\($0.span.file) \($0.id)" } == ["变更.yaml slot-taken"])
    #expect(
      assembly.schedule.episodes.map(\.time.wording) == [
        "3月5日（周四）9:00-10:00", "3月12日（周四）9:00-10:00",
      ])
    #expect(assembly.schedule.episodes.map(\.generation) == [1, 1])
  }

  @Test func `the offered waiver, with a reason, is accepted as it stands`() throws {
    let line = try #require(
      assembly(twice).diagnostics.first?.notes.last?.message.split(separator: "：", maxSplits: 1)
        .last)
    let again = assembly(twice, overlay: "\n  \(line)")
    #expect(again.diagnostics.isEmpty)
    #expect(again.schedule.episodes.count == 2)
  }

  @Test func `a chain of rows that fall back one after the other comes to rest`() {
    let days = (0..<30).map { Given.day("2026-03-05").adding(days: $0 * 7) }
    func rows(_ shift: Int) -> [String] {
      (0..<20).map { "\(days[$0 + shift]),市医保局,题目\($0)," }
    }
    let before = assembly(rows(0)).schedule.episodes
    var shifted = rows(1)
    shifted[19] = "2月30日,市医保局,题目19,"
    let after = assembly(shifted, adopted: before)
    #expect(after.schedule.episodes.map(\.time) == before.map(\.time))
    #expect(after.diagnostics.filter { $0.id == "slot-taken" }.count == 19)
  }
}
