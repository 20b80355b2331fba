// The daemon as systemd sees it: ready, reloading, stopping, and one at a time.

import Foundation
import Glibc
import RobotSimulator
import TestSupport
import Testing
import Timekeeping

@Suite struct ServiceManagerTests {
  private func withGround(_ body: (DaemonGround) async throws -> Void) async throws {
    try await withSimulator(groups: [DaemonGround.group], now: { 0 }) { simulator in
      try await body(DaemonGround(simulator, departments: 1))
    }
  }

  @Test func `systemd hears of start, reload and stop`() async throws {
    try await withGround { ground in
      let manager = NotifySocket(in: ground.folder)
      let daemon = try DaemonProcess(
        ["serve", "--config", ground.configurationPath], in: ground.folder,
        environment: ["NOTIFY_SOCKET": manager.path])
      let start = await manager.messages(through: "READY")
      #expect(start.last?["READY"] == "1", "\(daemon.said)")
      #expect(start.last?["STATUS"]?.contains("0 期") == true)
      #expect(start.last?["MAINPID"] == "\(daemon.processID)")

      try ground.writePlan(
        episodes: 1, at: LocalDateTime(day: CalendarDay(daysSinceEpoch: 30_000), time: .midnight))
      daemon.send(SIGHUP)
      let reload = await manager.messages(through: "READY").filter {
        $0["RELOADING"] != nil || $0["READY"] != nil
      }
      #expect(reload.map { $0["RELOADING"] ?? "" } == ["1", ""])
      #expect(reload.first?["MONOTONIC_USEC"] != nil)

      daemon.send(SIGTERM)
      let stop = await manager.messages(through: "STOPPING")
      #expect(stop.last?["STOPPING"] == "1")
      #expect(await daemon.exitCode() == 0, "\(daemon.said)")
      #expect(!daemon.said.contains("Cancellation"))
    }
  }

  @Test func `a second daemon leaves at once`() async throws {
    try await withGround { ground in
      let manager = NotifySocket(in: ground.folder)
      let first = try DaemonProcess(
        ["serve", "--config", ground.configurationPath], in: ground.folder,
        environment: ["NOTIFY_SOCKET": manager.path])
      _ = await manager.messages(through: "READY")

      let second = try DaemonProcess(
        ["serve", "--config", ground.configurationPath], in: ground.folder)
      #expect(await second.exitCode() == 75)
      #expect(second.said.contains("另一个 hotline 正在运行（进程 \(first.processID)）"))

      first.send(SIGTERM)
      #expect(await first.exitCode() == 0)
    }
  }

  @Test func `a state folder that cannot be made is said at the start`() async throws {
    try await withGround { ground in
      let text = try ground.folder.text(of: "hotline.yaml")
      try ground.folder.write("", to: "file")
      try ground.folder.write(
        text.replacing(ground.folder.path(of: "state"), with: ground.folder.path(of: "file/state")),
        to: "hotline.yaml")
      let daemon = try DaemonProcess(
        ["serve", "--config", ground.configurationPath], in: ground.folder)
      #expect(await daemon.exitCode() == 73)
      #expect(daemon.said.contains(ground.folder.path(of: "file/state")))
    }
  }

  @Test func `without a configuration nothing starts`() async throws {
    let folder = try TemporaryFolder()
    let daemon = try DaemonProcess(["serve", "--config", folder.path(of: "none.yaml")], in: folder)
    #expect(await daemon.exitCode() == 78)
    #expect(daemon.said.contains("none.yaml 读不出来：文件不存在"))
  }
}
