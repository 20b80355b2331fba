// What the pages of the register need beside its lists: counts, the words of a caller as far as this
// member may read them, and a line in the journal for each paper that was printed.

package import Discretion
import Journal
package import Masking
package import Membership
package import Questions
import Storage
import Timekeeping

/// A paper that is signed or sent by hand.
package enum PaperKind: String, CaseIterable, Hashable, Sendable {
  /// 审核表
  case review
  /// 转办单
  case dispatch
  /// 催办通知书
  case chase

  /// What it is called.
  package var wording: String {
    switch self {
    case .review: "审核表"
    case .dispatch: "转办单"
    case .chase: "催办通知书"
    }
  }
}

/// What a caller said, as far as a member may read it.
package struct ShownWords: Hashable, Sendable {
  /// In one line.
  package let gist: String
  /// Word by word.
  package let text: String
  /// Where it happened.
  package let incidentPlace: String?
  /// The answers, in order.
  package let answers: [String]
  /// Everything that may tell who somebody is was masked by rules.
  package let isMasked: Bool
}

extension RegisterRoom {
  /// The words of `question` for `member`: as they were said for whoever may see callers, masked by
  /// all rules for everybody else.
  package func words(of question: Question, for member: Member) -> ShownWords {
    let seesCaller = QuestionAccess.access(.seeCaller, of: member, over: question) == .granted
    func shown(_ words: Private<String>, _ role: Masker.Role = .free) -> String {
      seesCaller
        ? words.reveal(for: .showing)
        : masker.proposed(words.reveal(for: .masking), role: role)
    }
    return ShownWords(
      gist: gist(of: question, for: member), text: shown(question.text),
      incidentPlace: question.incidentPlace.map { shown($0, .incidentPlace) },
      answers: question.answers.map { shown($0.text) }, isMasked: !seesCaller)
  }

  /// The gist alone, as far as the member may read it.
  package func gist(of question: Question, for member: Member) -> String {
    if QuestionAccess.access(.seeCaller, of: member, over: question) == .granted {
      return question.gist.reveal(for: .showing)
    }
    return maskedGist(of: question)
  }

  /// The gist masked by all rules, whoever asks: for lists, which nobody's look is noted at.
  package func maskedGist(of question: Question) -> String {
    question.clearedGist?.reveal(for: .showing)
      ?? masker.proposed(question.gist.reveal(for: .masking))
  }

  /// What the rules find in free words, for whoever clears a gist for chat messages.
  package func findings(in words: String) -> [Finding] { masker.findings(in: words) }

  /// The question that people call `number`; `notFound` when the member may not know of it.
  package func identity(
    numbered number: CaseNumber, for member: Member
  ) async throws(DeskError) -> QuestionID {
    try await reading("look up a number") { ledger in
      guard let question = try ledger.question(numbered: number) else { throw DeskError.notFound }
      try QuestionAccess.require(.seeQuestions, of: member, over: question)
      return question.id
    }
  }

  /// Notes that a paper of `question` was printed.
  package func notePaper(
    _ kind: PaperKind, of question: Question, by member: Member
  ) async throws(DeskError) {
    try QuestionAccess.require(.seeQuestions, of: member, over: question)
    let now = clock.now
    do {
      _ = try await storage.write("note a printed paper") { ledger in
        try ledger.append(
          JournalEvent(
            .paperPrinted, subject: question.id.rawValue, by: member.id.rawValue, at: now,
            details: ["paper": kind.rawValue, "number": question.number.description]))
      }
    } catch {
      throw shared.deskError(error, doing: "note a printed paper")
    }
  }
}

extension QuestionDesk {
  /// Clears `gist`, which a person may have mended, with these decisions about what the rules find in
  /// it.
  package func clearGist(
    _ id: QuestionID, gist: Private<String>, resolutions: [Int: Resolution], by member: Member
  ) async throws(DeskError) -> Question {
    let masker = Masker(settings: settings.questions.masking)
    let masked: MaskedText
    let source = gist.reveal(for: .masking)
    do throws(MaskingRefusal) {
      masked = try masker.reviewed(source, resolutions: resolutions)
    } catch {
      throw .invalid(field: "gist", wording: error.wording)
    }
    let kept = DraftPart.title.kept(masker.findings(in: source), in: source, resolutions)
    return try await clearGist(id, masked, kept: kept, by: member)
  }
}
