// What staff write about an act goes into the journal, and nothing can be erased from the journal. So a
// reason that names the caller is sent back to whoever wrote it, while the words are still in the form.

import LeakScan
import Questions
import Storage

/// The words that one act leaves, field by field.
struct StaffWords: Sendable {
  /// One field as it was typed.
  struct Field: Sendable {
    let name: String
    let text: String
    /// Who approved or signed: a colleague may be called like the caller.
    var isColleague = false
    /// To whom it was put through: an emergency waits for nobody's place of work.
    var isBody = false
  }

  private(set) var fields: [Field] = []

  /// The words of a reason alone.
  init(reason: String) {
    fields = [Field(name: "reason", text: reason)]
  }

  /// What `events` say, and what stands in the row beside them.
  init(_ events: [QuestionEvent], from before: Question, to after: Question) {
    for event in events {
      if let reason = event.reason {
        fields.append(
          Field(
            name: StaffWords.field(of: event.act), text: reason, isBody: event.act == .transferred))
      }
      // The other particulars are made by the program.
      for name in ["approvedBy", "basis", "paper", "signedBy"] {
        guard let text = event.details[name] else { continue }
        fields.append(Field(name: name, text: text, isColleague: name.hasSuffix("By")))
      }
    }
    if case .declined(let decline) = after.handling, after.handling != before.handling {
      fields.append(Field(name: "note", text: decline.note))
    }
    if let draft = after.disclosure.preparation?.draft,
      draft.text.number != before.disclosure.preparation?.draft.text.number
    {
      fields += draft.kept.map { Field(name: $0.part, text: $0.reason) }
    }
  }

  /// The field of the form in which the reason of `act` was typed.
  private static func field(of act: QuestionAct) -> String {
    switch act {
    case .withdrawn: "public"
    case .resolvedFindings, .corrected: "note"
    case .transferred: "to"
    case .logged, .merged, .unmerged, .assigned, .coAssigned, .extended, .returned, .answered,
      .followedUp, .reopened, .closed, .declined, .retimed, .amended, .consentChanged, .disputed,
      .decided, .submitted, .signed, .sentBack, .published, .forgotten:
      "reason"
    }
  }

  /// Throws when one of the words names one of `callers`.
  func requireNobody(
    of callers: [Caller], _ settings: LeakScanSettings
  ) throws(DeskError) {
    guard !callers.isEmpty else { return }
    let known = callers.flatMap { $0.known(as: "") }
    let scan = LeakScan(known: known, settings: settings)
    for field in fields where !field.text.isEmpty {
      let traces = scan.scan(text: field.text, named: field.name)
        .filter { $0.label != nil }.compactMap { trace in
          KnownKind.allCases.first { $0.trace == trace.kind }
        }
      // What the search of the bytes would find after a forgetting is refused too, title and all.
      let whole = known.filter { datum in
        datum.value.utf8.count >= StaffWords.findable && field.text.contains(datum.value)
      }.map(\.kind)
      guard let kind = (traces + whole).first(where: { StaffWords.concerns($0, field) }) else {
        continue
      }
      throw .invalid(field: field.name, wording: StaffWords.wording(of: kind))
    }
  }

  /// What is shorter is found everywhere and proves nothing.
  private static let findable = 9

  private static func concerns(_ kind: KnownKind, _ field: Field) -> Bool {
    switch kind {
    case .name: !field.isColleague
    case .workplace: !field.isColleague && !field.isBody
    case .phone, .homeAddress, .identityNumber, .bankCard, .plate, .email, .account, .passage: true
    }
  }

  private static func wording(of kind: KnownKind) -> String {
    "这里写了\(kind.wording)。理由和说明会记入操作日志，操作日志以后不能删改，请把它去掉再交，用“来电人”代替即可。"
  }
}

extension QuestionDesk {
  /// Refuses an act whose words name who called.
  func requireNobodyNamed(
    in events: [QuestionEvent], from before: Question, to after: Question, _ ledger: Ledger
  ) throws {
    let words = StaffWords(events, from: before, to: after)
    guard words.fields.contains(where: { !$0.text.isEmpty }) else { return }
    try words.requireNobody(of: try ledger.callers(of: after.id), settings.gateSettings)
  }
}
