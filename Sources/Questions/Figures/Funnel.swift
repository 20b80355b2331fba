// 呼入 → 接听 → 登记 → 接进直播间 → 现场答复 → 转办 → 办结 → 公开: what organisers quote after a show. The first
// two come from the telephone side as typed totals; the rest is counted.

/// What the telephone side reports.
package struct TypedTotals: Hashable, Sendable, Codable {
  /// 呼入; nil when nobody has typed it.
  package var offered: Int?
  /// 接听; nil when nobody has typed it.
  package var answered: Int?

  /// Totals; see the properties.
  package init(offered: Int? = nil, answered: Int? = nil) {
    self.offered = offered
    self.answered = answered
  }
}

/// The counters of a show, a week, a year.
package struct Funnel: Hashable, Sendable, Codable {
  /// 呼入; nil when nobody has typed it.
  package private(set) var offered: Int?
  /// 接听; nil when nobody has typed it.
  package private(set) var answered: Int?
  /// 登记: contacts written down.
  package private(set) var logged = 0
  /// 接进直播间: contacts put through to the studio.
  package private(set) var onAir = 0
  /// 现场答复: questions answered in the show.
  package private(set) var answeredOnAir = 0
  /// 转办: questions given to a department at least once.
  package private(set) var forwarded = 0
  /// 办结: questions closed.
  package private(set) var closed = 0
  /// 公开: questions on the site.
  package private(set) var published = 0

  /// Counts contacts and questions. A question that was merged is counted in the one it went into.
  package init(
    contacts: some Sequence<Contact> = [Contact](),
    questions: some Sequence<Question> = [Question](),
    typed: TypedTotals = TypedTotals()
  ) {
    offered = typed.offered
    answered = typed.answered
    for contact in contacts { count(contact) }
    for question in questions { count(question) }
  }

  /// What a store has counted; all of them zero or more.
  package init(
    logged: Int, onAir: Int, answeredOnAir: Int, forwarded: Int, closed: Int, published: Int
  ) {
    self.logged = logged
    self.onAir = onAir
    self.answeredOnAir = answeredOnAir
    self.forwarded = forwarded
    self.closed = closed
    self.published = published
  }

  /// Counts one more contact. A ring that nobody took is not logged.
  package mutating func count(_ contact: Contact) {
    guard contact.isAnswered else { return }
    logged += 1
    if contact.isOnAir { onAir += 1 }
  }

  /// Counts one more question.
  package mutating func count(_ question: Question) {
    if question.handling.stage == .merged { return }
    if question.answers.contains(where: { $0.kind == .onAir }) { answeredOnAir += 1 }
    if question.history.dispatches > 0 { forwarded += 1 }
    if question.handling.stage == .closed { closed += 1 }
    if question.disclosure.stage == .published { published += 1 }
  }

  /// Adds typed totals of another show.
  package mutating func add(_ typed: TypedTotals) {
    offered = Funnel.sum(offered, typed.offered)
    answered = Funnel.sum(answered, typed.answered)
  }

  private static func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left else { return right }
    return left + (right ?? 0)
  }
}
