// One question: what was said, who asked, who has it and until when, what was answered, what was done;
// beside it the acts that are allowed now, each as a small form.

import Desk
import Discretion
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Journal
import Membership
import Questions
import Timekeeping

/// One question of the register.
struct OneQuestionPage: Sendable {
  struct FactPiece: Sendable {
    let factName: String
    let factWords: String
  }

  struct PersonPiece: Sendable {
    let personName: String
    let personFacts: [FactPiece]
  }

  struct AnswerPiece: Sendable {
    let answerHead: String
    let answerText: String
    let answerPolicies: [String]
    let hasPolicies: Bool
  }

  struct LinkPiece: Sendable {
    let linkPath: String
    let linkWords: String
  }

  struct HistoryPiece: Sendable {
    let historyWhen: String
    let historyWords: String
    let historyReason: String?
  }

  struct View: Sendable {
    let number: String
    let spoken: String
    let path: String
    let csrf: String
    let refusal: RefusedPiece?
    let marks: [StateMark]
    let isDisputed: Bool
    let isForgotten: Bool
    /// What was just done.
    let done: String?
    let mergedInto: LinkPiece?
    let gist: String
    let text: String
    let isMasked: Bool
    let incidentPlace: String?
    let facts: [FactPiece]
    let due: DuePiece?
    let assignmentFacts: [FactPiece]
    let hasAssignment: Bool
    let callers: [PersonPiece]
    let hasCallers: Bool
    let hidesCallers: Bool
    let contacts: [String]
    let answers: [AnswerPiece]
    let hasAnswers: Bool
    let followUps: [String]
    let hasFollowUps: Bool
    let merged: [LinkPiece]
    let hasMerged: Bool
    let history: [HistoryPiece]
    let forms: [FormPiece]
    let hasForms: Bool
    let gistForm: FindingsView?
    let papers: [LinkPiece]
    let reviewPath: String?
  }

  let visit: Visit
  let sheet: QuestionSheet
  let words: QuestionWords

  private var question: Question { sheet.question }

  init(_ visit: Visit, numbered number: CaseNumber) async throws {
    self.visit = visit
    sheet = try await visit.desk.register.sheet(numbered: number, for: visit.member)
    words = try await QuestionWords(visit)
  }

  /// The number that the path names.
  static func number(_ visit: Visit) throws -> CaseNumber {
    let text = try visit.parameter("number")
    do throws(CaseNumber.Complaint) {
      return try CaseNumber(parsing: text)
    } catch {
      throw Refusal(.notFound, error.consoleWording)
    }
  }

  /// The page; with what the desk said to `deed`, and what was typed.
  func html(
    refused deed: Deed? = nil, _ complaint: String? = nil, typed: Form? = nil
  ) async throws -> String {
    let view = try await view(refused: deed, complaint, typed)
    return visit.frame.page(
      question.number.description, at: .questions,
      body: Templates.render(.question, view), liveSeconds: 0)
  }

  /// Does what a form asks for; back to the question when it is done, or to the proof that it is.
  func act(_ deed: Deed, _ form: Form) async throws -> Response {
    guard sheet.allowed.contains(deed.permission(for: question)) else { throw Refusal.forbidden }
    do {
      let report = try await DeedRun(visit: visit, deed: deed, form: form, question: question).run()
      if let report { return .html(ForgetReportPage(visit, question.number, report).html()) }
    } catch let error as DeskError {
      let refusal = Refusal(error)
      guard [409, 422].contains(refusal.status.code) else { throw refusal }
      let page = try await html(refused: deed, error.wording, typed: form)
      return Response.html(page, status: .unprocessableContent)
    }
    return Response.seeOther("/questions/\(question.number)?done=\(deed.rawValue)")
  }
}

// MARK: - View

extension OneQuestionPage {
  private func view(
    refused: Deed?, _ complaint: String?, _ typed: Form?
  ) async throws -> View {
    let shown = visit.desk.register.words(of: question, for: visit.member)
    let forms = forms(refused, complaint, typed)
    let sentences = OneQuestionSentences(question: question, words: words)
    let into = try await mergedInto()
    return View(
      number: question.number.description, spoken: question.number.spoken,
      path: "/questions/\(question.number)", csrf: visit.csrf,
      refusal: refusal(refused, complaint, typed), marks: marks,
      isDisputed: question.isDisputed, isForgotten: question.isForgotten,
      done: refused == nil ? done(sentences) : nil, mergedInto: into,
      gist: shown.gist, text: shown.text, isMasked: shown.isMasked,
      incidentPlace: shown.incidentPlace, facts: facts,
      due: question.handling.openAssignment.map { words.due($0.dueOn) },
      assignmentFacts: sentences.assignmentFacts,
      hasAssignment: !sentences.assignmentFacts.isEmpty,
      callers: callers, hasCallers: !sheet.callers.isEmpty, hidesCallers: sheet.hidesCallers,
      contacts: sheet.contacts.map(sentences.contact),
      answers: zip(question.answers, shown.answers).map { sentences.answer($0, $1) },
      hasAnswers: !question.answers.isEmpty, followUps: question.followUps.map(sentences.followUp),
      hasFollowUps: !question.followUps.isEmpty, merged: sheet.merged.map(OneQuestionPage.link),
      hasMerged: !sheet.merged.isEmpty, history: history, forms: forms, hasForms: !forms.isEmpty,
      gistForm: gistForm(refused, complaint, typed), papers: papers,
      reviewPath: reviewPath)
  }

  /// What the member has just done, when they come from doing it: a kept address says nothing, and
  /// neither does one that names another act than the last. One act may leave several entries.
  private func done(_ sentences: OneQuestionSentences) -> String? {
    guard let deed = (try? visit.query.text("done")).flatMap(Deed.init(rawValue:)),
      let last = sheet.journal.last(where: { $0.act != .read }),
      last.by.text == visit.member.id.rawValue, last.at + Self.doneFor >= visit.now,
      sheet.journal.contains(where: { $0.at == last.at && $0.by == last.by && deed.left($0) })
    else { return nil }
    return sentences.done(deed)
  }

  private static let doneFor = Duration.seconds(120)

  private static func link(_ number: CaseNumber) -> LinkPiece {
    LinkPiece(linkPath: "/questions/\(number)", linkWords: number.description)
  }

  private func mergedInto() async throws -> LinkPiece? {
    guard case .merged(let merge) = question.handling else { return nil }
    // The other one may be another department's: then there is no way to it from here.
    let target = try? await visit.desk.register.question(merge.into, for: visit.member)
    return target.map { OneQuestionPage.link($0.number) }
  }

  private var marks: [StateMark] {
    var marks = [question.handling.stage.mark]
    if question.disclosure.stage != .undecided { marks.append(visit.disclosureMark(of: question)) }
    if let urgent = question.urgency.remark { marks.append(StateMark("!", .bad, urgent)) }
    if question.history.generation > 1 {
      marks.append(StateMark("↻", .warn, "第 \(question.history.generation) 轮办理"))
    }
    return marks
  }

  private var facts: [FactPiece] {
    let zone = Moments(zone: sheet.zone, now: visit.now, calendar: words.moments.calendar)
    let consent = [
      question.consent.disclosure.wording, question.consent.mayAir ? "可播出" : "不播出",
      question.consent.isAnonymous ? "匿名" : nil,
    ].compactMap { $0 }.joined(separator: "，")
    let all: [(String, String?)] = [
      ("受理时间", zone.near(question.receivedAt)), ("节目", words.programme(question.programme)),
      ("来源", question.channel.wording), ("性质", question.nature.wording),
      ("事项", question.topic), ("地区", question.area),
      ("反映次数", question.contactCount > 1 ? "\(question.contactCount) 次" : nil),
      ("公开意愿", consent), ("登记人", words.person(question.loggedBy)),
      ("活动", question.campaignTags.isEmpty ? nil : question.campaignTags.joined(separator: "、")),
    ]
    return all.compactMap { name, words in
      words.map { FactPiece(factName: name, factWords: $0) }
    }
  }

  private var callers: [PersonPiece] {
    sheet.callers.map { caller in
      let hidden = caller.reveal(for: .showing)
      let facts = [
        ("电话", hidden.phone), ("住址", hidden.homeAddress), ("单位", hidden.workplace),
      ].compactMap { name, words in words.map { FactPiece(factName: name, factWords: $0) } }
      return PersonPiece(personName: hidden.name ?? "未留姓名", personFacts: facts)
    }
  }

  private var history: [HistoryPiece] {
    sheet.journal.reversed().map { entry in
      HistoryPiece(
        historyWhen: words.moments.near(entry.at),
        historyWords: JournalWords(entry: entry, words: words).sentence(about: "这一件"),
        historyReason: entry.reason?.text)
    }
  }

  private var papers: [LinkPiece] {
    PaperKind.allCases.filter {
      Paper.isPossible($0, with: question, allowed: sheet.allowed)
    }.map {
      LinkPiece(
        linkPath: "/questions/\(question.number)/papers/\($0.rawValue)", linkWords: $0.wording)
    }
  }

  private var reviewPath: String? {
    let need = PageFrame.Place.review.need
    return need.isMet(by: visit.member) ? "/review/\(question.number)" : nil
  }
}

// MARK: - Forms

extension OneQuestionPage {
  private var possible: [Deed] {
    let local = sheet.zone.local(of: visit.now)
    return Deed.allCases.filter { deed in
      sheet.allowed.contains(deed.permission(for: question))
        && deed.isPossible(with: question, at: local)
        && deed.isVoice(of: visit.member, about: question)
        // Their forms show words as they were said.
        && (![.amendAnswer, .clearGist].contains(deed) || sheet.allowed.contains(.seeCaller))
    }
  }

  private func forms(_ refused: Deed?, _ complaint: String?, _ typed: Form?) -> [FormPiece] {
    possible.filter { $0 != .clearGist }.map { deed in
      let isThis = deed == refused
      return deedForm(isThis ? typed : nil).piece(deed, complaint: isThis ? complaint : nil)
    }
  }

  private func deedForm(_ typed: Form?) -> DeedForm {
    DeedForm(question: question, words: words, member: visit.member, typed: typed)
  }

  /// A refusal whose form is gone, because the state moved, stands on top with what was typed.
  private func refusal(
    _ refused: Deed?, _ complaint: String?, _ typed: Form?
  ) -> RefusedPiece? {
    guard let refused, let complaint, !possible.contains(refused) else { return nil }
    guard refused != .clearGist else {
      return RefusedPiece(
        complaint, typed: [.init(factName: "要点", factWords: typed?.raw("gist") ?? "")])
    }
    return RefusedPiece(complaint, fields: deedForm(typed).piece(refused).formFields)
  }

  private func gistForm(
    _ refused: Deed?, _ complaint: String?, _ typed: Form?
  ) -> FindingsView? {
    guard possible.contains(.clearGist) else { return nil }
    let isThis = refused == .clearGist
    let stands = question.clearedGist ?? question.gist
    let source =
      isThis ? typed?.raw("gist") ?? "" : stands.reveal(for: .showing)
    let form = FindingsForm(
      "gist", source: source, findings: visit.desk.register.findings(in: source),
      typed: isThis ? typed : nil)
    return FindingsView(
      form, label: "要点", rows: 2, longest: 200, complaint: isThis ? complaint : nil)
  }
}
