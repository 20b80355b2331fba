// What stands on a command line, still as words: the executable hands them over as they are, and here
// they become a folder, a day, a stretch of time, or a complaint about the command line.

import Desk
import Timekeeping

/// The words with which a person names schedule, days and form of the answer.
package struct CommandLineWords: Sendable {
  /// `--config`.
  package var config: String?
  /// `--schedules`, or the folder that stands for it.
  package var schedules: String?
  /// `--today` or `--from`.
  package var from: String?
  /// `--to`.
  package var to: String?
  /// `--format`.
  package var format: CheckCommand.Format
  /// Where the answer goes.
  package var output: CommandOutput

  /// Words; those that were not written are nil.
  package init(
    config: String? = nil, schedules: String? = nil, from: String? = nil, to: String? = nil,
    format: CheckCommand.Format = .text, output: CommandOutput = .process
  ) {
    self.config = config
    self.schedules = schedules
    self.from = from
    self.to = to
    self.format = format
    self.output = output
  }

  private func settings() throws -> DeskSettings {
    try ScheduleSource(config: config, schedules: schedules).settings(output: output)
  }

  private func day(in zone: Zone) throws -> CalendarDay {
    try TypedTime.day(from, zone: zone, now: TypedTime.present)
  }

  private func instant(_ text: String?, in zone: Zone) throws -> Timestamp {
    try TypedTime.instant(text, zone: zone, now: TypedTime.present)
  }
}

// MARK: - Commands

extension CommandLineWords {
  /// `check` of `paths`; none means the schedule folder.
  package func check(_ paths: [String]) throws {
    let settings = try settings()
    try CheckCommand(
      paths: paths.isEmpty ? [settings.scheduleFolder] : paths, today: day(in: settings.zone),
      format: format, output: output
    ).run()
  }

  /// `import` of one file beside the schedule folder.
  package func preview(_ file: String) throws {
    let settings = try settings()
    try ImportCommand(
      path: file, folder: settings.scheduleFolder, today: day(in: settings.zone), format: format,
      output: output
    ).run()
  }

  /// `agenda` of so many days.
  package func agenda(days: Int) throws {
    let settings = try settings()
    try AgendaCommand(
      settings: settings, from: instant(from, in: settings.zone), days: days, format: format,
      output: output
    ).run()
  }

  /// `rehearse` of a stretch of time.
  package func rehearse(_ form: RehearseCommand.Form, on stage: RehearseCommand.Stage) async throws
  {
    let settings = try settings()
    try await RehearseCommand(
      settings: settings, from: instant(from, in: settings.zone),
      to: instant(to, in: settings.zone), form: form, format: format, output: output
    ).run(stage)
  }
}

// MARK: - The database

extension CommandLineWords {
  /// `backup` to `destination`: by the daemon when one runs, else here.
  package func backUp(to destination: String) throws {
    let configuration = try configuration()
    let path = CommandLineWords.absolute(destination)
    do {
      try control(configuration).backUp(to: path)
    } catch let failure as CommandFailure where failure.status == .temporary {
      try BackupFiles(configuration: configuration, output: output).backUp(to: path)
    }
  }

  /// `restore` from `source`, while no daemon runs.
  package func restore(from source: String) throws {
    try BackupFiles(configuration: try configuration(), output: output)
      .restore(from: source, at: TypedTime.present)
  }

  /// `verify`: by the daemon when one runs, else here.
  package func verify() throws {
    let configuration = try configuration()
    do {
      try control(configuration).verify()
    } catch let failure as CommandFailure where failure.status == .temporary {
      try BackupFiles(configuration: configuration, output: output).verify()
    }
  }

  private func configuration() throws -> DaemonConfiguration {
    try ConfigurationReading.configuration(
      path: config ?? "/etc/hotline/hotline.yaml", output: output)
  }

  private func control(_ configuration: DaemonConfiguration) -> ControlCommands {
    ControlCommands(socket: configuration.controlSocket, format: .text, output: output)
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : ServeCommand.workingFolder + "/" + path
  }
}

extension ControlCommands {
  /// Commands to the daemon that listens at `socket`; nil means where the configuration at `config`
  /// puts it, else the usual place.
  package init(
    socket: String?, config: String?, format: CheckCommand.Format, output: CommandOutput
  ) {
    let runtime = config.flatMap { RuntimeFolder.named(inConfigurationAt: $0) }
    self.init(
      socket: socket ?? (runtime ?? "/run/hotline") + "/hotline.sock", format: format,
      output: output)
  }
}
