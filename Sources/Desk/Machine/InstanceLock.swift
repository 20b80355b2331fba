// One daemon on one state directory. The lock is the kernel's and ends with the process, however it
// ends; the number written into the file is only for the sentence that the second one prints.

import CLinux
import Glibc

/// An exclusive lock on a file of its own, held until the value is gone.
package final class InstanceLock: Sendable {
  /// Why the lock could not be had.
  package enum Refusal: Error, Hashable, Sendable {
    /// Another process holds it; its number, when the file says one.
    case held(processID: Int32?)
    /// The file can't be opened or locked; the system's error number.
    case unusable(error: Int32)
  }

  private let descriptor: Int32

  /// Takes the lock at `path`, creating the file (0600); never waits.
  package init(path: String) throws(Refusal) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unusable(error: errno) }
    guard clinux_lock(descriptor) == 0 else {
      let error = errno
      let holder = InstanceLock.holder(descriptor)
      close(descriptor)
      throw error == EWOULDBLOCK ? .held(processID: holder) : .unusable(error: error)
    }
    self.descriptor = descriptor
    let text = "\(getpid())\n"
    ftruncate(descriptor, 0)
    _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }

  deinit {
    // Closing gives the lock back; the file stays, since removing it would let two hold the name.
    close(descriptor)
  }

  private static func holder(_ descriptor: Int32) -> Int32? {
    var buffer = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return nil }
    let digits = buffer[..<count].prefix { (48...57).contains($0) }
    return Int32(String(decoding: digits, as: UTF8.self))
  }
}

// MARK: - Wording

extension InstanceLock.Refusal {
  /// What the second instance says.
  package var wording: String {
    switch self {
    case .held(let processID?): "另一个 hotline 正在运行（进程 \(processID)），本进程退出。"
    case .held(nil): "另一个 hotline 正在运行，本进程退出。"
    case .unusable(let error): "锁文件无法使用：\(String(cString: strerror(error)))。请检查状态目录的权限。"
    }
  }
}
