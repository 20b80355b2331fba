// A schedule folder in a test: texts as producers write them, read and put together as the daemon
// does it.

import Foundation
import Language
import Scheduling
import Testing
import Timekeeping

/// Files by name, in the order in which they are read.
struct ScheduleFolder {
  var files: [(name: String, bytes: [UInt8])] = []

  /// A folder with the programme, the directory and the ladder, and `files`.
  init(_ files: KeyValuePairs<String, String>, with ground: [String: String] = Ground.all) {
    for name in ground.keys.sorted() { self[name] = ground[name] }
    for (name, text) in files { self[name] = text }
  }

  /// The text of a file; nil takes it away.
  subscript(name: String) -> String? {
    get {
      files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    set {
      let bytes = newValue.map { Array($0.utf8) }
      if let place = files.firstIndex(where: { $0.name == name }) {
        if let bytes { files[place].bytes = bytes } else { files.remove(at: place) }
      } else if let bytes {
        files.append((name, bytes))
      }
    }
  }

  /// Adds a file of `Tests/Fixtures/Plans`.
  mutating func add(fixture name: String, testFile: String = #filePath) throws {
    let parts = testFile.split(separator: "/", omittingEmptySubsequences: false)
    let tests = try #require(parts.lastIndex(of: "Tests"))
    let path = parts[...tests].joined(separator: "/") + "/Fixtures/Plans/" + name
    files.append((name, Array(try Data(contentsOf: URL(fileURLWithPath: path)))))
  }

  func readings() -> [PlanReading] {
    files.map { PlanParser().read($0.bytes, name: $0.name) }
  }

  func assembled(adopted: [Episode] = [], on today: String = "2026-02-01") -> Assembly {
    ScheduleAssembly.assemble(readings(), adopted: adopted, today: Given.day(today))
  }

  /// Everything that is complained of, by readers and by the assembly.
  func complaints(on today: String = "2026-02-01") -> [PlanDiagnostic] {
    readings().flatMap(\.diagnostics) + assembled(on: today).diagnostics
  }
}

/// The files that every folder needs.
enum Ground {
  static let all = ["节目.yaml": programme, "名录.yaml": directory, "提醒.yaml": ladder]

  static let programme = """
    版本: 1
    节目:
      - 代码: limin
        名称: 利民热线
        直播间: 一号直播间
        播出时段: [每周四 9:00-10:00]
        默认时间: 9:00-10:00
        主题重复: 8周
        主持人: [方宁, 江雪]
    """

  static let directory = """
    版本: 1
    名录:
      人员:
        - {姓名: 方宁}
        - {姓名: 江雪, 休假: [2026-05-20至2026-05-22]}
      单位:
        - {编码: yibao, 名称: 市医疗保障局, 简称: 市医保局}
        - {编码: renshe, 名称: 市人力资源和社会保障局, 简称: 市人社局, 曾用名: [市人事局]}
        - {编码: minzheng, 名称: 市民政局, 简称: 市民政局}
        - {编码: zhujian, 名称: 市住房和城乡建设局, 简称: 市住建局}
        - {编码: jiaotong, 名称: 市交通运输局, 简称: 市交通局}
        - {编码: yingji, 名称: 市应急管理局, 简称: 市应急局}
    """

  static let ladder = """
    版本: 1
    提醒规则:
      - {代码: materialsDue, 名称: 报材料, 提前量: T-5wd 16:00, 对象: [联络员], 内容: 请报材料}
    """

  /// A CSV with one line per episode: day, department, topic, head.
  static func plan(_ rows: [String]) -> String {
    "2026年“利民热线”上线安排\n日期,上线单位,访谈主题,带队领导\n" + rows.joined(separator: "\n") + "\n"
  }
}

/// Days, times and episodes in few words.
enum Given {
  static func day(_ iso: String) -> CalendarDay {
    guard let day = CalendarDay(iso: iso) else { preconditionFailure("no day: \(iso)") }
    return day
  }

  /// `2026-03-05 09:00-10:00`.
  static func time(_ text: String) -> EpisodeTime {
    let parts = text.split(whereSeparator: { " -".contains($0) })
    let date = day(text.prefix(10).description)
    guard let start = TimeOfDay(iso: parts[3]), let end = TimeOfDay(iso: parts[4]) else {
      preconditionFailure("no time: \(text)")
    }
    return .day(
      start: LocalDateTime(day: date, time: start),
      end: LocalDateTime(day: end <= start ? date.adding(days: 1) : date, time: end))
  }

  /// An episode of 利民热线 on `text`.
  static func episode(
    _ id: String, _ text: String, _ departments: [String] = ["yibao"], theme: String? = nil,
    programme: String = "limin", line: Int = 1
  ) -> Episode {
    Episode(
      id: EpisodeID(rawValue: id), programmeID: ProgrammeID(rawValue: programme), planYear: 2026,
      time: time(text), theme: theme, departments: departments.map(DepartmentID.init(rawValue:)),
      span: SourceSpan(file: "计划.csv", line: line, column: 1))
  }
}
