// The robots of the configuration: their settings, joined with their credentials, and everything
// that can be known to be wrong with them before the first message is due.

import Delivering
import Desk
import Discretion
import Foundation
import Language
import Robots
import Webhooks

extension ConfigurationDraft {
  mutating func takeRobot(_ node: YAMLReference, _ reader: inout MappingReader) {
    guard let fields = reader.fields(of: node, as: RobotKey.self),
      let name = reader.text(.name, of: fields),
      let dialect = reader.choice(.dialect, of: fields, as: DialectWord.self)
    else { return }
    if robots.contains(where: { $0.value.name == name.value }) {
      complain(.badSetting, at: name.span, "机器人“\(name.value)”写了两次。", remedy: "删去一处。")
    }
    let draft = RobotDraft(
      name: name.value, dialect: dialect.value.dialect,
      keywords: reader.words(.keywords, of: fields).map(\.value),
      connection: connection(fields, &reader),
      pacing: pacing(dialect.value.dialect, fields, &reader),
      tuning: RobotTuning(
        codes: codes(fields, &reader),
        limitBytes: reader.integer(.limitBytes, of: fields)?.value))
    robots.append(Located(draft, at: name.span))
  }

  private mutating func connection(
    _ fields: FoundFields<RobotKey>, _ reader: inout MappingReader
  ) -> ConnectionPolicy {
    let ranges = reader.words(.allowedRanges, of: fields)
    for range in ranges where AddressRange(range.value) == nil {
      complain(
        .badSetting, at: range.span, "“\(range.value)”不是网段。", found: range.value,
        remedy: "允许网段: [10.1.0.0/16]")
    }
    let proxy = reader.text(.proxy, of: fields)
    if let proxy, !CurlTransport.canUseProxy(proxy.value) {
      complain(
        .badSetting, at: proxy.span, "“代理”不能用：要写 http:// 或 https:// 开头的地址，不带用户名和密码。",
        remedy: "代理: http://127.0.0.1:3128")
    }
    let authorities = reader.text(.authorityFile, of: fields)
    if let authorities, !FileManager.default.isReadableFile(atPath: authorities.value) {
      complain(
        .badSetting, at: authorities.span, "证书文件 \(authorities.value) 读不出来。",
        remedy: "请检查路径，以及运行服务的用户能否读取它。")
    }
    return ConnectionPolicy(
      allowsLoopbackHTTP: allowsLoopback, allowedRanges: ranges.map(\.value),
      authorityFile: authorities?.value, proxy: proxy?.value)
  }

  private func pacing(
    _ dialect: Dialect, _ fields: FoundFields<RobotKey>, _ reader: inout MappingReader
  ) -> Pacing? {
    let perMinute = reader.integer(.perMinute, of: fields)?.value
    let perSecond = reader.integer(.perSecond, of: fields)?.value
    guard perMinute != nil || perSecond != nil else { return nil }
    let planned = Pacing.planned(for: dialect)
    return Pacing(
      perMinute: perMinute ?? planned.perMinute, perSecond: perSecond ?? planned.perSecond)
  }

  private mutating func codes(
    _ fields: FoundFields<RobotKey>, _ reader: inout MappingReader
  ) -> [String: CodeRuling] {
    guard let node = fields[.codes] else { return [:] }
    guard reader.document.shape(node) == .mapping else {
      reader.complainOfShape(node, wanted: "错误码和它的意思：{45099: 限流 65}")
      return [:]
    }
    var rulings: [String: CodeRuling] = [:]
    for (code, meaning) in reader.document.pairs(node) {
      let word = reader.document.trimmedString(meaning)
      guard let ruling = CodeRuling(word) else {
        complain(
          .badSetting, at: reader.document.headSpan(meaning), "错误码的意思不能是“\(word)”。", found: word,
          remedy: "写 繁忙、限流 65（秒）、消息不合规 或 机器人不可用")
        continue
      }
      rulings[reader.document.trimmedString(code)] = ruling
    }
    return rulings
  }
}

// MARK: - With credentials

extension ConfigurationDraft {
  /// The robot with its credentials; nil, with a complaint, when they are missing or cannot be used.
  mutating func robot(_ draft: Located<RobotDraft>) -> Robot? {
    let name = draft.value.name
    guard let credential = credentials[name] else {
      // A file that could not be read was complained of by itself.
      if hasCredentials {
        complain(
          .credentialsMissing, at: draft.span, "凭据文件里没有机器人“\(name)”的网址。", found: name,
          remedy: "在凭据文件的“机器人”下加一项，名称写“\(name)”。")
      }
      return nil
    }
    let robot = Robot(
      name: RobotName(rawValue: name), dialect: draft.value.dialect, address: credential.address,
      signingSecrets: credential.secrets, keywords: draft.value.keywords,
      connection: draft.value.connection, pacing: draft.value.pacing,
      tuning: draft.value.tuning)
    let complaints = Robots.complaints(about: robot)
    for complaint in complaints {
      complain(.badSetting, at: credential.span, "机器人“\(name)”不能用：\(complaint)。")
    }
    return complaints.isEmpty ? robot : nil
  }
}
