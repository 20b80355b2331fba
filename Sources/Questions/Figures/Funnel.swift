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
  package let logged: Int
  /// 接进直播间: contacts put through to the studio.
  package let onAir: Int
  /// 现场答复: questions answered in the show.
  package let answeredOnAir: Int
  /// 转办: questions given to a department at least once.
  package let forwarded: Int
  /// 办结: questions closed.
  package let closed: Int
  /// 公开: questions on the site.
  package let published: Int

  /// What a store has counted; all of them zero or more. A ring that nobody took is not logged, and a
  /// question that was merged is counted in the one it went into.
  package init(
    logged: Int = 0, onAir: Int = 0, answeredOnAir: Int = 0, forwarded: Int = 0, closed: Int = 0,
    published: Int = 0
  ) {
    self.logged = logged
    self.onAir = onAir
    self.answeredOnAir = answeredOnAir
    self.forwarded = forwarded
    self.closed = closed
    self.published = published
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
