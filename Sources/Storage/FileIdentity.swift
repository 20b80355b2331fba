// Which file lies at a path: a database that was deleted or replaced while it is open goes on taking
// writes that nobody will ever see.

import Glibc

/// The device and the number of a file on it.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// The file at `path`; nil when nothing can be found there.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }
}
