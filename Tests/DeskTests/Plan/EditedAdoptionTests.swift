// Two offices see the same edits at the same instants: one adopts what changed, the other everything
// each time. Whatever they store must be equal, row for row.

import Delivering
import Scheduling
import Storage
import TestSupport
import Testing
import Timekeeping

@testable import Desk

@Suite struct EditedAdoptionTests {
  /// One row of a plan.
  private struct Row {
    var day: Int
    var hour: Int
    var department: String
    var theme: String
    var head: String
    var edition = ""
    var hasID = false
  }

  /// Three plans of two programmes that share their host and their groups.
  private struct Plans {
    var files: [[Row]]
    var dice: Dice
    private var before: (file: Int, rows: [Row])?
    /// The lines of 变更.yaml.
    private(set) var changes: [String] = []

    static let departments = ["市医保局", "市人社局", "市民政局", "市住建局"]

    init(seed: UInt64) {
      dice = Dice(seed: seed)
      files = [[], [], []]
      for file in 0..<3 {
        for number in 0..<12 {
          files[file].append(
            Row(
              day: number * 3 + file, hour: 8 + file * 3 + number % 2,
              department: Plans.departments[(number + file) % 4],
              theme: "主题\(number % 7)", head: "王伟", hasID: file == 1))
        }
      }
    }

    mutating func edit() -> Int {
      // What was a slip is mended at once, but for a row that is gone: it is missed first.
      if let before, !dice.isOne(in: 5) {
        files[before.file] = before.rows
        self.before = nil
        return before.file
      }
      before = nil
      let file = Int.random(in: 0..<3, using: &dice)
      guard let index = files[file].indices.randomElement(using: &dice) else { return file }
      if dice.isOne(in: 5) {
        before = (file, files[file])
        slip(file, index)
      } else {
        change(file, index)
      }
      return file
    }

    private mutating func change(_ file: Int, _ index: Int) {
      switch Int.random(in: 0..<8, using: &dice) {
      case 0, 1: files[file][index].head = ["李明", "王伟", "张丽"].randomElement(using: &dice) ?? ""
      case 2: files[file][index].theme = "主题\(Int.random(in: 0..<7, using: &dice))"
      case 3: files[file][index].day = index * 3 + Int.random(in: 0..<3, using: &dice)
      case 4: files[file][index].hour = 8 + file * 3 + Int.random(in: 0..<2, using: &dice)
      case 5: files[file].swapAt(index, 0)
      case 6:
        files[file].append(
          Row(
            day: 40 + Int.random(in: 0..<30, using: &dice), hour: 8 + file * 3,
            department: "市住建局", theme: "另加", head: "张丽"))
      default:
        files[file][index].department = Plans.departments.randomElement(using: &dice) ?? ""
      }
    }

    private mutating func slip(_ file: Int, _ index: Int) {
      switch Int.random(in: 0..<5, using: &dice) {
      case 0: files[file].remove(at: index)
      case 1: files[file][index].edition = "回音壁"
      case 2: files[file][index].day = Int.random(in: 0..<40, using: &dice)
      case 3: files[file][index].hour = Int.random(in: 8..<19, using: &dice)
      default: files[file][index].department = "市医堡局"
      }
    }

    /// One more line in 变更.yaml about a row of the first plan.
    mutating func addChange() {
      guard let row = files[0].randomElement(using: &dice), let day = day(of: row) else { return }
      let what = [
        "改期: \(day.adding(days: 1))", "停播: 是, 原因: 防汛",
        "换人: 副局长 汤文斌, 原因: 出差", "已确认: 是", "豁免: host-busy, 原因: 两人轮流",
      ].randomElement(using: &dice)
      changes.append("  - {日期: \(day), 单位: \(row.department), \(what ?? "")}\n")
    }

    var overlay: String { "版本: 1\n变更:\n" + changes.joined() }

    private func day(of row: Row) -> CalendarDay? {
      CalendarDay(iso: "2026-05-18")?.adding(days: row.day)
    }

    func text(of file: Int) -> String {
      var text = "版本: 1\n年度计划:\n  节目: \(file == 2 ? "fangtan" : "limin")\n  年度: 2026\n  场次:\n"
      for (number, row) in files[file].enumerated() {
        text += row.hasID ? "    - 编号: F\(file)-\(row.department)-\(number)\n      日期" : "    - 日期"
        text += ": \(day(of: row)?.description ?? "")\n"
        text += "      时间: \(row.hour):00-\(row.hour):50\n      单位: \(row.department)\n"
        text += "      主题: \(row.theme)\n      嘉宾:\n        - {姓名: \(row.head), 职务: 局长}\n"
        if !row.edition.isEmpty { text += "      版别: \(row.edition)\n" }
      }
      return text
    }
  }

  private static let programmes = """
    版本: 1
    节目:
      - {代码: limin, 名称: 利民热线, 默认时间: "9:00-9:50", 编导群: 编导群, 编导: [高敏], 主持人: [方宁], 主题重复: 2}
      - {代码: fangtan, 名称: 部门访谈, 默认时间: "15:00-15:50", 编导群: 编导群, 编导: [高敏], 主持人: [方宁]}
    """

  private func station(_ plans: Plans) throws -> Station {
    var files = Papers.standing
    files["节目.yaml"] = EditedAdoptionTests.programmes
    for file in 0..<3 { files["计划\(file).yaml"] = plans.text(of: file) }
    return try Station(at: "2026-05-06 08:00", files: files)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func `an edit adopted by itself stores what adopting everything stores`(
    seed: UInt64
  ) async throws {
    var plans = Plans(seed: seed)
    var quick = try station(plans)
    var whole = try station(plans)
    for round in 0..<40 {
      let seconds = Int64(round % 7 == 0 ? 7_200 : 40)
      whole.desk.plan.forceAdoption()
      try await quick.run(seconds: seconds)
      try await whole.run(seconds: seconds)
      try await compare(quick, whole, "seed \(seed), round \(round)")
      let isChange = seed.isMultiple(of: 2) && round % 5 == 4
      if isChange { plans.addChange() }
      let file = isChange ? 0 : plans.edit()
      let name = isChange ? "变更.yaml" : "计划\(file).yaml"
      let text = isChange ? plans.overlay : plans.text(of: file)
      try quick.edit(name, text)
      try whole.edit(name, text)
    }
    #expect(quick.sink.posts.map(\.text) == whole.sink.posts.map(\.text))
    // Otherwise this would say nothing.
    #expect(quick.desk.plan.editCount > 12)
  }

  /// What each group was told of each episode.
  private func announcements(_ ledger: Ledger) throws -> [AnnouncedRow] {
    try ledger.episodes().flatMap { try ledger.announced(of: $0.episode.id) }
  }

  private func compare(_ quick: Station, _ whole: Station, _ what: String) async throws {
    let (mine, theirs) = (try await quick.reminders(), try await whole.reminders())
    #expect(mine == theirs, "reminders, \(what)")
    let (sent, wanted) = (try await quick.deliveries(), try await whole.deliveries())
    #expect(sent == wanted, "deliveries, \(what)")
    let episodes = try await [quick.read { try $0.episodes() }, whole.read { try $0.episodes() }]
    #expect(episodes[0] == episodes[1], "episodes, \(what)")
    let files = try await [quick.read { try $0.planFiles() }, whole.read { try $0.planFiles() }]
    #expect(files[0] == files[1], "files, \(what)")
    let announced = try await [
      quick.read { try announcements($0) }, whole.read { try announcements($0) },
    ]
    #expect(announced[0] == announced[1], "announced, \(what)")
    let history = try await [
      quick.read { try $0.latestChanges(limit: 10_000) },
      whole.read { try $0.latestChanges(limit: 10_000) },
    ]
    #expect(history[0] == history[1], "history, \(what)")
    let (left, right) = (quick.desk.shared.schedule.current, whole.desk.shared.schedule.current)
    #expect(left?.diagnostics == right?.diagnostics, "complaints, \(what)")
    #expect(left?.places == right?.places, "places, \(what)")
    #expect(left?.schedule.episodes == right?.schedule.episodes, "schedule, \(what)")
  }
}
