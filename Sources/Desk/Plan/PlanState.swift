// What the plan's step remembers between two looks at the folder, so that an unchanged folder costs a
// directory listing and nothing else.

import Crypto
import Synchronization
import Timekeeping

/// The last reading that was adopted, and when to look again although nothing changed.
final class PlanState: Sendable {
  private struct Adopted {
    var digest: String
    var next: Timestamp?
  }

  private struct Memory {
    var adopted: Adopted?
    var plan: PlanMemory?
    var edits = 0
    var wishes = 0
    /// The wishes that an adoption has fulfilled.
    var fulfilled = 0
  }

  private let memory = Mutex(Memory())

  /// When to call again if the folder is still as it was at the last adoption; nil when it must be
  /// adopted: it changed, something became due, or a new day has begun and the horizon moves on.
  func unchanged(_ digest: String, at now: Timestamp) -> Timestamp? {
    memory.withLock { memory in
      guard let adopted = memory.adopted, adopted.digest == digest else { return nil }
      if let next = adopted.next, next <= now { return nil }
      return adopted.next ?? .distantFuture
    }
  }

  /// To be taken before an adoption begins: whoever asks for another one meanwhile gets it.
  var ticket: Int { memory.withLock { $0.wishes } }

  /// Notes what was adopted, unless somebody has asked since `ticket` was taken.
  func adopted(_ digest: String, next: Timestamp?, _ ticket: Int) {
    memory.withLock { memory in
      memory.fulfilled = max(memory.fulfilled, ticket)
      guard memory.wishes == ticket else { return }
      memory.adopted = Adopted(digest: digest, next: next)
    }
  }

  /// Whether somebody has asked for an adoption that has not come yet.
  var isAskedFor: Bool { memory.withLock { $0.wishes > $0.fulfilled } }

  /// Notes that what is stored was adopted in place of a folder that can't be used.
  func adoptedStored(_ ticket: Int) {
    memory.withLock { $0.fulfilled = max($0.fulfilled, ticket) }
  }

  /// Forgets the last reading: the next one is adopted.
  func forget() {
    memory.withLock { memory in
      memory.adopted = nil
      memory.plan = nil
      memory.wishes += 1
    }
  }

  /// What an edit can build on, once: whoever adopts leaves another one.
  func takeMemory() -> PlanMemory? {
    memory.withLock { memory in
      defer { memory.plan = nil }
      return memory.plan
    }
  }

  /// How many adoptions were those of an edit.
  var editCount: Int { memory.withLock { $0.edits } }

  func countEdit() { memory.withLock { $0.edits += 1 } }

  /// Keeps what an edit can build on, unless somebody has asked for an adoption since `ticket`.
  func remember(_ plan: PlanMemory, _ ticket: Int) {
    memory.withLock { memory in
      if memory.wishes == ticket { memory.plan = plan }
    }
  }

  /// One text that differs when anything in the folder does.
  static func digest(of reading: FolderReading) -> String {
    var text = ""
    for file in reading.files { text += file.name + "\n" + file.digest + "\n" }
    for name in reading.unreadable { text += name + "\n?\n" }
    return PlanFile(name: "", bytes: Array(text.utf8)).digest
  }
}
