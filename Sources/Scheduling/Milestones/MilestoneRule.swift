// The ladder: what has to be said before and after each episode, to whom, and how.

package import Language
package import Reminding

/// Who is told, by part; the directory and the programme say who that is.
package enum RecipientRole: String, CaseIterable, Hashable, Sendable, Codable {
  /// 上线单位: its group, nobody mentioned.
  case department
  /// 联络员: the department's group, the liaison mentioned.
  case liaison
  /// 主持人: the producers' group, the host mentioned.
  case host
  /// 导播: the producers' group, the screener mentioned.
  case screener
  /// 编导 / 公开办: the producers' group, the producers mentioned.
  case producer
  /// 网站编辑: the editors' group, the site editors mentioned.
  case siteEditor
}

/// One rung of the ladder.
package struct MilestoneRule: Hashable, Sendable, Codable {
  /// A stable code such as `materialsDue`; part of every reminder's identity.
  package let code: String
  /// Its Chinese name: 报材料.
  package let name: String
  /// When, relative to the episode.
  package let lead: Lead
  /// To whom; one reminder for each.
  package let recipients: [RecipientRole]
  /// The kernel of the text: what is to be done. May contain the fields of the manual in 〔〕.
  package let text: String
  /// By when the thing itself is due, as a lead; nil when the reminder's own time says it.
  package let dueBy: Lead?
  /// Overrides the default useful-until.
  package let usefulUntil: Lead?
  /// 需回执; the acknowledgement itself comes later.
  package let needsAck: Bool
  /// 紧急: goes alone, and rings in quiet hours of the show day.
  package let isUrgent: Bool
  /// 准点: no minutes are added.
  package let isExact: Bool
  /// The editions it holds for; empty means all.
  package let editions: [EditionKind]
  /// The programmes it holds for; empty means all.
  package let programmes: [ProgrammeID]
  /// Where it is written.
  package let span: SourceSpan

  /// A rung; see the properties.
  package init(
    code: String, name: String, lead: Lead, recipients: [RecipientRole], text: String,
    dueBy: Lead? = nil, usefulUntil: Lead? = nil, needsAck: Bool = false, isUrgent: Bool = false,
    isExact: Bool = false, editions: [EditionKind] = [], programmes: [ProgrammeID] = [],
    span: SourceSpan
  ) {
    self.code = code
    self.name = name
    self.lead = lead
    self.recipients = recipients
    self.text = text
    self.dueBy = dueBy
    self.usefulUntil = usefulUntil
    self.needsAck = needsAck
    self.isUrgent = isUrgent
    self.isExact = isExact
    self.editions = editions
    self.programmes = programmes
    self.span = span
  }
}
