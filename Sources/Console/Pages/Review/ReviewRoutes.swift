// The ways of the review: the queue, one question, its text, its acts.

import ConsoleAssets
import Desk
import Discretion
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Questions

/// 审核.
struct ReviewRoutes: PageRoutes {
  /// Two long texts, with the choices about up to a thousand findings in each.
  private static let longForm = 1_024 * 1_024

  private static let draftFields =
    DraftPart.allCases.flatMap { FindingsForm.fields(for: $0.rawValue, longest: $0.longest) }
    + [
      FormField("note", longest: 200), FormField("then", longest: 10),
      FormField("base", longest: 64),
    ]

  func add(to routes: MemberRoutes) {
    let need = PageFrame.Place.review.need
    routes.page("review", needs: need) { try await ReviewQueuePage(visit: $0).html() }
    routes.read("assets/review.js", needs: .member) { _ in
      Response.console(type: "text/javascript; charset=utf-8", ReviewScript.text)
    }
    routes.read("assets/papers.css", needs: .member) { _ in
      Response.console(type: "text/css; charset=utf-8", PaperTemplate.style)
    }
    routes.page("review/:number", needs: need, query: ["from", "to"]) { visit in
      try await ReviewPage(visit, numbered: try OneQuestionPage.number(visit)).html()
    }
    routes.form(
      "review/:number/draft", needs: .may(.resolveFindings), fields: Self.draftFields,
      bodyBytes: Self.longForm
    ) { visit, form in
      let page = try await ReviewPage(visit, numbered: try OneQuestionPage.number(visit))
      return try await ReviewRun(page: page, form: form).draft()
    }
    for deed in ReviewDeed.allCases {
      routes.form(
        "review/:number/" + deed.rawValue, needs: deed.need, fields: deed.fields
      ) { visit, form in
        let page = try await ReviewPage(visit, numbered: try OneQuestionPage.number(visit))
        return try await ReviewRun(page: page, form: form).act(deed)
      }
    }
  }
}

/// Carries out what a form of the review asks for; what is refused goes back to the page.
struct ReviewRun: Sendable {
  let page: ReviewPage
  let form: Form

  private var visit: Visit { page.visit }
  private var question: Question { page.question }
  private var back: Response { Response.seeOther("/review/\(question.number)") }

  /// Finds anew, or saves the text, or saves it and hands it in.
  func draft() async throws -> Response {
    var source: [DraftPart: String] = [:]
    for part in DraftPart.allCases { source[part] = try form.text(part.rawValue) ?? "" }
    let views = try await visit.desk.review.views(of: question.id, source, for: visit.member)
    let forms = views.map {
      FindingsForm(
        $0.part.rawValue, source: source[$0.part] ?? "", findings: $0.findings, typed: form)
    }
    let note = try form.line("note")
    var refused = ReviewPage.Refused()
    refused.parts = forms
    refused.note = note ?? ""
    refused.base = form.raw("base")
    if form.raw("then") == "look" { return Response.html(try page.html(refused)) }
    do {
      try await save(forms, note)
    } catch let error as DeskError {
      refused.complaint = try wording(of: error)
      return Response.html(
        try await pageAfter(error, &refused).html(refused), status: .unprocessableContent)
    }
    return form.raw("then") == "submit" ? try await handIn(refused) : back
  }

  /// Hands in what was just saved. A refusal of this alone leaves the text where it was saved: the page
  /// says so, and shows how it stands, so that saving again is no conflict with oneself.
  private func handIn(_ typed: ReviewPage.Refused) async throws -> Response {
    do {
      _ = try await visit.desk.review.submit(question.id, by: visit.member)
      return back
    } catch {
      var refused = typed
      refused.complaint = "文字已经保存，只是没有送审。" + (try wording(of: error))
      refused.base = nil
      refused.isSaved = true
      let page = try await ReviewPage(visit, numbered: question.number)
      return Response.html(try page.html(refused), status: .unprocessableContent)
    }
  }

  /// The page as things stand after a refusal: what somebody else wrote is beside what was typed, and
  /// saving again writes over what stands there now.
  private func pageAfter(
    _ error: DeskError, _ refused: inout ReviewPage.Refused
  ) async throws -> ReviewPage {
    guard case .conflict = error else { return page }
    refused.base = nil
    refused.showsCurrent = true
    return try await ReviewPage(visit, numbered: question.number)
  }

  private func save(_ forms: [FindingsForm], _ note: String?) async throws {
    var words: [DraftPart: DraftWords] = [:]
    for form in forms {
      guard let part = DraftPart(rawValue: form.name) else { continue }
      guard !form.isTooMuch else {
        throw DeskError.invalid(
          field: part.rawValue,
          wording: "“\(part.wording)”里有 \(form.findings.count) 处提示，网页一次最多处理 "
            + "\(FindingsForm.most) 处。请先把文字改短，再查看提示。")
      }
      guard form.isSettled else {
        throw DeskError.invalid(
          field: part.rawValue,
          wording: "“\(part.wording)”里有 \(form.openCount) 处提示没有处理。请逐处选择遮盖、改写或保留。")
      }
      words[part] = DraftWords(Private(form.source), resolutions: form.resolutions)
    }
    _ = try await visit.desk.review.draft(
      question.id, words, note: note, base: DraftMark(rawValue: form.raw("base")),
      by: visit.member)
  }

  /// Carries out one of the small forms.
  func act(_ deed: ReviewDeed) async throws -> Response {
    guard deed.isPossible(with: question, allowed: page.allowed) else {
      let permitted = deed.need.isMet(by: visit.member)
      guard permitted else { throw Refusal.forbidden }
      return try refused(deed, "“\(deed.title)”没有办成：\(page.whatHappened)。请看页面上现在的状态。")
    }
    do {
      try await run(deed)
    } catch let error as DeskError {
      return try refused(deed, try wording(of: error))
    }
    return back
  }

  private func refused(_ deed: ReviewDeed, _ complaint: String) throws -> Response {
    var refused = ReviewPage.Refused()
    refused.deed = deed
    refused.complaint = complaint
    refused.typed = form
    return Response.html(try page.html(refused), status: .unprocessableContent)
  }

  /// What is shown beside the form; what belongs on a page of its own is thrown on.
  private func wording(of error: DeskError) throws -> String {
    let refusal = Refusal(error)
    guard [409, 422].contains(refusal.status.code) else { throw refusal }
    return error.wording
  }

  private func run(_ deed: ReviewDeed) async throws {
    let (desk, member, id) = (visit.desk, visit.member, question.id)
    switch deed {
    case .decide:
      guard let extent = try form.choice("extent", DisclosureExtent.self) else {
        throw DeskError.invalid(field: "extent", wording: "请选怎样公开。")
      }
      _ = try await desk.review.decide(
        id, extent, reason: try form.text("reason") ?? "", basis: try form.text("basis") ?? "",
        by: member)
    case .submit:
      _ = try await desk.review.submit(id, reply: try form.text("reply"), by: member)
    case .sign: _ = try await desk.review.sign(id, level: try level(), hash: hash, by: member)
    case .signOnPaper:
      _ = try await desk.review.sign(
        id, level: try level(), hash: hash,
        onPaper: PaperSignature(
          name: try form.line("name") ?? "", reference: try form.line("reference") ?? ""),
        by: member)
    case .sendBack:
      _ = try await desk.review.sendBack(
        id, level: try level(), reason: try form.text("reason") ?? "", by: member)
    case .publish, .dropCorrection, .withdraw: try await runOnSite(deed)
    }
  }

  private func runOnSite(_ deed: ReviewDeed) async throws {
    let (desk, member, id) = (visit.desk.publication, visit.member, question.id)
    switch deed {
    case .publish:
      if question.disclosure.stage == .published {
        _ = try await desk.correct(id, hash: hash, by: member)
      } else {
        _ = try await desk.publish(id, hash: hash, by: member)
      }
    case .dropCorrection:
      _ = try await desk.dropCorrection(id, reason: try form.text("reason") ?? "", by: member)
    case .withdraw:
      guard let reason = try form.choice("reason", Withdrawal.Reason.self) else {
        throw DeskError.invalid(field: "reason", wording: "请选撤下的原因。")
      }
      _ = try await desk.withdraw(
        id, reason, publicReason: try form.text("public"), by: member)
    case .decide, .submit, .sign, .signOnPaper, .sendBack: break
    }
  }

  private var hash: TextHash { TextHash(rawValue: form.raw("hash")) }

  private func level() throws -> ReviewLevel {
    guard let level = Int(form.raw("level")).flatMap(ReviewLevel.init(rawValue:)) else {
      throw Refusal.badForm("表单里没有审核级别。请回到页面重新提交。")
    }
    return level
  }
}
