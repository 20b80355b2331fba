// What the configuration says about questions and the public site, and the keys that seal callers'
// data.

import Desk
import Discretion
import Foundation
import Language
import LeakScan
import Masking
import Publishing
import Questions
import Reporting
import Storage

extension ConfigurationDraft {
  mutating func takeQuestions(
    _ fields: FoundFields<ConfigurationKey>, _ reader: inout MappingReader
  ) {
    if let levels = reader.integer(.reviewLevels, of: fields)?.value,
      let last = ReviewLevel(rawValue: levels)
    {
      questions.policy.levels = last
    }
    questions.policy.needsDifferentPeople = reader.flag(.reviewersDiffer, of: fields) ?? true
    if let months = reader.integer(.retentionMonths, of: fields)?.value {
      questions.retention.months = months
    }
    if let months = reader.integer(.unclosedMonths, of: fields)?.value {
      questions.retention.unclosedMonths = months
    }
    takeBackups(fields, &reader)
    let numbers = reader.words(.officialNumbers, of: fields)
    for number in numbers where number.value.count(where: \.isWholeNumber) < 3 {
      complain(
        .badSetting, at: number.span, "“\(number.value)”不是电话号码。", found: number.value,
        remedy: "公开电话: [0421-2812345]")
    }
    let names = reader.words(.officialNames, of: fields).map(\.value)
    questions.masking.officialNumbers = Set(
      numbers.map { $0.value.filter(\.isWholeNumber) })
    questions.masking.officialNames = Set(names)
    publication.gate.numbers = numbers.map(\.value)
    publication.gate.phrases = names
  }

  private mutating func takeBackups(
    _ fields: FoundFields<ConfigurationKey>, _ reader: inout MappingReader
  ) {
    if let days = reader.integer(.backupDays, of: fields)?.value { upkeep.backupDays = days }
    guard let folder = reader.text(.backupFolder, of: fields) else { return }
    var path = folder.value
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard path.hasPrefix("/"), path != "/" else {
      return complain(
        .badSetting, at: folder.span, "“备份目录”要写完整路径，以 / 开头。", found: folder.value,
        remedy: "备份目录: /var/lib/hotline/backups")
    }
    upkeep.backupFolder = path
  }

  mutating func takeSite(_ node: YAMLReference, _ reader: inout MappingReader) {
    guard let fields = reader.fields(of: node, as: SiteKey.self) else { return }
    func text(_ key: SiteKey) -> String? { reader.text(key, of: fields)?.value }
    publication.siteFolder = text(.folder)
    let name = text(.name) ?? ""
    publication.site = SiteSettings(
      siteName: name, siteDomain: text(.domain) ?? "", siteIDCode: text(.idCode) ?? "",
      contentSource: text(.source) ?? "", hotlineName: text(.hotline) ?? keyword,
      basePath: text(.path) ?? "/", author: text(.author) ?? "", phone: text(.phone) ?? "",
      accessibilityStatement: text(.accessibility) ?? "", zone: zone)
    publication.report.subject = keyword
    publication.report.issuer = text(.source) ?? ""
    publication.report.zone = zone
    if let days = reader.integer(.noticeDays, of: fields)?.value { publication.noticeDays = days }
    for problem in publication.site.problems() {
      complain(
        .badSetting, at: reader.document.headSpan(node), "“网站”不能用：\(problem.wording)")
    }
  }
}

// MARK: - What nobody else may read

extension ConfigurationDraft {
  /// Nothing but pages may lie where the web server shows everything.
  mutating func requirePrivate() {
    guard let site = publication.siteFolder, let ground = PublicGround(site) else { return }
    let places: [(name: String, path: String?)] = [
      ("排期目录", schedules.isEmpty ? nil : schedules), ("数据目录", state), ("运行目录", runtime),
      ("备份目录", upkeep.backupFolder), ("凭据文件", credentialsPath), ("数据密钥", dataKeyPath),
    ]
    for (name, path) in places {
      guard let path, ground.holds(path) else { continue }
      complain(
        .badSetting, at: top, "“\(name)” \(path) 在公开网站的目录 \(site) 里，谁都能下载。",
        remedy: "请把“\(name)”放到网站目录之外，或给“网站”换一个专用的空目录。")
    }
  }
}

// MARK: - Keys

extension ConfigurationDraft {
  /// The data keys, from where the configuration says or where systemd put them. None at all is no
  /// mistake: an office may want reminders alone.
  mutating func readSealingKeys() {
    let given = environment["CREDENTIALS_DIRECTORY"].map { $0 + "/data-key" }
    guard
      let path = dataKeyPath
        ?? given.flatMap({ FileManager.default.isReadableFile(atPath: $0) ? $0 : nil })
    else { return }
    if let problem = unsafePermissions(of: path) {
      return complain(
        .credentialsUnsafe, at: SourceSpan(file: "data-key", line: 1, column: 1), problem,
        remedy: "chmod 600 \(path)")
    }
    guard let bytes = bytes(name: "data-key", path: path, complaint: .credentialsMissing) else {
      return
    }
    let opening = MappingOpening(bytes, name: "data-key", as: SealingKeysKey.self)
    var found = opening.diagnostics
    if var reader = opening.reader {
      if let fields = opening.fields { takeKeys(fields, &reader) }
      found += reader.finish()
    }
    diagnostics += found.map(\.withoutQuotes)
    if vault == nil, found.contains(where: { $0.severity == .error }) {
      complain(
        .credentialsUnsafe, at: SourceSpan(file: "data-key", line: 1, column: 1),
        "数据密钥文件读不出来：它应是 hotline keygen 生成的文件，或它的备份。", remedy: Self.keyRemedy)
    }
  }

  /// A fresh key in the place of a spoilt one would lose every caller, so the copy comes first.
  private static let keyRemedy = "把离线备份的密钥文件复制回来；还没有登记过诉求的，用 hotline keygen 重新生成"

  private mutating func takeKeys(
    _ fields: FoundFields<SealingKeysKey>, _ reader: inout MappingReader
  ) {
    _ = reader.integer(.version, of: fields)
    let keys = reader.words(.dataKeys, of: fields).map { SealingKeysFile.key($0.value) }
    let lookup = reader.text(.lookupKey, of: fields).flatMap { SealingKeysFile.key($0.value) }
    let sound = keys.compactMap { $0 }
    guard let first = sound.first, let lookup, sound.count == keys.count else {
      return complain(
        .credentialsUnsafe, at: SourceSpan(file: "data-key", line: 1, column: 1),
        "数据密钥文件里的密钥不完整：每个都应是 64 位十六进制数。", remedy: Self.keyRemedy)
    }
    vault = try? Vault(
      dataKey: first, olderKeys: Array(sound.dropFirst()), lookupKey: lookup)
  }
}
