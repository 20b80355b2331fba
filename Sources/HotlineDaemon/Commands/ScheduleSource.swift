// Where a command that works without a daemon takes its schedule from: a configuration file, a folder,
// or the usual places.

package import Desk
import Foundation
import Language
package import Timekeeping

/// Where the schedule comes from.
package struct ScheduleSource: Sendable {
  private let config: String?
  private let schedules: String?

  /// A source as the command line names it; both nil means the usual places: the installed
  /// configuration, else the folder `schedules` here.
  package init(config: String?, schedules: String?) {
    self.config = config
    self.schedules = schedules
  }

  /// The settings. Robots are those of the configuration; without one there are none.
  package func settings(output: CommandOutput) throws -> DeskSettings {
    if let config { return try configured(config, output) }
    if let schedules { return DeskSettings(scheduleFolder: schedules) }
    let installed = "/etc/hotline/hotline.yaml"
    if FileManager.default.isReadableFile(atPath: installed) {
      return try configured(installed, output)
    }
    return DeskSettings(scheduleFolder: "schedules")
  }

  private func configured(_ path: String, _ output: CommandOutput) throws -> DeskSettings {
    try ConfigurationReading.configuration(path: path, output: output).desk
  }
}

extension ConfigurationReading {
  /// The configuration at `path`; prints all complaints and throws `CommandFailure(.configuration)`
  /// when it cannot be used.
  package static func configuration(
    path: String, output: CommandOutput
  ) throws -> DaemonConfiguration {
    let reading = ConfigurationReading(
      path: path, environment: ProcessInfo.processInfo.environment)
    let picture = reading.picture(colour: output.colour)
    for diagnostic in reading.diagnostics {
      output.complaint(picture: picture.text(diagnostic) + "\n")
    }
    guard let configuration = reading.configuration else {
      throw CommandFailure(.configuration, "配置不能用，什么也没有做。请按上面的提示改好 \(path) 和凭据。")
    }
    return configuration
  }
}

/// Days and instants as people type them on a command line.
package enum TypedTime {
  /// The day that `text` names; today in `zone` when it is nil. Throws `CommandFailure(.usage)`.
  package static func day(_ text: String?, zone: Zone, now: Timestamp) throws -> CalendarDay {
    guard let text else { return zone.local(of: now).day }
    guard let day = CalendarDay(iso: text) else {
      throw CommandFailure(.usage, "“\(text)”不是日期，请写成 2026-05-14 的样子。")
    }
    return day
  }

  /// The instant that `text` names: a day (its beginning), or a day with a clock time.
  package static func instant(_ text: String?, zone: Zone, now: Timestamp) throws -> Timestamp {
    guard let text else { return now }
    let parts = text.replacing("T", with: " ").split(separator: " ")
    let time = parts.count > 1 ? TimeOfDay(iso: parts[1]) : TimeOfDay.midnight
    guard let day = parts.first.flatMap({ CalendarDay(iso: $0) }), let time, parts.count <= 2
    else {
      throw CommandFailure(.usage, "“\(text)”不是时间，请写成 2026-05-14 或 \"2026-05-14 08:30\" 的样子。")
    }
    return zone.timestamp(of: LocalDateTime(day: day, time: time))
  }

  /// The present instant of the machine.
  package static var present: Timestamp {
    SystemClock()?.now ?? Timestamp(seconds: 0)
  }
}
