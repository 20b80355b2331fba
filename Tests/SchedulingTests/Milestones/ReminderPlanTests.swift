// Planning as a whole: who is told what and when, what is skipped and why, and that the same input
// always gives the same plan.

import Language
import Reminding
import Scheduling
import Testing
import Timekeeping

@Suite struct ReminderPlanTests {
  private let span = SourceSpan(file: "计划.yaml", line: 1, column: 1)
  private let limin = ProgrammeID(rawValue: "limin")

  private func local(_ text: String) throws -> LocalDateTime {
    let parts = text.split(separator: " ")
    return LocalDateTime(
      day: try #require(CalendarDay(iso: parts[0])), time: try #require(TimeOfDay(iso: parts[1])))
  }

  private func instant(_ text: String) throws -> Timestamp {
    Zone.shanghai.timestamp(of: try local(text))
  }

  private func rule(
    _ code: String, _ lead: String, _ recipients: [RecipientRole], editions: [EditionKind] = []
  ) throws -> MilestoneRule {
    MilestoneRule(
      code: code, name: "事项" + code, lead: try Lead(parsing: lead), recipients: recipients,
      text: "报" + code, editions: editions, span: span)
  }

  private func episode(
    _ id: String, _ start: String, _ departments: [String] = ["a"], fate: Fate = .on,
    edition: EditionKind = .regular, generation: Int = 1, done: Set<String> = []
  ) throws -> Episode {
    let start = try local(start)
    return Episode(
      id: EpisodeID(rawValue: id), programmeID: limin, planYear: 2026,
      time: .day(start: start, end: start.adding(minutes: 60)), fate: fate,
      departments: departments.map { DepartmentID(rawValue: $0) }, edition: edition,
      doneMilestones: done, generation: generation, span: span)
  }

  private func schedule(_ episodes: [Episode], _ ladder: [MilestoneRule]) throws -> Schedule {
    let producers = GroupID(rawValue: "编导群")
    let away = Absence(
      from: try local("2026-05-11 0:00").day, through: try local("2026-05-12 0:00").day)
    let directory = Directory(
      departments: ["a", "b"].map {
        Department(
          id: DepartmentID(rawValue: $0), name: "局\($0)", shortName: "局\($0)",
          liaisons: [PersonID(rawValue: "联络员\($0)")], group: GroupID(rawValue: "群\($0)"))
      } + [Department(id: DepartmentID(rawValue: "c"), name: "局c", shortName: "局c")],
      people: [
        Person(
          id: PersonID(rawValue: "联络员a"), deputy: PersonID(rawValue: "副手"), absences: [away])
      ],
      groups: ["编导群", "群a", "群b"].map { ChatGroup(id: GroupID(rawValue: $0), robot: $0) })
    let programme = Programme(
      id: limin, name: "利民热线", producerGroup: producers, producers: [PersonID(rawValue: "编导")],
      hosts: [PersonID(rawValue: "主持")], siteEditors: [PersonID(rawValue: "编辑")])
    return Schedule(
      programmes: [limin: programme], directory: directory, ladder: ladder, episodes: episodes)
  }

  private func plan(
    _ episodes: [Episode], _ ladder: [MilestoneRule], places: [OpenPlace] = [],
    seen: String = "2026-01-05 09:00", now: String = "2026-01-05 09:00",
    told: [EpisodeID: Set<String>] = [:]
  ) throws -> ReminderPlan {
    let first = try instant(seen)
    return ReminderPlan.plan(
      try schedule(episodes, ladder), places: places,
      history: PlanHistory(
        firstSeenAt: Dictionary(uniqueKeysWithValues: episodes.map { ($0.id, first) }), told: told),
      window: PlanWindow(now: try instant(now), through: .distantFuture))
  }

  @Test func `each department of an episode gets its own, in its group, with its liaison`() throws {
    let plan = try plan(
      [episode("e", "2026-05-14 09:00", ["a", "b"])], [rule("m", "T-5wd", [.liaison, .department])])
    #expect(plan.reminders.map(\.group) == ["群a", "群b", "群a", "群b"])
    #expect(
      plan.reminders.map(\.content.mentions) == [["联络员a"], ["联络员b"], [], []])
    #expect(Set(plan.reminders.map(\.id)).count == 4)
  }

  @Test func `a deputy is mentioned only during the absence`() throws {
    let plan = try plan(
      [episode("e", "2026-05-14 09:00")],
      [rule("m", "T-2wd", [.liaison]), rule("n", "T-1wd", [.liaison])])
    #expect(plan.reminders.map(\.content.mentions) == [["副手"], ["联络员a"]])
  }

  @Test func `what has no group is recorded with the reason in words`() throws {
    let plan = try plan(
      [episode("e", "2026-05-14 09:00", ["c", "x"])], [rule("m", "T-5wd", [.liaison])])
    #expect(plan.reminders.isEmpty)
    #expect(plan.skipped.map(\.reason) == [.noRobot, .noRobot])
    #expect(plan.skipped.map(\.wording) == ["“局c”没有登记群", "名录里没有“x”"])
  }

  @Test func `useful until the show before it, for five working days after it`() throws {
    let plan = try plan(
      [episode("e", "2026-05-14 09:00")],
      [rule("m", "T-5wd", [.liaison]), rule("n", "E+1wd", [.producer])])
    #expect(
      try plan.reminders.map(\.usefulUntil)
        == [instant("2026-05-14 09:00"), instant("2026-05-22 17:30")])
  }

  @Test func `a late episode skips what has passed and gives one short notice a group`() throws {
    let ladder = [
      try rule("m1", "T-10wd", [.liaison]), try rule("m2", "T-5wd", [.liaison, .producer]),
      try rule("m3", "T-1wd", [.liaison]),
    ]
    let plan = try plan(
      [episode("e", "2026-05-14 09:00", ["a", "b"])], ladder, seen: "2026-05-11 15:00",
      now: "2026-05-11 15:00")
    #expect(plan.skipped.allSatisfy { $0.reason == .knownTooLate })
    #expect(plan.skipped.count == 5)
    #expect(plan.reminders.map(\.milestone) == ["m3", "m3"])
    #expect(plan.shortNotices.map(\.group) == ["群a", "群b", "编导群"])
    #expect(
      plan.shortNotices.map { $0.content.skipped.map(\.name) }
        == [["事项m1", "事项m2"], ["事项m1", "事项m2"], ["事项m2"]])
    #expect(try plan.shortNotices.allSatisfy { try $0.dueAt == instant("2026-05-11 15:02") })
  }

  @Test func `a restart changes no decision about lateness`() throws {
    let ladder = [try rule("m1", "T-5wd", [.liaison]), try rule("m2", "T-1wd", [.liaison])]
    let episodes = [try episode("e", "2026-05-14 09:00")]
    let early = try plan(episodes, ladder, now: "2026-05-01 10:00")
    let late = try plan(episodes, ladder, now: "2026-05-12 10:00")
    #expect(early.reminders == late.reminders)
    #expect(late.shortNotices.isEmpty && late.skipped.isEmpty)
    let stored = early.all.map { StoredReminder($0, standing: .open) }
    #expect(late.changes(from: stored).isEmpty)
  }

  @Test func `a moved episode gives no notice of what its groups were told before`() throws {
    let moved = try episode("e", "2026-05-14 09:00", generation: 2)
    let ladder = [try rule("m1", "T-10wd", [.liaison]), try rule("m2", "T-5wd", [.liaison])]
    let plan = try plan(
      [moved], ladder, seen: "2026-05-11 15:00", now: "2026-05-11 15:00",
      told: [moved.id: ["m1"]])
    #expect(plan.shortNotices.map { $0.content.skipped.map(\.name) } == [["事项m2"]])
  }

  @Test func `cancelled and displaced episodes bring nothing, aired ones what comes after`() throws
  {
    let ladder = [try rule("m", "T-5wd", [.liaison]), try rule("n", "E+5wd", [.siteEditor])]
    let fates: [(Fate, [String])] = [
      (.on, ["m", "n"]), (.cancelled(reason: "x"), []), (.displaced(by: nil, reason: "x"), []),
      (.aired(AfterShowRecord()), ["n"]),
    ]
    for (fate, codes) in fates {
      let plan = try plan([episode("e", "2026-05-14 09:00", fate: fate)], ladder)
      #expect(plan.reminders.map(\.milestone) == codes)
    }
  }

  @Test func `withdrawals carry the fate`() throws {
    let ladder = [try rule("m", "T-5wd", [.liaison])]
    let stored = try plan([episode("e", "2026-05-14 09:00")], ladder).all.map {
      StoredReminder($0, standing: .open)
    }
    let cancelled = try plan(
      [episode("e", "2026-05-14 09:00", fate: .cancelled(reason: "x"))], ladder)
    #expect(cancelled.changes(from: stored).withdraw.map(\.reason) == [.cancelled])
    let moved = try plan([episode("e", "2026-05-21 09:00", generation: 2)], ladder)
    let changes = moved.changes(from: stored)
    #expect(changes.withdraw.map(\.reason) == [.rescheduled])
    #expect(changes.add.count == 1)
  }

  @Test func `what is done is skipped, by code or by name`() throws {
    let ladder = [try rule("m", "T-5wd", [.liaison]), try rule("n", "T-4wd", [.liaison])]
    let plan = try plan(
      [episode("e", "2026-05-14 09:00", done: ["m", "事项n"])], ladder)
    #expect(plan.reminders.isEmpty)
    #expect(plan.skipped.map(\.reason) == [.done, .done])
  }

  @Test func `an open day brings its own reminder and no other`() throws {
    var open = try episode("e", "2026-07-14 09:00")
    open.time = .month(year: 2026, month: 7)
    let plan = try plan([open], [rule("m", "T-5wd", [.liaison])])
    #expect(plan.reminders.map(\.milestone) == ["dateUndecided"])
    #expect(plan.reminders.map(\.group) == ["编导群"])
    let due = try #require(plan.reminders.first).dueAt
    #expect(Zone.shanghai.local(of: due).day.description == "2026-06-01")
  }

  @Test func `an empty place asks to be filled, on a holiday whether it airs`() throws {
    let places = try ["2026-06-04 09:00", "2026-10-01 09:00"].map {
      OpenPlace(
        programmeID: limin, start: try local($0), end: try local($0).adding(minutes: 60),
        edition: .regular, holiday: $0.contains("-10-") ? "国庆节" : nil)
    }
    let plan = try plan([], [], places: places)
    #expect(
      plan.reminders.map(\.content.kind)
        == [.openPlace, .openPlace, .holidayPlace, .holidayPlace])
    #expect(Set(plan.reminders.map(\.group)) == ["编导群"])
  }

  @Test func `the host hears of the next feedback edition`() throws {
    let episodes = [
      try episode("e", "2026-05-14 09:00"),
      try episode("f1", "2026-05-13 11:00", [], edition: .feedback),
      try episode("f2", "2026-05-22 11:00", [], edition: .feedback),
    ]
    let plan = try plan(episodes, [rule("fb", "下期回音壁", [.host], editions: [.regular])])
    #expect(plan.reminders.map(\.subject) == ["e"])
    #expect(try plan.reminders.map(\.usefulUntil) == [instant("2026-05-22 11:00")])
  }

  @Test func `planning some episodes gives the same as planning all`() throws {
    let episodes = try (0..<40).map {
      try episode("e\($0)", "2026-0\(5 + $0 / 20)-1\($0 % 10) 09:00", ["a", "b"])
    }
    let ladder = [try rule("m", "T-5wd", [.liaison]), try rule("n", "E+1wd", [.producer])]
    let all = try plan(episodes, ladder)
    let only = Set(episodes[3..<9].map(\.id))
    let some = ReminderPlan.plan(
      try schedule(episodes, ladder),
      history: PlanHistory(
        firstSeenAt: Dictionary(
          uniqueKeysWithValues: try episodes.map { ($0.id, try instant("2026-01-05 09:00")) })),
      window: PlanWindow(
        now: try instant("2026-01-05 09:00"), through: .distantFuture, only: only))
    let wanted = Set(only.map(\.rawValue))
    #expect(some.reminders == all.reminders.filter { wanted.contains($0.subject) })
    #expect(!some.reminders.isEmpty)
  }
}
