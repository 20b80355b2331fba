// What is wrong with a robot as it is configured, said before the first message is due.

package import Delivering
import Discretion

extension Robots {
  /// What a person must mend before this robot can be spoken to, in Chinese; empty when all is well.
  /// Neither addresses nor secrets are quoted.
  package static func complaints(about robot: Robot) -> [String] {
    var complaints: [String] = []
    do {
      _ = try RobotURL(robot.address.reveal(for: .connecting), policy: robot.connection)
    } catch {
      complaints.append(error.wording)
    }
    complaints += secretComplaints(about: robot) + keywordComplaints(about: robot)
    return complaints
  }

  private static func secretComplaints(about robot: Robot) -> [String] {
    let secrets = robot.signingSecrets.map { $0.reveal(for: .signing) }
    if secrets.contains(where: { $0.isEmpty || $0.contains(where: \.isWhitespace) }) {
      return ["签名密钥为空或含有空格、换行；请重新复制"]
    }
    switch robot.dialect {
    case .weCom:
      return secrets.isEmpty ? [] : ["企业微信群机器人没有签名密钥；请删去密钥一项"]
    case .dingTalk, .feishu:
      return secrets.count > 1 ? ["\(robot.dialect.wording)机器人只有一个签名密钥；请只留当前有效的一个"] : []
    case .standardWebhooks:
      if secrets.isEmpty { return ["标准 Webhook 必须有签名密钥（whsec_ 开头）"] }
      let isMalformed = secrets.contains { StandardWebhooks.key(of: $0) == nil }
      return isMalformed ? [Refusal.secretMalformed.wording] : []
    }
  }

  private static func keywordComplaints(about robot: Robot) -> [String] {
    if robot.keywords.contains(where: { $0.isEmpty || $0.utf8.count > 120 }) {
      return ["机器人关键词不可为空，也不可超过 40 个汉字"]
    }
    return robot.keywords.count > 10 ? ["机器人关键词最多 10 个"] : []
  }
}
