// The database's file and the mark beside it, which says that there was one. A database that is gone
// must not be replaced by an empty one in silence: everything that was announced would be forgotten.

import Foundation
import Storage

/// The file of a daemon's database.
struct DatabaseFile: Sendable {
  private let path: String
  private let mark: String

  init(_ configuration: DaemonConfiguration) {
    path = configuration.databasePath
    mark = configuration.stateFolder + "/hotline.initialised"
  }

  /// Throws `CommandFailure` when there was a database and there is none.
  func requireNotLost() throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path), files.fileExists(atPath: mark) else { return }
    throw CommandFailure(
      .inputOutput,
      "数据库 \(path) 不见了，而这里运行过。请用 hotline restore 从备份恢复；"
        + "确实要从空数据库重新开始，请运行 hotline serve --init。")
  }

  /// Notes that there is a database. Throws `CommandFailure` when the mark cannot be written.
  func markInitialised() throws {
    let files = FileManager.default
    if files.fileExists(atPath: mark) { return }
    guard files.createFile(atPath: mark, contents: nil) else {
      throw CommandFailure(.cannotCreate, "\(mark) 写不进去，请检查数据目录的权限和磁盘空间。")
    }
  }

  /// What is said when the daemon ends because its store is lost.
  static func farewell(_ error: StorageError, _ path: String) -> String {
    switch error.kind {
    case .replaced:
      "数据库 \(path) 在运行中被删除或替换，已停止，以免把记录写进看不见的文件。"
        + "请放回原来的文件，或用 hotline restore 恢复。"
    case .notFlushed, .noSpace, .busy, .tooNew, .damaged, .unreachable, .refused:
      "数据库 \(path) 所在的磁盘没有确认写入，已停止。请检查磁盘后再启动。（\(error.cause)）"
    }
  }
}
