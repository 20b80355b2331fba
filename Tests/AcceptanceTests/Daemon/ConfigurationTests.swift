// The daemon's configuration: what is wrong is said all at once, and no key is ever quoted.

import Delivering
import Desk
import Discretion
import Foundation
import HotlineDaemon
import Language
import LeakScan
import Masking
import Publishing
import Questions
import Reminding
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct ConfigurationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(
    _ configuration: String, _ credentials: String, rights: Int = 0o600
  ) throws -> ConfigurationReading {
    let secrets = try folder.write("版本: 1\n" + credentials, to: "webhooks")
    try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: secrets)
    let head = """
      版本: 1
      排期目录: \(folder.path)
      数据目录: \(folder.path(of: "state"))
      运行目录: \(folder.path(of: "run"))
      凭据文件: \(secrets)

      """
    let path = try folder.write(head + configuration, to: "hotline.yaml")
    return ConfigurationReading(path: path, environment: [:])
  }

  private func picture(_ reading: ConfigurationReading) -> String {
    let picture = reading.picture(colour: .plain)
    return reading.diagnostics.map { picture.text($0) }.joined(separator: "\n\n")
  }

  @Test func `nothing of the house may lie in the folder of the public site`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "site"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "copies"), withDestinationPath: folder.path(of: "site"))
    let site = """
      网站:
        目录: \(folder.path(of: "site"))
        网站名称: 朝阳市人民政府
        域名: www.example.gov.cn
        标识码: "2113000001"
        发布单位: 朝阳市广播电视台

      """
    #expect(try read(site, "").diagnostics == [])
    for backups in ["site", "site/sub", "copies/sub", "sub/../site"] {
      let reading = try read("备份目录: \(folder.path(of: backups))\n" + site, "")
      #expect(reading.configuration == nil)
      #expect(picture(reading).contains("谁都能下载"), "\(backups)")
    }
    // The folder above it holds the site, and is not in it.
    #expect(try read("备份目录: \(folder.path)\n" + site, "").configuration != nil)
  }

  @Test func `the example of the unit can be used as it is`() throws {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let systemd =
      parts[..<(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/") + "/systemd/"
    let credentials = try String(contentsOfFile: systemd + "webhooks.yaml", encoding: .utf8)
    try folder.write(credentials, to: "webhooks")
    let reading = ConfigurationReading(
      path: systemd + "hotline.yaml",
      environment: [
        "STATE_DIRECTORY": folder.path, "RUNTIME_DIRECTORY": folder.path,
        "CREDENTIALS_DIRECTORY": folder.path,
      ])
    #expect(reading.diagnostics == [])
    let robots = reading.configuration?.desk.robots ?? [:]
    #expect(robots.keys.sorted().map(\.rawValue) == ["值班群", "市直单位工作群"])
    #expect(reading.configuration?.stateFolder == folder.path)
  }

  @Test func `settings of a robot reach it`() throws {
    let reading = try read(
      """
      安静时段: 22:00-6:30
      缺失宽限: 90秒
      更正静默: 1分钟
      机器人:
        - 名称: 群
          方言: 企业微信
          每分钟: 10
          错误码: {45099: 限流 65, 93999: 机器人不可用}
          字节上限: 1000
          允许网段: [10.1.0.0/16]
          代理: http://10.0.0.1:3128
      """,
      "机器人: [{名称: 群, 网址: \"https://im.example/send?key=1\"}]")
    #expect(reading.diagnostics == [])
    let desk = try #require(reading.configuration?.desk)
    let robot = try #require(desk.robots[RobotName(rawValue: "群")])
    #expect(robot.tuning.codes == ["45099": .slow(seconds: 65), "93999": .badTarget])
    #expect(robot.tuning.limitBytes == 1_000)
    #expect(robot.pacing.perMinute == 10)
    #expect(robot.connection.allowedRanges == ["10.1.0.0/16"])
    #expect(desk.vanishGrace == .seconds(90))
    #expect(desk.correctionQuiet == .seconds(60))
    #expect(desk.quietHours?.from == TimeOfDay(hour: 22, minute: 0))
  }

  private static let questions = """
    审核级数: 2
    审核换人: 否
    保留月数: 6
    未办结保留月数: 18
    备份目录: /var/lib/hotline/backups/
    备份保留天数: 14
    公开电话: [0421-2812345, "12345"]
    公开名称: [市政务服务中心]
    网站:
      目录: /srv/site
      网站名称: 朝阳市人民政府
      域名: www.example.gov.cn
      标识码: "2113000001"
      发布单位: 朝阳市政务公开办公室
      路径: /hotline/
      预告天数: 3
    机器人: []
    """

  @Test func `what is said of questions and of the site reaches the desk`() throws {
    let reading = try read(ConfigurationTests.questions, "机器人: []")
    #expect(reading.diagnostics == [], "\(picture(reading))")
    let desk = try #require(reading.configuration?.desk)
    #expect(desk.questions.policy == ReviewPolicy(levels: .second, needsDifferentPeople: false))
    #expect(desk.questions.retention == Retention(months: 6, unclosedMonths: 18))
    #expect(desk.upkeep.backupFolder == "/var/lib/hotline/backups" && desk.upkeep.backupDays == 14)
    #expect(desk.questions.masking.officialNames == ["市政务服务中心"])
    #expect(desk.publication.gate.numbers == ["0421-2812345", "12345"])
    #expect(desk.publication.siteFolder == "/srv/site")
    #expect(desk.publication.site.basePath == "/hotline/")
    #expect(desk.publication.site.hotlineName == "利民热线")
    #expect(desk.publication.noticeDays == 3)
    #expect(reading.configuration?.vault == nil)
  }

  @Test(arguments: [
    ("标识码: \"2113000001\"", "标识码: 短"), ("域名: www.example.gov.cn", "域名: https://www.example/"),
    ("审核级数: 2", "审核级数: 4"), ("备份目录: /var/lib/hotline/backups/", "备份目录: backups"),
    ("[0421-2812345, \"12345\"]", "[办公室]"),
  ])
  func `a site that cannot be and numbers that are none are refused`(
    _ good: String, _ bad: String
  ) throws {
    let reading = try read(
      ConfigurationTests.questions.replacing(good, with: bad), "机器人: []")
    #expect(reading.configuration == nil)
    #expect(!reading.diagnostics.isEmpty)
  }

  @Test func `keys from keygen make a vault, and a rotated file opens what the old one sealed`()
    throws
  {
    let path = folder.path(of: "data-key")
    try KeyCommand(output: Printed().output).run(to: path)
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect((rights as? NSNumber)?.intValue == 0o600)
    let reading = try read("数据密钥: \(path)\n机器人: []", "机器人: []")
    #expect(reading.diagnostics == [], "\(picture(reading))")
    let first = try #require(reading.configuration?.vault)
    let place = SealPlace(.caller, row: "c1")
    let sealed = try first.seal(Array("13800138000".utf8), for: place)

    let old = try String(contentsOfFile: path, encoding: .utf8)
    let fresh = SealingKeysFile.fresh().split(separator: "\n").first { $0.hasPrefix("  - ") } ?? ""
    try folder.write(old.replacing("加密:\n", with: "加密:\n\(fresh)\n"), to: "data-key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let rotated = try #require(
      try read("数据密钥: \(path)\n机器人: []", "机器人: []").configuration?.vault)

    #expect(rotated.keyID != first.keyID)
    #expect(try rotated.open(sealed, at: place) == Array("13800138000".utf8))
    #expect(throws: CommandFailure.self) {
      try KeyCommand(output: Printed().output).run(to: path)
    }
  }

  @Test(arguments: [
    "版本: 1\n加密: [PLANTED]\n查找: PLANTED\n", "版本: 1\n加密: []\n查找: \"00\"\n", "PLANTED",
    "版本: 1\nPLANTED: 1\n",
  ])
  func `a file of keys that holds none is refused and not quoted`(_ text: String) throws {
    let path = try folder.write(text, to: "data-key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let reading = try read("数据密钥: \(path)\n机器人: []", "机器人: []")
    #expect(reading.configuration == nil)
    #expect(!picture(reading).contains("PLANTED"), "\(picture(reading))")
    #expect(picture(reading).contains("备份的密钥文件复制回来"))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let open = try read("数据密钥: \(path)\n机器人: []", "机器人: []")
    #expect(open.diagnostics.map(\.id) == ["credentials-unsafe"])
  }

  @Test func `all that is wrong is said at once`() throws {
    let port = picture(try read("控制台: 127.0.0.1:99999", ""))
    #expect(port.contains("端口只能是 0 到 65535") && !port.contains("反向代理"))
    let reading = try read(
      """
      控制台: 0.0.0.0:80
      安静时段: 半夜
      告警机器人: [管理圆]
      机器人:
        - {名称: 管理员, 方言: 标准, 允许网段: [10.1.0.0/99], 代理: "socks://x", 证书: /none.pem}
        - {名称: 群, 方言: 钉丁, 错误码: {1: 乱写}}
        - {名称: 没有, 方言: 飞书}
      """,
      "机器人: [{名称: 管理员, 网址: \"http://10.0.0.1/x\", 密钥: [short]}]")
    #expect(reading.configuration == nil)
    let said = picture(reading)
    for part in [
      "控制台只能监听本机地址", "“安静时段”不能是“半夜”", "是否为“管理员”？", "“10.1.0.0/99”不是网段", "“代理”不能用",
      "证书文件 /none.pem 读不出来", "是否为“钉钉”？", "凭据文件里没有机器人“没有”的网址",
      "机器人“管理员”不能用：机器人网址必须以 https:// 开头",
    ] {
      #expect(said.contains(part), "\(part) is missing in:\n\(said)")
    }
  }

  @Test(arguments: [
    "机器人: [{名称: 群, 方言: 飞书, 网址: \"https://open.feishu.cn/open-apis/bot/v2/hook/PLANTED-9f27-51c0a84be693\"}]",
    "机器人: [{名称: 群, 方言: PLANTED7tXc2VbN9kLs4RpW1zHd}]",
    "机器人: [{名称: 群, 方言: 飞书, 每分钟: SECPLANTED62d0c8b147e5a9d30f7c}]",
    "机器人: [{名称: 群, 方言: 飞书, 代理: \"http://user:PLANTED@10.0.0.1:3128\"}]",
    "机器人: [{名称: 群, 方言: 飞书, PLANTED7tXc2VbN9kLs4RpW1zHd: 1}]",
    "whsec_PLANTEDc2ltdWxhdG9yLWFkbWluaXN0",
  ])
  func `a key in the configuration is not quoted`(_ configuration: String) throws {
    let reading = try read(configuration, "机器人: []")
    #expect(reading.configuration == nil)
    #expect(!reading.diagnostics.isEmpty)
    #expect(!picture(reading).contains("PLANTED"), "\(picture(reading))")
    #expect(!"\(reading.diagnostics)".contains("PLANTED"))
  }

  @Test(arguments: [
    "机器人: [{名称: 群, 网址: \"http://PLANTED.example/x\"}]",
    "机器人: [{名称: 群, 网址: \"https://im.example/PLANTED x\"}]",
    "机器人: [{名称: 群, 网址: \"https://im.example/1\", 密钥: [PLANTED, PLANTED]}]",
    "机器人: [{名称: 群, 网址: \"https://im.example/1\", PLANTED: 1}]",
    "机器人: [{名称: 群, 密钥: PLANTED}]",
    "机器人: PLANTED",
    "机器人: [{名称: 群, 网址: PLANTED",
    "存活网址: PLANTED\nPLANTED",
  ])
  func `nothing of the credentials is quoted`(_ credentials: String) throws {
    let reading = try read("机器人: [{名称: 群, 方言: 钉钉}]", credentials)
    #expect(reading.configuration == nil)
    #expect(!reading.diagnostics.isEmpty)
    #expect(!picture(reading).contains("PLANTED"), "\(picture(reading))")
    #expect(!"\(reading)".contains("PLANTED"))
  }

  @Test func `credentials that others may read are refused`() throws {
    let reading = try read(
      "机器人: [{名称: 群, 方言: 企业微信}]",
      "机器人: [{名称: 群, 网址: \"https://im.example/1\"}]", rights: 0o644)
    #expect(reading.configuration == nil)
    #expect(reading.diagnostics.map(\.id) == ["credentials-unsafe"])
    #expect(reading.diagnostics.first?.remedy?.hasPrefix("chmod 600 ") == true)
  }

  @Test func `a missing file is one complaint`() {
    let reading = ConfigurationReading(path: folder.path(of: "none"), environment: [:])
    #expect(reading.configuration == nil)
    #expect(reading.diagnostics.map(\.id) == ["bad-setting"])
  }
}
