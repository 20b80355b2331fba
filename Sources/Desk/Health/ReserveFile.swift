// Room that nobody else can take: a file beside the database that is given up when the disk is full, so
// that what is due can still be claimed, sent and recorded. It is laid again when there is room.

import Glibc
import Synchronization

/// The reserve on the disk of the database.
package final class ReserveFile: Sendable {
  private let path: String
  private let bytes: Int
  private let spent = Mutex(false)

  /// A reserve of `bytes` at `path`; nothing is laid yet.
  package init(path: String, bytes: Int = Limits.reserveBytes) {
    self.path = path
    self.bytes = bytes
  }

  /// Whether the reserve was given up and could not be laid again.
  package var isSpent: Bool { spent.withLock { $0 } }

  /// Gives the reserve up: the store was refused room.
  func spend() {
    spent.withLock { isSpent in
      unlink(path)
      isSpent = true
    }
  }

  /// Lays the reserve where it is missing and the disk has several times its room. True when it was
  /// spent and lies there again.
  @discardableResult
  package func lay() -> Bool {
    spent.withLock { isSpent in
      if isLaid, !isSpent { return false }
      guard isLaid || hasRoom, fill() else { return false }
      defer { isSpent = false }
      return isSpent
    }
  }

  private var isLaid: Bool {
    var status = stat()
    return stat(path, &status) == 0 && Int(status.st_size) >= bytes
  }

  private var hasRoom: Bool {
    var disk = statvfs()
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    guard statvfs(folder.isEmpty ? "/" : folder, &disk) == 0 else { return false }
    return UInt64(disk.f_bavail) * UInt64(disk.f_frsize) > UInt64(bytes) * 4
  }

  /// A disk that may only be read takes not even a file that lies there already.
  private func fill() -> Bool {
    let file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard file >= 0 else { return false }
    defer { close(file) }
    if posix_fallocate(file, 0, off_t(bytes)) == 0 { return true }
    unlink(path)
    return false
  }
}
