// The two canonical spellings of a lead. Reading either of them gives the same lead again.

package import Timekeeping

// MARK: - Chinese

extension Lead {
  /// The canonical Chinese spelling: `上线前5个工作日 16:00`.
  package var wording: String { distanceWording + clockSuffix }

  private var distanceWording: String {
    let name = anchor.wording
    switch distance {
    case .minutes(0): return name + "时"
    case .minutes(let count):
      return count % 60 == 0
        ? name + Lead.side(count) + "\(abs(count) / 60)小时"
        : name + Lead.side(count) + "\(abs(count))分钟"
    case .days(0): return name + "当天"
    case .days(let count): return name + Lead.side(count) + "\(abs(count))天"
    case .workingDays(let count): return name + Lead.side(count) + "\(abs(count))个工作日"
    case .months(let count): return name + Lead.side(count) + "\(abs(count))个月"
    case .weekday(let weekday, let weeks):
      return owner + Lead.weekWording(weeks) + weekday.wording
    case .workingDayOfMonth(let nth, let months):
      let ordinal = nth < 0 ? "倒数第\(-nth)个工作日" : "第\(nth)个工作日"
      return owner + Lead.monthWording(months) + ordinal
    case .nextFeedback: return "下期回音壁"
    }
  }

  /// Nothing for the air start, which is meant when nothing is said.
  private var owner: String { anchor == .airStart ? "" : anchor.wording + "的" }

  private static func side(_ count: Int) -> String { count <= 0 ? "前" : "后" }

  private static func weekWording(_ weeks: Int) -> String {
    switch weeks {
    case -1: "上一周"
    case 0: "同一周"
    case 1: "下一周"
    default: side(weeks) + "\(abs(weeks))周"
    }
  }

  private static func monthWording(_ months: Int) -> String {
    switch months {
    case -1: "上月"
    case 0: "当月"
    case 1: "下月"
    default: side(months) + "\(abs(months))个月"
    }
  }
}

// MARK: - Short

extension Lead {
  /// The canonical short spelling: `T-5wd 16:00`.
  package var shortForm: String { distanceShortForm + clockSuffix }

  private var distanceShortForm: String {
    let letter = anchor.letter
    switch distance {
    case .minutes(let count):
      return count % 60 == 0 && count != 0
        ? letter + Lead.signed(count / 60) + "h" : letter + Lead.signed(count) + "m"
    case .days(let count): return letter + Lead.signed(count) + "d"
    case .workingDays(let count): return letter + Lead.signed(count) + "wd"
    case .months(let count): return letter + Lead.signed(count) + "mo"
    case .weekday(let weekday, let weeks):
      return letter + Lead.signed(weeks) + "w " + weekday.shortForm
    case .workingDayOfMonth(let nth, let months):
      return letter + Lead.signed(months) + "mo wd\(nth)"
    case .nextFeedback: return letter + "+fb"
    }
  }

  private static func signed(_ count: Int) -> String { count > 0 ? "+\(count)" : "-\(-count)" }

  private var clockSuffix: String { time.map { " " + $0.description } ?? "" }
}

extension Lead: CustomStringConvertible {
  package var description: String { shortForm }
}

// MARK: - Names

extension Lead.Anchor {
  /// `上线`, `下线`, `截止`.
  package var wording: String {
    switch self {
    case .airStart: "上线"
    case .airEnd: "下线"
    case .deadline: "截止"
    }
  }

  /// `T`, `E`, `D`.
  package var letter: String {
    switch self {
    case .airStart: "T"
    case .airEnd: "E"
    case .deadline: "D"
    }
  }
}

extension Weekday {
  /// `mon` … `sun`, as the short spelling of leads writes it.
  package var shortForm: String {
    switch self {
    case .monday: "mon"
    case .tuesday: "tue"
    case .wednesday: "wed"
    case .thursday: "thu"
    case .friday: "fri"
    case .saturday: "sat"
    case .sunday: "sun"
    }
  }
}
