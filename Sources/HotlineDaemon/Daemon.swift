// The daemon as a value: what it is configured to be goes in, and `run` lasts until it is told to
// stop. Everything is built in the order in which it depends on one another and stopped in reverse.

import Console
import Delivering
import Desk
package import Logging
import NIOPosix
import ServiceLifecycle
import Storage
import Timekeeping
import UnixSignals
import Webhooks

/// One daemon.
package struct Daemon: Sendable {
  private let configuration: DaemonConfiguration
  private let environment: [String: String]
  private let mayBeginEmpty: Bool
  private let logger: Logger

  /// A daemon that is not running yet. `environment` tells where systemd wants to hear from it;
  /// `mayBeginEmpty` allows an empty database where one lay before.
  package init(
    configuration: DaemonConfiguration, environment: [String: String], mayBeginEmpty: Bool = false,
    logger: Logger
  ) {
    self.configuration = configuration
    self.environment = environment
    self.mayBeginEmpty = mayBeginEmpty
    self.logger = logger
  }

  /// Runs until SIGTERM or SIGINT; running sends are finished or left as uncertain. Throws
  /// `CommandFailure` when it cannot start.
  package func run() async throws {
    let notifier = SystemdNotifier(environment: environment)
    StateFolders.tightenRights()
    let clock = try checkedClock()
    let lock = try instanceLock()
    notifier.extendTimeout(by: .seconds(30))
    let storage = try openStorage()
    let reserve = ReserveFile(path: configuration.stateFolder + "/hotline.reserve")
    reserve.lay()
    let desk = Desk(
      storage: storage, settings: configuration.desk, clock: clock, transport: CurlTransport(),
      logger: logger, ping: ping, reserve: reserve,
      leaving: LeavingMarks(
        path: configuration.stateFolder + "/hotline.leaving",
        boot: LeavingMarks.boot(environment: environment)))
    try await desk.heart.judge(at: clock.now)
    try await desk.delivery.recover(at: clock.now)
    try await serve(desk, notifier)
    try storage.close()
    withExtendedLifetime(lock) {}
  }

  private func serve(_ desk: Desk, _ notifier: SystemdNotifier) async throws {
    let group = MultiThreadedEventLoopGroup.singleton
    let members = try await accounts(of: desk)
    let application = ConsoleApplication(
      desk: desk, audience: .console, access: .accounts(members))
    let control = ConsoleApplication(
      desk: desk, audience: .controlSocket, access: .accounts(members))
    let watch = FolderWatch(path: configuration.desk.scheduleFolder)
    let announcer = Announcer(notifier: notifier, desk: desk)
    let services: [any Service] = [
      ConsoleServer(
        application, address: consoleAddress, on: group, logger: logger),
      ConsoleServer(
        control, address: .socket(path: configuration.controlSocket), on: group, logger: logger),
      Heart(desk: desk.heart) { health in
        _ = watch?.rearmIfNeeded()
        announcer.beat(health)
      },
      PlanWatch(desk: desk.plan, folderEvents: watch?.events) { announcer.note($0) },
      Reloader(announcer: announcer), Courier(desk: desk.delivery),
      Press(publisher: desk.publisher), Caretaker(housekeeper: desk.housekeeper),
      KeyRotation(desk: desk, logger: logger), TakingBack(desk: desk, logger: logger),
      Farewell(announcer: announcer),
    ]
    notifier.startWatchdog()
    let lifecycle = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { .init(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: logger))
    do {
      try await lifecycle.run()
    } catch let failure as ConsoleServer.Failure {
      throw CommandFailure(.temporary, "\(failure)")
    } catch let error as StorageError where error.isFinal {
      throw CommandFailure(.inputOutput, DatabaseFile.farewell(error, configuration.databasePath))
    }
    watch?.stop()
  }

  /// The accounts. While there are none, the way to the first of them is said once, in the log of this
  /// machine; `hotline status` says it again.
  private func accounts(of desk: Desk) async throws -> MemberDesk {
    let members = MemberDesk(
      storage: desk.storage, clock: desk.clock, logger: logger, events: desk.shared.events)
    if let link = try await members.firstStartLink() {
      logger.notice(
        "No member yet: open this path of the console within the hour",
        metadata: ["member.link": "\(link.path)"])
    }
    return members
  }

  private var consoleAddress: ConsoleServer.Address {
    switch configuration.console {
    case .loopback(let host, let port): .loopback(host: host, port: port)
    case .socket(let path): .socket(path: path)
    }
  }

  private var ping: WebhookRequest? {
    configuration.deadManPing.map {
      WebhookRequest(address: $0, body: Array("{}".utf8), connection: ConnectionPolicy())
    }
  }
}

// MARK: - Before anything is started

extension Daemon {
  private func checkedClock() throws -> SystemClock {
    if let problem = ZoneSelfCheck.problem() {
      throw CommandFailure(.internalFault, "时区规则不可用：\(problem)")
    }
    guard let clock = SystemClock() else {
      throw CommandFailure(.internalFault, "系统时钟打不开。")
    }
    return clock
  }

  private func instanceLock() throws -> InstanceLock {
    try StateFolders.make(configuration.runtimeFolder)
    do {
      return try InstanceLock(path: configuration.runtimeFolder + "/hotline.lock")
    } catch {
      switch error {
      case .held: throw CommandFailure(.temporary, error.wording)
      case .unusable: throw CommandFailure(.cannotCreate, error.wording)
      }
    }
  }

  private func openStorage() throws -> Storage {
    try StateFolders.make(configuration.stateFolder)
    let file = DatabaseFile(configuration)
    if !mayBeginEmpty { try file.requireNotLost() }
    do {
      let storage = try Storage(path: configuration.databasePath, vault: configuration.vault)
      try file.markInitialised()
      return storage
    } catch let error as StorageError {
      throw CommandFailure(.inputOutput, "数据库 \(configuration.databasePath) 打不开：\(error.cause)")
    }
  }
}
