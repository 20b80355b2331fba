// Random bytes from the kernel, all in one call. The library's generator asks the kernel for eight bytes
// at a time; a question needs more than a hundred, which were twenty calls.

import Glibc

/// Bytes that nobody can foretell.
enum RandomBytes {
  /// `count` new bytes, at most 256: so many the kernel gives at once and whole.
  static func fresh(_ count: Int) -> [UInt8] {
    precondition(count <= 256, "more than the kernel gives at once")
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      precondition(getentropy(buffer.baseAddress, count) == 0, "the kernel gives no random bytes")
      filled = count
    }
  }
}
