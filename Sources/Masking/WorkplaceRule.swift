// Workplaces. An employer and a question are often enough to tell who asked, so the place is shown
// to the reviewer with a general word in its stead.

/// Finds where someone works.
enum WorkplaceRule {
  private static let stems: [(StaticString, String)] = [
    ("公司", "某企业"), ("集团", "某企业"), ("工厂", "某企业"), ("厂", "某企业"), ("企业", "某企业"), ("矿", "某企业"),
    ("酒店", "某企业"), ("饭店", "某企业"), ("超市", "某企业"), ("店", "某企业"), ("商场", "某企业"), ("银行", "某单位"),
    ("医院", "某医院"), ("卫生院", "某医院"), ("学校", "某学校"), ("小学", "某学校"), ("中学", "某学校"), ("大学", "某学校"),
    ("幼儿园", "某学校"), ("学院", "某学校"), ("中心", "某单位"), ("局", "某单位"), ("所", "某单位"), ("站", "某单位"),
    ("社", "某单位"), ("院", "某单位"), ("队", "某单位"), ("部", "某单位"), ("处", "某单位"), ("办", "某单位"),
    ("馆", "某单位"), ("场", "某单位"), ("委", "某单位"), ("政府", "某单位"), ("工地", "某工地"),
  ]

  private static let general: Set<String> = [
    "", "一家", "这家", "那家", "某", "某家", "私营", "民营", "国营", "国有", "本地", "外地", "一个", "这个", "县", "市",
    "我们", "外", "分", "子", "总", "原", "该", "本", "同一", "建筑", "个体", "大", "小", "服装", "工", "单位", "哪",
  ]

  /// Before 上班, 工作, 员工 at `place`: the place of work.
  static func look(before place: Int, in scan: inout Scan) {
    var end = place
    if scan.has("的", at: end - 3) { end -= 3 }
    if scan.has("里", at: end - 3) { end -= 3 }
    guard let (stem, proposal) = stem(endingAt: end, scan),
      let start = beginning(before: end, scan)
    else { return }
    let name = scan.text(start..<max(start, end - stem))
    guard !general.contains(name), !scan.settings.officialNames.contains(scan.text(start..<end))
    else { return }
    scan.note(.workplace, start..<end, .suspected, .worksAt, proposal)
  }

  private static func stem(endingAt end: Int, _ scan: Scan) -> (Int, String)? {
    for (word, proposal) in stems where scan.has(word, at: end - word.utf8CodeUnitCount) {
      return (word.utf8CodeUnitCount, proposal)
    }
    return nil
  }

  private static func beginning(before end: Int, _ scan: Scan) -> Int? {
    var here = end
    while here > 0, end - here <= 72 {
      let before = scan.before(here)
      let scalar = scan.scalar(at: before)
      // 在 and 是 lead to a place of work; × stands for what someone blotted out.
      if scalar == 0x5728 || scalar == 0x662F { return here < end ? here : nil }
      let isSign = scalar == 0xD7 || scalar == 0x25CB || scalar == 0x25A1
      guard
        scan.mark(at: before) & Alphabet.ideograph != 0 || isSign
          || scan.isAlphanumeric(at: before)
      else { return nil }
      here = before
    }
    return nil
  }
}
