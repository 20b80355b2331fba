// For each trouble and each part that stands still, what a person can do about it.

import Desk

extension HealthTrouble {
  /// What a person does about it.
  var remedy: String {
    switch self {
    case .planStale: "请到“编排”页看错在哪一行，改好文件并保存，几秒内自动生效。"
    case .planPartial: "请到“编排”页看错在哪一行，改好并保存，几秒内自动生效。别的行照常生效。"
    case .folderUnusable: "请管理员按提示改好目录的权限或路径，改好后自动恢复。"
    case .lossesHeld:
      "误删的，把文件或那几行放回去即可；确实取消的，请管理员在服务器上执行 hotline confirm losses。"
    case .clockUntrusted:
      "请管理员核对服务器时间（timedatectl）。时间无误时执行 hotline confirm clock 恢复发送。"
    case .robotSetAside:
      "请到“机器人”页看原因；修好后由管理员执行 hotline confirm robot 名称。等待的消息不会丢。"
    case .storeFailing: "请管理员检查磁盘空间和数据目录的权限。恢复前新的变更不会记录。"
    case .calendarProvisional: "请把国务院办公厅的放假通知全文存成 .txt，放进排期目录。"
    case .robotMissing: "请管理员在配置里补上机器人，或改正名录里写的机器人名称。"
    case .outputBlocked:
      "请到“审核”页修改所列问题的公开文字并重新送审；如是单位公开的号码，请管理员列入允许名单。"
    case .siteFailing: "请管理员按提示补全网站设置或改好发布目录。恢复后自动补发，撤回不受影响。"
    case .siteHeld:
      "请管理员对照登记，把备份之后的删除和撤回重新办理一遍，再在服务器上执行 hotline confirm site。"
    case .keyMissing:
      "请管理员换回原来的密钥文件（旧的写在“加密”的后面）再重启。确实丢了的，执行 hotline confirm key，用它加密的资料从此读不出来。"
    case .unchased: "没有工作群的，请在名录里给单位写上“群”，保存后自动补催；已拦下的请打电话催。"
    case .journalBroken: "请管理员立即保全数据库和备份，执行 hotline verify 查看是哪几条。"
    case .recordDamaged: "请管理员立即保全数据库和备份，执行 hotline verify 查看是哪几处。"
    case .retentionNear:
      "请到“问题”页把列出的诉求办结或续办，有争议的登记争议。不处理的，到期删除来电人资料，件数和统计不变。"
    }
  }
}

extension HealthPart {
  /// What a person does when it makes no progress.
  var remedy: String {
    "请管理员查看日志：journalctl -u hotline。程序会自行重试；长时间不恢复请重启服务。"
  }
}
