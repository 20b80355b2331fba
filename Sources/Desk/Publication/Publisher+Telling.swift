// What was held back is said once: in the log, in the journal and to the administrators. The store keeps
// what was said, so that neither the next publication nor a start says it again.

import Announcing
import Journal
import LeakScan
import Logging
import Questions
import Reminding
import Storage
import Timekeeping

extension Publisher {
  /// Says what of `held` was not said before, and remembers what is held now: what comes back after it
  /// was clean is said again.
  func tell(_ held: [HeldOutput], at now: Timestamp) async throws {
    let keys = Set(held.map(\.key))
    guard memory.told != keys else { return }
    let settings = settings
    let news = try await storage.write("write down what was held back") { ledger -> [HeldOutput] in
      let told = try ledger.toldHeld()
      let news = held.filter { !told.contains($0.key) }
      for output in news { try Publisher.note(output, settings, ledger, at: now) }
      if told != keys { try ledger.setToldHeld(keys) }
      return news
    }
    memory.told = keys
    for output in news {
      shared.logger.error(
        "An output was held back",
        metadata: [
          "output.path": "\(output.traces.first?.output ?? "")",
          "trace.kind": "\(output.traces.first?.kind.rawValue ?? "")",
        ])
    }
    if !news.isEmpty { shared.courierWake.wake() }
  }

  /// Writes one of them into the journal, and tells the administrators.
  private static func note(
    _ output: HeldOutput, _ settings: DeskSettings, _ ledger: Ledger, at now: Timestamp
  ) throws {
    guard let trace = output.traces.first else { return }
    let question = try output.slug.flatMap { try ledger.questionID(publishedAt: $0) }
    try ledger.append(
      JournalEvent(
        .blocked, subject: question?.rawValue ?? HousePart.site.rawValue, by: "system:publisher",
        at: now,
        details: ["trace": trace.kind.rawValue, "offset": String(trace.offset)]))
    let identity = StableHash([
      "blocked", output.path, trace.kind.rawValue, "\(now.milliseconds)",
    ]).text
    try Alarms(settings: settings, traffic: nil).raise(
      AlarmWording(settings.wording).message(
        for: .outputBlocked(
          output: trace.output, finding: trace.kind.wording, label: trace.label,
          remedy: trace.kind.remedy),
        identity: identity), identity: identity, ledger, at: now)
  }
}

extension Ledger {
  fileprivate func toldHeld() throws -> Set<String> {
    Set(try note(.toldHeld)?.split(separator: " ").map(String.init) ?? [])
  }

  fileprivate func setToldHeld(_ keys: Set<String>) throws {
    try setNote(.toldHeld, to: keys.isEmpty ? nil : keys.sorted().joined(separator: " "))
  }
}
