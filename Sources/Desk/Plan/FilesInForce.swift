// Which version of each file is in force: the one in the folder when its structure is sound, else the
// last good one, which then is stale.

import Language
import Scheduling
import Storage
import Timekeeping

/// The files whose content counts, and what is wrong with those in the folder.
struct FilesInForce: Sendable {
  /// What the files in force say.
  private(set) var readings: [PlanReading] = []
  /// Complaints about the files as they lie in the folder.
  private(set) var diagnostics: [PlanDiagnostic]
  /// Stale files, with the instant of adoption of the version in force.
  private(set) var stale: [String: Timestamp] = [:]
  /// The files whose reading is worth remembering.
  private(set) var kept: [PlanFile] = []
  private var current: [String: PlanFile] = [:]
  private var broken: Set<String> = []
  private let known: [String: PlanFileRow]
  private let keepingAll: Bool
  /// Files that are gone and on which everything else rests: directory, ladder, programmes. They
  /// stay in force until a person confirms the loss.
  private(set) var heldFiles: [String] = []

  init(
    _ folder: FolderReading, known: [PlanFileRow], confirmed: Set<String>, reader: PlanReader,
    keepingAll: Bool
  ) {
    self.known = Dictionary(known.map { ($0.name, $0) }) { first, _ in first }
    self.keepingAll = keepingAll
    diagnostics = folder.diagnostics
    for file in folder.files { add(file, reader) }
    for name in folder.unreadable { keep(name, reader) }
    if keepingAll {
      for row in known { keep(row.name, reader) }
    } else {
      for row in known where !confirmed.contains(row.name) { hold(row, reader) }
    }
    readings.sort { $0.file < $1.file }
  }

  private mutating func add(_ file: PlanFile, _ reader: PlanReader) {
    let reading = reader.read(file)
    current[file.name] = file
    kept.append(file)
    diagnostics += reading.diagnostics
    if reading.isStructureBroken {
      broken.insert(file.name)
      keep(file.name, reader)
    } else {
      readings.append(withSoundDefinitions(reading, reader))
    }
  }

  /// A mistyped rung of the ladder must not silence a reminder: where definitions are in doubt, those
  /// of the last good version stay in force beside the new rows.
  private mutating func withSoundDefinitions(
    _ reading: PlanReading, _ reader: PlanReader
  ) -> PlanReading {
    guard !reading.doubtful.isEmpty, let row = known[reading.file], let bytes = row.goodBytes
    else { return reading }
    let good = PlanFile(name: reading.file, bytes: bytes)
    var mended = reading
    guard mended.keepDefinitions(of: reader.read(good)) else { return reading }
    kept.append(good)
    broken.insert(reading.file)
    stale[reading.file] = row.adoptedAt
    return mended
  }

  private mutating func keep(_ name: String, _ reader: PlanReader) {
    if !keepingAll { broken.insert(name) }
    guard let row = known[name], let bytes = row.goodBytes else { return }
    let file = PlanFile(name: name, bytes: bytes)
    kept.append(file)
    readings.append(reader.read(file))
    stale[name] = row.adoptedAt
  }

  private mutating func hold(_ row: PlanFileRow, _ reader: PlanReader) {
    guard current[row.name] == nil, !broken.contains(row.name), let bytes = row.goodBytes,
      !current.values.contains(where: { $0.digest == row.goodDigest })
    else { return }
    let file = PlanFile(name: row.name, bytes: bytes)
    var reading = reader.read(file)
    reading.number = nil
    // Episodes that vanish have a policy of their own.
    reading.documents.removeAll {
      if case .plan = $0 { true } else { false }
    }
    guard !reading.documents.isEmpty else { return }
    kept.append(file)
    readings.append(reading)
    heldFiles.append(row.name)
    stale[row.name] = row.adoptedAt
  }
}

// MARK: - Rows

extension FilesInForce {
  /// What is to be written down of each file that changed.
  func rows(at now: Timestamp) -> [PlanFileRow] {
    guard !keepingAll else { return [] }
    var rows: [PlanFileRow] = []
    for name in Set(current.keys).union(broken).sorted() {
      var row = known[name] ?? PlanFileRow(name: name, digest: "")
      let file = current[name]
      let isNew = row.digest != file?.digest ?? "?"
      row.digest = file?.digest ?? "?"
      if broken.contains(name) {
        row.brokenSince = row.brokenSince ?? now
      } else {
        row.goodDigest = file?.digest
        row.goodBytes = file?.bytes
        if isNew || row.adoptedAt == nil { row.adoptedAt = now }
        row.brokenSince = nil
        row.isBrokenTold = false
      }
      if row != known[name] { rows.append(row) }
    }
    return rows
  }

  /// Files that are gone from the folder and whose episodes are all settled.
  func forgotten(_ vanish: VanishPolicy.Decision) -> [String] {
    guard !keepingAll else { return [] }
    let waiting = Set(
      vanish.episodes.filter {
        switch vanish.verdicts[$0.id] {
        case .held, .leavesAt: true
        case .cancelled, nil: false
        }
      }.map(\.span.file))
    return known.keys.filter {
      current[$0] == nil && !broken.contains($0) && !waiting.contains($0)
        && !heldFiles.contains($0)
    }
  }

  /// Every file is in force just as it lies in the folder.
  var areAllGood: Bool {
    !keepingAll && broken.isEmpty && stale.isEmpty && heldFiles.isEmpty
      && readings.count == current.count
  }

  /// The names of the files that lie in the folder.
  var present: Set<String> { Set(current.keys).union(broken) }

  /// Broken files whose producers have not been told yet, with the instant since when.
  var untold: [(name: String, since: Timestamp)] {
    broken.sorted().compactMap { name in
      guard let row = known[name], !row.isBrokenTold, let since = row.brokenSince else {
        return nil
      }
      return (name, since)
    }
  }

  /// When the next broken file is to be told of; a file that broke just now counts from `now`.
  func nextTelling(at now: Timestamp) -> Timestamp? {
    broken.compactMap { name -> Timestamp? in
      guard known[name]?.isBrokenTold != true else { return nil }
      return (known[name]?.brokenSince ?? now) + Limits.brokenToldAfter
    }.filter { $0 > now }.min()
  }

  /// The complaints that hold a file, first ones first.
  func complaints(about name: String) -> [PlanDiagnostic] {
    diagnostics.filter { $0.span.file == name && $0.severity == .error }
  }
}
