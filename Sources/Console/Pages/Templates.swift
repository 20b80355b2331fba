// The templates, read once. That they can be read is our own affair and has a test; what is put into
// them is escaped by the library, and only whole pieces that came out of a template go in unescaped.

import ConsoleAssets
import Mustache

/// The templates of all pages.
enum Templates {
  /// The name of a template.
  enum Name: String, CaseIterable, Sendable {
    case frame, today, plan, deliveries, robots, demo, failure
    case signIn, join, account, members, member, memberLink, roles
    case onAir, onAirEmpty, onAirStanding, onAirLog, onAirRow, host, hostScreen
    case questions, question, forgetReport, deed, field, findings, refused
    case reviewQueue, review, paper, journal, figures
    case todo
    case troubles, complaint, episode, message, logged
  }

  static func render(_ name: Name, _ view: some Sendable) -> String {
    guard let text = library.render(view, withTemplate: name.rawValue) else {
      preconditionFailure("no template named \(name.rawValue)")
    }
    return text
  }

  private static let library = MustacheLibrary(
    templates: Dictionary(
      uniqueKeysWithValues: Name.allCases.map { ($0.rawValue, template($0)) }))

  private static func template(_ name: Name) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: text(name))
    } catch {
      preconditionFailure("template \(name.rawValue): \(error)")
    }
  }

  private static func text(_ name: Name) -> String {
    switch name {
    case .frame: FrameTemplate.text
    case .today: TodayTemplate.text
    case .plan: PlanTemplate.text
    case .deliveries: DeliveriesTemplate.text
    case .robots: RobotsTemplate.text
    case .demo: DemoTemplate.text
    case .failure: FailureTemplate.text
    case .signIn: SignInTemplate.text
    case .join: JoinTemplate.text
    case .account: AccountTemplate.text
    case .members: MembersTemplate.text
    case .member: MemberTemplate.text
    case .memberLink: MemberLinkTemplate.text
    case .roles: RoleFieldsTemplate.text
    case .onAir: OnAirTemplate.text
    case .onAirEmpty: OnAirTemplate.empty
    case .onAirStanding: OnAirTemplate.standing
    case .onAirLog: OnAirTemplate.log
    case .onAirRow: OnAirTemplate.row
    case .host: HostTemplate.text
    case .hostScreen: HostTemplate.screen
    case .questions: QuestionsTemplate.text
    case .question: QuestionTemplate.text
    case .forgetReport: QuestionTemplate.forgetReport
    case .deed: DeedTemplate.text
    case .field: FieldTemplate.text
    case .findings: FindingsTemplate.text
    case .refused: RefusedTemplate.text
    case .reviewQueue: ReviewQueueTemplate.text
    case .review: ReviewTemplate.text
    case .paper: PaperTemplate.text
    case .journal: JournalTemplate.text
    case .figures: FiguresTemplate.text
    case .todo: TodoTemplate.text
    case .troubles: PieceTemplates.troubles
    case .complaint: PieceTemplates.complaint
    case .episode: PieceTemplates.episode
    case .message: PieceTemplates.message
    case .logged: PieceTemplates.logged
    }
  }
}
