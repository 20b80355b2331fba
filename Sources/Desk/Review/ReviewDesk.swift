// From what a caller said to words that everybody may read: decided, masked, signed. The findings are
// made anew from the very words that were handed in, so nothing that a page sent is believed.

package import Discretion
package import Masking
package import Membership
package import Questions
import Storage
import Timekeeping

/// Decides, drafts, signs.
package struct ReviewDesk: Sendable {
  let questions: QuestionDesk
  let masker: Masker

  init(questions: QuestionDesk) {
    self.questions = questions
    masker = Masker(settings: questions.settings.questions.masking)
  }
}

/// What a reviewer has before the eyes.
package struct ReviewSheet: Sendable {
  /// The question.
  package let question: Question
  /// The parts with their findings, from what was said and answered.
  package let views: [DraftView]
  /// The public words as they stand in the draft or review, else as they are on the site; nil before
  /// there is a draft.
  package let words: PublicWords?
  /// The digest of what is on its way: a signature is given to it.
  package let hash: TextHash?
  /// Who signs next; nil when nobody has to.
  package let nextLevel: ReviewLevel?
  /// What is sensitive in the draft and wants a second person.
  package let sensitive: Set<SensitiveMatter>
  /// What the member may do.
  package let allowed: Set<Permission>
  /// How the masks of the draft's own words look today: findings that the rules still see in them.
  package let remaining: [DraftPart: [Finding]]
}

// MARK: - Reading

extension ReviewDesk {
  /// The sheet of a question. It shows what the caller said, so the look is written down first.
  package func sheet(
    _ id: QuestionID, for member: Member
  ) async throws(DeskError) -> ReviewSheet {
    let (question, salutation) = try await load(id, for: member)
    do {
      try await questions.storage.noteLook(at: question, by: member, at: questions.clock.now)
    } catch {
      throw questions.shared.deskError(error, doing: "note who saw a caller")
    }
    let preparation = question.disclosure.preparation
    let words =
      preparation?.draft.text.words.reveal(for: .showing) ?? question.disclosure.wordsOnSite
    var remaining: [DraftPart: [Finding]] = [:]
    if let words {
      for part in DraftPart.allCases {
        guard let text = words[part] else { continue }
        let found = masker.findings(in: text, role: part.role)
        if !found.isEmpty { remaining[part] = found }
      }
    }
    return ReviewSheet(
      question: question, views: views(of: question, salutation), words: words,
      hash: preparation?.draft.text.hash, nextLevel: preparation?.nextReviewLevel,
      sensitive: preparation?.draft.sensitive ?? [],
      allowed: QuestionAccess.allowed(of: member, over: question), remaining: remaining)
  }

  /// The findings in `words`, for a page that shows them while an editor writes.
  package func findings(in words: Private<String>, part: DraftPart) -> [Finding] {
    masker.findings(in: words.reveal(for: .masking), role: part.role)
  }

  func load(
    _ id: QuestionID, for member: Member
  ) async throws(DeskError) -> (Question, Salutation?) {
    do {
      return try await questions.storage.read("read a question for review") { ledger in
        guard let question = try ledger.question(id) else { throw DeskError.notFound }
        try QuestionAccess.require(.seeCaller, of: member, over: question)
        let name = try ledger.callers(of: id).first?.name?.reveal(for: .masking)
        return (question, name.flatMap(Salutation.init(caller:)))
      }
    } catch {
      throw questions.shared.deskError(error, doing: "read a question for review")
    }
  }

  private func views(of question: Question, _ salutation: Salutation?) -> [DraftView] {
    let answer = question.answers.last?.text
    let parts: [(DraftPart, Private<String>?)] = [
      (.title, question.clearedGist ?? question.gist), (.question, question.text),
      (.answer, answer), (.incidentPlace, question.incidentPlace),
    ]
    return parts.compactMap { part, source in
      guard let source else { return nil }
      let text = source.reveal(for: .masking)
      return DraftView(
        part: part, source: source,
        findings: masker.findings(in: text, role: part.role, salutation: salutation),
        proposed: masker.proposed(text, role: part.role, salutation: salutation))
    }
  }
}

// MARK: - Acting

extension ReviewDesk {
  /// Decides who may see a question.
  package func decide(
    _ id: QuestionID, _ extent: DisclosureExtent, reason: String, basis: String,
    by member: Member
  ) async throws(DeskError) -> Question {
    try await questions.act("decide on disclosure", .decideDisclosure, on: id, by: member) {
      question, _, now in
      [
        try question.decide(
          extent, reason: reason, basis: basis, by: member.id.rawValue, at: now)
      ]
    }
  }

  /// Writes the public text. Every finding in the words handed in must be resolved; the first part
  /// where one is not is named. `base` is how the text stood when its page was opened: when something
  /// happened to it since, nothing is written. nil writes whatever happened.
  package func draft(
    _ id: QuestionID, _ parts: [DraftPart: DraftWords], note: String? = nil,
    base: DraftMark? = nil, by member: Member
  ) async throws(DeskError) -> Question {
    let (_, salutation) = try await load(id, for: member)
    let (words, care) = try masked(parts, salutation, note: note)
    return try await questions.act("draft a public text", .resolveFindings, on: id, by: member) {
      question, ledger, now in
      if let base, base != question.draftMark {
        throw DeskError.conflict(wording: try moved(question, ledger, for: member))
      }
      var care = care
      care.sensitive.formUnion(
        SensitiveMatter.among(masker.findings(in: question.text.reveal(for: .masking))))
      return [try question.draft(words, care, by: member.id.rawValue, at: now)]
    }
  }

  /// Who did what to the text since a page was opened, and what became of what was typed in it.
  private func moved(
    _ question: Question, _ ledger: Ledger, for member: Member
  ) throws -> String {
    guard let move = question.lastReviewMove else {
      return "您打开页面以后，这一件的公开决定有了变动。没有保存，您写的还在下面；请先看现在的状态。"
    }
    let name =
      move.by == member.id.rawValue
      ? "您自己" : try ledger.member(MemberID(rawValue: move.by))?.member.name ?? move.by
    let local = questions.zone(of: question.programme).local(of: move.at)
    let when = "\(local.day.civil.month)月\(local.day.civil.day)日\(local.time.wording)"
    let voids =
      (question.disclosure.preparation?.steps.isEmpty ?? true) ? "" : "，已签的字会作废"
    return "您打开页面以后，\(name)于\(when)\(move.kind.wording)。没有保存，您写的还在下面，"
      + "现在的文字列在旁边。确实要换成您写的，请再按一次“保存公开稿”\(voids)。"
  }

  private func masked(
    _ parts: [DraftPart: DraftWords], _ salutation: Salutation?, note: String?
  ) throws(DeskError) -> (PublicWords, DraftCare) {
    var texts: [DraftPart: MaskedText] = [:]
    var care = DraftCare(note: note)
    for (part, words) in parts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let source = words.source.reveal(for: .masking)
      if part == .incidentPlace, !source.contains(where: { !$0.isWhitespace }) { continue }
      let findings = masker.findings(in: source, role: part.role, salutation: salutation)
      care.sensitive.formUnion(SensitiveMatter.among(findings))
      care.kept += part.kept(findings, in: source, words.resolutions)
      do {
        texts[part] = try MaskedText(
          original: source, findings: findings, resolutions: words.resolutions)
      } catch {
        throw DeskError(error, in: part)
      }
    }
    guard let title = texts[.title], let question = texts[.question], let answer = texts[.answer]
    else { throw .invalid(field: "title", wording: "标题、问题和答复都要写。") }
    return (
      PublicWords(
        title: title, question: question, answer: answer, incidentPlace: texts[.incidentPlace]),
      care
    )
  }

  /// Hands the draft in for review; with a `reply` when the very words that were sent back are handed
  /// in again.
  package func submit(
    _ id: QuestionID, reply: String? = nil, by member: Member
  ) async throws(DeskError) -> Question {
    let policy = questions.settings.questions.policy
    return try await questions.act("hand in for review", .resolveFindings, on: id, by: member) {
      question, _, now in
      [try question.submit(under: policy, reply: reply, by: member.id.rawValue, at: now)]
    }
  }

  /// Signs the words of `hash` at `level`. A signature on paper is recorded with the name and number
  /// of the paper by a member who may do that.
  package func sign(
    _ id: QuestionID, level: ReviewLevel, hash: TextHash, onPaper: PaperSignature? = nil,
    by member: Member
  ) async throws(DeskError) -> Question {
    let signature = signature(onPaper, by: member)
    return try await questions.act(
      "sign", permission(for: level, onPaper: onPaper != nil), on: id, by: member
    ) { question, ledger, now in
      try requireAnother(signature, question, ledger)
      return [try question.sign(signature, level: level, hash: hash, at: now)]
    }
  }

  /// A name on paper and a member may be one person: between them, names are compared.
  private func requireAnother(
    _ signature: Signature, _ question: Question, _ ledger: Ledger
  ) throws {
    guard case .inReview(let review) = question.disclosure.preparation,
      review.policy.needsDifferentPeople
    else { return }
    func name(_ signer: String) throws -> String {
      let name = try ledger.member(MemberID(rawValue: signer))?.member.name ?? signer
      return String(name.filter { !$0.isWhitespace })
    }
    let own = try name(signature.signedBy)
    let isOnPaper = signature.paperReference != nil
    if isOnPaper, try question.writersOfThisText.contains(where: { try name($0) == own }) {
      throw Question.Refusal.wroteItThemselves
    }
    let isSame = try review.steps.contains { step in
      try (isOnPaper || step.isOnPaper) && name(step.signedBy) == own
    }
    if isSame { throw Question.Refusal.signedAlready }
  }

  /// Sends the text back with a reason.
  package func sendBack(
    _ id: QuestionID, level: ReviewLevel, reason: String, onPaper: PaperSignature? = nil,
    by member: Member
  ) async throws(DeskError) -> Question {
    let signature = signature(onPaper, by: member)
    return try await questions.act(
      "send back", permission(for: level, onPaper: onPaper != nil), on: id, by: member
    ) { question, _, now in
      [try question.sendBack(signature, level: level, reason: reason, at: now)]
    }
  }

  private func signature(_ paper: PaperSignature?, by member: Member) -> Signature {
    guard let paper else { return Signature(by: member.id.rawValue) }
    return Signature(
      onPaper: paper.name, reference: paper.reference, recordedBy: member.id.rawValue)
  }

  private func permission(for level: ReviewLevel, onPaper: Bool) -> Permission {
    if onPaper { return .recordPaper }
    switch level {
    case .first: return .sign1
    case .second: return .sign2
    case .third: return .sign3
    }
  }
}

/// A signature that was given on paper.
package struct PaperSignature: Hashable, Sendable {
  /// Who signed.
  package var name: String
  /// The number of the paper.
  package var reference: String

  /// A signature.
  package init(name: String, reference: String) {
    self.name = name
    self.reference = reference
  }
}

extension Disclosure {
  /// The words that are on the site.
  var wordsOnSite: PublicWords? {
    switch self {
    case .published(let state): state.text.words
    case .undecided, .decided, .drafted, .inReview, .approved, .withdrawn: nil
    }
  }
}

extension PublicWords {
  /// The words of one part; nil when it has none.
  package subscript(part: DraftPart) -> String? {
    switch part {
    case .title: title
    case .question: question
    case .answer: answer
    case .incidentPlace: incidentPlace
    }
  }
}

extension DeskError {
  init(_ refusal: MaskingRefusal, in part: DraftPart) {
    let wording =
      switch refusal {
      case .unresolved(let open): "“\(part.wording)”里还有 \(open.count) 处隐私提示没有处理。请逐条选择遮盖、改写或保留。"
      case .unknownFinding, .otherText: "“\(part.wording)”在处理时又被改过。请重新查看提示后再交。"
      case .reasonMissing: "“\(part.wording)”里保留原文的提示要写明理由。"
      case .replacementLeaks(_, let kind): "“\(part.wording)”里替换的文字仍有\(kind.wording)。请换一种写法。"
      case .nothingLeft: "“\(part.wording)”遮盖后是空的。请写一句可以公开的话。"
      }
    self = .invalid(field: part.rawValue, wording: wording)
  }
}
