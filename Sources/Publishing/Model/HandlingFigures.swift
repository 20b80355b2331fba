// The figures that pages print. They are counted elsewhere and handed in as whole numbers; what a page
// adds is the division, and a look whether the sums agree — a table that does not is not printed.

package import Questions
package import Timekeeping

/// A number of things of one name.
package struct CountedName: Hashable, Sendable {
  /// The name in words.
  package let name: String
  /// How many.
  package let count: Int

  /// A count.
  package init(_ name: String, _ count: Int) {
    self.name = name
    self.count = count
  }
}

/// What a figure means, as it is printed below it.
package struct FigureMeaning: Hashable, Sendable {
  /// The figure's name.
  package let name: String
  /// How it is counted.
  package let text: String

  /// A definition.
  package init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

/// How one department dealt with what was given to it in a period.
package struct DepartmentFigures: Hashable, Sendable {
  /// The department.
  package let department: DepartmentCode
  /// 交办
  package let assigned: Int
  /// 按时办结
  package let closedInTime: Int
  /// 超时办结
  package let closedLate: Int
  /// 办理中
  package let open: Int
  /// 有效回访: those who were reached and said something.
  package let followedUp: Int
  /// 满意 and 基本满意 among them.
  package let satisfied: Int

  /// Figures; `assigned` is the sum of the three that follow it.
  package init(
    department: DepartmentCode, assigned: Int, closedInTime: Int, closedLate: Int, open: Int,
    followedUp: Int, satisfied: Int
  ) {
    self.department = department
    self.assigned = assigned
    self.closedInTime = closedInTime
    self.closedLate = closedLate
    self.open = open
    self.followedUp = followedUp
    self.satisfied = satisfied
  }

  /// 办结
  package var closed: Int { closedInTime + closedLate }
}

/// What happened to the questions of a period, from the ringing phone to the page.
package struct HandlingTotals: Hashable, Sendable {
  /// 呼入; nil when nobody counts it.
  package var offered: Int?
  /// 接听; nil when nobody counts it.
  package var answered: Int?
  /// 登记
  package var logged: Int
  /// 接进直播间
  package var onAir: Int
  /// 现场答复
  package var answeredOnAir: Int
  /// 转办
  package var forwarded: Int
  /// 办结
  package var closed: Int
  /// 公开
  package var published: Int

  /// Totals; see the properties.
  package init(
    offered: Int? = nil, answered: Int? = nil, logged: Int, onAir: Int, answeredOnAir: Int,
    forwarded: Int, closed: Int, published: Int
  ) {
    self.offered = offered
    self.answered = answered
    self.logged = logged
    self.onAir = onAir
    self.answeredOnAir = answeredOnAir
    self.forwarded = forwarded
    self.closed = closed
    self.published = published
  }
}

/// Everything that the two pages about one period print.
package struct HandlingFigures: Hashable, Sendable {
  /// The period.
  package var period: FiguresPeriod
  /// Until when was counted.
  package var cutOff: Timestamp
  /// When the pages were published.
  package var publishedAt: Timestamp
  /// From call to page.
  package var totals: HandlingTotals
  /// By 诉求性质; the sum is `totals.logged`.
  package var natures: [CountedName]
  /// By the way in which they came; empty when it is not published, otherwise the sum is
  /// `totals.logged`.
  package var channels: [CountedName]
  /// The topics that were asked about most; no sum.
  package var topics: [CountedName]
  /// By department, in the order of the directory; equal figures carry no order.
  package var departments: [DepartmentFigures]
  /// What the figures mean.
  package var meanings: [FigureMeaning]
  /// Who edited, checked and signed.
  package var signers: [String]

  /// Figures; see the properties.
  package init(
    period: FiguresPeriod, cutOff: Timestamp, publishedAt: Timestamp, totals: HandlingTotals,
    natures: [CountedName] = [], channels: [CountedName] = [], topics: [CountedName] = [],
    departments: [DepartmentFigures] = [], meanings: [FigureMeaning] = [],
    signers: [String] = []
  ) {
    self.period = period
    self.cutOff = cutOff
    self.publishedAt = publishedAt
    self.totals = totals
    self.natures = natures
    self.channels = channels
    self.topics = topics
    self.departments = departments
    self.meanings = meanings
    self.signers = signers
  }
}

// MARK: - Sums

extension HandlingFigures {
  /// The sums that do not agree, in words with their numbers; empty when the figures may be printed.
  package func disagreements() -> [String] {
    var found: [String] = []
    for (name, parts) in [("诉求性质", natures), ("来源渠道", channels)] where !parts.isEmpty {
      let sum = parts.reduce(0) { $0 + $1.count }
      if sum != totals.logged { found.append("\(name)各项合计\(sum)件，登记\(totals.logged)件") }
    }
    for row in departments {
      let sum = row.closed + row.open
      if sum != row.assigned {
        found.append("“\(row.department.rawValue)”办结与办理中合计\(sum)件，交办\(row.assigned)件")
      }
      if row.satisfied > row.followedUp {
        let counts = "满意\(row.satisfied)件，有效回访\(row.followedUp)件"
        found.append("“\(row.department.rawValue)”\(counts)")
      }
    }
    if counts.contains(where: { $0 < 0 }) { found.append("有的数小于零") }
    return found
  }

  private var counts: [Int] {
    let funnel = [
      totals.offered ?? 0, totals.answered ?? 0, totals.logged, totals.onAir, totals.answeredOnAir,
      totals.forwarded, totals.closed, totals.published,
    ]
    let rows = departments.flatMap {
      [$0.assigned, $0.closedInTime, $0.closedLate, $0.open, $0.followedUp, $0.satisfied]
    }
    return funnel + rows + (natures + channels + topics).map(\.count)
  }
}

/// A share as reports print it.
package enum Share {
  /// `62.50%`, two decimals, half up; `—` when there is nothing to divide by.
  package static func wording(_ part: Int, of whole: Int) -> String {
    guard whole > 0, part >= 0 else { return "—" }
    // Hundredths of a per cent, rounded half up, in whole numbers.
    let (product, overflow) = part.multipliedReportingOverflow(by: 20_000)
    guard !overflow else { return "—" }
    let hundredths = (product / whole + 1) / 2
    let rest = hundredths % 100
    return "\(hundredths / 100)." + (rest < 10 ? "0" : "") + "\(rest)%"
  }
}
