// What differs from place to place. Every report prints which of these it used.

package import Timekeeping

/// How reports are counted and written.
package struct ReportSettings: Hashable, Sendable {
  /// What titles begin with: 利民热线.
  package var subject: String
  /// The name of the city's service line in tables: 12345, 8890.
  package var hotlineName: String
  /// Who issues the report; empty leaves a place to fill in.
  package var issuer: String
  /// Whose clock the period and the cut-off follow.
  package var zone: Zone
  /// A department with fewer cases is not ranked and not held up.
  package var minimumCount: Int
  /// 满意率 below which a department is named, in hundredths of a percent.
  package var satisfactionFloor: Int
  /// 按期回复率 below which a department is named, in hundredths of a percent.
  package var replyFloor: Int
  /// Whether 基本满意 counts as satisfied.
  package var countsMostlySatisfied: Bool
  /// How many of the most frequent topics are named.
  package var topCount: Int
  /// The tables that are printed beside the usual ones; nil for those of the kind of period.
  package var forms: [TableForm]?
  /// How figures open to their cases on the page.
  package var links: FigureLinks

  /// Settings with the usual values.
  package init(
    subject: String = "利民热线", hotlineName: String = "12345", issuer: String = "",
    zone: Zone = .shanghai, minimumCount: Int = 10, satisfactionFloor: Int = 8_500,
    replyFloor: Int = 9_200, countsMostlySatisfied: Bool = false, topCount: Int = 3,
    forms: [TableForm]? = nil, links: FigureLinks = .listed(limit: 100)
  ) {
    self.subject = subject
    self.hotlineName = hotlineName
    self.issuer = issuer
    self.zone = zone
    self.minimumCount = minimumCount
    self.satisfactionFloor = satisfactionFloor
    self.replyFloor = replyFloor
    self.countsMostlySatisfied = countsMostlySatisfied
    self.topCount = topCount
    self.forms = forms
    self.links = links
  }
}

/// How a figure on the page opens to its cases.
package enum FigureLinks: Hashable, Sendable {
  /// At the end of the page, at most so many numbers for each; `cases.csv` has them all.
  case listed(limit: Int)
  /// At an address that begins so and goes on with the figure's name: the console's list of cases.
  case address(prefix: String)
}
