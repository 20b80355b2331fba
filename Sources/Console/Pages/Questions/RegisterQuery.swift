// Which questions a list shows, as the address says it: so a filter is a link that can be kept, sent and
// counted on. What is read here is also written back, into the form and into the links.

import Desk
import Questions
import Timekeeping

/// The filter of the register in an address.
struct RegisterQuery: Sendable {
  /// Whose answers are owed when.
  enum Due: String, CaseIterable, Sendable {
    case overdue, today, week

    var wording: String {
      switch self {
      case .overdue: "已逾期"
      case .today: "今天为止到期"
      case .week: "七天内到期（含逾期）"
      }
    }
  }

  var stage: Handling.Stage?
  var nature: Nature?
  var department: DepartmentCode?
  var topic: String?
  var area: String?
  var due: Due?
  var disclosure: Disclosure.Stage?
  var campaign: String?
  var number: String?
  var isDisputed = false
  /// Where the page begins.
  var place: String?

  static let keys: Set<String> = [
    "stage", "nature", "department", "topic", "area", "due", "disclosure", "campaign", "number",
    "disputed", "before", "callers",
  ]

  init() {}

  init(_ query: Query) throws(Refusal) {
    stage = try RegisterQuery.choice("stage", query)
    nature = try RegisterQuery.choice("nature", query)
    department = try query.text("department", longest: 64).map { DepartmentCode(rawValue: $0) }
    topic = try query.text("topic", longest: 40)
    area = try query.text("area", longest: 40)
    due = try RegisterQuery.choice("due", query)
    disclosure = try RegisterQuery.choice("disclosure", query)
    campaign = try query.text("campaign", longest: 80)
    number = try query.text("number", longest: 40)
    isDisputed = try query.text("disputed") != nil
    place = try query.text("before", longest: 20)
  }

  private static func choice<Choice: RawRepresentable>(
    _ key: String, _ query: Query
  ) throws(Refusal) -> Choice? where Choice.RawValue == String {
    guard let text = try query.text(key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw .badQuery("参数“\(key)”没有这个值。请在台账页面上选择。")
    }
    return choice
  }

  /// The same as the desk is asked; `today` is the reader's.
  func wish(today: CalendarDay) -> RegisterWish {
    var wish = RegisterWish()
    wish.stages = stage.map { [$0] }
    wish.nature = nature
    wish.department = department
    wish.topic = topic
    wish.area = area
    wish.campaign = campaign
    wish.disclosure = disclosure.map { [$0] }
    wish.isDisputed = isDisputed
    switch due {
    case nil: break
    case .overdue: wish.dueBefore = today
    case .today: wish.dueBefore = today.adding(days: 1)
    case .week: wish.dueBefore = today.adding(days: 8)
    }
    return wish
  }

  /// Nothing narrows the list.
  var isEverything: Bool { parameters.isEmpty }

  /// The address of this list, without the place in it.
  var path: String { path(place: nil) }

  /// The address of the page that begins at `place`.
  func path(place: String?) -> String {
    let all = parameters + (place.map { [("before", $0)] } ?? [])
    return RegisterQuery.address("/questions", all)
  }

  /// The address of the same list as a sheet.
  var exportPath: String { RegisterQuery.address("/questions.csv", parameters) }

  static func address(_ path: String, _ parameters: [(String, String)]) -> String {
    guard !parameters.isEmpty else { return path }
    return path + "?"
      + parameters.map { $0.0 + "=" + escapedForQuery($0.1) }.joined(separator: "&")
  }

  private var parameters: [(String, String)] {
    let all: [(String, String?)] = [
      ("stage", stage?.rawValue), ("nature", nature?.rawValue),
      ("department", department?.rawValue), ("topic", topic), ("area", area),
      ("due", due?.rawValue), ("disclosure", disclosure?.rawValue), ("campaign", campaign),
      ("disputed", isDisputed ? "1" : nil),
    ]
    return all.compactMap { key, value in value.map { (key, $0) } }
  }
}
