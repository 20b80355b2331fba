// Why a record is not published. All reasons are collected, so that one look at the list is enough to
// put everything right, and each names the thing it is about — never what a caller said.

package import Questions

/// One reason not to publish.
package enum PublishingProblem: Hashable, Sendable {
  /// A setting that pages cannot do without.
  case settings(SettingsProblem)
  /// A question without a title, which is `ArticleTitle`.
  case emptyTitle(PublicSlug)
  /// A question without its approved text.
  case emptyText(PublicSlug)
  /// A slug that may not stand in an address.
  case unsafeSlug(PublicSlug)
  /// Two questions, or a question and a withdrawal, at one address.
  case twice(PublicSlug)
  /// A department that the record does not name.
  case unknownDepartment(DepartmentCode)
  /// A programme that the record does not name.
  case unknownProgramme(ProgrammeCode)
  /// Two episodes, campaigns or reports at one address.
  case sharedAddress(PublicPath)
  /// Sums that do not agree.
  case disagreement(FiguresPeriod, String)
}

/// Nothing was rendered, and why.
package struct PublishingRefusal: Error, Hashable, Sendable {
  /// Every reason; at least one.
  package let problems: [PublishingProblem]
}

// MARK: - Words

extension PublishingProblem {
  /// The reason and its remedy in Chinese.
  package var wording: String {
    switch self {
    case .settings(let problem): problem.wording
    case .emptyTitle(let slug): "问答 \(slug.rawValue) 没有标题（ArticleTitle）：请补写标题后再发布。"
    case .emptyText(let slug): "问答 \(slug.rawValue) 缺少已审核的提问或答复：请补齐并重新送审。"
    case .unsafeSlug(let slug):
      "问答地址码不合规（\(slug.rawValue.utf8.count)字节）：只能由小写字母、数字、- 和 _ 组成。"
    case .twice(let slug): "地址 \(slug.rawValue) 被两条记录同时使用：同一地址只能有一条问答或一条撤回说明。"
    case .unknownDepartment(let code): "名录中没有单位“\(code.rawValue)”：请先在名录中补上，再发布。"
    case .unknownProgramme(let code): "没有节目“\(code.rawValue)”：请先在节目文件中补上，再发布。"
    case .sharedAddress(let path): "页面地址 \(path) 重复：节目编号、活动名称和统计时段不能重复。"
    case .disagreement(let period, let what): "\(period.wording)的数字对不上：\(what)。核对后再发布。"
    }
  }
}

extension PublishingRefusal: CustomStringConvertible {
  /// All reasons, one a line.
  package var description: String { problems.map(\.wording).joined(separator: "\n") }
}
