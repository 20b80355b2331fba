// The daemon's own folders, made when they are missing and refused when they cannot be written: an
// hour later it would be too late.

import Foundation
import Glibc

/// The folders for state and for the socket.
enum StateFolders {
  /// Makes the folder at `path` and looks whether it can be written. Throws `CommandFailure`.
  static func make(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    } catch {
      throw CommandFailure(
        .cannotCreate, "目录 \(path) 建不起来，请检查上级目录的权限，或改“数据目录”“运行目录”。")
    }
    guard access(path, W_OK | X_OK) == 0 else {
      throw CommandFailure(
        .cannotCreate, "目录 \(path) 不可写，请把它交给运行服务的用户（chown）。")
    }
  }

  /// What is written is read by nobody outside the group: the store holds the schedule files.
  static func tightenRights() {
    let mask = umask(0o027)
    umask(mask | 0o007)
  }
}
