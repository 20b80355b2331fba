// Typed values. Each is read from the scalar's own text: YAML's idea that `no` is a truth value and
// 22:30 a number in base sixty never gets a say.

package import Timekeeping

extension MappingReader {
  /// The text of `key`, without blanks at its ends. Complains of lists and groups, and of a text that
  /// chat groups would cut.
  package mutating func text<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> Located<String>? {
    guard let node = fields[key], let text = scalar(node, wanted: "一段文字") else { return nil }
    // A character has at least one byte, so short texts need no counting.
    if text.value.utf8.count > LanguageLimits.textCharacters,
      text.value.count > LanguageLimits.textCharacters
    {
      complain(
        PlanDiagnostic(
          .textTooLong, at: text.span,
          "“\(key.field.key)”有 \(text.value.count) 个字，超过 \(LanguageLimits.textCharacters) 个字，群消息里会被截断。",
          expected: "不超过 \(LanguageLimits.textCharacters) 个字"))
    }
    return text
  }

  /// The text of the scalar `node`; nil, with a complaint, when it is none or empty.
  package mutating func scalar(_ node: YAMLReference, wanted: String) -> Located<String>? {
    guard case .scalar = document.shape(node) else {
      complainOfShape(node, wanted: wanted)
      return nil
    }
    let text = document.trimmedString(node)
    guard !text.isEmpty else { return nil }
    return Located(text, at: document.span(node))
  }

  /// A name without blanks by which other places refer to this one.
  package mutating func code<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> Located<String>? {
    guard let text = text(key, of: fields) else { return nil }
    guard text.value.unicodeScalars.allSatisfy(\.isCodeCharacter), text.value.count <= 64 else {
      complain(
        PlanDiagnostic(
          .badCode, at: text.span, "“\(key.field.key)”不能写成“\(text.value)”。", found: text.value,
          expected: "文字、字母、数字、“-”“_”“.”，不含空格，最长 64 个字",
          remedy: key.field.example.isEmpty ? nil : "例如 \(key.field.example)"))
      return nil
    }
    return text
  }

  /// The names of `key`: a list, or one text with 、 between them.
  package mutating func words<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> [Located<String>] {
    guard let node = fields[key] else { return [] }
    return words(of: node)
  }

  /// The names of `node`: a list, or one text with 、 between them.
  package mutating func words(of node: YAMLReference) -> [Located<String>] {
    switch document.shape(node) {
    case .sequence:
      var found: [Located<String>] = []
      for item in document.items(node) {
        if let text = scalar(item, wanted: "一个名字") { found.append(text) }
      }
      return found
    case .scalar: return split(node)
    case .mapping:
      complainOfShape(node, wanted: "一个名字，或用“、”隔开的几个名字")
      return []
    }
  }

  /// The parts of a scalar between 、 and its like, each with its own place.
  private func split(_ node: YAMLReference) -> [Located<String>] {
    let whole = document.string(node)
    guard whole.unicodeScalars.contains(where: \.isNameSeparator) else {
      let text = document.trimmedString(node)
      return text.isEmpty ? [] : [Located(text, at: document.span(node))]
    }
    var found: [Located<String>] = []
    var start = whole.startIndex
    for index in whole.unicodeScalars.indices + [whole.endIndex]
    where index == whole.endIndex || whole.unicodeScalars[index].isNameSeparator {
      add(whole[start..<index], of: whole, in: node, to: &found)
      if index < whole.endIndex { start = whole.unicodeScalars.index(after: index) }
    }
    return found
  }

  private func add(
    _ part: Substring, of whole: String, in node: YAMLReference, to found: inout [Located<String>]
  ) {
    let text = part.trimmed
    guard !text.isEmpty else { return }
    let lead = part.unicodeScalars.prefix { $0.isPlanBlank }.reduce(0) { $0 + UTF8.width($1) }
    let offset = whole.utf8.distance(from: whole.startIndex, to: part.startIndex) + lead
    found.append(
      Located(text, at: document.span(of: offset..<offset + text.utf8.count, in: node)))
  }

  /// The items of `key`: a list, or one item without the dash.
  package func list<Key: FieldKey>(_ key: Key, of fields: FoundFields<Key>) -> [YAMLReference] {
    guard let node = fields[key] else { return [] }
    return document.shape(node) == .sequence ? document.items(node) : [node]
  }
}

extension Unicode.Scalar {
  /// What stands between two names.
  fileprivate var isNameSeparator: Bool {
    switch self {
    case "、", ",", "，", ";", "；", "\n": true
    default: false
    }
  }

  /// What a code may be made of.
  fileprivate var isCodeCharacter: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
    default: properties.isAlphabetic || properties.numericType == .decimal
    }
  }
}

// MARK: - Numbers and flags

extension MappingReader {
  /// A whole number in the range of the field, perhaps with the field's unit behind it.
  package mutating func integer<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> Located<Int>? {
    guard let text = text(key, of: fields) else { return nil }
    guard case .integer(let range, let unit) = key.field.shape else {
      preconditionFailure("\(key.field.key) is no number")
    }
    var digits = text.value
    if let unit, digits.hasSuffix(unit) { digits = digits.dropLast(unit.count).trimmed }
    if digits.utf8.count <= 18, let number = Int(digits.foldedDigits), range.contains(number) {
      return Located(number, at: text.span)
    }
    complain(
      PlanDiagnostic(
        .badNumber, at: text.span, "“\(key.field.key)”不能是“\(text.value)”。", found: text.value,
        expected: "\(range.lowerBound) 到 \(range.upperBound) 的整数\(unit.map { "（\($0)）" } ?? "")",
        remedy: key.field.example.isEmpty ? nil : "\(key.field.key): \(key.field.example)"))
    return nil
  }

  /// 是 or 否.
  package mutating func flag<Key: FieldKey>(_ key: Key, of fields: FoundFields<Key>) -> Bool? {
    guard let text = text(key, of: fields) else { return nil }
    switch text.value.lowercased() {
    case "是", "true", "yes", "有", "开": return true
    case "否", "false", "no", "无", "不", "关": return false
    default:
      complain(
        PlanDiagnostic(
          .badFlag, at: text.span, "“\(key.field.key)”要写“是”或“否”。", found: text.value,
          expected: "是 或 否", remedy: "\(key.field.key): 是"))
      return nil
    }
  }
}

// MARK: - Choices

/// A value out of a few, worded in both languages.
package protocol WordedChoice: CaseIterable, Sendable {
  /// How it is written.
  var choice: FieldChoice { get }
}

extension WordedChoice {
  /// How all of them are written.
  package static var choices: [FieldChoice] { allCases.map(\.choice) }
}

extension MappingReader {
  /// One of a few values.
  package mutating func choice<Key: FieldKey, Choice: WordedChoice>(
    _ key: Key, of fields: FoundFields<Key>, as _: Choice.Type
  ) -> Located<Choice>? {
    guard let text = text(key, of: fields) else { return nil }
    return choice(text, called: key.field.key, as: Choice.self)
  }

  /// Several of a few values.
  package mutating func choices<Key: FieldKey, Choice: WordedChoice>(
    _ key: Key, of fields: FoundFields<Key>, as _: Choice.Type
  ) -> [Located<Choice>] {
    var found: [Located<Choice>] = []
    for word in words(key, of: fields) {
      if let choice = choice(word, called: key.field.key, as: Choice.self) { found.append(choice) }
    }
    return found
  }

  private mutating func choice<Choice: WordedChoice>(
    _ text: Located<String>, called name: String, as _: Choice.Type
  ) -> Located<Choice>? {
    for value in Choice.allCases {
      let choice = value.choice
      if text.value == choice.word || text.value == choice.alias {
        return Located(value, at: text.span)
      }
    }
    let all = Choice.choices.flatMap { [$0.word, $0.alias] }
    complain(
      PlanDiagnostic(
        .unknownChoice, at: text.span, "“\(name)”不能是“\(text.value)”。", found: text.value,
        expected: Choice.choices.map(\.word).joined(separator: "、"),
        remedy: Suggestion.nearest(to: text.value, among: all).map { "是否为“\($0)”？" }))
    return nil
  }
}

// MARK: - Days, times and zones

extension MappingReader {
  /// A full date.
  package mutating func day<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> Located<CalendarDay>? {
    guard let text = text(key, of: fields) else { return nil }
    return day(text).map { Located($0, at: text.span) }
  }

  /// The full date that `text` names; nil, with a complaint, when it names none.
  package mutating func day(_ text: Located<String>, planYear: Int? = nil) -> CalendarDay? {
    if let day = CalendarDay(iso: text.value), planYear == nil { return checkedYear(day, text) }
    let reading = DateReading.read(text.value, planYear: planYear)
    switch reading.value {
    case .day(let day) where reading.time == nil: return checkedYear(day, text)
    case .complaint(let complaint):
      complain(complaint.diagnostic(at: text.span))
      return nil
    case .day, .month, .rule, .undecided:
      complain(
        PlanDiagnostic(
          .badDate, at: text.span, "“\(text.value)”不是一个确定的日子。", found: text.value,
          expected: "完整的日期", remedy: "例如 2026-05-14"))
      return nil
    }
  }

  private mutating func checkedYear(_ day: CalendarDay, _ text: Located<String>) -> CalendarDay? {
    guard LanguageLimits.years.contains(day.year) else {
      complain(
        PlanDiagnostic(
          .yearOutOfRange, at: text.span, "年份 \(day.year) 不合理。", found: text.value,
          expected: "\(LanguageLimits.years.lowerBound) 到 \(LanguageLimits.years.upperBound) 年"))
      return nil
    }
    return day
  }

  /// A clock time.
  package mutating func time<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> Located<TimeOfDay>? {
    guard let text = text(key, of: fields) else { return nil }
    switch TimeReading.read(text.value) {
    case .start(let time): return Located(time, at: text.span)
    case .complaint(let complaint):
      complain(complaint.diagnostic(at: text.span))
    case .range, .undecided:
      complain(
        PlanDiagnostic(
          .badTime, at: text.span, "“\(key.field.key)”要写一个时刻。", found: text.value,
          expected: "一个时刻", remedy: "\(key.field.key): 9:00"))
    }
    return nil
  }

  /// A full zone name.
  package mutating func zone<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> Located<Zone>? {
    guard let text = text(key, of: fields) else { return nil }
    if let zone = Zone(identifier: text.value) { return Located(zone, at: text.span) }
    let remedy =
      switch text.value.uppercased() {
      case "CST": "Asia/Shanghai（中国）或 America/Chicago（美国中部）"
      case "EST": "America/New_York"
      default:
        Suggestion.nearest(
          to: text.value, among: ["Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong"])
          ?? "Asia/Shanghai"
      }
    complain(
      PlanDiagnostic(
        .badZone, at: text.span, "“\(text.value)”不是时区的全名。", found: text.value,
        expected: "“地区/城市”形式的全名", remedy: remedy))
    return nil
  }

  /// Complains when `text` is an address or carries a key: those belong to the credentials. True when
  /// it did.
  package mutating func refuseSecret(in text: Located<String>) -> Bool {
    let lower = text.value.lowercased()
    let signs = ["://", "access_token=", "?key=", "&key=", "open-apis/bot", "cgi-bin/webhook"]
    guard signs.contains(where: { lower.contains($0) }) else { return false }
    complain(
      PlanDiagnostic(
        .secretInFile, at: text.span, "计划文件里不能写机器人的地址或密钥。", expected: "机器人的名字",
        remedy: "这里只写机器人的名字；地址交给系统管理员放进凭据，并在群里重建这个机器人"))
    return true
  }
}
