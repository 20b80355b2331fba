// Talks to the service manager: what we are doing, and that we still do it. Without a manager every
// call does nothing. The watchdog's ping comes from a thread that does nothing else, and only while
// the work itself reported progress: a timer that pings proves only that a timer runs.

import CLinux
import Foundation
import Glibc
import Synchronization

/// The line to systemd's notify socket.
package final class SystemdNotifier: Sendable {
  private let descriptor: Int32
  private let address: [UInt8]
  private let watchdogPeriod: Duration?
  private let progress = Mutex(Progress())

  private struct Progress {
    /// On the monotonic clock.
    var lastAt: Duration?
    var isStopped = false
    var hasThread = false
  }

  /// A notifier for the socket that the environment names (`NOTIFY_SOCKET`, `WATCHDOG_USEC` and
  /// `WATCHDOG_PID`, read once).
  package init(environment: [String: String]) {
    let name = Array((environment["NOTIFY_SOCKET"] ?? "").utf8)
    let isUsable =
      (name.first == UInt8(ascii: "/") || name.first == UInt8(ascii: "@"))
      && name.count > 1 && name.count < SystemdNotifier.longestName
    self.address = isUsable ? name : []
    self.descriptor =
      isUsable ? socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0) : -1
    // A manager that does not read is waited for a little: READY must not be lost to a full socket.
    var patience = timeval(tv_sec: 1, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let isOurs = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
    let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
    self.watchdogPeriod = isOurs && microseconds > 0 ? .microseconds(microseconds) : nil
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Whether anybody listens.
  package var isConnected: Bool { descriptor >= 0 }

  /// The service does its work; `status` is shown by `systemctl status`.
  package func ready(status: String) {
    send(["READY=1", line("STATUS", status), "MAINPID=\(getpid())"])
  }

  /// The service reads its files again; `ready(status:)` ends that.
  package func reloading(status: String) {
    let microseconds = SystemdNotifier.monotonic().wholeMicroseconds
    send(["RELOADING=1", "MONOTONIC_USEC=\(microseconds)", line("STATUS", status)])
  }

  /// One line for people.
  package func status(_ text: String) {
    send([line("STATUS", text)])
  }

  /// The service ends.
  package func stopping(status: String) {
    progress.withLock { $0.isStopped = true }
    send(["STOPPING=1", line("STATUS", status)])
  }

  /// A start, reload or stop needs `duration` more than the unit allows, counted from now.
  package func extendTimeout(by duration: Duration) {
    send(["EXTEND_TIMEOUT_USEC=\(duration.wholeMicroseconds)"])
  }
}

// MARK: - Watchdog

extension SystemdNotifier {
  /// How old the last progress may be for a ping.
  package static let freshness = Duration.seconds(45)

  /// The work made progress; call it at least every `freshness` while all is well.
  package func progressed() {
    progress.withLock { $0.lastAt = SystemdNotifier.monotonic() }
  }

  /// Starts the ping thread when the manager wants pings; later calls do nothing. The start counts
  /// as progress.
  package func startWatchdog() {
    guard isConnected, let watchdogPeriod else { return }
    let isFirst = progress.withLock { progress in
      defer { progress.hasThread = true }
      if progress.lastAt == nil { progress.lastAt = SystemdNotifier.monotonic() }
      return !progress.hasThread
    }
    guard isFirst else { return }
    let interval = UInt32(clamping: watchdogPeriod.wholeMicroseconds / 2_000_000)
    let thread = Thread { [weak self] in
      while let notifier = self, notifier.ping(at: SystemdNotifier.monotonic()) != .stopped {
        sleepSeconds(max(1, interval))
      }
    }
    thread.name = "hotline.watchdog"
    thread.stackSize = 1 << 17
    thread.start()
  }

  static func monotonic() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// What one turn of the ping thread did.
  enum Ping: Hashable, Sendable {
    case sent
    case withheld
    case stopped
  }

  /// Pings when the last progress is young enough.
  func ping(at instant: Duration) -> Ping {
    let (lastAt, isStopped) = progress.withLock { ($0.lastAt, $0.isStopped) }
    if isStopped { return .stopped }
    guard let lastAt, instant - lastAt < SystemdNotifier.freshness
    else { return .withheld }
    send(["WATCHDOG=1"])
    return .sent
  }
}

// MARK: - Socket

extension SystemdNotifier {
  private static let longestName = MemoryLayout.size(ofValue: sockaddr_un().sun_path)

  /// One datagram; what cannot be told is not told.
  private func send(_ lines: [String]) {
    guard descriptor >= 0 else { return }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    var target = sockaddr_un()
    target.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &target.sun_path) { path in
      path.copyBytes(from: address)
      // A name in the abstract space begins with a zero byte, written as @.
      if address.first == UInt8(ascii: "@") { path[0] = 0 }
    }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + address.count)
    _ = withUnsafePointer(to: &target) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), raw, length)
      }
    }
  }

  /// A line break would begin another assignment.
  private func line(_ key: String, _ text: String) -> String {
    let cut = text.unicodeScalars.prefix(500)
    return key + "="
      + String(String.UnicodeScalarView(cut.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
  }
}

extension Duration {
  fileprivate var wholeMicroseconds: Int64 {
    components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
  }
}

private func sleepSeconds(_ seconds: UInt32) {
  _ = sleep(seconds)
}
