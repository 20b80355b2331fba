// Reads files into documents, remembering what unchanged bytes meant: a change to one file among many
// does not read the others again.

import Scheduling
import Synchronization
import Timekeeping

/// A reader of schedule files with a memory.
final class PlanReader: Sendable {
  private struct Key: Hashable {
    var name: String
    var digest: String
  }

  private let files: PlanFileReader
  private let known = Mutex<[Key: PlanReading]>([:])
  private let count = Mutex<UInt64>(0)

  init(defaultZone: Zone) {
    files = PlanFileReader(defaultZone: defaultZone)
  }

  /// What the file holds.
  func read(_ file: PlanFile) -> PlanReading {
    let key = Key(name: file.name, digest: file.digest)
    if let found = known.withLock({ $0[key] }) { return found }
    var reading = files.read(name: file.name, bytes: file.bytes)
    // Whoever wants to see its lines reads the file again.
    reading.text = nil
    reading.number = count.withLock { count in
      count += 1
      return count
    }
    known.withLock { $0[key] = reading }
    return reading
  }

  /// Forgets all files but `files`.
  func keepOnly(_ files: [PlanFile]) {
    let keys = Set(files.map { Key(name: $0.name, digest: $0.digest) })
    known.withLock { known in known = known.filter { keys.contains($0.key) } }
  }
}
