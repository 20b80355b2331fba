// Which questions a page of the register asks for, and what it gets: the desk's own values, so that
// pages know nothing of the store.

package import Membership
package import Questions
import Storage
package import Timekeeping

/// What a list of questions is narrowed to; what is left out does not narrow it.
package struct RegisterWish: Hashable, Sendable {
  /// Dealt with so far.
  package var stages: Set<Handling.Stage>?
  /// Of this nature.
  package var nature: Nature?
  /// This department has a part in it.
  package var department: DepartmentCode?
  /// About this topic.
  package var topic: String?
  /// From this district.
  package var area: String?
  /// An answer is owed and was due before this day.
  package var dueBefore: CalendarDay?
  /// Public so far.
  package var disclosure: Set<Disclosure.Stage>?
  /// Waiting for a signature at this level.
  package var reviewLevel: ReviewLevel?
  /// Waiting for this step on the way to the public.
  package var awaited: AwaitedStep?
  /// Such calls, about which nothing has been noted.
  package var undone: UndoneCall?
  /// Of this campaign.
  package var campaign: String?
  /// In dispute.
  package var isDisputed = false
  /// Of these programmes.
  package var programmes: Set<ProgrammeCode>?
  /// Asked in this episode.
  package var episode: EpisodeCode?
  /// By this way.
  package var channel: Channel?
  /// As urgent as this.
  package var urgency: Urgency?
  /// Led by this department.
  package var lead: DepartmentCode?
  /// Received at or after this.
  package var receivedFrom: Timestamp?
  /// Received before this.
  package var receivedBefore: Timestamp?

  /// Everything.
  package init() {}

  var filter: QuestionFilter {
    var filter = QuestionFilter()
    filter.handling = stages
    filter.nature = nature
    filter.department = department
    filter.topic = topic
    filter.area = area
    filter.dueBefore = dueBefore
    filter.disclosure = disclosure
    filter.reviewLevel = reviewLevel
    filter.awaited = awaited
    filter.undone = undone
    filter.campaign = campaign
    if isDisputed { filter.isDisputed = true }
    filter.programmes = programmes
    filter.episode = episode
    filter.channel = channel
    filter.urgency = urgency
    filter.lead = lead
    filter.receivedFrom = receivedFrom
    filter.receivedBefore = receivedBefore
    return filter
  }
}

/// Some questions of a list, newest first.
package struct RegisterList: Sendable {
  /// The questions.
  package let questions: [Question]
  /// Where the next page begins; nil when this is the last.
  package let next: String?
  /// How many rows could not be opened and were set aside.
  package let unreadableCount: Int
}

/// How many questions stand where.
package struct RegisterStanding: Hashable, Sendable {
  /// By stage of handling.
  package let stages: [Handling.Stage: Int]
  /// Whose answer is owed and late.
  package let overdue: Int
  /// Whose answer is owed today.
  package let dueToday: Int
}

extension RegisterRoom {
  /// The newest questions that the member may see, before the place that an earlier list gave. A place
  /// that no list gave is refused.
  package func list(
    _ wish: RegisterWish, before place: String? = nil, limit: Int = 50, for member: Member
  ) async throws(DeskError) -> RegisterList {
    var cursor: QuestionCursor?
    if let place {
      guard let read = QuestionCursor(text: place) else {
        throw .invalid(field: "before", wording: "网址里的位置不是台账给出的。请从第一页重新翻。")
      }
      cursor = read
    }
    let page = try await page(wish.filter, before: cursor, limit: limit, for: member)
    return RegisterList(
      questions: page.questions, next: page.next?.text, unreadableCount: page.unreadableCount)
  }

  /// How many questions that the member may see are wished for, counted up to `limit`.
  package func count(
    _ wish: RegisterWish, upTo limit: Int, for member: Member
  ) async throws(DeskError) -> Int {
    let filter = wish.filter
    return try await reading("count a list") { ledger in
      guard let filter = try narrowed(filter, to: member) else { return 0 }
      return try ledger.questionCount(filter, upTo: limit)
    }
  }

  /// How many answers of the questions that the member may see are late, and due today.
  package func owed(for member: Member) async throws(DeskError) -> (overdue: Int, dueToday: Int) {
    let today = settings.zone.local(of: clock.now).day
    let filter = RegisterWish().filter
    return try await reading("count what is owed") { ledger in
      guard let filter = try narrowed(filter, to: member) else { return (0, 0) }
      return try ledger.owedCounts(
        programmes: filter.programmes, department: filter.department, today: today)
    }
  }

  /// How many of the questions that the member may see stand where; those with a part of `department`,
  /// where it is given.
  package func standing(
    of department: DepartmentCode? = nil, for member: Member
  ) async throws(DeskError) -> RegisterStanding {
    let today = settings.zone.local(of: clock.now).day
    var wish = RegisterWish()
    wish.department = department
    let filter = wish.filter
    let counts = try await reading("count the register") { ledger in
      guard let filter = try narrowed(filter, to: member) else { return RegisterCounts() }
      return try ledger.registerCounts(
        programmes: filter.programmes, department: filter.department, today: today)
    }
    return RegisterStanding(
      stages: counts.stages, overdue: counts.overdue, dueToday: counts.dueToday)
  }
}
