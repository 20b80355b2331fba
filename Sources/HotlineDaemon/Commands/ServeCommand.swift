// `hotline serve`: configuration, log, daemon.

import Foundation
import Language
import Logging

/// Runs the daemon.
package struct ServeCommand: Sendable {
  private let configurationPath: String
  private let isVerbose: Bool
  private let mayBeginEmpty: Bool
  private let output: CommandOutput

  /// A daemon with the configuration at `configurationPath`. `mayBeginEmpty` allows an empty database
  /// where one lay before.
  package init(
    configurationPath: String, isVerbose: Bool, mayBeginEmpty: Bool = false, output: CommandOutput
  ) {
    self.configurationPath = configurationPath
    self.isVerbose = isVerbose
    self.mayBeginEmpty = mayBeginEmpty
    self.output = output
  }

  /// The folder in which the command was started.
  static var workingFolder: String { FileManager.default.currentDirectoryPath }

  /// Runs until it is told to stop.
  package func run() async throws {
    let configuration = try ConfigurationReading.configuration(
      path: configurationPath, output: output)
    let output = output
    let logger = Logger(label: "hotline") { label in
      JournalLog(label: label, level: isVerbose ? .info : .notice) { output.complaint($0) }
    }
    try await Daemon(
      configuration: configuration, environment: ProcessInfo.processInfo.environment,
      mayBeginEmpty: mayBeginEmpty, logger: logger
    ).run()
  }
}

/// Where the daemon's runtime folder is, for commands that only want its socket.
package enum RuntimeFolder {
  /// The folder that the configuration at `path` names; nil when it names none. The credentials are
  /// not read: whoever may ask need not know them.
  package static func named(inConfigurationAt path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path),
      let text = PlanTextReading(name: "hotline.yaml", bytes: [UInt8](data)).text,
      let document = YAMLReading(text).document, let root = document.rootNode
    else { return nil }
    var reader = MappingReader(document)
    guard let fields = reader.fields(of: root, as: ConfigurationKey.self) else { return nil }
    return reader.text(.runtime, of: fields)?.value
  }
}
