// From a line of a list to a form that can be logged, or to everything that is wrong with it. What could
// mean two things is refused and never guessed: a day that may be the 3rd of April or the 4th of March,
// a number of which a spreadsheet has kept only the first digits.

import Discretion
import Language
import Questions
import Scheduling
import Timekeeping

/// Checks the lines of one list.
struct ListChecker: Sendable {
  let options: ListOptions
  let days: EpisodeDays?
  let departments: DepartmentLookup
  let zone: Zone
  let now: Timestamp
  private(set) var complaints: [ListComplaint] = []
  private(set) var notes: [ListComplaint] = []

  init(
    _ options: ListOptions, _ departments: DepartmentLookup, _ days: EpisodeDays?, zone: Zone,
    at now: Timestamp
  ) {
    self.options = options
    self.departments = departments
    self.days = days
    self.zone = zone
    self.now = now
  }

  /// The checked form of `line`; nil when something is wrong with it, which is then in `complaints`.
  mutating func check(_ line: ListLine) -> CheckedIntake? {
    let before = complaints.count
    for (field, value) in line.values where value.text.utf8.count > ListReader.fieldLimit {
      complain(line, field, "“\(field.wording)”超过 64 KB。", "请检查引号是否配对，或删短内容。")
    }
    guard complaints.count == before else { return nil }
    let form = form(of: line)
    do {
      let checked = try form.checked()
      return complaints.count == before ? checked : nil
    } catch {
      for problem in error.problems {
        complaints.append(
          ListComplaint(
            line: line.number, field: problem.field.listField, problem.wording,
            remedy: "请改好这一行后重新导入整个文件。"))
      }
      return nil
    }
  }

  private mutating func form(of line: ListLine) -> IntakeForm {
    var form = IntakeForm(programme: options.programme, receivedAt: receivedAt(line))
    form.episode = options.episode ?? episode(line, form.receivedAt)
    form.channel = word(line, .channel, options.channel) { Channel(importing: $0) }
    form.kind = form.channel.contactKind
    form.nature = word(line, .nature, .inquiry) { Nature(importing: $0) }
    form.urgency = word(line, .urgency, .normal) { Urgency(importing: $0) }
    let consent = word(line, .consent, (options.consent, false)) { Consent.importing($0) }
    form.consent = Consent(disclosure: consent.0, isAnonymous: consent.1)
    form.name = Private(text(line, .name))
    form.phone = Private(phone(line))
    form.area = text(line, .area)
    form.topic = text(line, .topic)
    form.incidentPlace = Private(text(line, .incidentPlace))
    form.homeAddress = Private(text(line, .homeAddress))
    form.workplace = Private(text(line, .workplace))
    form.gist = Private(text(line, .gist))
    form.text = Private(text(line, .text))
    form.suggestedDepartment = department(line)
    form.campaignTags = line.values[.campaign].map { [$0.text] } ?? []
    return form
  }

  private func text(_ line: ListLine, _ field: ListField) -> String {
    line.values[field]?.text ?? ""
  }

  private mutating func complain(
    _ line: ListLine, _ field: ListField, _ wording: String, _ remedy: String
  ) {
    complaints.append(
      ListComplaint(line: line.number, field: field, wording, remedy: remedy))
  }

  /// The value of a word out of a list; the usual one where nothing stands.
  private mutating func word<Value>(
    _ line: ListLine, _ field: ListField, _ usual: Value, _ read: (String) -> Value?
  ) -> Value {
    guard let found = line.values[field] else { return usual }
    if let value = read(found.text) { return value }
    complain(line, field, "“\(field.wording)”这一格的写法不认识。", field.remedy)
    return usual
  }
}

// MARK: - People

extension ListChecker {
  /// The number as it stands. One that a spreadsheet has spoilt is refused: its digits are lost.
  private mutating func phone(_ line: ListLine) -> String {
    guard let value = line.values[.phone] else { return "" }
    let written = value.text
    if ListChecker.isScientific(written) {
      complain(
        line, .phone, "“电话”成了科学记数法，后面的数字已经丢失。",
        "请回到原表，把这一列设为“文本”格式，重新填写后再导入。")
      return ""
    }
    let digits = written.filter { $0.isASCII && $0.isNumber }
    let isPlain = written.allSatisfy { ($0.isASCII && $0.isNumber) || " -".contains($0) }
    if isPlain, ListChecker.hasLostDigits(digits) {
      complain(
        line, .phone, "“电话”少了数字，开头的 0 或末位可能已经丢失。",
        "请回到原表，把这一列设为“文本”格式，补全后再导入。")
      return ""
    }
    return written
  }

  private static func isScientific(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, let mantissa = parts.first, !mantissa.isEmpty else { return false }
    let exponent = parts[1].hasPrefix("+") ? parts[1].dropFirst() : parts[1]
    return mantissa.allSatisfy { $0.isNumber || $0 == "." } && !exponent.isEmpty
      && exponent.allSatisfy(\.isNumber)
  }

  /// Ten digits, or eleven without the 0 or 1 at the front, are no number of this country.
  private static func hasLostDigits(_ digits: String) -> Bool {
    switch digits.count {
    case 9: !digits.hasPrefix("0")
    case 10: !["0", "400", "800"].contains { digits.hasPrefix($0) }
    case 11: !["0", "1"].contains { digits.hasPrefix($0) }
    default: false
    }
  }

  /// The department by code, name, short or former name, or a part that only one has; one that the
  /// directory does not know is noted and left open.
  private mutating func department(_ line: ListLine) -> DepartmentCode? {
    let written = text(line, .department).filter { !$0.isWhitespace }
    // Before the first reading of the folder nobody knows any department.
    guard !written.isEmpty, days != nil else { return nil }
    if let code = departments.code(of: written) { return code }
    notes.append(
      ListComplaint(
        line: line.number, field: .department, "名录里没有这一行写的单位，承办单位留空。",
        remedy: "登记后在台账里转办，或先把单位写进名录。"))
    return nil
  }
}

// MARK: - Time

extension ListChecker {
  /// The episode of that day. A line that says nothing of its time belongs to none.
  private func episode(_ line: ListLine, _ receivedAt: Timestamp) -> EpisodeCode? {
    guard line.values[.receivedAt] != nil else { return nil }
    return days?.episode(of: options.programme, on: zone.local(of: receivedAt)).map {
      EpisodeCode(rawValue: $0.id.rawValue)
    }
  }

  private mutating func receivedAt(_ line: ListLine) -> Timestamp {
    guard let value = line.values[.receivedAt] else { return now }
    let written = value.text.replacing("T", with: " ", maxReplacements: 1)
    if ListChecker.isAmbiguous(written) {
      complain(
        line, .receivedAt, "“时间”里的年月日顺序分不清。",
        "请写成 2026-05-14 09:18 或 5月14日 9:18。")
      return now
    }
    if let instant = MachineStamp.instant(value.text, in: zone) { return past(instant, line) }
    let local = zone.local(of: now)
    let reading = DateReading.read(written, planYear: local.day.year)
    guard case .day(let day) = reading.value, let time = time(of: reading, written) else {
      complain(
        line, .receivedAt, "“时间”这一格读不出来。", "请写成 2026-05-14 09:18 或 5月14日 9:18。")
      return now
    }
    return past(zone.timestamp(of: LocalDateTime(day: day, time: time)), line)
  }

  /// The instant, which can't be one to come.
  private mutating func past(_ instant: Timestamp, _ line: ListLine) -> Timestamp {
    guard instant <= now else {
      complain(line, .receivedAt, "“时间”在将来。", "请核对年份和日期。")
      return now
    }
    return instant
  }

  /// Midnight when no clock time was written; nil for one that cannot be read.
  private func time(of reading: DateReading, _ written: String) -> TimeOfDay? {
    switch reading.time {
    case nil: return .midnight
    case .start(let time), .range(let time, _, _): return time
    case .undecided, .complaint: return nil
    }
  }

  /// `03/04/2026` and `24.11.26`: short numbers of which none is certainly the year, or the day.
  private static func isAmbiguous(_ text: String) -> Bool {
    let date = text.prefix { !$0.isWhitespace }
    for separator in ["/", ".", "-"] as [Character] {
      let parts = date.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) })
      else { continue }
      return parts[0].count != 4
    }
    return false
  }
}

extension ListField {
  /// How a cell of this column is written.
  fileprivate var remedy: String {
    switch self {
    case .channel: "可写：" + Channel.allCases.map(\.wording).joined(separator: "、") + "。"
    case .nature: "可写：" + Nature.allCases.map(\.wording).joined(separator: "、") + "。"
    case .urgency: "可写：一般、紧急、突发。"
    case .consent: "可写：可公开、匿名、仅转办、不公开。"
    case .number, .receivedAt, .name, .phone, .area, .incidentPlace, .homeAddress, .workplace,
      .topic, .department, .gist, .text, .campaign:
      "请改好后重新导入。"
    }
  }
}

extension IntakeField {
  /// The column that it comes from.
  fileprivate var listField: ListField {
    switch self {
    case .gist: .gist
    case .text: .text
    case .name: .name
    case .phone: .phone
    case .homeAddress: .homeAddress
    case .workplace: .workplace
    case .incidentPlace: .incidentPlace
    case .area: .area
    case .topic: .topic
    }
  }
}
