// Every Chinese word of the pages that is not the office's, a department's or a caller's own. Pages
// say what they show in these words and in no others.

import Questions
import Scheduling

/// The words of the pages.
enum PageWords {
  static let skip = "跳到正文"
  static let navigation = "栏目导航"
  static let place = "当前位置"
  static let home = "首页"
  static let episodes = "节目安排"
  static let archive = "问答归档"
  static let reports = "通报与统计"
  static let answers = "热线问答"
  static let notice = "访谈预告"
  static let transcript = "访谈实录"
  static let speeches = "文字实录"
  static let handling = "办理情况通报"
  static let figures = "统计"
  static let campaign = "活动专栏"
  static let upcoming = "即将播出"
  static let newest = "最新问答"
  static let allMonths = "按月查看全部问答"
  static let allEpisodes = "查看全部节目"
  static let allReports = "查看全部通报与统计"
  static let years = "历年节目"
  static let about = "订阅与开放数据"
  static let question = "群众提问"
  static let answer = "部门答复"
  static let part = "怎样参与"
  static let guests = "本期嘉宾"
  static let video = "视频回放"
  static let links = "相关内容"
  static let meaning = "指标说明"
  static let nothingYet = "暂无内容。"
  static let noneComing = "近期节目安排确定后，将在这里公布。"
  static let text = "公众号文字稿（TXT）"
  static let print = "本页网址"
  static let withdrawnTitle = "本条问答已撤回"
  static let withdrawn = "本条问答已由发布单位撤回，原内容不再公开。"
  static let toBeWritten = "文字实录正在整理。以下先列出本期已经审核公开的问答，全文整理完成后在本页更新。"
  static let opening = "（开场白，待整理。）"
  static let closing = "（结束语，待整理。）"
  static let videoToCome = "视频整理完成后，在此提供链接。"
  static let host = "主持人"
  static let caller = "群众来电"
  static let guest = "嘉宾"
  static let unordered = "各单位按名录顺序列出，不分先后。分母为零的比率记作“—”。"
  static let total = "合计"
}

extension PageKind {
  /// What a page of this kind is called in links.
  var word: String {
    switch self {
    case .home: PageWords.home
    case .notice: PageWords.notice
    case .transcript: PageWords.transcript
    case .answers: PageWords.answers
    case .handling: PageWords.handling
    case .figures: PageWords.figures
    case .campaign: PageWords.campaign
    }
  }
}

extension SiteColumn {
  /// The column that comes with the program; the site's editors may name another.
  static func builtIn(_ kind: PageKind, hotline: String) -> SiteColumn {
    switch kind {
    case .home:
      SiteColumn(
        name: hotline, description: "公布\(hotline)节目预告、群众提问及部门答复、办理情况和统计数据",
        keywords: [hotline, "热线问答", "在线访谈"], type: "咨询投诉")
    case .notice:
      SiteColumn(
        name: "访谈预告", description: "预告\(hotline)上线单位、嘉宾、主题、时间和参与方式",
        keywords: [hotline, "访谈预告", "在线访谈"], type: "在线访谈")
    case .transcript:
      SiteColumn(
        name: "访谈实录", description: "公布\(hotline)在线访谈的文字实录和视频回放",
        keywords: [hotline, "访谈实录", "在线访谈"], type: "在线访谈")
    case .answers:
      SiteColumn(
        name: "热线问答", description: "公开群众通过\(hotline)提出的问题和有关部门的答复",
        keywords: [hotline, "热线问答", "部门答复"], type: "咨询投诉")
    case .handling:
      SiteColumn(
        name: "办理情况通报", description: "通报\(hotline)群众诉求的交办、办结和回访情况",
        keywords: [hotline, "办理情况", "通报"], type: "咨询投诉")
    case .figures:
      SiteColumn(
        name: "数据统计", description: "公布\(hotline)群众诉求的受理、答复和公开数据",
        keywords: [hotline, "统计", "受理情况"], type: "咨询投诉")
    case .campaign:
      SiteColumn(
        name: "活动专栏", description: "集中发布\(hotline)参与专题活动的节目、问答和成果",
        keywords: [hotline, "活动专栏", "政务公开"], type: "在线访谈")
    }
  }
}

extension EditionKind {
  /// What an edition is called on a page; nil for the ordinary one.
  var pageWord: String? {
    switch self {
    case .regular: nil
    case .special: "特别节目"
    case .feedback: "回音壁"
    }
  }
}

extension PublicEpisodeState {
  /// What became of an episode, in one word.
  var word: String {
    switch self {
    case .coming: "预告"
    case .aired: "已播出"
    case .cancelled: "停播"
    case .postponed: "延期"
    }
  }

  /// What became of an episode, in a sentence; nil while it is to come.
  var sentence: String? {
    switch self {
    case .coming: nil
    case .aired: "本期节目已经播出。"
    case .cancelled(let reason): "本期节目停播" + PublicEpisodeState.because(reason)
    case .postponed(let reason):
      "本期节目延期，新的时间确定后另行预告" + PublicEpisodeState.because(reason)
    }
  }

  private static func because(_ reason: String) -> String {
    if reason.isEmpty { return "。" }
    return "：" + reason + (reason.hasSuffix("。") ? "" : "。")
  }
}

extension SiteSetting {
  /// What the value is called in the standard, and here.
  package var wording: String {
    switch self {
    case .siteName: "网站规范名称（SiteName）"
    case .siteDomain: "网站域名（SiteDomain）"
    case .siteIDCode: "政府网站标识码（SiteIDCode）"
    case .contentSource: "发布单位（ContentSource）"
    case .hotlineName: "热线名称"
    case .basePath: "网站目录"
    case .accessibilityStatement: "无障碍声明链接"
    case .columnName: "栏目名称（ColumnName）"
    case .columnDescription: "栏目描述（ColumnDescription）"
    case .columnKeywords: "栏目关键词（ColumnKeywords）"
    case .columnType: "栏目类别（ColumnType）"
    }
  }

  /// What a well-formed value looks like.
  var form: String {
    switch self {
    case .siteDomain: "只写域名，例如 www.example.gov.cn，不带 https:// 和路径"
    case .siteIDCode: "应为10位小写字母和数字，例如 2113000001"
    case .basePath: "以 / 开头、以 / 结尾，例如 /rxwd/"
    case .accessibilityStatement: "写完整网址（https://…）或以 / 开头的路径"
    case .siteName, .contentSource, .hotlineName, .columnName, .columnDescription,
      .columnKeywords, .columnType:
      "不能为空"
    }
  }
}

extension SettingsProblem {
  /// The problem and its remedy, for the person who fills the configuration in.
  package var wording: String {
    let name = (kind.map { "“\($0.word)”的" } ?? "") + setting.wording
    return switch fault {
    case .missing: "缺少\(name)：请在配置中填写，填好之前不能发布。"
    case .malformed: "\(name)写法不对：\(setting.form)。"
    }
  }
}
