// Reads the configuration and the credentials with the language of the schedule files: the same
// complaints, in Chinese, with file, line, column and remedy, all at once.

import Delivering
import Desk
import Discretion
import Foundation
package import Language
import Reminding
import Robots
import Storage
import Timekeeping

/// What came of reading the configuration.
package struct ConfigurationReading: Sendable {
  /// The configuration; nil when anything in it is an error.
  package let configuration: DaemonConfiguration?
  /// All complaints about both files.
  package let diagnostics: [PlanDiagnostic]
  /// The texts, for pictures of the complaints. That of the credentials is never shown.
  package let texts: [PlanText]

  /// Reads the file at `path` and the credentials it leads to. `environment` gives the folders that
  /// systemd prepared: STATE_DIRECTORY, RUNTIME_DIRECTORY, CREDENTIALS_DIRECTORY.
  package init(path: String, environment: [String: String]) {
    var draft = ConfigurationDraft(environment: environment)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    draft.read(name: name, path: path)
    draft.readCredentials()
    draft.readSealingKeys()
    draft.requirePrivate()
    let found = draft.configuration
    configuration = found
    diagnostics = draft.diagnostics
    texts = draft.texts
  }
}

/// A configuration that is being read.
struct ConfigurationDraft {
  let environment: [String: String]
  var diagnostics: [PlanDiagnostic] = []
  var texts: [PlanText] = []
  var file = ""
  var schedules = ""
  var state: String?
  var runtime: String?
  var credentialsPath: String?
  var zone = Zone.shanghai
  var keyword = "利民热线"
  var console = DaemonConfiguration.ConsoleAddress.loopback(host: "127.0.0.1", port: 8_470)
  var publicOrigin: String?
  var alarmRobots: [Located<String>] = []
  var allowsLoopback = false
  var quietHours: QuietHours? = .usual
  var vanishGrace = Duration.seconds(600)
  var correctionQuiet = Duration.seconds(120)
  var robots: [Located<RobotDraft>] = []
  var credentials: [String: CredentialDraft] = [:]
  var deadManPing: Secret<String>?
  var dataKeyPath: String?
  var vault: Vault?
  var questions = QuestionSettings()
  var publication = PublicationSettings()
  var upkeep = UpkeepSettings()
  /// Whether the configuration file could be read at all.
  var isFound = false
  /// Whether the credentials could be read at all.
  var hasCredentials = false

  init(environment: [String: String]) {
    self.environment = environment
    // Outside the unit, by hand, the installed places are meant.
    state = environment["STATE_DIRECTORY"] ?? "/var/lib/hotline"
    runtime = environment["RUNTIME_DIRECTORY"] ?? "/run/hotline"
    credentialsPath =
      (environment["CREDENTIALS_DIRECTORY"] ?? "/etc/hotline/credentials") + "/webhooks"
  }

  mutating func complain(
    _ id: DiagnosticID, at span: SourceSpan, _ message: String, found: String? = nil,
    remedy: String? = nil
  ) {
    diagnostics.append(
      PlanDiagnostic(id, at: span, message, found: found, remedy: remedy))
  }

  var top: SourceSpan { SourceSpan(file: file, line: 1, column: 1) }
}

/// A robot's settings as read.
struct RobotDraft: Sendable {
  var name: String
  var dialect: Dialect
  var keywords: [String]
  var connection: ConnectionPolicy
  var pacing: Pacing?
  var tuning: RobotTuning
}

/// A robot's credentials as read.
struct CredentialDraft: Sendable {
  var address: Secret<String>
  var secrets: [Secret<String>]
  var span: SourceSpan
}

// MARK: - Reading

extension ConfigurationDraft {
  mutating func read(name: String, path: String) {
    file = name
    guard let bytes = bytes(name: name, path: path, complaint: .badSetting) else { return }
    isFound = true
    let opening = MappingOpening(bytes, name: name, as: ConfigurationKey.self)
    if let text = opening.text { texts.append(text.veiled) }
    diagnostics += opening.diagnostics.map(\.veiled)
    guard var reader = opening.reader, let fields = opening.fields else {
      return diagnostics += opening.reader?.finish().map(\.veiled) ?? []
    }
    take(fields, &reader)
    diagnostics += reader.finish().map(\.veiled)
  }

  /// The bytes of a file; nil, with a complaint, when it cannot be read.
  mutating func bytes(
    name: String, path: String, complaint: DiagnosticID
  ) -> [UInt8]? {
    if let data = FileManager.default.contents(atPath: path) { return [UInt8](data) }
    let reason =
      FileManager.default.fileExists(atPath: path) ? "没有权限读取，或它不是文件" : "文件不存在"
    complain(
      complaint, at: SourceSpan(file: name, line: 1, column: 1), "\(path) 读不出来：\(reason)。",
      remedy: "请检查路径，以及运行服务的用户能否读取它。")
    return nil
  }

  private mutating func take(
    _ fields: FoundFields<ConfigurationKey>, _ reader: inout MappingReader
  ) {
    _ = reader.integer(.version, of: fields)
    schedules = reader.text(.schedules, of: fields)?.value ?? ""
    state = reader.text(.state, of: fields)?.value ?? state
    runtime = reader.text(.runtime, of: fields)?.value ?? runtime
    credentialsPath = reader.text(.credentials, of: fields)?.value ?? credentialsPath
    zone = reader.zone(.zone, of: fields)?.value ?? zone
    keyword = reader.text(.keyword, of: fields)?.value ?? keyword
    alarmRobots = reader.words(.alarmRobots, of: fields)
    allowsLoopback = reader.flag(.allowLoopback, of: fields) ?? false
    vanishGrace = reader.duration(.vanishGrace, of: fields)?.value ?? vanishGrace
    correctionQuiet = reader.duration(.correctionQuiet, of: fields)?.value ?? correctionQuiet
    if let text = reader.text(.console, of: fields) { takeConsole(text) }
    if let text = reader.text(.publicOrigin, of: fields) { takeOrigin(text) }
    if fields[.quietHours] != nil { takeQuietHours(fields, &reader) }
    for node in reader.list(.robots, of: fields) { takeRobot(node, &reader) }
    dataKeyPath = reader.text(.dataKey, of: fields)?.value
    takeQuestions(fields, &reader)
    if let node = fields[.site] { takeSite(node, &reader) }
  }
}

// MARK: - Credentials

extension ConfigurationDraft {
  mutating func readCredentials() {
    guard !robots.isEmpty else { return }
    guard let path = credentialsPath else {
      return complain(
        .credentialsMissing, at: top, "没有凭据文件：既没有写“凭据文件”，systemd 也没有给凭据目录。",
        remedy: "在单元里写 LoadCredential=webhooks:…，或写 凭据文件: 路径")
    }
    if let problem = unsafePermissions(of: path) {
      return complain(
        .credentialsUnsafe, at: SourceSpan(file: "webhooks", line: 1, column: 1), problem,
        remedy: "chmod 600 \(path)")
    }
    guard let bytes = bytes(name: "webhooks", path: path, complaint: .credentialsMissing) else {
      return
    }
    hasCredentials = true
    let opening = MappingOpening(bytes, name: "webhooks", as: CredentialsKey.self)
    var found = opening.diagnostics
    if var reader = opening.reader {
      if let fields = opening.fields {
        _ = reader.integer(.version, of: fields)
        deadManPing = reader.text(.deadManPing, of: fields).map { Secret($0.value) }
        for node in reader.list(.robots, of: fields) { takeCredential(node, &reader) }
      }
      found += reader.finish()
    }
    // What a complaint quotes here may be the secret itself.
    diagnostics += found.map(\.withoutQuotes)
  }

  private mutating func takeCredential(_ node: YAMLReference, _ reader: inout MappingReader) {
    guard let fields = reader.fields(of: node, as: CredentialKey.self),
      let name = reader.text(.name, of: fields), let url = reader.text(.url, of: fields)
    else { return }
    if credentials[name.value] != nil {
      complain(.badSetting, at: name.span, "凭据文件里有一个机器人写了两次。", remedy: "删去一处。")
    }
    credentials[name.value] = CredentialDraft(
      address: Secret(url.value),
      secrets: reader.words(.secrets, of: fields).map { Secret($0.value) }, span: url.span)
  }

  /// A file outside systemd's credentials folder must be readable by its owner alone.
  func unsafePermissions(of path: String) -> String? {
    guard environment["CREDENTIALS_DIRECTORY"].map({ !path.hasPrefix($0) }) ?? true,
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0
    else { return nil }
    return "凭据文件 \(path) 的权限是 \(String(mode, radix: 8))，别人也能读。"
  }
}

extension PlanDiagnostic {
  /// The complaint without a word of what it is about.
  var withoutQuotes: PlanDiagnostic {
    PlanDiagnostic(
      id: id, severity: severity, span: span, message: "凭据文件这里写得不对（\(id)）。",
      remedy: "hotline explain \(id)　看这类问题怎么改")
  }
}

// MARK: - Pictures

extension ConfigurationReading {
  /// Pictures of the complaints; lines of the credentials are never shown.
  package func picture(colour: DiagnosticPicture.Colour) -> DiagnosticPicture {
    DiagnosticPicture(
      sources: Dictionary(texts.map { ($0.name, PictureSource.text($0)) }) { first, _ in first },
      colour: colour)
  }
}
