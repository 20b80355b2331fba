// The demonstration's own folder: a copy of the sample schedules that may be edited, and a database.
// It is gone when the demonstration ends.

import Foundation

/// A throw-away folder with a copy of the schedules.
struct DemoFolder: Sendable {
  private let path: String

  /// Where the copied schedules lie.
  var schedules: String { path + "/schedules" }
  /// Where the database lies.
  var database: String { path + "/demo.sqlite" }

  /// Where the public pages are written.
  var site: String { path + "/site" }

  /// Copies the schedules of `source`. Throws `CommandFailure` when there are none.
  init(copying source: String) throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("hotline-demo-\(UUID().uuidString.prefix(8))").path
    let files = FileManager.default
    guard let names = try? files.contentsOfDirectory(atPath: source) else {
      throw CommandFailure(.inputOutput, "排期目录 \(source) 不存在。请在仓库根目录下运行，或用 --schedules 指定。")
    }
    try files.createDirectory(
      atPath: schedules, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    for name in names {
      try files.copyItem(atPath: source + "/" + name, toPath: schedules + "/" + name)
    }
  }

  /// Removes it all.
  func remove() {
    // What cannot be removed from a temporary folder is the system's to clear.
    try? FileManager.default.removeItem(atPath: path)
  }
}
