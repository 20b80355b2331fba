// `hotline keygen`: a file with fresh data keys. It is never written over another one: whoever replaces
// the keys loses every caller.

import Foundation
import Glibc

/// Makes data keys.
package struct KeyCommand: Sendable {
  private let output: CommandOutput

  /// A command that prints to `output`.
  package init(output: CommandOutput) {
    self.output = output
  }

  /// Prints the file, or writes it to `path` with mode 0600. Throws `CommandFailure(.cannotCreate)`
  /// when something lies there.
  package func run(to path: String?) throws {
    guard let path else { return output.text(SealingKeysFile.fresh()) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure(
        .cannotCreate,
        errno == EEXIST
          ? "\(path) 已经存在，没有改动。换掉密钥，已登记的资料就再也读不出来；轮换请按手册把新密钥加在最前面。"
          : "\(path) 写不进去：\(String(cString: strerror(errno)))")
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: Data(SealingKeysFile.fresh().utf8))
      try file.synchronize()
    } catch {
      // Half a key would look like one; the name is free again.
      unlink(path)
      throw CommandFailure(.inputOutput, "\(path) 没有写进磁盘，已删去写了一半的文件。请腾出空间后重做。")
    }
    output.line("已生成数据密钥 \(path)（只有所有者能读）。请离线备份一份：丢了它，已登记的资料再也读不出来。")
  }
}
