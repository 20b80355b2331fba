// Schedule files as large as the goals speak of: the standing files of a small office and plans with
// as many episodes as are asked for, spread over a year.

import Foundation
import Timekeeping

/// Writes schedule folders.
enum PlanFiles {
  /// Makes `folder` hold the standing files and `files` plans of `episodes` each.
  static func write(_ folder: String, files: Int, episodes: Int) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    for (name, text) in standing { try write(text, folder + "/" + name) }
    for file in 0..<files {
      try write(plan(file, files: files, episodes: episodes), path(folder, file))
    }
  }

  /// Where plan number `file` lies.
  static func path(_ folder: String, _ file: Int) -> String { "\(folder)/计划\(file).yaml" }

  static func write(_ text: String, _ path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// A plan; `head` is the name of the guest of its first episode, for an edit.
  static func plan(
    _ file: Int, files: Int, episodes: Int, head: String = "王伟"
  ) -> String {
    var text = "版本: 1\n\n年度计划:\n  节目: p\(file % 30)\n  年度: 2027\n  场次:\n"
    let first = CalendarDay(iso: "2027-01-01")
    for number in 0..<episodes {
      // Days first, then hours: so many on one day as there must be.
      let day = first?.adding(days: number % 365).description ?? ""
      let slot = (number / 365 + file / 30 * 5) % 32
      let start = "\(6 + slot / 2):\(slot % 2 == 0 ? "00" : "30")"
      let end = "\(6 + slot / 2):\(slot % 2 == 0 ? "25" : "55")"
      text += """
            - 编号: F\(file)-\(number)
              日期: \(day)
              时间: \(start)-\(end)
              单位: \(["市医保局", "市人社局", "市民政局", "市住建局"][number % 4])
              主题: 第\(file)号计划第\(number)期：异地就医备案和门诊报销怎么办理，需要带哪些材料，多久能够办好，有问题找谁咨询
              嘉宾:
                - {姓名: \(number == 0 ? head : "王伟"), 职务: 局长}
                - {姓名: 汤文斌, 职务: 副局长, 级别: 分管领导}
              备注: 这一期由窗口科和信息中心共同准备，请提前一天联调线路、核对字幕，直播当天提前三十分钟到播音间
              状态: 已确认

        """
    }
    return text
  }

  private static let standing: [(String, String)] = [
    (
      "节目.yaml",
      "版本: 1\n节目:\n"
        + (0..<30).map {
          "  - {代码: p\($0), 名称: 热线\($0), 默认时间: \"9:00-9:25\", 编导群: 编导群, 编导: [高敏], "
            + "主持人: [方宁]}\n"
        }.joined()
    ),
    (
      "名录.yaml",
      """
      版本: 1
      名录:
        群:
          - {名称: 联络群, 机器人: g0}
          - {名称: 编导群, 机器人: g1}
        人员:
          - {姓名: 高敏, 账号: gaomin}
          - {姓名: 方宁, 账号: fangning}
        单位:
          - {编码: yibao, 名称: 市医疗保障局, 简称: 市医保局, 群: 联络群}
          - {编码: renshe, 名称: 市人力资源和社会保障局, 简称: 市人社局, 群: 联络群}
          - {编码: minzheng, 名称: 市民政局, 简称: 市民政局, 群: 联络群}
          - {编码: zhujian, 名称: 市住房和城乡建设局, 简称: 市住建局, 群: 联络群}
      """
    ),
    (
      "提醒规则.yaml",
      """
      版本: 1
      提醒规则:
        - {代码: topicDue, 名称: 报主题, 提前量: T-10wd 10:00, 对象: [联络员], 内容: 请报主题}
        - {代码: materialsDue, 名称: 报材料, 提前量: T-5wd 16:00, 对象: [联络员], 内容: 请报材料}
        - {代码: hostCall, 名称: 到岗, 提前量: T-30m, 对象: [主持人], 内容: 请到岗, 紧急: 是, 准点: 是}
        - {代码: siteLink, 名称: 发链接, 提前量: E+1wd 10:00, 对象: [编导], 内容: 请发回看链接}
      """
    ),
  ]
}
