// The Chinese words of this target: what figures are called, how they are defined, why a report is
// refused.

import Questions
import Timekeeping

extension Measure {
  /// Its word in tables.
  package var wording: String {
    switch self {
    case .logged: "登记"
    case .putOnAir: "接进直播间"
    case .answeredOnAir: "现场答复"
    case .forwarded: "转办"
    case .dealt: "办结（含现场答复）"
    case .published: "公开"
    case .onAirOnly: "现场答复未再转办"
    case .declined: "不予受理"
    case .transferred: "转接其他渠道"
    case .pending: "待处理"
    case .merged: "合并"
    case .contacts: "反映人次"
    case .repeatedQuestions: "重复反映件数"
    case .repeats: "重复反映人次"
    case .assigned: "交办"
    case .closed: "办结"
    case .closedInTime: "按时办结"
    case .closedLate: "超时办结"
    case .open: "未办结"
    case .overdue: "逾期未办结"
    case .shouldBeClosed: "应办结"
    case .replied: "回复"
    case .repliedInTime: "按期回复"
    case .shouldReply: "应回复"
    case .returned: "退单"
    case .extended: "延期"
    case .rehandled: "重办"
    case .closingRate: "办结率"
    case .inTimeRate: "按时办结率"
    case .replyInTimeRate: "按期回复率"
    case .averageDays: "平均办理时长（天）"
    case .followedUp: "有效回访"
    case .satisfied: "满意"
    case .mostlySatisfied: "基本满意"
    case .dissatisfied: "不满意"
    case .unreached: "未联系上"
    case .satisfactionRate: "满意率"
    case .dissatisfactionRate: "不满意率"
    case .followUpRate: "有效回访率"
    case .valid: "有效"
    case .answered: "答复"
    case .beingHandled: "正在处理"
    case .publicReplies: "答复并公开"
    case .answerRate: "办复率"
    case .replyRate: "答复率"
    case .averageDaysFromReceipt: "平均办理时间（天）"
    }
  }

  /// How it is counted, as a footnote.
  package func definition(_ settings: ReportSettings) -> String {
    switch self {
    case .logged: "本期受理并登记的诉求，合并的只计一件。"
    case .putOnAir: "来电人接进直播间的。"
    case .answeredOnAir: "在节目里当场答复的，包括答复后又转办的。"
    case .forwarded: "转交承办单位的，按主办单位计，一件只计一次。"
    case .dealt: "承办单位办结的，加上现场答复、没有再转办的。"
    case .published: "决定公开（含部分公开）并已发布的。"
    case .onAirOnly: "现场答复、没有再转办的。"
    case .declined: "不属于受理范围、已经说明的。"
    case .transferred: "当场转给其他热线或机构的。"
    case .pending: "登记后还没有转办、也没有答复的。"
    case .merged: "与另一件是同一件事、并过去的。"
    case .contacts: "来电、留言、来信、来访的总次数。"
    case .repeatedQuestions: "有两人次以上反映的诉求。"
    case .repeats: "反映人次减去诉求件数。"
    case .assigned: "交承办单位（主办）办理的。"
    case .closed: "交办件中已经办结的。"
    case .closedInTime: "已办结，且承办单位的答复不晚于到期日（延期后的）。"
    case .closedLate: "已办结，但承办单位的答复晚于到期日。"
    case .open: "交办件中还没有办结的。"
    case .overdue: "没有办结，且已过到期日的。"
    case .shouldBeClosed: "已办结的，加上逾期未办结的。"
    case .replied: "承办单位已经答复的，办结的都算。"
    case .repliedInTime: "承办单位在到期日以前答复的，不论是否办结。"
    case .shouldReply: "已答复的，加上逾期没有答复的。"
    case .returned: "被单位退过单的。"
    case .extended: "办过延期的。"
    case .rehandled: "回访不满意、重新办理过的。"
    case .closingRate: "办结 ÷ 交办。"
    case .inTimeRate: "按时办结 ÷ 应办结。"
    case .replyInTimeRate: "按期回复 ÷ 应回复，也叫按时反馈率。"
    case .averageDays: "办结件从交办到办结的自然日，平均。"
    case .followedUp: "回访联系上本人的。"
    case .satisfied: "回访表示满意的。"
    case .mostlySatisfied: "回访表示基本满意的。"
    case .dissatisfied: "回访表示不满意的。"
    case .unreached: "回访没有联系上的，不计入满意率。"
    case .satisfactionRate:
      settings.countsMostlySatisfied ? "（满意＋基本满意） ÷ 有效回访。" : "满意 ÷ 有效回访，基本满意不算满意。"
    case .dissatisfactionRate: "不满意 ÷ 有效回访。"
    case .followUpRate: "有效回访 ÷ 办结。"
    case .valid: "登记的，减去不予受理和转接其他渠道的。"
    case .answered: "现场答复的，加上承办单位已答复的。"
    case .beingHandled: "有效诉求中还没有答复的。"
    case .publicReplies: "有效诉求中已答复并已公开的。"
    case .answerRate: "答复 ÷ 有效。"
    case .replyRate: "答复并公开 ÷ 有效。"
    case .averageDaysFromReceipt: "办结（含现场答复）从受理到办结的自然日，平均。"
    }
  }
}

extension EpisodeMeasure {
  /// Its word in tables.
  package var wording: String {
    switch self {
    case .aired: "期数"
    case .planned: "计划期数"
    case .plannedAired: "按计划播出"
    case .extraAired: "计划外播出"
    case .cancelled: "停播"
    case .displaced: "被顶替"
    case .unrecorded: "未登记实况"
    case .departments: "上线单位数"
    case .headLed: "一把手带队期数"
    case .attendanceUnknown: "来宾未登记期数"
    case .callsOffered: "呼入"
    case .callsAnswered: "接听"
    }
  }
}

extension EpisodeMeasure {
  /// How it is counted, as a footnote.
  package var definition: String {
    switch self {
    case .aired: "登记了实况的期次。"
    case .planned: "计划里安排在本期的期次，改期的按改后的日子。"
    case .plannedAired: "计划期次中已播出的。"
    case .extraAired: "顶替的特别节目，以及补上的期次。"
    case .cancelled: "计划期次中停播的。"
    case .displaced: "计划期次中时段被特别节目占用的。"
    case .unrecorded: "日子已过、没有登记实况的计划期次。"
    case .departments: "播出的期次里上线的单位，一个单位只计一次。"
    case .headLed: "实况登记了主要负责人到场的期次。"
    case .attendanceUnknown: "播出了、实况没有登记来宾的期次，不算一把手带队。"
    case .callsOffered: "实况登记的打进来的电话。"
    case .callsAnswered: "实况登记的接听的电话。"
    }
  }

  /// The rates of issues on air.
  static let rateDefinitions = [
    "上线率：按计划播出期数 ÷ 计划期数，回音壁没有上线单位，不计。",
    "一把手上线率：一把手带队期数 ÷ 播出期数，回音壁不计。",
  ]
}

extension Sum {
  /// The sum in words.
  package var wording: String {
    switch self {
    case .loggedByNature: "登记 = 各性质之和"
    case .loggedByChannel: "登记 = 各来源之和"
    case .loggedByTopic: "登记 = 各类别之和"
    case .loggedByArea: "登记 = 各地区之和"
    case .loggedByProgramme: "登记 = 各节目之和"
    case .loggedByPart: "登记 = 各时段之和"
    case .loggedByCourse: "登记 = 现场答复 + 转办 + 不予受理 + 转接 + 待处理"
    case .forwardedByDepartment: "转办 = 各单位交办之和"
    case .forwardedByKind: "转办 = 各类单位交办之和"
    case .forwardedByClosing: "交办 = 按时办结 + 超时办结 + 未办结"
    case .shouldBeClosed: "应办结 = 按时办结 + 超时办结 + 逾期未办结"
    case .dealt: "办结（含现场答复） = 办结 + 现场答复未再转办"
    case .followedUp: "有效回访 = 满意 + 基本满意 + 不满意"
    case .validByAnswer: "有效 = 答复 + 正在处理"
    }
  }

  /// What has to be looked at when it does not come out.
  var remedy: String {
    switch self {
    case .forwardedByDepartment, .forwardedByKind: "核对这些件的承办单位是不是都在名录里。"
    case .loggedByNature, .loggedByChannel, .loggedByTopic, .loggedByArea, .loggedByProgramme,
      .loggedByPart, .loggedByCourse, .forwardedByClosing, .shouldBeClosed, .dealt, .followedUp,
      .validByAnswer:
      "核对这些件在台账里的登记。"
    }
  }
}

extension RowFault {
  /// What is wrong, in words.
  package var wording: String {
    switch self {
    case .withoutContact: "反映次数不到一次"
    case .assignedToNobody: "写了交办时间，没有写承办单位"
    case .assignedAtNoTime: "已经交办或办结，没有写交办时间"
    case .endedAtNoTime: "已经结束，没有写结束时间"
    case .outOfOrder: "受理、交办、答复、办结的先后不对"
    case .publishedWithoutLeave: "已经公开，但本人没有同意公开，或没有作出公开决定"
    }
  }
}

extension ReportRefusal {
  /// Why there is no report, with what to do.
  package var wording: String {
    switch self {
    case .sumDiffers(let sum, let whole, let parts, let cases):
      "报告没有生成：\(sum.wording)对不上，合计\(whole)件，分项相加\(parts)件"
        + ReportRefusal.list(cases) + "。" + sum.remedy
    case .countDiffers(let declared, let found):
      "报告没有生成：台账有\(declared)件，只读出\(found)件。请再试一次；还不行，请系统管理员核对数据库。"
    case .caseNumberTwice(let number):
      "报告没有生成：案号\(number)在台账里出现了两次。请系统管理员核对数据库。"
    case .contradiction(let number, let fault):
      "报告没有生成：\(number)的登记前后矛盾，\(fault.wording)。改好这一件再生成。"
    case .answeredMoreThanOffered(let episode):
      "报告没有生成：\(episode.rawValue)这一期登记的接听数多于呼入数。在变更文件的“实况”里改好再生成。"
    case .cutOffBeforePeriod: "报告没有生成：统计截止时间早于统计期间。"
    }
  }

  /// At most ten numbers.
  private static func list(_ cases: [String]) -> String {
    guard !cases.isEmpty else { return "" }
    let shown = cases.prefix(10).joined(separator: "、")
    return "，涉及\(shown)" + (cases.count > 10 ? "等\(cases.count)件" : "")
  }
}

// MARK: - Periods and days

extension ReportPeriod {
  /// The period as titles name it: 2026年5月, 2026年第二季度.
  package var wording: String {
    switch self {
    case .week(let monday):
      let week = ReportPeriod.week(of: monday)
      return "\(week.year)年第\(week.number)周"
    case .month(let year, let month): return "\(year)年\(month)月"
    case .quarter(let year, let quarter):
      return "\(year)年第\(ChineseNumber.text(quarter))季度"
    case .year(let year): return "\(year)年度"
    case .campaign(let name, _, _): return "“\(name)”活动"
    }
  }

  /// Its days: 2026年5月11日至2026年5月17日.
  package var rangeWording: String { "\(from.wording)至\(through.wording)" }
}

extension CalendarDay {
  /// 2026年5月7日
  var wording: String { "\(year)年\(month)月\(day)日" }
}

extension LocalDateTime {
  /// 2026年5月7日17时30分; midnight is the end of the day before: 5月6日24时.
  var wording: String {
    if time == .midnight { return day.adding(days: -1).wording + "24时" }
    let minute = time.minute == 0 ? "" : (time.minute < 10 ? "0" : "") + "\(time.minute)分"
    return day.wording + "\(time.hour)时" + minute
  }
}

extension ChannelGroup {
  /// Its word.
  package var wording: String {
    switch self {
    case .telephone: "电话"
    case .network: "网络"
    case .visit: "来访"
    case .letter: "来信"
    case .collected: "记者征集"
    }
  }
}
