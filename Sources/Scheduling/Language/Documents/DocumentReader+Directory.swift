// 名录: departments, people, groups. Mobiles become `Private` here, in the moment of reading.

import Discretion
import Language
import Timekeeping

extension DocumentReader {
  mutating func directory(_ node: YAMLReference) -> DirectoryDraft {
    var draft = DirectoryDraft()
    guard let fields = reader.fields(of: node, as: DirectoryKey.self) else { return draft }
    var codes: [String: SourceSpan] = [:]
    for node in reader.list(.departments, of: fields) {
      takeFaults(in: node, .directory)
      guard let department = department(node),
        isNew(department.value.id.rawValue, department.span, among: &codes, kind: "单位编码")
      else { continue }
      draft.departments.append(department)
    }
    var people: [String: SourceSpan] = [:]
    for node in reader.list(.people, of: fields) {
      takeFaults(in: node, .directory)
      guard let person = person(node),
        isNew(person.value.id.rawValue, person.span, among: &people, kind: "姓名")
      else { continue }
      draft.people.append(person)
    }
    var groups: [String: SourceSpan] = [:]
    for node in reader.list(.groups, of: fields) {
      takeFaults(in: node, .directory)
      guard let group = chatGroup(node),
        isNew(group.value.id.rawValue, group.span, among: &groups, kind: "群")
      else { continue }
      draft.groups.append(group)
    }
    return draft
  }

  private mutating func department(_ node: YAMLReference) -> Located<Department>? {
    guard let fields = reader.fields(of: node, as: DepartmentKey.self) else { return nil }
    let code = reader.code(.code, of: fields)
    let name = reader.text(.name, of: fields)
    let shortName = reader.text(.shortName, of: fields)
    let former = reader.words(.formerNames, of: fields).map(\.value)
    let kind = reader.text(.kind, of: fields)?.value
    let liaisons = people(.liaisons, of: fields)
    let group = group(.group, of: fields)
    let leader = mention(.person, .leader, of: fields)?.value.withoutInnerBlanks
    guard let code, let name else { return nil }
    return Located(
      Department(
        id: DepartmentID(rawValue: code.value), name: name.value,
        shortName: shortName?.value ?? name.value, formerNames: former, kind: kind,
        liaisons: liaisons, group: group, leader: leader.map { PersonID(rawValue: $0) }),
      at: code.span)
  }

  private mutating func chatGroup(_ node: YAMLReference) -> Located<ChatGroup>? {
    guard let fields = reader.fields(of: node, as: GroupKey.self) else { return nil }
    let name = reader.text(.name, of: fields)
    let written = reader.text(.robot, of: fields)
    guard let name, let written, !reader.refuseSecret(in: written), !reader.refuseSecret(in: name),
      let robot = reader.code(.robot, of: fields)
    else { return nil }
    return Located(
      ChatGroup(id: GroupID(rawValue: name.value), robot: robot.value), at: name.span)
  }

  // MARK: People

  private mutating func person(_ node: YAMLReference) -> Located<Person>? {
    guard let fields = reader.fields(of: node, as: PersonKey.self) else { return nil }
    let name = reader.text(.name, of: fields)
    let account = reader.text(.account, of: fields)?.value
    let mobile = mobile(fields)
    let deputy = mention(.person, .deputy, of: fields)?.value.withoutInnerBlanks
    let absences = reader.list(.absences, of: fields).compactMap { absence($0) }
    guard let name else { return nil }
    return Located(
      Person(
        id: PersonID(rawValue: name.value.withoutInnerBlanks), chatID: account, mobile: mobile,
        deputy: deputy.map { PersonID(rawValue: $0) }, absences: absences), at: name.span)
  }

  /// Eleven digits, without country code and separators. The complaint does not repeat the number.
  private mutating func mobile(_ fields: FoundFields<PersonKey>) -> Private<String>? {
    guard let text = reader.text(.mobile, of: fields) else { return nil }
    var digits = String(text.value.filter { !" -\u{3000}'’".contains($0) })
    for prefix in ["+86", "0086"] where digits.hasPrefix(prefix) {
      digits = String(digits.dropFirst(prefix.count))
    }
    let isMobile =
      digits.utf8.count == 11 && digits.utf8.allSatisfy { (48...57).contains($0) }
      && digits.hasPrefix("1")
    if isMobile { return Private(digits) }
    reader.complain(
      PlanDiagnostic(
        .badMobile, at: text.span, "手机号不是 11 位数字。", expected: "11 位数字", remedy: "手机: 13800138001"))
    return nil
  }

  private mutating func absence(_ node: YAMLReference) -> Absence? {
    if case .scalar = reader.document.shape(node) {
      guard let text = reader.scalar(node, wanted: "一段日子") else { return nil }
      return period(text)
    }
    guard let fields = reader.fields(of: node, as: AbsenceKey.self),
      let from = reader.day(.from, of: fields)
    else { return nil }
    guard let through = reader.day(.through, of: fields) else {
      return fields[.through] == nil ? Absence(from: from.value, through: from.value) : nil
    }
    guard through.value >= from.value else {
      complainOfOrder(from, through)
      return nil
    }
    return Absence(from: from.value, through: through.value)
  }

  /// `2026-05-01至2026-05-05`, or one day.
  private mutating func period(_ text: Located<String>) -> Absence? {
    let parts = text.value.split(whereSeparator: { "至到~～—".contains($0) }).map { $0.trimmed }
    guard (1...2).contains(parts.count), let first = parts.first,
      let from = reader.day(Located(first, at: text.span))
    else {
      if parts.isEmpty || parts.count > 2 { complainOfPeriod(text) }
      return nil
    }
    guard parts.count == 2 else { return Absence(from: from, through: from) }
    guard let through = reader.day(Located(parts[1], at: text.span), planYear: from.year) else {
      return nil
    }
    guard through >= from else {
      complainOfOrder(Located(from, at: text.span), Located(through, at: text.span))
      return nil
    }
    return Absence(from: from, through: through)
  }

  private mutating func complainOfPeriod(_ text: Located<String>) {
    reader.complain(
      PlanDiagnostic(
        .badDate, at: text.span, "“\(text.value)”不是一段日子。", found: text.value,
        expected: "两个日期，中间写“至”", remedy: "2026-05-01至2026-05-05"))
  }
}
