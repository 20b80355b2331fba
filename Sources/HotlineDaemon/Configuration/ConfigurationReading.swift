// Reads the configuration and the credentials with the language of the schedule files: the same
// complaints, in Chinese, with file, line, column and remedy, all at once.

import Delivering
import Desk
import Discretion
import Foundation
package import Language
import Reminding
import Robots
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
    guard let document = document(name: name, path: path, isSecret: false),
      let root = document.rootNode
    else { return }
    var reader = MappingReader(document)
    if let fields = reader.fields(of: root, as: ConfigurationKey.self) {
      take(fields, &reader)
    }
    diagnostics += reader.finish()
  }

  private mutating func document(
    name: String, path: String, isSecret: Bool
  ) -> YAMLDocument? {
    guard let data = FileManager.default.contents(atPath: path) else {
      let span = SourceSpan(file: name, line: 1, column: 1)
      complain(
        isSecret ? .credentialsMissing : .badSetting, at: span, "文件 \(path) 读不出来。",
        remedy: "请检查文件是否存在、权限是否允许读取。")
      return nil
    }
    let reading = PlanTextReading(name: name, bytes: [UInt8](data))
    diagnostics += reading.diagnostics
    guard let text = reading.text else { return nil }
    if !isSecret { texts.append(text) }
    let yaml = YAMLReading(text)
    diagnostics += isSecret ? yaml.diagnostics.map(\.withoutQuotes) : yaml.diagnostics
    return yaml.document
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
    if let minutes = reader.integer(.vanishGrace, of: fields) {
      vanishGrace = .seconds(Int64(minutes.value) * 60)
    }
    if let minutes = reader.integer(.correctionQuiet, of: fields) {
      correctionQuiet = .seconds(Int64(minutes.value) * 60)
    }
    if let text = reader.text(.console, of: fields) { takeConsole(text) }
    if let text = reader.text(.publicOrigin, of: fields) { takeOrigin(text) }
    if let text = reader.text(.quietHours, of: fields) { takeQuietHours(text) }
    for node in reader.list(.robots, of: fields) { takeRobot(node, &reader) }
  }

  private mutating func takeRobot(_ node: YAMLReference, _ reader: inout MappingReader) {
    guard let fields = reader.fields(of: node, as: RobotKey.self),
      let name = reader.text(.name, of: fields),
      let dialect = reader.choice(.dialect, of: fields, as: DialectWord.self)
    else { return }
    let perMinute = reader.integer(.perMinute, of: fields)?.value
    let perSecond = reader.integer(.perSecond, of: fields)?.value
    let planned = Pacing.planned(for: dialect.value.dialect)
    let draft = RobotDraft(
      name: name.value, dialect: dialect.value.dialect,
      keywords: reader.words(.keywords, of: fields).map(\.value),
      connection: ConnectionPolicy(
        allowsLoopbackHTTP: allowsLoopback,
        allowedRanges: reader.words(.allowedRanges, of: fields).map(\.value),
        authorityFile: reader.text(.authorityFile, of: fields)?.value,
        proxy: reader.text(.proxy, of: fields)?.value),
      pacing: perMinute == nil && perSecond == nil
        ? nil
        : Pacing(
          perMinute: perMinute ?? planned.perMinute, perSecond: perSecond ?? planned.perSecond))
    if robots.contains(where: { $0.value.name == draft.name }) {
      complain(.badSetting, at: name.span, "机器人“\(draft.name)”写了两次。", remedy: "删去一处。")
    }
    robots.append(Located(draft, at: name.span))
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
    guard let document = document(name: "webhooks", path: path, isSecret: true),
      let root = document.rootNode
    else { return }
    var reader = MappingReader(document)
    if let fields = reader.fields(of: root, as: CredentialsKey.self) {
      _ = reader.integer(.version, of: fields)
      deadManPing = reader.text(.deadManPing, of: fields).map { Secret($0.value) }
      for node in reader.list(.robots, of: fields) { takeCredential(node, &reader) }
    }
    // What a complaint quotes here may be the secret itself.
    diagnostics += reader.finish().map(\.withoutQuotes)
  }

  private mutating func takeCredential(_ node: YAMLReference, _ reader: inout MappingReader) {
    guard let fields = reader.fields(of: node, as: CredentialKey.self),
      let name = reader.text(.name, of: fields), let url = reader.text(.url, of: fields)
    else { return }
    credentials[name.value] = CredentialDraft(
      address: Secret(url.value),
      secrets: reader.words(.secrets, of: fields).map { Secret($0.value) }, span: url.span)
  }

  /// A file outside systemd's credentials folder must be readable by its owner alone.
  private func unsafePermissions(of path: String) -> String? {
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
      expected: expected, remedy: nil)
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
