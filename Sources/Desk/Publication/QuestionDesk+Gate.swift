// The last look at a chat message before it is promised: the callers of the question that it is about,
// and the shapes of private data. It costs microseconds, so every message passes it.

package import Delivering
import Discretion
import Journal
package import LeakScan
import Logging
import Masking
package import Questions
import Storage
import Timekeeping

/// Looks at messages before they become promises.
package struct OutputGate: Sendable {
  let settings: LeakScanSettings

  /// A gate that lets pass what `settings` allow.
  package init(_ settings: LeakScanSettings = LeakScanSettings()) {
    self.settings = settings
  }

  /// The traces of `callers`, and the shapes of private data, in the words of `message`. `label` is
  /// what may be said of the callers: the question's number.
  package func traces(in message: Message, of callers: [Caller], label: String) -> [Trace] {
    LeakScan(known: callers.flatMap { $0.known(as: label) }, settings: settings)
      .scan(text: message.lines.joined(separator: "\n"), named: message.kind.rawValue)
  }
}

extension Caller {
  /// What must not be seen of this person.
  func known(as label: String) -> [KnownDatum] {
    let hidden = reveal(for: .scanning)
    let fields: [(KnownKind, String?)] = [
      (.name, hidden.name), (.phone, hidden.phone), (.homeAddress, hidden.homeAddress),
      (.workplace, hidden.workplace),
    ]
    return fields.compactMap { kind, value in
      guard let value, !value.isEmpty else { return nil }
      return KnownDatum(kind, value, label: label)
    }
  }
}

/// A question with those of whom nothing may leave with it: read once, however many messages it brings.
struct GateSubject: Sendable {
  let question: Question
  let callers: [Caller]

  init(_ question: Question, _ ledger: Ledger) throws {
    self.question = question
    callers = try ledger.callers(of: question.id)
  }
}

extension QuestionDesk {
  /// Whether `message` may leave. One that may not is written into the journal and told, unless it was
  /// judged before.
  func passesGate(
    _ message: Message, about subject: GateSubject, _ ledger: Ledger, at now: Timestamp,
    isRepeat: Bool = false
  ) throws -> Bool {
    let question = subject.question
    let traces = OutputGate(settings.gateSettings).traces(
      in: message, of: subject.callers, label: question.number.description)
    guard let first = traces.first else { return true }
    guard !isRepeat else { return false }
    try ledger.append(
      JournalEvent(
        .blocked, subject: question.id.rawValue, by: "system:gate", at: now,
        details: ["output": message.kind.rawValue, "trace": first.kind.rawValue]))
    shared.logger.error(
      "A message was held back",
      metadata: [
        "question.number": "\(question.number)", "message.kind": "\(message.kind.rawValue)",
        "trace.kind": "\(first.kind.rawValue)",
      ])
    return false
  }
}

extension DeskSettings {
  /// What the gate lets pass: what the site names as public, and what masking leaves alone.
  package var gateSettings: LeakScanSettings {
    var gate = publication.gate
    gate.numbers += questions.masking.officialNumbers.sorted()
    gate.phrases += questions.masking.officialNames.sorted()
    return gate
  }
}
