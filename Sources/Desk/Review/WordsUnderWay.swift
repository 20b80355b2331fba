// The words on their way to the public, looked at as the last gate will look at them: for the question's
// own callers, and for what identifies somebody in what was said. The gate would hold the page back
// when all have signed; here whoever writes is told, while the words are still in the form. Signing and
// publishing look again: a caller may have come in by a merge.

import Discretion
import LeakScan
import Masking
import Questions
import Storage

/// The public words that an act writes, hands in, signs or puts on the site.
struct WordsUnderWay: Sendable {
  /// One part as it would stand on the page.
  private struct Field: Sendable {
    let name: String
    let label: String
    let text: String
  }

  private let fields: [Field]
  /// What can be done about it where the act is done.
  private let remedy: String

  /// The words that `events` are about; nil when they are about none.
  init?(_ events: [QuestionEvent], in question: Question) {
    guard let remedy = events.lazy.compactMap({ WordsUnderWay.remedy(for: $0.act) }).first,
      let words = question.disclosure.latestWords
    else { return nil }
    self.remedy = remedy
    let frame = words.frame
    let around: [(String, String, String?)] = [
      ("topic", "事项", frame.topic), ("area", "地区", frame.area), ("note", "更正说明", frame.note),
      ("policies", "政策依据", frame.policyReferences.joined(separator: "\n")),
      ("campaign", "活动", frame.campaignTags.joined(separator: "\n")),
    ]
    let parts = DraftPart.allCases.map { ($0.rawValue, $0.wording, words[$0]) }
    fields = (parts + around).compactMap { name, label, text in
      text.map { Field(name: name, label: label, text: $0) }
    }
  }

  private static func remedy(for act: QuestionAct) -> String? {
    switch act {
    case .resolvedFindings: "请改成“来电人”，或只写姓氏和称呼（例如 王先生）。"
    case .submitted: "请先改公开稿，再送审。"
    case .signed: "请退回修改，不要签字。"
    case .published, .corrected: "请先改公开稿，重新送审、签字，再发布。"
    case .logged, .merged, .unmerged, .assigned, .coAssigned, .extended, .returned, .answered,
      .followedUp, .reopened, .closed, .declined, .transferred, .retimed, .amended,
      .consentChanged, .disputed, .decided, .sentBack, .withdrawn, .forgotten:
      nil
    }
  }

  /// Throws when one of the words is one of `known`.
  func requireNone(
    of known: [KnownDatum], _ settings: LeakScanSettings
  ) throws(DeskError) {
    guard !known.isEmpty else { return }
    let scan = LeakScan(known: known, settings: settings)
    for field in fields where !field.text.isEmpty {
      guard
        let trace = scan.scan(text: field.text, named: field.name).first(where: { $0.label != nil })
      else { continue }
      throw .invalid(
        field: field.name,
        wording: "“\(field.label)”里有\(trace.kind.wording)，上网前会被拦下。\(remedy)")
    }
  }
}

extension Disclosure {
  /// The words that are on their way, else those on the site.
  fileprivate var latestWords: PublicWords? {
    preparation?.draft.text.words.reveal(for: .scanning) ?? wordsOnSite
  }
}

extension QuestionDesk {
  /// Refuses an act on public words in which the question's own callers stand.
  func requireNobodyShown(
    by events: [QuestionEvent], in question: Question, _ ledger: Ledger
  ) throws {
    guard let words = WordsUnderWay(events, in: question) else { return }
    let callers = try ledger.callers(of: question.id).flatMap { $0.known(as: "caller") }
    let pieces = question.identifyingPieces(Masker(settings: settings.questions.masking))
    try words.requireNone(of: callers + pieces, settings.gateSettings)
  }
}
