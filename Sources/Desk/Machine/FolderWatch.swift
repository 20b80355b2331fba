// Tells that something happened in a folder, never what: events are merged, repeated and lost, so
// whoever is woken looks at the folder itself. The folder is watched, not its files, because editors
// write a new file and rename it.

import CLinux
@preconcurrency import Dispatch
import Glibc
import Synchronization

/// Watches one folder.
///
/// Wake-ups come as elements of `events`; several become one while nobody listens. Waiting until the
/// folder is quiet is the listener's business. A folder that does not exist yet, or is replaced, is
/// found again by `rearmIfNeeded()`.
package final class FolderWatch: Sendable {
  /// Yields once for each burst of changes; ends with `stop()`.
  package let events: AsyncStream<Void>
  private let path: String
  private let descriptor: Int32
  private let wake: AsyncStream<Void>.Continuation
  /// Not marked Sendable on Linux; it is only activated and cancelled.
  nonisolated(unsafe) private let source: any DispatchSourceRead
  private let watched = Mutex<Watched?>(nil)

  private struct Watched {
    let handle: Int32
    let identity: FolderIdentity
  }

  /// A watch on the folder at `path`, which need not exist; nil when the kernel gives no descriptor.
  package init?(path: String) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    self.path = path
    self.descriptor = descriptor
    (self.events, self.wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    let queue = DispatchQueue(label: "hotline.folder")
    self.source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setEventHandler { @Sendable [weak self] in self?.drain() }
    source.setCancelHandler { @Sendable [wake] in
      close(descriptor)
      wake.finish()
    }
    source.activate()
    _ = arm()
  }

  deinit {
    source.cancel()
  }

  /// Whether events of the folder that is at the path now would be told.
  package var isArmed: Bool {
    drain()
    return watched.withLock { $0 != nil && $0?.identity == FolderIdentity(path) }
  }

  /// Watches the folder that is at the path now, when that is another one than before or the first;
  /// tells so with a wake-up and returns true.
  @discardableResult
  package func rearmIfNeeded() -> Bool {
    guard !isArmed, arm() else { return false }
    wake.yield()
    return true
  }

  /// Ends the watch and the stream.
  package func stop() {
    source.cancel()
  }
}

// MARK: - Kernel

extension FolderWatch {
  private static let interest =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
    | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ATTRIB) | UInt32(IN_ONLYDIR)

  private func arm() -> Bool {
    watched.withLock { watched in
      if let old = watched { inotify_rm_watch(descriptor, old.handle) }
      watched = nil
      // The identity is read first: if the folder is replaced in between, the next look sees it.
      guard let identity = FolderIdentity(path) else { return false }
      let handle = inotify_add_watch(descriptor, path, FolderWatch.interest)
      guard handle >= 0 else { return false }
      watched = Watched(handle: handle, identity: identity)
      return true
    }
  }

  /// Reads everything, or the source would fire for ever. Reading and understanding are one step,
  /// so that nobody sees a watch whose end has been read but not noted.
  private func drain() {
    let isChanged = watched.withLock { watched in
      var isChanged = false
      var buffer = [UInt8](repeating: 0, count: 4_096)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return isChanged }
        isChanged = true
        let hasEnded = buffer.withUnsafeBytes { bytes in
          ended(watched?.handle, in: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        }
        if hasEnded { watched = nil }
      }
    }
    if isChanged { wake.yield() }
  }

  /// The kernel drops a watch with its folder and says so; a new folder may get the same inode.
  private func ended(_ handle: Int32?, in events: UnsafeRawBufferPointer) -> Bool {
    let headLength = MemoryLayout<inotify_event>.size
    var offset = 0
    while offset + headLength <= events.count {
      let event = events.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      offset += headLength + Int(event.len)
      if event.mask & UInt32(IN_IGNORED) != 0, event.wd == handle { return true }
    }
    return false
  }
}

/// Which folder is at a path.
private struct FolderIdentity: Equatable {
  let device: UInt
  let inode: UInt

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.device = UInt(status.st_dev)
    self.inode = UInt(status.st_ino)
  }
}
