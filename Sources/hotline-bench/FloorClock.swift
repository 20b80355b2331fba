// The clocks of the bench, straight from the kernel, in nanoseconds.

import CDispatch
import Glibc

/// Readings and waits in nanoseconds.
enum FloorClock {
  /// The real-time clock.
  static var realTime: Int64 { read(CLOCK_REALTIME) }

  /// CPU time of the whole process, user and system.
  static var processorTime: Int64 { read(CLOCK_PROCESS_CPUTIME_ID) }

  /// CPU time of another process, user and system, from the scheduler's own account; nil when it is
  /// gone.
  static func processorTime(of process: Int32) -> Int64? {
    var clock = clockid_t()
    guard clock_getcpuclockid(process, &clock) == 0 else { return nil }
    return read(clock)
  }

  /// Returns at `instant` of the real-time clock.
  static func sleep(until instant: Int64) {
    var time = timespec(
      tv_sec: Int(instant / 1_000_000_000), tv_nsec: Int(instant % 1_000_000_000))
    while clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &time, nil) == EINTR {}
  }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
