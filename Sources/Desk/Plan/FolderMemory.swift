// What the files of the folder were when they were read last. A file whose inode, size and times are
// the same is the same file and is not read again, with two exceptions: one that was touched only just
// before it was read, for it could be written again within the same tick of its file system's clock,
// and everything once in a few minutes, for the sake of file systems that do not tell the truth.

import Glibc
import Synchronization

/// The files that were read last, by name.
final class FolderMemory: Sendable {
  /// What tells one version of a file from another without reading it.
  struct Stamp: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64
    private let size: Int64
    private let mode: UInt32
    private let writtenAt: Nanoseconds
    private let changedAt: Nanoseconds

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
      size = Int64(status.st_size)
      mode = UInt32(status.st_mode)
      writtenAt = Nanoseconds(status.st_mtim)
      changedAt = Nanoseconds(status.st_ctim)
    }

    /// Whether it was touched so shortly before `instant` that it may be touched again unseen.
    func isFresh(at instant: Nanoseconds) -> Bool {
      max(writtenAt, changedAt).count > instant.count - FolderMemory.settling.count
    }
  }

  /// An instant of the machine's clock, as file systems write it down.
  struct Nanoseconds: Hashable, Comparable, Sendable {
    let count: Int64

    init(count: Int64) { self.count = count }

    init(_ time: timespec) { count = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }

    static func < (left: Nanoseconds, right: Nanoseconds) -> Bool { left.count < right.count }

    /// Now. The times of files follow the machine's clock, whatever clock a rehearsal keeps.
    static var present: Nanoseconds {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Nanoseconds(time)
    }
  }

  /// So long after it was touched a file is read anew each time. The coarsest clock of a file system
  /// that offices use ticks every two seconds.
  private static let settling = Nanoseconds(count: 5_000_000_000)
  /// So long no file is taken unread.
  private static let trustedFor = Nanoseconds(count: 300_000_000_000)

  private struct Known: Sendable {
    let stamp: Stamp
    let file: PlanFile
  }

  private struct State: Sendable {
    var files: [String: Known] = [:]
    var readAt = Nanoseconds(count: 0)
    var readCount = 0
  }

  private let state = Mutex(State())
  private let present: @Sendable () -> Nanoseconds

  /// A memory of nothing; `present` is the machine's clock.
  init(present: @escaping @Sendable () -> Nanoseconds = { .present }) {
    self.present = present
  }

  /// To be asked before the folder is read; forgets everything when it is old.
  func beginReading() -> Nanoseconds {
    let now = present()
    state.withLock { state in
      let age = now.count - state.readAt.count
      if age < 0 || age >= FolderMemory.trustedFor.count {
        state.files = [:]
        state.readAt = now
      }
    }
    return now
  }

  /// The file called `name`, when it is still the one with this stamp.
  func file(_ name: String, _ stamp: Stamp) -> PlanFile? {
    state.withLock { state in
      guard let known = state.files[name], known.stamp == stamp else { return nil }
      return known.file
    }
  }

  /// Notes what was read of a file, unless it was touched just before the reading began.
  func remember(_ file: PlanFile, _ stamp: Stamp, readAt: Nanoseconds) {
    state.withLock { state in
      state.readCount += 1
      state.files[file.name] =
        stamp.isFresh(at: readAt) ? nil : Known(stamp: stamp, file: file)
    }
  }

  /// Forgets the files that are gone.
  func keepOnly(_ files: [PlanFile]) {
    let names = Set(files.map(\.name))
    state.withLock { state in state.files = state.files.filter { names.contains($0.key) } }
  }

  /// The next reading reads everything.
  func forget() { state.withLock { $0.files = [:] } }

  /// How many files were read, for tests and measures.
  var readCount: Int { state.withLock { $0.readCount } }
}
