// What a command reads: a file, or the standard input where the words are nobody's business. Arguments
// of a command are seen by everybody on the machine.

import Foundation

/// Text that is given to a command.
package enum InputText {
  /// Far more than any request may be.
  private static let most = 1 << 20

  /// The text of the file at `path`; `-` is the standard input. Throws `CommandFailure`.
  package static func read(_ path: String) throws -> String {
    guard let text = String(bytes: try bytes(path, most: most), encoding: .utf8) else {
      throw CommandFailure(.badInput, "\(path == "-" ? "标准输入" : path) 不是 UTF-8 文字。")
    }
    return text.trimmingCharacters(in: .newlines)
  }

  /// The bytes of the file at `path`, at most `most` of them; `-` is the standard input.
  static func bytes(_ path: String, most: Int) throws -> [UInt8] {
    let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
    guard let handle else {
      throw CommandFailure(.inputOutput, "\(path) 读不出来：文件不存在，或没有权限。")
    }
    guard let data = try handle.read(upToCount: most + 1) else { return [] }
    guard data.count <= most else {
      throw CommandFailure(.badInput, "\(path) 太大，最多 \(most / 1_024) KiB。")
    }
    return [UInt8](data)
  }
}
