// What the C library keeps of memory that was given back to it.

import CLinux

/// The memory of this process.
package enum ProcessMemory {
  /// From now on, blocks of a megabyte and more go back to the system as soon as they are let go.
  ///
  /// Reading a year's plan builds lists of some megabytes which grow and are copied. By itself the C
  /// library takes larger and larger blocks out of its heap, where what was let go stays in holes: a
  /// large file then costs nearly ten times its size at its peak, with this eight times.
  package static func giveBackLargeBlocks() {
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
  }
}
