// Values of the configuration that have a grammar of their own, and the check of the whole.

import Delivering
import Desk
import Discretion
import Language
import Reminding
import Robots
import Timekeeping

extension ConfigurationDraft {
  mutating func takeConsole(_ text: Located<String>) {
    if text.value.hasPrefix("unix:") {
      console = .socket(path: String(text.value.dropFirst(5)))
      return
    }
    let parts = text.value.split(separator: ":", omittingEmptySubsequences: false)
    let host = parts.dropLast().joined(separator: ":")
    let port = parts.last.flatMap { Int($0) }
    if let port, !(0...65_535).contains(port) {
      return complain(
        .badSetting, at: text.span, "端口只能是 0 到 65535。", found: text.value,
        remedy: "控制台: 127.0.0.1:8470")
    }
    guard let port,
      ["127.0.0.1", "[::1]", "localhost"].contains(host)
    else {
      return complain(
        .badSetting, at: text.span, "控制台只能监听本机地址或 UNIX 套接字，对外请用反向代理。",
        found: text.value, remedy: "控制台: 127.0.0.1:8470")
    }
    console = .loopback(host: host == "[::1]" ? "::1" : "127.0.0.1", port: port)
  }

  mutating func takeOrigin(_ text: Located<String>) {
    let isGood =
      text.value.hasPrefix("https://") && text.value.count > 8
      || text.value.hasPrefix("http://127.0.0.1")
    guard isGood, !text.value.contains(where: { $0.isWhitespace || $0 == "?" || $0 == "#" })
    else {
      return complain(
        .badSetting, at: text.span, "“对外网址”要以 https:// 开头，不带参数。", found: text.value,
        remedy: "对外网址: https://hotline.example.gov.cn")
    }
    var origin = text.value
    while origin.hasSuffix("/") { origin.removeLast() }
    publicOrigin = origin
  }

  mutating func takeQuietHours(
    _ fields: FoundFields<ConfigurationKey>, _ reader: inout MappingReader
  ) {
    if let text = fields[.quietHours].map({ reader.document.trimmedString($0) }),
      ["无", "没有", "none"].contains(text)
    {
      quietHours = nil
    } else if let window = reader.dailyWindow(.quietHours, of: fields)?.value {
      quietHours = QuietHours(from: window.start, until: window.end)
    }
  }

  /// The configuration, when nothing in it is wrong.
  var configuration: DaemonConfiguration? {
    mutating get {
      var found: [RobotName: Robot] = [:]
      for draft in robots {
        if let robot = robot(draft) { found[robot.name] = robot }
      }
      checkNames(found)
      guard !diagnostics.contains(where: { $0.severity == .error }), let state, let runtime else {
        return nil
      }
      return DaemonConfiguration(
        desk: DeskSettings(
          scheduleFolder: schedules, zone: zone, robots: found,
          alarmRobots: alarmRobots.map { RobotName(rawValue: $0.value) },
          publicOrigin: publicOrigin, keyword: keyword, quietHours: quietHours,
          vanishGrace: vanishGrace, correctionQuiet: correctionQuiet, questions: questions,
          publication: publication, upkeep: upkeep),
        stateFolder: state, runtimeFolder: runtime, console: console, deadManPing: deadManPing,
        vault: vault)
    }
  }

  private mutating func checkNames(_ robots: [RobotName: Robot]) {
    let names = self.robots.map(\.value.name)
    for alarm in alarmRobots where !names.contains(alarm.value) {
      complain(
        .badSetting, at: alarm.span, "“告警机器人”里的“\(alarm.value)”没有在“机器人”里写。",
        found: alarm.value,
        remedy: Suggestion.nearest(to: alarm.value, among: names).map { "是否为“\($0)”？" })
    }
    for (name, credential) in credentials.sorted(by: { $0.key < $1.key })
    where !names.contains(name) {
      complain(.robotUnused, at: credential.span, "凭据里的机器人“\(name)”没有在配置里写，不会使用。")
    }
    guard isFound else { return }
    if state == nil {
      complain(.badSetting, at: top, "没有数据目录。", remedy: "数据目录: /var/lib/hotline")
    }
    if runtime == nil {
      complain(.badSetting, at: top, "没有运行目录。", remedy: "运行目录: /run/hotline")
    }
  }
}
