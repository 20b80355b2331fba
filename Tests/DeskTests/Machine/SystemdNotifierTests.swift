import Foundation
import Glibc
import Testing

@testable import Desk

struct `Talking to the service manager` {
  @Test(arguments: [false, true])
  func `every message arrives on a path and on an abstract socket`(_ isAbstract: Bool) throws {
    let manager = Manager(isAbstract: isAbstract)
    let notifier = SystemdNotifier(environment: ["NOTIFY_SOCKET": manager.name])
    #expect(notifier.isConnected)

    notifier.ready(status: "运行中：12 期")
    #expect(manager.receive() == "READY=1\nSTATUS=运行中：12 期\nMAINPID=\(getpid())")
    notifier.status("一行\n两行\u{1b}[2J")
    #expect(manager.receive() == "STATUS=一行 两行 [2J")
    notifier.extendTimeout(by: .seconds(20))
    #expect(manager.receive() == "EXTEND_TIMEOUT_USEC=20000000")
    notifier.reloading(status: "重新读取")
    let reloading = manager.receive().split(separator: "\n")
    #expect(reloading.first == "RELOADING=1" && reloading.last == "STATUS=重新读取")
    let stamp = try #require(
      reloading[1].split(separator: "=").last.flatMap { Int64($0) })
    #expect(stamp > 0)
    notifier.stopping(status: "正在退出")
    #expect(manager.receive() == "STOPPING=1\nSTATUS=正在退出")
  }

  @Test func `the watchdog is pinged only while there is progress`() {
    let manager = Manager(isAbstract: true)
    let notifier = SystemdNotifier(environment: ["NOTIFY_SOCKET": manager.name])
    let now = SystemdNotifier.monotonic()

    #expect(notifier.ping(at: now) == .withheld)
    notifier.progressed()
    #expect(notifier.ping(at: now + .seconds(30)) == .sent)
    #expect(manager.receive() == "WATCHDOG=1")
    #expect(notifier.ping(at: now + .seconds(46)) == .withheld)
    notifier.stopping(status: "")
    #expect(notifier.ping(at: now) == .stopped)
  }

  @Test func `the ping thread pings by itself`() {
    let manager = Manager(isAbstract: true)
    let notifier = SystemdNotifier(environment: [
      "NOTIFY_SOCKET": manager.name, "WATCHDOG_USEC": "4000000", "WATCHDOG_PID": "\(getpid())",
    ])

    notifier.startWatchdog()
    notifier.startWatchdog()

    #expect(manager.receive() == "WATCHDOG=1")
    notifier.stopping(status: "")
    #expect(manager.receive() == "STOPPING=1\nSTATUS=")
  }

  @Test(arguments: [
    [:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "relative"], ["NOTIFY_SOCKET": "@"],
    ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 200)],
    ["NOTIFY_SOCKET": "/nobody/is/here"],
  ])
  func `without a manager nothing happens`(_ environment: [String: String]) {
    let notifier = SystemdNotifier(environment: environment)

    notifier.ready(status: "x")
    notifier.startWatchdog()
    notifier.stopping(status: "x")

    #expect(notifier.isConnected == (environment["NOTIFY_SOCKET"] == "/nobody/is/here"))
  }
}

/// A service manager's socket.
private final class Manager {
  let name: String
  private let descriptor: Int32

  init(isAbstract: Bool) {
    let unique = "hotline-\(UUID().uuidString)"
    self.name = isAbstract ? "@" + unique : NSTemporaryDirectory() + "/" + unique
    self.descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(name.utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { path in
      path.copyBytes(from: bytes)
      if isAbstract { path[0] = 0 }
    }
    let length = socklen_t(2 + bytes.count)
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        precondition(bind(descriptor, raw, length) == 0)
      }
    }
  }

  deinit {
    close(descriptor)
    if name.first == "/" { unlink(name) }
  }

  func receive() -> String {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
  }
}
