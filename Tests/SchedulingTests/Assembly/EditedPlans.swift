// Plans that somebody goes on editing: from a seed, so that each run sees the same edits. Most of them
// are what an office does all day; some are slips, which the next edit mends or does not.

import Language
import Scheduling
import TestSupport
import Timekeeping

/// Four plans of three programmes, the last two of one programme and year.
struct EditedPlans {
  /// One row of a plan.
  struct Row: Equatable {
    var day: Int
    var hour: Int
    var minute = 0
    var department: String
    var theme: String
    var head: String
    var extra = ""
    var id: String?
  }

  static let departments = ["市医保局", "市人社局", "市民政局", "市住建局"]
  static let heads = ["李明", "王伟", "张丽", "赵强"]
  static let firstDay = Given.day("2026-04-20")

  private(set) var files: [[Row]]
  private(set) var programmes = ["limin", "fangtan", "zaixian", "zaixian"]
  private var dice: Dice
  private var before: (file: Int, rows: [Row], programme: String)?
  private var sound: (files: [[Row]], programmes: [String])

  init(seed: UInt64) {
    var dice = Dice(seed: seed)
    files = (0..<4).map { file in
      (0..<9).map { number in
        Row(
          day: number * 7 + file, hour: 8 + file * 3,
          department: Self.departments[(number + file) % 4],
          theme: "题目\(Int.random(in: 0..<12, using: &dice))", head: "王伟",
          id: file == 1 ? "F-\(number)" : nil)
      }
    }
    self.dice = dice
    sound = (files, ["limin", "fangtan", "zaixian", "zaixian"])
  }

  /// Somebody has looked the plans over: this is how they should be.
  mutating func noteSound() { sound = (files, programmes) }

  /// Puts everything back to how it should be.
  mutating func mend() {
    (files, programmes) = sound
    before = nil
  }

  /// Edits one file; gives its number.
  mutating func edit() -> Int {
    // What was a slip is mostly mended at once.
    if let before, !dice.isOne(in: 4) {
      files[before.file] = before.rows
      programmes[before.file] = before.programme
      self.before = nil
      return before.file
    }
    let file = Int.random(in: 0..<files.count, using: &dice)
    guard let index = files[file].indices.randomElement(using: &dice) else {
      files[file] = [row(in: file)]
      return file
    }
    if dice.isOne(in: 5) {
      before = (file, files[file], programmes[file])
      slip(file, index)
    } else {
      change(file, index)
    }
    return file
  }

  /// What an office does all day.
  private mutating func change(_ file: Int, _ index: Int) {
    switch Int.random(in: 0..<10, using: &dice) {
    case 0, 1: files[file][index].head = Self.heads.randomElement(using: &dice) ?? ""
    case 2: files[file][index].theme = "题目\(Int.random(in: 0..<12, using: &dice))"
    case 3: files[file][index].day = 7 * index + Int.random(in: 0..<7, using: &dice)
    case 4: files[file][index].minute = 10 * Int.random(in: 0..<3, using: &dice)
    case 5: files[file][index].extra = dice.isOne(in: 3) ? "" : "备注: 第\(dice.next() % 100)稿"
    case 6: files[file][index].extra = dice.isOne(in: 2) ? "" : "主持人: 江雪"
    case 7: files[file].append(row(in: file))
    case 8: files[file].swapAt(index, 0)
    default:
      files[file][index].day += 1
      files[file][index].theme = "题目\(Int.random(in: 0..<12, using: &dice))"
    }
  }

  /// What goes wrong, or reaches further than its own row.
  private mutating func slip(_ file: Int, _ index: Int) {
    let other = Int.random(in: 0..<files.count, using: &dice)
    switch Int.random(in: 0..<13, using: &dice) {
    case 0: files[file].remove(at: index)
    case 1: files[file][index].day = Int.random(in: 0..<60, using: &dice)
    case 2: files[file][index].hour = Int.random(in: 8..<19, using: &dice)
    case 3: files[file][index].department = Self.departments.randomElement(using: &dice) ?? ""
    case 4: files[file][index].department = "市医堡局"
    case 5: files[file][index].extra = "版别: 回音壁"
    case 6: files[file][index].extra = "豁免: {host-busy: 两人轮流}"
    case 7: files[file][index].id = dice.isOne(in: 2) ? nil : "F-\(dice.next() % 12)"
    case 8: if let row = files[other].randomElement(using: &dice) { files[file].append(row) }
    case 9: programmes[file] = programmes[other]
    case 10: files[file] = []
    case 11: files[file][index].extra = "状态: 停播\n      原因: 防汛特别报道"
    default: files[file][index].day = -200
    }
  }

  private mutating func row(in file: Int) -> Row {
    Row(
      day: 70 + Int.random(in: 0..<60, using: &dice), hour: 8 + file * 3, department: "市住建局",
      theme: "另加\(dice.next() % 50)", head: "张丽")
  }

  /// A file of the folder.
  func text(of file: Int) -> String {
    var text = "版本: 1\n年度计划:\n  节目: \(programmes[file])\n  年度: 2026\n"
    text += files[file].isEmpty ? "  场次: []\n" : "  场次:\n"
    for row in files[file] {
      let day = Self.firstDay.adding(days: row.day)
      let start = "\(row.hour):\(row.minute == 0 ? "00" : "\(row.minute)")"
      text += "    - 日期: \(day)\n      时间: \(start)-\(row.hour):50\n"
      if let id = row.id { text += "      编号: \(id)\n" }
      text += "      单位: \(row.department)\n      主题: \(row.theme)\n"
      text += "      嘉宾:\n        - {姓名: \(row.head), 职务: 局长}\n"
      if !row.extra.isEmpty { text += "      \(row.extra)\n" }
    }
    return text
  }

  static let programme = """
    版本: 1
    节目:
      - {代码: limin, 名称: 利民热线, 默认时间: 9:00-9:50, 主题重复: 3周, 主持人: [方宁, 江雪], 播出时段: [每周一 8:00-8:50]}
      - {代码: fangtan, 名称: 部门访谈, 默认时间: 11:00-11:50, 直播间: 二号, 主持人: [方宁, 江雪]}
      - {代码: zaixian, 名称: 在线访谈, 默认时间: 15:00-15:50, 直播间: 二号, 主题重复: 1周, 主持人: [方宁]}
    """
}
