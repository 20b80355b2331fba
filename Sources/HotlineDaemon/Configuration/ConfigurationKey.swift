// The keys of the configuration file and of the credentials file: one table that the reader, the
// documentation and the complaints share. The language is the same as that of the schedule files.

import Delivering
import Language

/// The keys of `hotline.yaml`.
enum ConfigurationKey: Int, FieldKey {
  case version, schedules, state, runtime, credentials, zone, keyword, console, publicOrigin
  case alarmRobots, allowLoopback, quietHours, vanishGrace, correctionQuiet, robots
  case dataKey, reviewLevels, reviewersDiffer, retentionMonths, unclosedMonths, backupFolder
  case backupDays, officialNumbers, officialNames, site

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
      .dataKey: Field(
        "数据密钥", "dataKey", .text, "加密来电人资料的密钥文件；不写就用 systemd 给的。没有密钥时不能登记诉求。",
        example: "/etc/hotline/credentials/data-key"),
      .reviewLevels: Field(
        "审核级数", "reviewLevels", .integer(1...3, unit: "级"), "公开前要几级审核。", example: "3"),
      .reviewersDiffer: Field(
        "审核换人", "reviewersDiffer", .flag, "各级审核必须是不同的人。", example: "是"),
      .retentionMonths: Field(
        "保留月数", "retentionMonths", .integer(1...120, unit: "个月"), "办结后来电人资料保留多久。",
        example: "12"),
      .unclosedMonths: Field(
        "未办结保留月数", "unclosedMonths", .integer(1...240, unit: "个月"),
        "一直没有办结的，最后一次办理后来电人资料保留多久。", example: "24"),
      .backupFolder: Field(
        "备份目录", "backupFolder", .text, "放备份的目录；写进它的备份到期删除。",
        example: "/var/lib/hotline/backups"),
      .backupDays: Field(
        "备份保留天数", "backupDays", .integer(1...3_650, unit: "天"), "备份目录里的备份保留多久。",
        example: "30"),
      .officialNumbers: Field(
        "公开电话", "officialNumbers", .words, "可以公开的办公电话，不当作个人号码。", example: "[0421-2812345]"),
      .officialNames: Field(
        "公开名称", "officialNames", .words, "可以公开的单位、主持人等名称，不当作个人信息。", example: "[市政务服务中心]"),
      .site: Field("网站", "site", .mapping(SiteKey.table), "公开页面的网站；不写就不生成页面。"),
    ])
}

/// The keys of the public site.
enum SiteKey: Int, FieldKey {
  case folder, name, domain, idCode, source, hotline, path, author, phone, accessibility
  case noticeDays

  static let table = FieldTable(
    "网站", "公开页面放在哪里、怎样自称。",
    [
      Self.folder: Field(
        "目录", "folder", .text, .required, "页面写进这个目录，由网站服务器展示；目录里不能有别的文件。",
        example: "/var/lib/hotline/site"),
      .name: Field(
        "网站名称", "name", .text, .required, "网站规范名称（SiteName）。", example: "朝阳市人民政府"),
      .domain: Field(
        "域名", "domain", .text, .required, "英文域名（SiteDomain）。", example: "www.example.gov.cn"),
      .idCode: Field(
        "标识码", "idCode", .text, .required, "政府网站标识码（SiteIDCode），十位。", example: "2113000001"),
      .source: Field(
        "发布单位", "source", .text, .required, "内容来源（ContentSource）。", example: "朝阳市政务公开办公室"),
      .hotline: Field("热线名称", "hotline", .text, "市民知道的热线名称；不写就用关键字。", example: "利民热线"),
      .path: Field("路径", "path", .text, "页面在域名下的位置。", example: "/hotline/"),
      .author: Field("责任编辑", "author", .text, "写进每页的责任编辑。", example: "张编辑"),
      .phone: Field("咨询电话", "phone", .text, "页面下方的咨询电话。", example: "12345"),
      .accessibility: Field(
        "无障碍声明", "accessibility", .text, "无障碍声明的网址。", example: "/wza.html"),
      .noticeDays: Field(
        "预告天数", "noticeDays", .integer(0...60, unit: "天"), "节目前几天出预告。", example: "7"),
    ])
}

/// The keys of the file that holds the data keys.
enum SealingKeysKey: Int, FieldKey {
  case version, dataKeys, lookupKey

  static let table = FieldTable(
    "数据密钥文件", "加密来电人资料的密钥，用 hotline keygen 生成。丢了密钥，资料再也读不出来。",
    [
      Self.version: Field(
        "版本", "version", .integer(1...1, unit: nil), .required, "格式的版本。", example: "1"),
      .dataKeys: Field(
        "加密", "dataKeys", .words, .required, "加密用的密钥；轮换时新的在前、旧的在后。"),
      .lookupKey: Field("查找", "lookupKey", .text, .required, "认出同一来电号码用的密钥，不轮换。"),
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
