// Which attempts have been handed to the network, in a small file that a kill does not take along. An
// attempt's row is committed up to a second before its request leaves; whoever is killed in that second
// would later have to call a message uncertain that nobody can have seen. What is written here is not
// flushed: the kernel keeps it when the process dies, and after a power failure it counts for nothing.

import Delivering
import Glibc
import Reminding
import Synchronization

/// The marks of attempts that may have left.
package final class LeavingMarks: Sendable {
  /// What an earlier run has handed to the network.
  enum Left: Sendable {
    /// Nobody knows: any attempt may have left.
    case anything
    /// These alone.
    case only(Set<UInt64>)

    /// Whether this attempt may have left.
    func mayInclude(_ id: DeliveryID, attempt: Int) -> Bool {
      switch self {
      case .anything: true
      case .only(let marks): marks.contains(LeavingMarks.mark(of: id, attempt: attempt))
      }
    }
  }

  private struct State {
    var places: [DeliveryID: Int] = [:]
    var free: [Int] = []
    var used = 0
    var isValid = false
  }

  private let file: Int32
  private let boot: String
  private let capacity: Int
  private let state = Mutex(State())

  /// The marks at `path`, made when there are none. `boot` is what tells this start of the machine from
  /// others; nil, without it or without the file.
  package init?(path: String, boot: String?, capacity: Int = Limits.underWay * 2) {
    guard let boot, !boot.isEmpty else { return nil }
    file = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return nil }
    self.boot = boot
    self.capacity = capacity
  }

  deinit { close(file) }

  /// What the run named `run` has handed to the network, as far as that is known for certain.
  func left(by run: String?) -> Left {
    guard let run, read(LeavingMarks.headBytes, at: 0) == head(of: run),
      let bytes = read(capacity * 8, at: LeavingMarks.headBytes)
    else { return .anything }
    let marks = bytes.withUnsafeBytes { $0.bindMemory(to: UInt64.self).filter { $0 != 0 } }
    return .only(Set(marks))
  }

  /// Forgets all marks and begins those of `run`, in room that is taken now and not when the disk is full.
  func begin(_ run: String) {
    state.withLock { state in
      state = State()
      guard write([UInt8](repeating: 0, count: LeavingMarks.headBytes), at: 0),
        write([UInt8](repeating: 0, count: capacity * 8), at: LeavingMarks.headBytes)
      else { return }
      state.isValid = write(head(of: run), at: 0)
    }
  }

  /// Marks an attempt that is about to be handed to the network.
  func mark(_ id: DeliveryID, attempt: Int) {
    state.withLock { state in
      guard state.isValid else { return }
      guard let place = state.free.popLast() ?? (state.used < capacity ? state.used : nil) else {
        return invalidate(&state)
      }
      state.used = max(state.used, place + 1)
      state.places[id] = place
      let bytes = withUnsafeBytes(of: LeavingMarks.mark(of: id, attempt: attempt)) { Array($0) }
      if !write(bytes, at: LeavingMarks.headBytes + place * 8) { invalidate(&state) }
    }
  }

  /// How these attempts ended is on the disk: their places may be used again.
  func release(_ ids: some Sequence<DeliveryID>) {
    state.withLock { state in
      for id in ids {
        if let place = state.places.removeValue(forKey: id) { state.free.append(place) }
      }
    }
  }

  /// A mark is missing: from now on any attempt may have left.
  private func invalidate(_ state: inout State) {
    state.isValid = false
    _ = write([UInt8](repeating: 0, count: LeavingMarks.headBytes), at: 0)
  }
}

// MARK: - The file

extension LeavingMarks {
  private static let headBytes = 256

  /// A name for a run that no other has.
  static func newRun() -> String {
    var hash = StableHash(["run"])
    for _ in 0..<2 { hash.feed(Int.random(in: .min ... .max)) }
    return hash.text
  }

  fileprivate static func mark(of id: DeliveryID, attempt: Int) -> UInt64 {
    var hash = StableHash([id.rawValue])
    hash.feed(attempt)
    return max(1, hash.number)
  }

  private func head(of run: String) -> [UInt8] {
    var bytes = Array("hotline leaving 1\n\(boot.prefix(80))\n\(run.prefix(80))\n".utf8)
    bytes.removeLast(max(0, bytes.count - LeavingMarks.headBytes))
    return bytes + [UInt8](repeating: 0, count: LeavingMarks.headBytes - bytes.count)
  }

  private func read(_ count: Int, at place: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    guard pread(file, &bytes, count, off_t(place)) == count else { return nil }
    return bytes
  }

  private func write(_ bytes: [UInt8], at place: Int) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        pwrite(file, $0.baseAddress, $0.count, off_t(place + written))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}

// MARK: - This start of the machine

extension LeavingMarks {
  /// What tells this start of the machine from others: said by systemd where the kernel's own word is
  /// hidden from the service.
  package static func boot(environment: [String: String]) -> String? {
    if let boot = environment["HOTLINE_BOOT"], !boot.isEmpty { return boot }
    let file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 36)
    guard Glibc.read(file, &bytes, bytes.count) == bytes.count else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
