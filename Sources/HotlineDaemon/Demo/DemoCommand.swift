// `hotline demo`: the real daemon on the sample schedules, real webhooks into simulated chat groups on
// loopback, the clock running fast through a show week, one page in the browser.

import Console
import Delivering
import Desk
import Foundation
import Glibc
import Logging
import Membership
import NIOPosix
import Publishing
import RobotSimulator
import ServiceLifecycle
import Storage
import Timekeeping
import UnixSignals
import Webhooks

/// The demonstration.
package struct DemoCommand: Sendable {
  private let schedules: String
  private let port: Int
  private let speed: Int
  private let from: String
  private let days: Int
  private let output: CommandOutput

  /// A demonstration with the files of `schedules`, from the local time `from` on, `speed` times as
  /// fast as life, with its page on `port`.
  package init(
    schedules: String, port: Int, speed: Int, from: String, days: Int, output: CommandOutput
  ) {
    self.schedules = schedules
    self.port = port
    self.speed = speed
    self.from = from
    self.days = days
    self.output = output
  }

  /// Runs until it is interrupted.
  package func run() async throws {
    guard let system = SystemClock() else { throw CommandFailure(.internalFault, "系统时钟打不开。") }
    let zone = Zone.shanghai
    let start = try TypedTime.instant(from, zone: zone, now: system.now)
    let folder = try DemoFolder(copying: schedules)
    defer { folder.remove() }
    let settings = DeskSettings(
      scheduleFolder: folder.schedules, zone: zone, publication: .demo(into: folder.site))
    output.line("正在准备：先把开演之前的日子走一遍……")
    let storage = try Storage(
      path: folder.database, durability: .none, vault: try SealingKeysFile.passingVault())
    try await DemoRunUp(settings: settings, storage: storage).run(until: start)
    let clock = FastClock(
      system, showing: start, until: start + .seconds(Int64(days) * 86_400), speed: speed)
    let simulator = RobotSimulator(
      configuration: .sample, logger: Logger(label: "simulator") { _ in SwiftLogNoOpLogHandler() },
      now: { clock.now.milliseconds })
    try await perform(simulator, settings, storage, clock, folder)
  }

  private func perform(
    _ simulator: RobotSimulator, _ settings: DeskSettings, _ storage: Storage, _ clock: FastClock,
    _ folder: DemoFolder
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await simulator.run() }
      let simulatorPort = try await simulator.listening()
      let desk = Desk(
        storage: storage, settings: settings.speaking(into: simulator), clock: clock,
        transport: CurlTransport(), logger: logger, judgesClock: false)
      try await desk.delivery.recover(at: clock.now)
      let services = services(desk, simulator, folder)
      group.addTask { try await lifecycle(services).run() }
      output.line("模拟群：http://127.0.0.1:\(simulatorPort)/")
      output.line("排期文件在 \(folder.schedules)，改一改、存一存，群里就有更正。")
      output.line(
        "时钟快 \(speed) 倍，从 \(settings.zone.local(of: clock.now)) 走 \(days) 天。按 Ctrl-C 结束。")
      for try await _ in group.prefix(1) {}
      group.cancelAll()
    }
  }

  private func services(
    _ desk: Desk, _ simulator: RobotSimulator, _ folder: DemoFolder
  ) -> [any Service] {
    let page = DemoPage(
      chats: simulator.configuration.groups.map {
        DemoPage.Chat(name: $0.name, address: simulator.pageAddress(of: $0.id) ?? "")
      },
      pace: "快 \(speed) 倍", site: folder.site)
    let members = MemberDesk(
      storage: desk.storage, clock: desk.clock, logger: logger, events: desk.shared.events)
    let console = ConsoleServer(
      ConsoleApplication(
        desk: desk, audience: .console, access: .open(as: .everybody), demo: page),
      address: .loopback(host: "127.0.0.1", port: LoopbackPort.free(port) ? port : 0),
      on: MultiThreadedEventLoopGroup.singleton,
      logger: logger)
    let watch = FolderWatch(path: desk.settings.scheduleFolder)
    return [
      console, DemoGreeting(console: console, output: output),
      Heart(desk: desk.heart) { _ in _ = watch?.rearmIfNeeded() },
      PlanWatch(desk: desk.plan, folderEvents: watch?.events),
      Courier(desk: desk.delivery), Press(publisher: desk.publisher),
      DemoShow(desk: desk, members: members, logger: logger),
    ]
  }

  private func lifecycle(_ services: [any Service]) -> ServiceGroup {
    ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { .init(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: logger))
  }

  private var logger: Logger {
    let output = output
    return Logger(label: "demo") { label in
      JournalLog(label: label, level: .warning) { output.complaint($0) }
    }
  }
}

extension PublicationSettings {
  /// A site that nobody has, in a folder that is gone when the demonstration ends.
  fileprivate static func demo(into folder: String) -> PublicationSettings {
    PublicationSettings(
      siteFolder: folder,
      site: SiteSettings(
        siteName: "演示市人民政府", siteDomain: "www.example.gov.cn", siteIDCode: "2113000001",
        contentSource: "演示市政务公开办公室", hotlineName: "利民热线", basePath: "/site/"))
  }
}

/// Says where the page is, once it can be opened.
private struct DemoGreeting: NamedService {
  let console: ConsoleServer
  let output: CommandOutput

  func run() async throws {
    let port = try await console.listening()
    output.line("请用浏览器打开：http://127.0.0.1:\(port)/demo")
    try await gracefulShutdown()
  }
}

/// Whether a port of the loopback can be listened on.
private enum LoopbackPort {
  /// False when somebody listens there already; the demonstration then takes any other.
  static func free(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var on: CInt = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<CInt>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
