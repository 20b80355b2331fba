// The keys of the configuration file and of the credentials file: one table that the reader, the
// documentation and the complaints share. The language is the same as that of the schedule files.

import Delivering
import Language

/// The keys of `hotline.yaml`.
enum ConfigurationKey: Int, FieldKey {
  case version, schedules, state, runtime, credentials, zone, keyword, console, publicOrigin
  case alarmRobots, allowLoopback, quietHours, vanishGrace, correctionQuiet, robots

  static let table = FieldTable(
    "配置", "守护进程的配置。",
    [
      Self.version: Field(
        "版本", "version", .integer(1...1, unit: nil), .required, "配置格式的版本。", example: "1"),
      .schedules: Field(
        "排期目录", "schedules", .text, .required, "排期文件所在的目录。", example: "/srv/schedules"),
      .state: Field(
        "数据目录", "state", .text, "数据库所在的目录；不写就用 systemd 给的。", example: "/var/lib/hotline"),
      .runtime: Field(
        "运行目录", "runtime", .text, "套接字和锁所在的目录；不写就用 systemd 给的。", example: "/run/hotline"),
      .credentials: Field(
        "凭据文件", "credentials", .text, "机器人地址和密钥的文件；不写就用 systemd 给的。",
        example: "/etc/hotline/credentials/webhooks"),
      .zone: Field("时区", "zone", .zone, "没有写时区的文件用它。", example: "Asia/Shanghai"),
      .keyword: Field("关键字", "keyword", .text, "每条消息里都有的词。", example: "利民热线"),
      .console: Field(
        "控制台", "console", .text, "控制台监听的本机地址。", example: "127.0.0.1:8470"),
      .publicOrigin: Field(
        "对外网址", "publicOrigin", .text, "消息里链接的开头；不写就没有链接。",
        example: "https://hotline.example.gov.cn"),
      .alarmRobots: Field(
        "告警机器人", "alarmRobots", .words, "出了问题告诉谁，按顺序试。", example: "[管理员, 备用]"),
      .allowLoopback: Field(
        "允许回环", "allowLoopback", .flag, "允许用 http 连接本机；只用于演练。", example: "否"),
      .quietHours: Field(
        "安静时段", "quietHours", .timeRange, "这段时间不打扰人。", example: "21:30-7:30"),
      .vanishGrace: Field(
        "缺失宽限", "vanishGrace", .duration(0...86_400), "从文件里消失的场次等多久才算取消。",
        example: "10分钟"),
      .correctionQuiet: Field(
        "更正静默", "correctionQuiet", .duration(0...3_600), "改动停下多久后才发更正。",
        example: "2分钟"),
      .robots: Field("机器人", "robots", .list(.mapping(RobotKey.table)), "各机器人不保密的设置。"),
    ])
}

/// The keys of one robot's settings.
enum RobotKey: Int, FieldKey {
  case name, dialect, keywords, authorityFile, allowedRanges, proxy, perMinute, perSecond
  case codes, limitBytes

  static let table = FieldTable(
    "机器人", "一个群机器人；网址和密钥只写在凭据里。",
    [
      Self.name: Field("名称", "name", .text, .required, "名录里的群写它。", example: "市直单位工作群"),
      .dialect: Field(
        "方言", "dialect", .choice(DialectWord.choices), .required, "哪一种平台。", example: "企业微信"),
      .keywords: Field("关键字", "keywords", .words, "平台的安全设置里登记的关键字。", example: "[利民热线]"),
      .authorityFile: Field(
        "证书", "authorityFile", .text, "自己的证书颁发机构文件。", example: "/etc/hotline/ca.pem"),
      .allowedRanges: Field(
        "允许网段", "allowedRanges", .words, "平台装在内网时允许的网段。", example: "[10.1.0.0/16]"),
      .proxy: Field("代理", "proxy", .text, "经过的代理。", example: "http://127.0.0.1:3128"),
      .perMinute: Field(
        "每分钟", "perMinute", .integer(1...6_000, unit: "条"), "每分钟最多几条。", example: "18"),
      .perSecond: Field(
        "每秒", "perSecond", .integer(1...1_000, unit: "条"), "每秒最多几条。", example: "4"),
      .codes: Field(
        "错误码", "codes", .openMapping(key: "平台的错误码", value: "繁忙、限流 秒数、消息不合规、机器人不可用"),
        "平台新出的或手册没写明的错误码怎样理解；先于内置的表。", example: "{45099: 限流 65}"),
      .limitBytes: Field(
        "字节上限", "limitBytes", .integer(200...1_000_000, unit: "字节"), "一条消息最多多少字节；不写就按平台的规定。",
        example: "2048"),
    ])
}

/// The keys of the credentials file.
enum CredentialsKey: Int, FieldKey {
  case version, robots, deadManPing

  static let table = FieldTable(
    "凭据", "机器人的网址和密钥。只有服务能读这个文件。",
    [
      Self.version: Field(
        "版本", "version", .integer(1...1, unit: nil), .required, "格式的版本。", example: "1"),
      .robots: Field("机器人", "robots", .list(.mapping(CredentialKey.table)), "各机器人的网址和密钥。"),
      .deadManPing: Field("存活网址", "deadManPing", .text, "一切正常时定期访问的外部监测网址。"),
    ])
}

/// The keys of one robot's credentials.
enum CredentialKey: Int, FieldKey {
  case name, url, secrets

  static let table = FieldTable(
    "机器人凭据", "一个机器人的网址和密钥。",
    [
      Self.name: Field("名称", "name", .text, .required, "与配置里的名称相同。", example: "市直单位工作群"),
      .url: Field("网址", "url", .text, .required, "平台给的完整网址。"),
      .secrets: Field("密钥", "secrets", .words, "签名密钥；轮换期间新的在前、旧的在后。"),
    ])
}

/// The platforms' names.
enum DialectWord: String, WordedChoice {
  case weCom
  case dingTalk
  case feishu
  case standardWebhooks

  var choice: FieldChoice {
    switch self {
    case .weCom: FieldChoice("企业微信", "wecom")
    case .dingTalk: FieldChoice("钉钉", "dingtalk")
    case .feishu: FieldChoice("飞书", "feishu")
    case .standardWebhooks: FieldChoice("标准", "standard")
    }
  }

  var dialect: Dialect {
    switch self {
    case .weCom: .weCom
    case .dingTalk: .dingTalk
    case .feishu: .feishu
    case .standardWebhooks: .standardWebhooks
    }
  }
}
