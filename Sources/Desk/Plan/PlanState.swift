// What the plan's step remembers between two looks at the folder, so that an unchanged folder costs a
// directory listing and nothing else.

import Crypto
import Scheduling
import Synchronization
import Timekeeping

/// The last reading that was adopted, and when to look again although nothing changed.
final class PlanState: Sendable {
  private struct Adopted {
    var digest: String
    var next: Timestamp?
    var plannedOn: CalendarDay
  }

  private let last = Mutex<Adopted?>(nil)

  /// When to call again if the folder is still as it was at the last adoption; nil when it must be
  /// adopted: it changed, something became due, or a new day has begun and the horizon moves on.
  func unchanged(_ digest: String, at now: Timestamp) -> Timestamp? {
    last.withLock { adopted in
      guard let adopted, adopted.digest == digest else { return nil }
      if let next = adopted.next, next <= now { return nil }
      return adopted.next ?? .distantFuture
    }
  }

  /// Notes what was adopted.
  func adopted(_ digest: String, next: Timestamp?, plannedOn day: CalendarDay) {
    last.withLock { $0 = Adopted(digest: digest, next: next, plannedOn: day) }
  }

  /// Forgets the last reading: the next one is adopted.
  func forget() {
    last.withLock { $0 = nil }
  }

  /// One text that differs when anything in the folder does.
  static func digest(of reading: FolderReading) -> String {
    var text = ""
    for file in reading.files { text += file.name + "\n" + file.digest + "\n" }
    for name in reading.unreadable { text += name + "\n?\n" }
    return PlanFile(name: "", bytes: Array(text.utf8)).digest
  }
}
