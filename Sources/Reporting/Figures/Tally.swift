// The counting itself: one pass over the lines gives each its traits and its groups; after that every
// figure is a look-up, and the list behind it is the same look-up.

import Questions
package import Timekeeping

/// The lines of a period, counted as of a cut-off.
package struct Tally: Sendable {
  /// The lines in the order of arrival, doubles included.
  package let rows: [RegisterRow]
  /// Until when facts count.
  package let cutOff: Timestamp
  let traits: [Traits]
  private let members: [FigureGroup: [Int32]]

  /// Counts `rows`. `kinds` gives the kind of each department, `parts` the starts of the parts of the
  /// period in ascending order.
  init(
    _ rows: [RegisterRow], asOf cutOff: Timestamp, kinds: [DepartmentCode: String],
    parts: [Timestamp], countingMostlySatisfied: Bool
  ) {
    let rows = rows.sorted {
      $0.receivedAt != $1.receivedAt
        ? $0.receivedAt < $1.receivedAt : $0.caseNumber < $1.caseNumber
    }
    self.rows = rows
    self.cutOff = cutOff
    traits = rows.map {
      Traits(of: $0, asOf: cutOff, countingMostlySatisfied: countingMostlySatisfied)
    }
    var sorter = Sorter(kinds: kinds, parts: parts)
    for index in rows.indices { sorter.add(rows[index], traits[index], Int32(index)) }
    members = sorter.sorted()
  }

  /// The lines of `group` that have all of `wanted`.
  func indices(of group: FigureGroup, having wanted: Traits) -> [Int] {
    members[group, default: []].compactMap { index in
      traits[Int(index)].contains(wanted) ? Int(index) : nil
    }
  }

  /// How many lines of `group` have all of `wanted`.
  func count(of group: FigureGroup, having wanted: Traits) -> Int {
    members[group, default: []].reduce(0) { $0 + (traits[Int($1)].contains(wanted) ? 1 : 0) }
  }
}

// MARK: - Figures

extension Tally {
  /// The value of a figure.
  package func value(_ id: FigureID) -> FigureValue {
    switch id.measure.rule {
    case .count(let trait): return .count(count(of: id.group, having: trait))
    case .contacts(let beyondFirst): return .count(contacts(of: id.group, beyondFirst))
    case .rate(let part, let whole):
      return .rate(
        Rate(count(of: id.group, having: part), of: count(of: id.group, having: whole)))
    case .meanLength(let trait, let fromReceipt):
      return .meanLength(meanLength(of: id.group, having: trait, fromReceipt))
    }
  }

  /// A count; 0 for what is no count.
  package func number(_ measure: Measure, of group: FigureGroup = .all) -> Int {
    guard case .count(let count) = value(FigureID(measure, of: group)) else { return 0 }
    return count
  }

  /// A rate; of nothing for what is no rate.
  package func rate(_ measure: Measure, of group: FigureGroup = .all) -> Rate {
    guard case .rate(let rate) = value(FigureID(measure, of: group)) else { return Rate(0, of: 0) }
    return rate
  }

  /// The case numbers behind a figure, in the order of arrival; of a rate, those of its part.
  package func cases(of id: FigureID, limit: Int = .max) -> [String] {
    indices(of: id.group, having: id.measure.trait).prefix(limit).map { rows[$0].caseNumber }
  }

  /// How many cases stand behind a figure.
  package func caseCount(of id: FigureID) -> Int {
    count(of: id.group, having: id.measure.trait)
  }

  private func contacts(of group: FigureGroup, _ beyondFirst: Bool) -> Int {
    indices(of: group, having: .logged).reduce(0) {
      $0 + rows[$1].contactCount - (beyondFirst ? 1 : 0)
    }
  }

  private func meanLength(
    of group: FigureGroup, having trait: Traits, _ fromReceipt: Bool
  ) -> MeanLength {
    let found = indices(of: group, having: trait)
    let total = found.reduce(0) { sum, index in
      let row = rows[index]
      let start = fromReceipt ? row.receivedAt : row.course.assignedAt ?? row.receivedAt
      let end = row.course.closedAt ?? row.course.answeredOnAirAt ?? start
      return sum + Int((end.milliseconds - start.milliseconds) / 1_000)
    }
    return MeanLength(totalSeconds: total, count: found.count)
  }
}

// MARK: - Groups

extension Tally {
  /// The topics met, the most frequent first; equal ones by name, which says nothing.
  func topics() -> [(topic: String?, count: Int)] {
    keys { if case .topic(let topic) = $0 { topic } else { nil as String?? } }
      .map { ($0, count(of: .topic($0), having: .logged)) }
      .filter { $0.1 > 0 }
      .sorted { ($1.1, $0.0 ?? "") < ($0.1, $1.0 ?? "") }
  }

  /// The most frequent topics that have a name, in text and table alike: `most` of them and those that
  /// are equal to the last. So many that are equal that none of them leads are left out.
  func leadingTopics(_ most: Int) -> [(topic: String, count: Int)] {
    let named = topics().compactMap { entry in entry.topic.map { (topic: $0, count: entry.count) } }
    guard let last = named.prefix(most).last else { return [] }
    let leading = named.prefix { $0.count >= last.count }
    return Array(leading.count <= 2 * most ? leading : named.prefix { $0.count > last.count })
  }

  /// The parts of the town met, by name.
  func areas() -> [String?] {
    keys { if case .area(let area) = $0 { area } else { nil as String?? } }
      .sorted { ($0 ?? "\u{10FFFF}") < ($1 ?? "\u{10FFFF}") }
  }

  /// The programmes met, by code.
  func programmes() -> [ProgrammeCode] {
    keys { if case .programme(let code) = $0 { code } else { nil } }.sorted()
  }

  /// The lead departments met, by code.
  func departments() -> [DepartmentCode] {
    keys { if case .department(let code) = $0 { code } else { nil } }.sorted()
  }

  private func keys<Key>(_ select: (FigureGroup) -> Key?) -> [Key] {
    members.keys.compactMap(select)
  }
}

/// Puts lines into their groups. The keys that every line has are kept apart by their own types, for
/// hashing one of several million is dear.
private struct Sorter {
  let kinds: [DepartmentCode: String]
  let parts: [Timestamp]
  private var all: [Int32] = []
  private var natures: [Nature: [Int32]] = [:]
  private var channels: [Channel: [Int32]] = [:]
  private var extents: [DisclosureExtent: [Int32]] = [:]
  private var topics: [String?: [Int32]] = [:]
  private var areas: [String?: [Int32]] = [:]
  private var programmes: [ProgrammeCode: [Int32]] = [:]
  private var departments: [DepartmentCode: [Int32]] = [:]
  private var spans: [[Int32]]
  private var channelOf: [Channel] = []

  init(kinds: [DepartmentCode: String], parts: [Timestamp]) {
    self.kinds = kinds
    self.parts = parts
    spans = parts.map { _ in [] }
  }

  mutating func add(_ row: RegisterRow, _ traits: Traits, _ index: Int32) {
    all.append(index)
    channelOf.append(row.channel)
    guard traits.contains(.logged) else { return }
    natures[row.nature, default: []].append(index)
    channels[row.channel, default: []].append(index)
    topics[row.topic, default: []].append(index)
    areas[row.area, default: []].append(index)
    programmes[row.programme, default: []].append(index)
    if let extent = row.publication?.extent { extents[extent, default: []].append(index) }
    if let part = part(of: row.receivedAt) { spans[part].append(index) }
    if traits.contains(.forwarded), let lead = row.course.lead {
      departments[lead, default: []].append(index)
    }
  }

  /// The groups; those that are made of others are put together in the order of arrival.
  func sorted() -> [FigureGroup: [Int32]] {
    var members: [FigureGroup: [Int32]] = [.all: all]
    for (key, found) in natures { members[.nature(key)] = found }
    for (key, found) in channels {
      members[.channel(key)] = found
      members[.channels(ChannelGroup(key)), default: []] += found
    }
    for (key, found) in extents { members[.extent(key)] = found }
    for (key, found) in topics { members[.topic(key)] = found }
    for (key, found) in areas { members[.area(key)] = found }
    for (key, found) in programmes { members[.programme(key)] = found }
    for (part, found) in spans.enumerated() { members[.part(part)] = found }
    for (key, found) in departments {
      members[.department(key)] = found
      for index in found {
        let ways = ChannelGroup(channelOf[Int(index)])
        members[.departmentBy(key, ways), default: []].append(index)
      }
      if let kind = kinds[key] { members[.kind(kind), default: []] += found }
    }
    for ways in ChannelGroup.allCases { members[.channels(ways)]?.sort() }
    for kind in Set(kinds.values) { members[.kind(kind)]?.sort() }
    return members
  }

  /// The last part that starts at or before `instant`.
  private func part(of instant: Timestamp) -> Int? {
    guard let first = parts.first, first <= instant else { return nil }
    var low = 0
    var high = parts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if parts[middle] <= instant { low = middle } else { high = middle }
    }
    return low
  }
}
