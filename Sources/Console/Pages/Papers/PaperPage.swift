// The three papers of the house, ready to be signed or sent: what is known is filled in, what a pen must
// add has room. Each printing leaves a line in the journal.

import ConsoleAssets
import Desk
import Discretion
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Questions
import Reminding
import Timekeeping

/// A paper about one question.
struct PaperPage: Sendable {
  struct RowPiece: Sendable {
    let rowName: String
    let rowWords: String
    let isTall: Bool
  }

  struct SignaturePiece: Sendable {
    let signatureName: String
    let signatureVerdict: String
    let signatureBy: String
    let signatureOn: String
  }

  struct View: Sendable {
    let title: String
    let number: String
    let reference: String
    let backPath: String
    let isLetter: Bool
    let addressee: String
    let paragraphs: [String]
    let rows: [RowPiece]
    let signatures: [SignaturePiece]
    let hasSignatures: Bool
    let notes: [String]
    let issuer: String
    let issuedOn: String
  }

  let visit: Visit
  let sheet: QuestionSheet
  let words: QuestionWords

  init(_ visit: Visit, numbered number: CaseNumber) async throws {
    self.visit = visit
    sheet = try await visit.desk.register.sheet(numbered: number, for: visit.member)
    words = try await QuestionWords(visit)
  }

  /// The paper, noted in the journal.
  func response() async throws -> Response {
    guard let kind = PaperKind(rawValue: try visit.parameter("kind")) else {
      throw Refusal.notFound
    }
    guard Paper.isPossible(kind, with: sheet.question, allowed: sheet.allowed) else {
      let isThere = Paper.isPossible(
        kind, with: sheet.question, allowed: Set(Permission.allCases))
      throw isThere ? Paper.notAllowed(kind) : Paper.none(kind)
    }
    let view = Paper(
      sheet: sheet, words: words, member: visit.member,
      shown: visit.desk.register.words(of: sheet.question, for: visit.member),
      issuer: visit.desk.settings.keyword
    ).view(kind)
    try await visit.desk.register.notePaper(kind, of: sheet.question, by: visit.member)
    return Response.html(Templates.render(.paper, view))
  }
}

/// What stands on the papers.
struct Paper: Sendable {
  typealias RowPiece = PaperPage.RowPiece

  let sheet: QuestionSheet
  let words: QuestionWords
  let member: Member
  let shown: ShownWords
  let issuer: String

  private var question: Question { sheet.question }
  private var moments: Moments { words.moments }

  /// Whether there is something to print, and for whoever is `allowed` this much.
  static func isPossible(
    _ kind: PaperKind, with question: Question, allowed: Set<Permission>
  ) -> Bool {
    switch kind {
    case .review:
      // Words that not all have signed may still name the caller.
      switch question.disclosure.preparation {
      case nil: return false
      case .drafted, .inReview: return allowed.contains(.seeCaller)
      case .approved: return [.seeCaller, .recordPaper].contains(where: allowed.contains)
      }
    case .dispatch: return question.handling.assignment != nil
    case .chase:
      return question.handling.openAssignment != nil
        && [.assign, .followUp, .extend].contains(where: allowed.contains)
    }
  }

  /// There is such a paper, and others print it.
  static func notAllowed(_ kind: PaperKind) -> Refusal {
    switch kind {
    case .review:
      Refusal(
        .forbidden, "审核表上有还没签完的文字，您的角色要等各级签完才能看。请栏目编导打印；纸面签好后，仍可由您登记。")
    case .dispatch, .chase: Refusal(.forbidden, "\(kind.wording)由栏目编导打印，您的角色没有这项权限。")
    }
  }

  /// There is nothing to print.
  static func none(_ kind: PaperKind) -> Refusal {
    Refusal(.conflict, "这一件现在没有可打印的\(kind.wording)。")
  }

  func view(_ kind: PaperKind) -> PaperPage.View {
    let local = moments.zone.local(of: moments.now).day.civil
    let today = "\(local.year)年\(local.month)月\(local.day)日"
    let signatures = kind == .review ? signatures : []
    return PaperPage.View(
      title: title(kind), number: question.number.description, reference: reference(kind),
      backPath: "/questions/\(question.number)", isLetter: kind != .review,
      addressee: addressee, paragraphs: paragraphs(kind), rows: rows(kind),
      signatures: signatures, hasSignatures: !signatures.isEmpty, notes: notes(kind),
      issuer: kind == .review ? "" : "\(words.programme(question.programme))栏目（盖章）",
      issuedOn: kind == .review ? "" : today)
  }

  private func title(_ kind: PaperKind) -> String {
    switch kind {
    case .review: "公开内容审核表"
    case .dispatch: "诉求转办单"
    case .chase: "催办通知书"
    }
  }

  private func reference(_ kind: PaperKind) -> String {
    switch kind {
    case .review: "审核表编号："
    case .dispatch, .chase: "期限：\(due ?? "")"
    }
  }

  private var assignment: Assignment? { question.handling.assignment }

  private var addressee: String { assignment.map { words.fullName($0.lead) } ?? "" }

  private var due: String? {
    assignment.map { full($0.dueOn) + ($0.dueOn.isProvisional ? "（暂定）" : "") }
  }

  private func full(_ due: DueDay) -> String {
    let civil = due.day.civil
    return "\(civil.year)年\(civil.month)月\(civil.day)日" + (due.time.map { $0.wording } ?? "")
  }

  private func full(_ instant: Timestamp) -> String {
    let local = moments.zone.local(of: instant)
    let civil = local.day.civil
    return "\(civil.year)年\(civil.month)月\(civil.day)日\(local.time.wording)"
  }
}

// MARK: - Contents

extension Paper {
  private func paragraphs(_ kind: PaperKind) -> [String] {
    guard let assignment else { return [] }
    switch kind {
    case .review: return []
    case .dispatch:
      return [
        "现将《\(words.programme(question.programme))》受理的下列诉求转你单位办理。"
          + "请于\(due ?? "")前书面答复，答复须经单位负责人审签。"
          + "不属于你单位职责的，请在\(assignment.limit.returnWithinDays)个工作日内退回并写明依据。"
      ]
    case .chase:
      let over = words.daysOver(assignment.dueOn)
      let left =
        over.map { "至今已逾期" + ($0 > 0 ? " \($0) 个工作日" : "") }
        ?? words.due(assignment.dueOn).dueLeft
      return [
        "你单位主办的编号 \(question.number) 的诉求，于\(full(assignment.assignedAt))转办，"
          + "答复期限为\(term(assignment))，"
          + left + "，尚未收到答复。",
        over != nil
          ? "请接到本通知后立即办理并答复；确有困难的，请书面说明原因和预计办结时间。"
          : "请按期答复；需要延期的，请在到期前书面申请并写明理由。",
      ]
    }
  }

  /// The due day; with the first one where it was extended.
  private func term(_ assignment: Assignment) -> String {
    let term = full(assignment.dueOn) + (assignment.dueOn.isProvisional ? "（暂定）" : "")
    guard !assignment.extensions.isEmpty else { return term }
    return term + "（原定\(full(assignment.originalDueOn))，已延期\(assignment.extensions.count)次）"
  }

  private func rows(_ kind: PaperKind) -> [RowPiece] {
    switch kind {
    case .review: reviewRows
    case .dispatch: dispatchRows
    case .chase: matterRows
    }
  }

  private func row(_ name: String, _ words: String?, isTall: Bool = false) -> RowPiece? {
    words.map { RowPiece(rowName: name, rowWords: $0, isTall: isTall) }
  }

  private func listed(_ words: [String]) -> String? {
    words.isEmpty ? nil : words.joined(separator: "；")
  }

  private var matterRows: [RowPiece] {
    [
      row("受理时间", full(question.receivedAt)),
      row(
        "性质", [question.nature.wording, question.topic].compactMap { $0 }.joined(separator: "，")),
      row("地区", question.area), row("要点", question.clearedGist == nil ? nil : gist),
      row("主办单位", assignment.map { words.fullName($0.lead) }),
      row("协办单位", assignment.flatMap { words.departments($0.co) }),
      row("答复期限", assignment.map(term)),
    ].compactMap { $0 }
  }

  private var gist: String { question.clearedGist?.reveal(for: .exporting) ?? "" }

  private var dispatchRows: [RowPiece] {
    let callers = sheet.callers.map { caller in
      let hidden = caller.reveal(for: .exporting)
      return [hidden.name, hidden.phone].compactMap { $0 }.joined(separator: "，")
    }.filter { !$0.isEmpty }
    return matterRows.filter { $0.rowName != "要点" }
      + [
        row("诉求内容", shown.text, isTall: true), row("事发地点", shown.incidentPlace),
        row("联系人", callers.isEmpty ? nil : callers.joined(separator: "；")),
        row("办理结果", "\n\n\n"), row("审签人", "\n"),
      ].compactMap { $0 }
  }

  private var reviewRows: [RowPiece] {
    guard let draft = question.disclosure.preparation?.draft else { return [] }
    let text = draft.text.words.reveal(for: .exporting)
    let sensitive = SensitiveMatter.allCases.filter(draft.sensitive.contains)
      .map(\.wording).joined(separator: "、")
    return [
      row("节目", words.programme(question.programme)),
      row("公开方式", draft.decision.extent.wording),
      row("理由", draft.decision.reason), row("依据", draft.decision.basis),
      row("敏感事项", sensitive.isEmpty ? "无" : sensitive),
      row("保留的提示", draft.kept.wording ?? "无"),
      row("标题", text.title), row("问题", text.question, isTall: true),
      row("答复", text.answer, isTall: true), row("事发地点", text.incidentPlace),
      row("事项", text.frame.topic), row("地区", text.frame.area),
      row("政策依据", listed(text.frame.policyReferences)),
      row("活动", listed(text.frame.campaignTags)),
      row("更正说明", text.frame.note),
      row("拟稿人", "\(words.person(draft.text.writtenBy))，第 \(draft.text.number) 稿"),
      row("文字指纹", draft.text.hash.shortForm),
    ].compactMap { $0 }
  }

  private var signatures: [PaperPage.SignaturePiece] {
    guard let preparation = question.disclosure.preparation else { return [] }
    let levels: ReviewLevel
    switch preparation {
    case .inReview(let review): levels = review.policy.levels
    case .approved(let text): levels = text.review.policy.levels
    case .drafted: levels = .third
    }
    return ReviewLevel.allCases.filter { $0 <= levels }.map { level in
      let step = preparation.steps.first { $0.level == level }
      return PaperPage.SignaturePiece(
        signatureName: level.wording, signatureVerdict: step?.verdict.wording ?? "",
        signatureBy: step.map { words.person($0.signedBy) } ?? "",
        signatureOn: step.map { full($0.at) } ?? "")
    }
  }

  private func notes(_ kind: PaperKind) -> [String] {
    switch kind {
    case .review:
      ["公开的文字必须与本表一字不差。改动后文字指纹不同，须重新审核。", "涉密信息不上网，上网信息不涉密。"]
    case .dispatch:
      sheet.callers.isEmpty
        ? ["来电人资料由栏目保管，本单不载明；需要联系来电人的，请与栏目联系。"]
        : ["本单载有来电人资料，只供办理使用，不得公开、转发。"]
    case .chase: []
    }
  }
}
