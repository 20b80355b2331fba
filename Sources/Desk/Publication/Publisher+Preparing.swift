// What a step writes: the record as it may be shown, its files, each looked through. The unit that is
// held back is the question: its page carries all of its words, and once it is left out, the lists that
// would have carried the same words are clean.

import LeakScan
import Publishing
import Questions
import Storage
import Timekeeping

extension Publisher {
  /// The files that lead from `shown` to what is public at `now`; from what lies in `folder` when
  /// nothing is known to be shown; all of them without a folder.
  func prepare(
    for folder: SiteFolder?, from shown: PublicRecord?, at now: Timestamp
  ) async throws -> PreparedSite {
    var record = try await room.record(at: now)
    let isReady = try await teach(record)
    let before = shown ?? PublicRecord()
    var (held, kept) = hold(&record, from: before, lyingIn: folder, isGateReady: isReady)
    neutralise(&record, knowing: before)
    if let shown {
      let change = try site.touched(from: shown, to: record)
      var removed = change.removed.map(\.text)
      let files = clean(change.files, folder, &held, &removed, record)
      return PreparedSite(record: record, files: files, removed: removed, held: held)
    }
    var removed: [String] = []
    let files = clean(try site.files(for: record), folder, &held, &removed, record)
    guard let folder else {
      return PreparedSite(record: record, files: files, removed: [], held: held)
    }
    let lying = folder.names()
    try folder.sweep(lying.leftovers)
    kept.formUnion(held.filter { $0.slug == nil }.map(\.path))
    let wanted = kept.union(files.map(\.path.text))
    removed += lying.pages.filter { !wanted.contains($0) }
    return PreparedSite(
      record: record, files: files.filter { folder.bytes(at: $0.path.text) != $0.bytes },
      removed: removed, held: held)
  }

  /// Teaches the gate; false when there are callers whom nobody here can read: then nothing new goes
  /// out, for nobody could say what is in it.
  private func teach(_ record: PublicRecord) async throws -> Bool {
    do {
      _ = try await gate.learn(from: storage, publishedAt: record.questions.map(\.slug))
      return true
    } catch is VaultError {
      return try await !storage.read("look whether there are callers") { try $0.hasCallers() }
    }
  }

  /// Leaves out the questions whose pages hold a trace; one that was up before stays as it was. Also
  /// gives the files that stay although the record does not have them.
  private func hold(
    _ record: inout PublicRecord, from before: PublicRecord, lyingIn folder: SiteFolder?,
    isGateReady: Bool
  ) -> (held: [HeldOutput], kept: Set<String>) {
    let shown = Dictionary(before.questions.map { ($0.slug, $0) }) { first, _ in first }
    var held: [HeldOutput] = []
    var kept: Set<String> = []
    record.questions = record.questions.compactMap { question in
      if shown[question.slug] == question { return question }
      let path = PublicPath.question(question.slug).text
      // What lies there in these very words was looked through when the callers could be read.
      if !isGateReady, lies(question, at: path, in: folder) { return question }
      let traces =
        isGateReady ? gate.scan(question.publicBytes, named: path) : [.unreadable(in: path)]
      guard !traces.isEmpty else { return question }
      var output = HeldOutput(
        path: path, traces: traces, slug: question.slug, words: question.hash)
      if shown[question.slug] == nil, mayStay(path, of: question, traces, in: folder) {
        kept.insert(path)
        output.isOnline = lies(question, at: path, in: folder)
      }
      held.append(output)
      return shown[question.slug]
    }
    return (held, kept)
  }

  /// Whether what lies at `path` may stay until a person has looked: a rule that changed takes nothing
  /// down by itself, a caller's own data does.
  private func mayStay(
    _ path: String, of question: PublicQuestion, _ traces: [Trace], in folder: SiteFolder?
  ) -> Bool {
    guard let bytes = folder?.bytes(at: path) else { return false }
    let found = lies(question, at: path, in: folder) ? traces : gate.scan(bytes, named: path)
    let own = gate.number(of: question.slug)
    return !found.contains { $0.label != nil && $0.label == own }
  }

  /// Whether these very words lie at `path`.
  private func lies(_ question: PublicQuestion, at path: String, in folder: SiteFolder?) -> Bool {
    guard let bytes = folder?.bytes(at: path) else { return false }
    return String(decoding: bytes, as: UTF8.self).contains(question.hash.shortForm)
  }

  /// A tombstone must get out: a public reason that holds a trace is replaced by the usual words.
  private func neutralise(_ record: inout PublicRecord, knowing before: PublicRecord) {
    let known = Set(before.tombstones)
    record.tombstones = record.tombstones.map { tombstone in
      if known.contains(tombstone) { return tombstone }
      let traces = gate.scan(Array(tombstone.publicReason.utf8), named: "tombstone")
      guard !traces.isEmpty else { return tombstone }
      return Tombstone(
        slug: tombstone.slug, withdrawnAt: tombstone.withdrawnAt,
        publicReason: Withdrawal.Reason.privacy.publicWording)
    }
  }

  /// The files without a trace. For one that has, the old file stays, unless it mentions what was
  /// withdrawn: then it goes, for a missing page is better than one that must not be read.
  private func clean(
    _ files: [PublicFile], _ folder: SiteFolder?, _ held: inout [HeldOutput],
    _ removed: inout [String], _ record: PublicRecord
  ) -> [PublicFile] {
    let withdrawn = record.tombstones.map(\.slug.rawValue)
    let tombstones = Set(record.tombstones.map { PublicPath.question($0.slug) })
    return files.filter { file in
      guard !tombstones.contains(file.path) else { return true }
      let traces = gate.scan(file.bytes, named: file.path.text)
      guard !traces.isEmpty else { return true }
      held.append(HeldOutput(path: file.path.text, traces: traces))
      if let old = folder?.bytes(at: file.path.text) {
        let text = String(decoding: old, as: UTF8.self)
        if withdrawn.contains(where: { text.contains($0) }) { removed.append(file.path.text) }
      }
      return false
    }
  }
}

extension Trace {
  /// Nobody can say what is in `path`, because there is no key to read the callers with.
  fileprivate static func unreadable(in path: String) -> Trace {
    Trace(
      output: path, place: .content, offset: 0, length: 0, line: 1, kind: .unreadable, label: nil)
  }
}

extension PublicQuestion {
  /// Everything that any page says of it, for the gate.
  fileprivate var publicBytes: [UInt8] {
    let texts =
      [title, question, answer, incidentPlace ?? "", topic ?? "", area ?? "", correctionNote ?? ""]
      + policyReferences + campaignTags + signers.map(\.name)
    return Array(texts.joined(separator: "\n\n").utf8)
  }
}
