// What the last gate knows of callers, kept between steps: taught once at the start, then only those who
// came since. It lives in memory alone, and is thrown away when somebody is forgotten.

import Discretion
import LeakScan
import Masking
import Questions
import Storage
import Synchronization

/// The gate over finished outputs.
final class LeakGate: Sendable {
  private struct State: Sendable {
    var scan: LeakScan
    var lastCaller: Int64 = 0
    var numbers: [PublicSlug: String] = [:]
  }

  private let state: Mutex<State>
  private let settings: LeakScanSettings
  private let masker: Masker
  private static let batch = 5_000

  init(_ settings: LeakScanSettings, masker: Masker) {
    self.settings = settings
    self.masker = masker
    state = Mutex(State(scan: LeakScan(settings: settings)))
  }

  /// How many data are known.
  var knownCount: Int { state.withLock { $0.scan.knownCount } }

  /// Forgets all callers; the next `learn` begins anew.
  func forget() {
    state.withLock { $0 = State(scan: LeakScan(settings: settings)) }
  }

  /// Learns the callers who came since, and what is identifying in the raw texts behind `slugs`.
  /// True when anything was new.
  func learn(from storage: Storage, publishedAt slugs: [PublicSlug]) async throws -> Bool {
    var isNew = false
    while true {
      let last = state.withLock { $0.lastCaller }
      let batch = try await storage.read("teach the gate") {
        try $0.knownCallers(after: last, limit: LeakGate.batch)
      }
      guard let end = batch.last?.sequence else { break }
      isNew = true
      state.withLock { state in
        state.scan.add(batch.flatMap { $0.caller.known(as: $0.number) })
        state.lastCaller = end
      }
    }
    let fresh = state.withLock { state in slugs.filter { state.numbers[$0] == nil } }
    guard !fresh.isEmpty else { return isNew }
    let masker = masker
    let known = try await storage.read("teach the gate") { ledger in
      try fresh.map { slug -> (PublicSlug, String, [KnownDatum]) in
        guard let id = try ledger.questionID(publishedAt: slug),
          let question = try ledger.question(id)
        else { return (slug, "", []) }
        return (slug, question.number.description, question.identifyingPieces(masker))
      }
    }
    state.withLock { state in
      for (slug, number, pieces) in known {
        state.scan.add(pieces)
        state.numbers[slug] = number
      }
    }
    return true
  }

  /// The number of the question that is published at `slug`.
  func number(of slug: PublicSlug) -> String? { state.withLock { $0.numbers[slug] } }

  /// The traces in `bytes` and in their name.
  func scan(_ bytes: [UInt8], named name: String) -> [Trace] {
    state.withLock { $0.scan }.scan(bytes, named: name)
  }
}

extension Question {
  /// What in the raw words identifies somebody beyond doubt. The rest of the words may well be what all
  /// have signed.
  func identifyingPieces(_ masker: Masker) -> [KnownDatum] {
    let hidden = reveal(for: .scanning)
    return [hidden.gist, hidden.text].flatMap { text in
      masker.findings(in: text).compactMap { finding -> KnownDatum? in
        guard finding.certainty == .certain, let kind = finding.kind.known,
          let words = finding.words(in: text)
        else { return nil }
        return KnownDatum(kind, String(words), label: number.description)
      }
    }
  }
}

extension Finding.Kind {
  /// What kind of known datum it is for the gate; nil when it identifies nobody by itself.
  fileprivate var known: KnownKind? {
    switch self {
    case .mobile, .landline: .phone
    case .identityNumber, .passport, .permit: .identityNumber
    case .bankCard: .bankCard
    case .plate: .plate
    case .email: .email
    case .qq, .weChat: .account
    case .address: .homeAddress
    case .personName: .name
    case .link, .minor, .illness, .workplace, .religion, .accusation, .otherDigits, .markup: nil
    }
  }
}
