// One question on its way to the public: what was said beside what everybody may read, every finding
// with its choice, the decision, the signatures. Whoever may not see callers sees the public words
// alone.

import Desk
import Discretion
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Masking
import Membership
import Questions
import Timekeeping

/// The review of one question.
struct ReviewPage: Sendable {
  struct SidePiece: Sendable {
    let sideLabel: String
    let original: [FindingsForm.StretchPiece]
    let hasOriginal: Bool
    let publicWords: String
    let remaining: Int?
    let kept: [String]
    let hasKept: Bool
  }

  struct VersionPiece: Sendable {
    let versionHead: String
    let comparePath: String?
  }

  struct View: Sendable {
    let number: String
    let path: String
    let questionPath: String
    let csrf: String
    let base: String
    let refusal: RefusedPiece?
    let sentBack: String?
    let reply: String?
    let held: String?
    let cannotSign: String?
    let paperPath: String?
    let marks: [StateMark]
    let state: String
    let hash: String?
    let sensitive: String?
    let decision: [OneQuestionPage.FactPiece]
    let hasDecision: Bool
    let consent: String
    let sides: [SidePiece]
    let hasSides: Bool
    let steps: [String]
    let hasSteps: Bool
    let parts: [FindingsView]
    let hasParts: Bool
    let partsOpen: Bool
    let partsTitle: String
    let partsComplaint: String?
    let needsNote: Bool
    let note: String
    let forms: [FormPiece]
    let hasForms: Bool
    let versions: [VersionPiece]
    let hasVersions: Bool
    let comparison: [WordChanges.Piece]
    let hasComparison: Bool
    let comparedVersions: String
    let hidesOriginal: Bool
  }

  let visit: Visit
  let words: QuestionWords
  let question: Question
  let allowed: Set<Permission>
  /// What only those have who may see callers.
  let sheet: ReviewSheet?

  init(_ visit: Visit, numbered number: CaseNumber) async throws {
    self.visit = visit
    words = try await QuestionWords(visit)
    let id = try await visit.desk.register.identity(numbered: number, for: visit.member)
    do throws(DeskError) {
      let sheet = try await visit.desk.review.sheet(id, for: visit.member)
      self.sheet = sheet
      question = sheet.question
      allowed = sheet.allowed
    } catch {
      // Whoever publishes need not see who called.
      guard case .refused(code: "notAllowed", _) = error else { throw error }
      let plain = try await visit.desk.register.sheet(id, for: visit.member)
      sheet = nil
      question = plain.question
      allowed = plain.allowed
    }
  }

  /// What may come back into the page after an act was refused.
  struct Refused: Sendable {
    var deed: ReviewDeed?
    var complaint: String?
    var typed: Form?
    /// The text's form, as it was typed.
    var parts: [FindingsForm]?
    var note = ""
    /// How the text stood when its page was opened; nil when this page shows how it stands.
    var base: String?
    /// The text was saved, and only what was to follow was refused.
    var isSaved = false
    /// Somebody else has written since: their words stand beside.
    var showsCurrent = false
  }

  func html(_ refused: Refused = Refused()) throws -> String {
    let view = try view(refused)
    return visit.frame.page(
      "审核 \(question.number)", at: .review, body: Templates.render(.review, view),
      liveSeconds: 0)
  }
}

// MARK: - View

extension ReviewPage {
  /// What happened last, as the reason why an act is not possible any more.
  var whatHappened: String {
    ReviewSentences(question: question, words: words).lastMove ?? "公开决定有了变动"
  }

  private func view(_ refused: Refused) throws -> View {
    let preparation = question.disclosure.preparation
    let draft = preparation?.draft
    let sides = sides
    let parts = parts(refused)
    let sentences = ReviewSentences(question: question, words: words)
    let forms = forms(refused)
    let comparison = try comparison()
    return View(
      number: question.number.description, path: "/review/\(question.number)",
      questionPath: "/questions/\(question.number)", csrf: visit.csrf,
      base: refused.base ?? question.draftMark.rawValue, refusal: refusal(refused),
      sentBack: sentences.sentBack, reply: sentences.reply,
      held: visit.held(question)?.remark(own: question.number.description),
      cannotSign: cannotSign, paperPath: paperPath,
      marks: [visit.disclosureMark(of: question), question.handling.stage.mark],
      state: sentences.state, hash: shownHash?.shortForm,
      sensitive: draft.flatMap { Self.sensitive($0.sensitive) }, decision: sentences.decision,
      hasDecision: !sentences.decision.isEmpty, consent: sentences.consent, sides: sides,
      hasSides: !sides.isEmpty, steps: question.reviewSteps.map(sentences.step),
      hasSteps: !question.reviewSteps.isEmpty, parts: parts, hasParts: !parts.isEmpty,
      partsOpen: draft == nil || refused.parts != nil,
      partsTitle: draft == nil
        ? (question.disclosure.stage == .published ? "写更正稿" : "写公开稿") : "改公开稿",
      partsComplaint: parts.isEmpty || refused.parts == nil ? nil : refused.complaint,
      needsNote: question.disclosure.stage == .published,
      note: refused.parts == nil ? draft?.note ?? "" : refused.note, forms: forms,
      hasForms: !forms.isEmpty, versions: versions(sentences),
      hasVersions: allowed.contains(.seeCaller) && question.texts.count > 1,
      comparison: comparison.pieces, hasComparison: !comparison.pieces.isEmpty,
      comparedVersions: comparison.words, hidesOriginal: sheet == nil)
  }

  private static func sensitive(_ matters: Set<SensitiveMatter>) -> String? {
    guard !matters.isEmpty else { return nil }
    return SensitiveMatter.allCases.filter(matters.contains).map(\.wording).joined(separator: "、")
  }

  private var shownHash: TextHash? {
    if let preparation = question.disclosure.preparation { return preparation.draft.text.hash }
    if case .published(let state) = question.disclosure { return state.text.hash }
    return nil
  }

  /// What was said beside what everybody may read; the public words alone for whoever sees no caller.
  private var sides: [SidePiece] {
    guard let words = publicWords else { return [] }
    return DraftPart.allCases.compactMap { part in
      guard let text = words[part] else { return nil }
      let view = sheet?.views.first { $0.part == part }
      let original = view.map {
        FindingsForm(part.rawValue, source: $0.source.reveal(for: .showing), findings: $0.findings)
          .stretchPieces
      }
      let kept = keptLines(of: part)
      return SidePiece(
        sideLabel: part.wording, original: original ?? [], hasOriginal: original != nil,
        publicWords: text, remaining: sheet?.remaining[part].map(\.count), kept: kept,
        hasKept: !kept.isEmpty)
    }
  }

  /// What was left in a part although the rules saw it, with the reason, for whoever signs.
  private func keptLines(of part: DraftPart) -> [String] {
    guard sheet != nil, let draft = question.disclosure.preparation?.draft else { return [] }
    return draft.kept.filter { $0.part == part.rawValue }.map {
      "保留“\($0.words)”（\($0.kindWording)）：\($0.reason)"
    }
  }

  private var publicWords: PublicWords? {
    if let words = sheet?.words { return words }
    switch question.disclosure.preparation {
    case .approved(let text): return text.words
    case .drafted, .inReview, nil: break
    }
    if case .published(let state) = question.disclosure { return state.text.words }
    return nil
  }

  private func versions(_ sentences: ReviewSentences) -> [VersionPiece] {
    question.texts.reversed().map { version in
      VersionPiece(
        versionHead: sentences.version(version),
        comparePath: version.number > 1
          ? "/review/\(question.number)?from=\(version.number - 1)&to=\(version.number)#versions"
          : nil)
    }
  }

  /// Two versions word by word, as the address asks.
  private func comparison() throws -> (pieces: [WordChanges.Piece], words: String) {
    let range = 1...max(1, question.texts.count)
    guard allowed.contains(.seeCaller), let from = try visit.query.number("from", in: range),
      let to = try visit.query.number("to", in: range), from != to, question.texts.count > 1
    else { return ([], "") }
    func text(_ number: Int) -> String {
      let words = question.texts[number - 1].words.reveal(for: .showing)
      return DraftPart.allCases.compactMap { words[$0] }.joined(separator: "\n")
    }
    return (WordChanges.between(text(from), text(to)), "第 \(from) 稿和第 \(to) 稿")
  }
}

// MARK: - Forms

extension ReviewPage {
  /// Whether a text may be written now.
  var mayDraft: Bool {
    guard sheet != nil, allowed.contains(.resolveFindings), !question.isForgotten else {
      return false
    }
    return question.disclosure.decision?.extent.isPublic == true
      && question.disclosure.stage != .withdrawn && question.consent.disclosure == .publish
  }

  /// The acts that are offered: none that would have to be refused.
  private var offered: [ReviewDeed] {
    ReviewDeed.allCases.filter {
      $0.isPossible(with: question, allowed: allowed) && ($0 != .sign || objection == nil)
    }
  }

  /// Why this member can't give the signature that is due.
  private var objection: Question.Refusal? {
    question.objection(toSigner: visit.member.id.rawValue)
  }

  private var cannotSign: String? {
    guard ReviewDeed.sign.isPossible(with: question, allowed: allowed), let objection,
      let level = question.disclosure.preparation?.nextReviewLevel
    else { return nil }
    return ReviewSentences(question: question, words: words)
      .cannotSign(objection, level, visit.member.id.rawValue)
  }

  private var paperPath: String? {
    Paper.isPossible(.review, with: question, allowed: allowed)
      ? "/questions/\(question.number)/papers/\(PaperKind.review.rawValue)" : nil
  }

  /// A refusal whose form is gone stands on top, with what was typed.
  private func refusal(_ refused: Refused) -> RefusedPiece? {
    guard let complaint = refused.complaint else { return nil }
    if let parts = refused.parts {
      guard !mayDraft else { return nil }
      guard !refused.isSaved else { return RefusedPiece(complaint, typed: []) }
      let typed = parts.map {
        OneQuestionPage.FactPiece(
          factName: DraftPart(rawValue: $0.name)?.wording ?? $0.name, factWords: $0.source)
      }
      return RefusedPiece(
        complaint, typed: typed + [.init(factName: "更正说明", factWords: refused.note)])
    }
    guard let deed = refused.deed, !offered.contains(deed) else { return nil }
    return RefusedPiece(
      complaint,
      fields: ReviewDeedForm(question: question, typed: refused.typed).piece(deed).formFields)
  }

  private func forms(_ refused: Refused) -> [FormPiece] {
    offered.map { deed in
      let isThis = deed == refused.deed
      return ReviewDeedForm(question: question, typed: isThis ? refused.typed : nil)
        .piece(
          deed, complaint: isThis ? refused.complaint : nil,
          isOpen: deed == .decide && question.disclosure.decision == nil || deed == .sign)
    }
  }

  private func parts(_ refused: Refused) -> [FindingsView] {
    guard mayDraft else { return [] }
    let forms = refused.parts ?? fresh
    return forms.compactMap { form in
      guard let part = DraftPart(rawValue: form.name) else { return nil }
      let current = refused.showsCurrent ? sheet?.words?[part] ?? "" : nil
      return FindingsView(
        form, label: part.wording, rows: part.rows, longest: part.longest, hint: part.hint,
        current: current == form.source ? nil : current)
    }
  }

  /// The draft that stands, else what is on the site, else what was said and answered.
  private var fresh: [FindingsForm] {
    DraftPart.allCases.map { part in
      if let words = sheet?.words {
        return FindingsForm(
          part.rawValue, source: words[part] ?? "", findings: sheet?.remaining[part] ?? [])
      }
      let view = sheet?.views.first { $0.part == part }
      return FindingsForm(
        part.rawValue, source: view?.source.reveal(for: .showing) ?? "",
        findings: view?.findings ?? [])
    }
  }
}

extension DraftPart {
  /// How many lines its field has.
  var rows: Int {
    switch self {
    case .title, .incidentPlace: 1
    case .question: 6
    case .answer: 10
    }
  }

  /// The most characters.
  var longest: Int {
    switch self {
    case .title, .incidentPlace: 200
    case .question, .answer: 8_000
    }
  }

  var hint: String? {
    switch self {
    case .title: "一句话说清问题，不写人。"
    case .incidentPlace: "可以到小区、路口；不写门牌。来电人住处就是事发地点时写得更粗。"
    case .question, .answer: nil
    }
  }
}

extension KeptFinding {
  /// The kind in words.
  var kindWording: String { Finding.Kind(rawValue: kind)?.wording ?? kind }
}

extension [KeptFinding] {
  /// How many of each kind, in words; nil when nothing was kept.
  var wording: String? {
    let kinds = Finding.Kind.allCases.compactMap { kind -> String? in
      let found = count { $0.kind == kind.rawValue }
      return found == 0 ? nil : "\(kind.wording) \(found) 处"
    }
    return kinds.isEmpty ? nil : kinds.joined(separator: "、")
  }
}
