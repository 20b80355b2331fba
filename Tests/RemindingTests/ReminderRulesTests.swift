// Identities, the set difference of plans, joining, and corrections.

import Reminding
import Testing
import Timekeeping

@Suite struct ReminderRulesTests {
  private let now = Timestamp(seconds: 1_778_000_000)

  private func facts(_ change: (inout EpisodeFacts) -> Void = { _ in }) -> EpisodeFacts {
    let start = Zone.shanghai.local(of: now + .seconds(86_400 * 3))
    var facts = EpisodeFacts(
      episodeID: "e1", keyword: "利民热线", programme: "利民热线", departments: ["市医保局"],
      theme: "医保", guests: [GuestFacts(name: "王伟", title: "局长")],
      air: .day(start: NotedTime(start), end: start.adding(minutes: 60)))
    change(&facts)
    return facts
  }

  private func reminder(
    _ name: String, due: Int64 = 3_600, group: String = "群", isUrgent: Bool = false,
    isExact: Bool = false, useful: Int64 = 86_400, generation: Int = 1, mention: String = "李静"
  ) -> Reminder {
    Reminder(
      id: ReminderID(rawValue: StableHash([name]).text), subject: "e1", milestone: name,
      recipient: Recipient(role: "liaison"), generation: generation, group: group,
      dueAt: now + .seconds(due), usefulUntil: now + .seconds(useful), isUrgent: isUrgent,
      isExact: isExact, isProvisional: false,
      content: ReminderContent(
        kind: .milestone, name: name, text: "报材料", episode: Shared(facts()), mentions: [mention]))
  }

  // MARK: Identities

  @Test func `the hash is the same on every machine and separates its parts`() {
    #expect(StableHash(["利民热线", "2026"]).text == "n1han64934ka3cd7b6g6bea64m")
    #expect(StableHash(["ab", "c"]).text != StableHash(["a", "bc"]).text)
    #expect(StableHash(["a"]).text.utf8.count == 26)
    let all = Set((0..<20_000).map { StableHash(["e\($0 / 13)", "m\($0 % 13)"]).text.prefix(8) })
    #expect(all.count == 20_000)
  }

  // MARK: Difference

  private func changes(
    _ stored: [StoredReminder], _ planned: [Reminder], skips: [PlannedSkip] = [],
    standing: SubjectStanding = SubjectStanding(generation: 1)
  ) -> ReminderChanges {
    ReminderChanges(
      from: stored, to: planned, skips: skips, standings: ["e1": standing], now: now)
  }

  @Test func `planning the same again changes nothing`() {
    let planned = [reminder("a"), reminder("b")]
    let again = changes(planned.map { StoredReminder($0, standing: .open) }, planned)
    #expect(again.isEmpty)
    #expect(again.keepCount == 2)
  }

  @Test func `other people or times refresh an open reminder and leave a delivered one alone`() {
    let old = reminder("a")
    let new = reminder("a", due: 7_200, mention: "何苗")
    #expect(changes([StoredReminder(old, standing: .open)], [new]).refresh == [new])
    #expect(changes([StoredReminder(old, standing: .delivered)], [new]).isEmpty)
    #expect(changes([StoredReminder(old, standing: .delivered)], []).isEmpty)
  }

  @Test(arguments: [
    (SubjectStanding(generation: 2), ReminderWithdrawal.rescheduled),
    (SubjectStanding(generation: 1, end: .cancelled), .cancelled),
    (SubjectStanding(generation: 1, end: .displaced), .displaced),
    (SubjectStanding(generation: 1), .superseded),
  ])
  func `what is no longer planned is withdrawn with its reason`(
    standing: SubjectStanding, reason: ReminderWithdrawal
  ) {
    let old = StoredReminder(reminder("a"), standing: .open)
    #expect(changes([old], [], standing: standing).withdraw.map(\.reason) == [reason])
  }

  @Test func `what is of no use any more is left to the courier`() {
    let old = StoredReminder(reminder("a", due: -7_200, useful: -60), standing: .open)
    #expect(changes([old], []).isEmpty)
  }

  @Test func `a new rung whose time has passed is recorded and not sent as if new`() {
    let late = changes([], [reminder("a", due: -60)])
    #expect(late.add.isEmpty)
    #expect(late.skip.map(\.reason) == [.knownTooLate])
  }

  @Test func `what was withdrawn and is wanted again in time comes back`() {
    let wanted = reminder("a")
    #expect(changes([StoredReminder(wanted, standing: .ended)], [wanted]).add == [wanted])
    let past = reminder("b", due: -60)
    #expect(changes([StoredReminder(past, standing: .ended)], [past]).isEmpty)
  }

  @Test func `what became done ends as skipped, once`() {
    let old = reminder("a")
    let done = PlannedSkip(old, .done, wording: "已完成")
    #expect(changes([StoredReminder(old, standing: .open)], [], skips: [done]).skip == [done])
    #expect(changes([StoredReminder(old, standing: .ended)], [], skips: [done]).isEmpty)
  }

  // MARK: Joining

  @Test func `neighbours of one group move to the latest, other groups and times stay`() {
    let deliveries = DigestRules().deliveries(of: [
      reminder("a", due: 100), reminder("b", due: 400), reminder("c", due: 700),
      reminder("d", due: 701), reminder("e", due: 300, group: "别群"),
    ])
    #expect(deliveries.map(\.reminderIDs.count) == [1, 3, 1])
    #expect(deliveries.map { ($0.dueAt - now).wholeMilliseconds / 1_000 } == [300, 700, 701])
  }

  @Test func `urgent ones go alone and exact ones are not moved`() {
    let deliveries = DigestRules().deliveries(of: [
      reminder("a", due: 100), reminder("b", due: 150, isUrgent: true),
      reminder("c", due: 200, isExact: true), reminder("d", due: 200, isExact: true),
      reminder("e", due: 300),
    ])
    #expect(deliveries.map(\.reminderIDs.count) == [1, 2, 2])
    #expect(deliveries.map(\.isUrgent) == [true, false, false])
    #expect(deliveries.map { ($0.dueAt - now).wholeMilliseconds / 1_000 } == [150, 200, 300])
  }

  @Test func `no reminder is joined beyond its use and every one leaves exactly once`() {
    let all: [Reminder] = (0..<60).map { (number: Int) -> Reminder in
      let due = Int64(number * 97)
      return reminder(
        "r\(number)", due: due, group: "g\(number % 3)", isUrgent: number % 7 == 0,
        useful: due + Int64(600 * (1 + number % 11)))
    }
    let deliveries = DigestRules().deliveries(of: all)
    #expect(deliveries.flatMap(\.reminderIDs).sorted() == all.map(\.id).sorted())
    let known = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    for delivery in deliveries {
      for id in delivery.reminderIDs {
        let reminder = known[id]
        #expect(
          reminder.map { $0.dueAt <= delivery.dueAt && delivery.dueAt < $0.usefulUntil } == true)
      }
    }
    #expect(DigestRules().deliveries(of: all.reversed()) == deliveries)
  }

  // MARK: Corrections

  private func step(
    _ present: EpisodeFacts, first: Int64, last: Int64, told: EpisodeFacts? = nil
  ) -> CorrectionStep {
    CorrectionPolicy(quietHours: nil).nextStep(
      for: AnnouncedEpisode(group: "群", facts: told ?? facts()), present: present,
      firstEditAt: now + .seconds(first), lastEditAt: now + .seconds(last), at: now)
  }

  @Test func `a correction waits for two quiet minutes, ten at most`() {
    let moved = facts { $0.guests = [GuestFacts(name: "李强", title: "副局长")] }
    #expect(step(moved, first: -60, last: -60) == .wait(until: now + .seconds(60)))
    #expect(step(moved, first: -590, last: -1) == .wait(until: now + .seconds(10)))
    for (first, last) in [(-120, -120), (-600, -1)] as [(Int64, Int64)] {
      guard case .issue(let correction) = step(moved, first: first, last: last) else {
        Issue.record("nothing issued")
        continue
      }
      #expect(correction.changes == [.guests])
      #expect(correction.announced.facts == moved && correction.announced.corrections == 1)
    }
  }

  @Test func `an undone edit and one that nobody was told of give none`() {
    #expect(step(facts { $0.generation = 5 }, first: -300, last: -300) == .none)
    let unknown = facts { $0.guests = [] }
    #expect(step(facts(), first: -300, last: -300, told: unknown) == .none)
    #expect(step(facts { $0.fate = .aired }, first: -300, last: -300) == .none)
  }

  @Test func `a near show is corrected at once and urgently`() {
    let soon = Zone.shanghai.local(of: now + .seconds(3_000))
    let near = facts { $0.air = .day(start: NotedTime(soon), end: soon.adding(minutes: 60)) }
    guard case .issue(let correction) = step(near, first: -1, last: -1) else {
      Issue.record("nothing issued")
      return
    }
    #expect(correction.isUrgent)
    // The old start is the later one: until then somebody may come at the wrong time.
    #expect(correction.usefulUntil > now + .seconds(86_400 * 2))
  }

  @Test func `a second correction is another one even when it says the same`() {
    let moved = facts { $0.departments = ["市人社局"] }
    let policy = CorrectionPolicy(quietHours: nil)
    let ids = [0, 1].compactMap { count -> String? in
      let told = AnnouncedEpisode(group: "群", facts: facts(), corrections: count)
      guard
        case .issue(let correction) = policy.nextStep(
          for: told, present: moved, firstEditAt: now - .seconds(600),
          lastEditAt: now - .seconds(600), at: now)
      else { return nil }
      return correction.id
    }
    #expect(Set(ids).count == 2)
  }

  @Test func `a correction in the night waits for the morning unless the show is near`() {
    let night = Zone.shanghai.timestamp(
      of: LocalDateTime(day: CalendarDay(daysSinceEpoch: 20_600), time: .midnight)
        .adding(minutes: -60))
    let later = Zone.shanghai.local(of: night + .seconds(86_400 * 4))
    func at(_ start: LocalDateTime) -> EpisodeFacts {
      facts { $0.air = .day(start: NotedTime(start), end: start.adding(minutes: 60)) }
    }
    func step(_ start: LocalDateTime) -> CorrectionStep {
      CorrectionPolicy().nextStep(
        for: AnnouncedEpisode(group: "群", facts: at(later)), present: at(start),
        firstEditAt: night - .seconds(900), lastEditAt: night - .seconds(900), at: night)
    }
    guard case .wait(let until) = step(later.adding(minutes: 60)) else {
      Issue.record("it rings in the night")
      return
    }
    #expect(Zone.shanghai.local(of: until).time.description.hasPrefix("07:3"))
    let early = Zone.shanghai.local(of: night + .seconds(9 * 3_600 - 1_800))
    guard case .issue = step(early) else {
      Issue.record("the guest comes in vain")
      return
    }
  }
}
