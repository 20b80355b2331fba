// How the choices of the table of time limits are written, in both languages.

package import Language
package import Reminding

extension TimeLimit.Unit: WordedChoice {
  package var choice: FieldChoice {
    switch self {
    case .workingDays: FieldChoice("工作日", "workingDays")
    case .calendarDays: FieldChoice("自然日", "calendarDays")
    case .hours: FieldChoice("小时", "hours")
    }
  }
}

extension TimeLimit.Start: WordedChoice {
  package var choice: FieldChoice {
    switch self {
    case .nextDay: FieldChoice("次日", "nextDay")
    case .sameDay: FieldChoice("当日", "sameDay")
    }
  }
}

extension TimeLimitMatter: WordedChoice {
  package var choice: FieldChoice {
    switch self {
    case .inquiry: FieldChoice("咨询", "inquiry")
    case .help: FieldChoice("求助", "help")
    case .complaint: FieldChoice("投诉", "complaint")
    case .report: FieldChoice("举报", "report")
    case .suggestion: FieldChoice("建议", "suggestion")
    case .praise: FieldChoice("表扬", "praise")
    case .other: FieldChoice("其他", "other")
    }
  }
}

extension ChaseCode: WordedChoice {
  package var choice: FieldChoice {
    switch self {
    case .beforeDue: FieldChoice("到期前", "beforeDue")
    case .dueDay: FieldChoice("到期当天", "dueDay")
    case .dayAfter: FieldChoice("逾期", "dayAfter")
    case .fiveAfter: FieldChoice("通报", "fiveAfter")
    }
  }
}
