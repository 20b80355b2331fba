// What is wrong with the settings. A page with an empty mandatory tag is worse than no page, so each
// missing value is named, in words for the person who fills the configuration in.

import Writing

/// A value of the settings that pages cannot do without, or that has a form to keep.
package enum SiteSetting: String, CaseIterable, Hashable, Sendable {
  /// 网站规范名称
  case siteName
  /// 英文域名
  case siteDomain
  /// 政府网站标识码
  case siteIDCode
  /// 发布单位
  case contentSource
  /// The hotline's name.
  case hotlineName
  /// The folder under the domain.
  case basePath
  /// The accessibility statement.
  case accessibilityStatement
  /// 栏目名称
  case columnName
  /// 栏目描述
  case columnDescription
  /// 栏目关键词
  case columnKeywords
  /// 栏目类别
  case columnType
}

/// Why the settings are not enough to publish with.
package struct SettingsProblem: Hashable, Sendable {
  /// What is wrong with the value.
  package enum Fault: Hashable, Sendable {
    /// Required and empty.
    case missing
    /// Not in the form that it must have.
    case malformed
  }

  /// The value.
  package let setting: SiteSetting
  /// The column it belongs to; nil for the site's own.
  package let kind: PageKind?
  /// What is wrong with it.
  package let fault: Fault

  init(_ setting: SiteSetting, of kind: PageKind? = nil, _ fault: Fault) {
    self.setting = setting
    self.kind = kind
    self.fault = fault
  }
}

extension SiteSettings {
  /// Everything that has to be filled in or put right before a page can be published; empty when the
  /// settings are complete.
  package func problems() -> [SettingsProblem] {
    var problems: [SettingsProblem] = []
    let required: [(SiteSetting, String)] = [
      (.siteName, siteName), (.siteDomain, siteDomain), (.siteIDCode, siteIDCode),
      (.contentSource, contentSource), (.hotlineName, hotlineName),
    ]
    for (setting, value) in required where isEmpty(value) {
      problems.append(SettingsProblem(setting, .missing))
    }
    if !isEmpty(siteDomain), !HostName.isName(siteDomain) {
      problems.append(SettingsProblem(.siteDomain, .malformed))
    }
    if !isEmpty(siteIDCode), !isIDCode(siteIDCode) {
      problems.append(SettingsProblem(.siteIDCode, .malformed))
    }
    if !isFolder(basePath) { problems.append(SettingsProblem(.basePath, .malformed)) }
    if !accessibilityStatement.isEmpty, WebAddress(accessibilityStatement) == nil {
      problems.append(SettingsProblem(.accessibilityStatement, .malformed))
    }
    return problems + PageKind.allCases.flatMap(columnProblems)
  }

  private func columnProblems(of kind: PageKind) -> [SettingsProblem] {
    let column = column(of: kind)
    let required: [(SiteSetting, String)] = [
      (.columnName, column.name), (.columnDescription, column.description),
      (.columnKeywords, column.keywords.joined()), (.columnType, column.type),
    ]
    return required.filter { isEmpty($0.1) }.map { SettingsProblem($0.0, of: kind, .missing) }
  }

  /// Nothing, blanks, or the `null` that broken systems print.
  private func isEmpty(_ value: String) -> Bool {
    value.saysNothing || value == "null"
  }

  private func isIDCode(_ value: String) -> Bool {
    value.utf8.count == 10
      && value.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }

  private func isFolder(_ path: String) -> Bool {
    path == "/"
      || path.hasPrefix("/") && path.hasSuffix("/")
        && path.dropFirst().dropLast().split(separator: "/", omittingEmptySubsequences: false)
          .allSatisfy { part in
            !part.isEmpty && part != "." && part != ".."
              && part.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
                  || (0x41...0x5A).contains($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
              }
          }
  }
}
