// A real folder for one test, gone when the test lets go of it.

import Foundation

/// A new, empty folder below the system's temporary folder, with mode 0700.
package final class TemporaryFolder: Sendable {
  /// The absolute path, without a trailing slash.
  package let path: String

  /// Makes the folder.
  package init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hotline-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // The real path, because services compare resolved paths.
    self.path = folder.resolvingSymlinksInPath().path
  }

  deinit {
    // A test may have removed it already.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The absolute path of `name` inside the folder.
  package func path(of name: String) -> String { path + "/" + name }

  /// Writes `text` as UTF-8 to `name`, making folders on the way; gives the path back.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes `bytes` to `name`, making folders on the way; gives the path back.
  @discardableResult
  package func write(_ bytes: [UInt8], to name: String) throws -> String {
    let place = URL(fileURLWithPath: path(of: name))
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
    return place.path
  }

  /// The bytes of `name`.
  package func bytes(of name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path(of: name))))
  }

  /// The text of `name`, which must be UTF-8.
  package func text(of name: String) throws -> String {
    try String(contentsOfFile: path(of: name), encoding: .utf8)
  }

  /// The names in the folder, sorted.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  /// Removes `name`.
  package func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(of: name))
  }
}
