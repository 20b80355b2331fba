// Publishing, reports, forgetting and the journal over the control socket, for `hotline publish`,
// `report`, `forget` and `journal`. Who may open the socket is an administrator of this machine; each
// act stands in the journal under that name.

import Desk
import Discretion
import Foundation
import HTTPTypes
import HummingbirdCore
import Journal
import Membership
import Questions
import Reporting
import Timekeeping

/// The commands about what leaves the house, and about what must not stay.
struct PublicationControlRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    let need = Need.may(.confirm)
    routes.command("api/publish", needs: need, types: []) { visit in
      try await PublicationAnswers(visit).publish()
    }
    routes.command("api/publish/preview", needs: need) { visit in
      try await PublicationAnswers(visit).preview(try await visit.json(PathWish.self))
    }
    routes.command("api/report", needs: .may(.report)) { visit in
      try await PublicationAnswers(visit).report(try await visit.json(ReportWish.self))
    }
    routes.command("api/questions/:number/forget", needs: .may(.forget)) { visit in
      try await PublicationAnswers(visit).forget(try await visit.json(ForgetWish.self))
    }
    routes.command("api/questions/:number/consent", needs: .may(.logQuestion)) { visit in
      try await PublicationAnswers(visit).consent(try await visit.json(ConsentWish.self))
    }
    routes.read("api/journal", needs: .may(.seeJournal), query: ["about", "before", "limit"]) {
      visit in
      try await PublicationAnswers(visit).journal()
    }
  }
}

/// Where a preview is to lie.
struct PathWish: Decodable, Sendable {
  let path: String
}

/// Which report.
struct ReportWish: Decodable, Sendable {
  let kind: String
  /// `2026-W20`, `2026-05`, `2026-Q2`, `2026`, a day in it, or the campaign's name; nil for the last
  /// one that is over.
  let period: String?
  let form: String?
  /// Of a campaign: `preparation` or `summary`.
  let part: String?
}

/// Why somebody is forgotten.
struct ForgetWish: Decodable, Sendable {
  let reason: String
  let takesDown: Bool?
  let everywhere: Bool?
}

/// What a caller allows now.
struct ConsentWish: Decodable, Sendable {
  let disclosure: Consent.Extent
  let mayAir: Bool?
  let isAnonymous: Bool?
}

// MARK: - Publishing

/// The answers about what leaves the house.
struct PublicationAnswers: Sendable {
  private let visit: Visit

  init(_ visit: Visit) { self.visit = visit }

  private var desk: Desk { visit.desk }

  /// Looks at everything anew and writes what is not as it should be.
  func publish() async throws -> Response {
    let held = try await desk.publisher.publishNow(at: visit.now)
    return try answer("公开页面已写进 \(desk.settings.publication.siteFolder ?? "")。", held)
  }

  /// The same bytes in another folder.
  func preview(_ wish: PathWish) async throws -> Response {
    guard wish.path.hasPrefix("/"), !wish.path.contains("\0") else {
      throw Refusal(.badRequest, "要写预览目录的绝对路径：{\"path\": \"/…\"}。")
    }
    let held = try await desk.publisher.previewNow(into: wish.path)
    return try answer("预览已写进 \(wish.path)。", held)
  }

  private func answer(_ message: String, _ outputs: [HeldOutput]) throws -> Response {
    let lines = outputs.map { "　" + $0.wording }
    return try .json(
      MessageAnswer(
        message: ([message] + lines).joined(separator: "\n"), isWell: outputs.isEmpty))
  }
}

// MARK: - Forgetting and consent

extension PublicationAnswers {
  /// Erases what is known of the callers of a question, and proves it.
  func forget(_ wish: ForgetWish) async throws -> Response {
    struct Answer: Encodable {
      let schemaVersion = 1
      let isClean: Bool
      let lines: [String]
    }
    let reason = wish.reason.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !reason.isEmpty else {
      throw Refusal(.badRequest, "要写删除的理由，例如“本人申请”。", code: "missingField", field: "reason")
    }
    let report = try await desk.forgetting.forget(
      question: try await id(), reason: reason, takingDown: wish.takesDown ?? false,
      everywhere: wish.everywhere ?? false, by: visit.member)
    return try .json(Answer(isClean: report.isClean, lines: report.lines))
  }

  /// The caller allows something else now.
  func consent(_ wish: ConsentWish) async throws -> Response {
    let consent = Consent(
      disclosure: wish.disclosure, mayAir: wish.mayAir ?? false,
      isAnonymous: wish.isAnonymous ?? false)
    let question = try await desk.publication.changeConsent(
      try await id(), to: consent, by: visit.member)
    let words = "\(question.number) 的公开意愿改为“\(consent.disclosure.wording)”。"
    let taken = question.disclosure.stage == .withdrawn ? "已从网站撤下。" : ""
    return try .json(MessageAnswer(message: words + taken))
  }

  private func id() async throws -> QuestionID {
    guard let number = try? CaseNumber(parsing: try visit.parameter("number")) else {
      throw Refusal.notFound
    }
    return try await desk.register.id(numbered: number, for: visit.member)
  }
}

// MARK: - Reports and the journal

extension PublicationAnswers {
  /// A report as files: one for each form, for CSV one for each table.
  func report(_ wish: ReportWish) async throws -> Response {
    guard let kind = ReportPeriod.Kind(rawValue: wish.kind),
      let form = ReportForm(rawValue: wish.form ?? "text")
    else {
      let known = ReportForm.allCases.map(\.rawValue).joined(separator: "、")
      throw Refusal(.badRequest, "没有这种报告，或没有这种形式。形式可以写 \(known)。", code: "wrongField")
    }
    if kind == .campaign, wish.part == CampaignPart.preparation.rawValue {
      let document = try await desk.figures.preparation(
        of: try campaign(wish), for: visit.member)
      return try .json(answer(document.title, document.files(), form))
    }
    let report =
      kind == .campaign
      ? try await desk.figures.summary(of: try campaign(wish), for: visit.member)
      : try await desk.figures.report(try period(kind, wish), for: visit.member)
    return try .json(answer(report.document.title, report.files(), form))
  }

  private func answer(
    _ title: String, _ files: [ReportFile], _ form: ReportForm
  ) throws -> ReportAnswer {
    let wanted = files.filter { $0.name.hasSuffix("." + form.ending) }
    guard !wanted.isEmpty else {
      throw Refusal(.unprocessableContent, "这份材料没有 \(form.rawValue) 形式。", code: "wrongField")
    }
    return ReportAnswer(
      title: title,
      files: wanted.map { .init(name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self)) })
  }

  private func campaign(_ wish: ReportWish) throws -> String {
    let known = desk.figures.campaigns
    if let name = wish.period { return name }
    guard known.count == 1, let only = known.first else {
      throw Refusal(
        .badRequest,
        known.isEmpty ? "排期文件里没有活动。" : "请写活动的名称：\(known.joined(separator: "、"))。",
        code: "missingField", field: "period")
    }
    return only
  }

  private func period(_ kind: ReportPeriod.Kind, _ wish: ReportWish) throws -> ReportPeriod {
    if let text = wish.period {
      guard let period = ReportPeriod(kind, parsing: text) else {
        throw Refusal(
          .badRequest, "期间“\(text.prefix(40))”写得不对。可以写 2026-W20、2026-05、2026-Q2、2026，或其中的一天。",
          code: "wrongField", field: "period")
      }
      return period
    }
    let today = desk.settings.zone.local(of: visit.now).day
    guard let current = ReportPeriod(kind, containing: today), let last = current.previous else {
      throw Refusal(.badRequest, "请写期间。", code: "missingField", field: "period")
    }
    return last
  }

  /// The newest lines of the journal, or those about one question.
  func journal() async throws -> Response {
    let page = try await desk.register.journal(
      about: try visit.query.text("about"),
      before: try visit.query.number("before", in: 1...Int.max).map(Int64.init),
      limit: try visit.query.number("limit", in: 1...1_000) ?? 50, for: visit.member)
    return try .json(
      JournalAnswer(page, names: try await desk.memberNames(), zone: desk.settings.zone))
  }
}

/// A report as files.
struct ReportAnswer: Encodable {
  struct File: Encodable {
    let name: String
    let text: String
  }

  let schemaVersion = 1
  let title: String
  let files: [File]
}

/// Lines of the journal as programs read them.
struct JournalAnswer: Encodable {
  struct Line: Encodable {
    let number: Int64
    let at: String
    let act: String
    let wording: String
    let subject: String
    let by: String
    let name: String?
    let reason: String?
    let details: String
  }

  let schemaVersion = 1
  let lines: [Line]
  let next: Int64?
  let headNumber: Int64
  let head: String

  init(_ page: JournalPage, names: [String: String], zone: Zone) {
    lines = page.entries.map { entry in
      let event = entry.event
      return Line(
        number: entry.number, at: zone.local(of: event.at).description,
        act: event.act.rawValue, wording: event.act.wording,
        subject: page.numbers[event.subject.text] ?? event.subject.text, by: event.by.text,
        name: names[event.by.text] ?? Member.controlName(of: event.by.text),
        reason: event.reason?.text,
        details: event.details.text)
    }
    next = page.next
    headNumber = page.head.number
    head = page.head.hash.hex
  }
}
