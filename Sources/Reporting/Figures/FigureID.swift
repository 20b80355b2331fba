// The name of a figure: which lines, and what is counted of them. Whoever has the name can open the
// figure to its cases.

package import Questions

/// Which lines a figure is about.
package enum FigureGroup: Hashable, Sendable {
  /// All of the period.
  case all
  /// Those whose lead is this department.
  case department(DepartmentCode)
  /// The same, as far as they came by this group of ways.
  case departmentBy(DepartmentCode, ChannelGroup)
  /// Those whose lead is a department of this kind.
  case kind(String)
  /// Those of a nature.
  case nature(Nature)
  /// Those that came by a way.
  case channel(Channel)
  /// Those that came by a group of ways.
  case channels(ChannelGroup)
  /// Those of a topic; nil stands for those without.
  case topic(String?)
  /// Those of a part of the town; nil stands for those without.
  case area(String?)
  /// Those of a programme.
  case programme(ProgrammeCode)
  /// Those whose disclosure was decided so.
  case extent(DisclosureExtent)
  /// Those received in the n-th part of the period, counted from 0: a day or a month.
  case part(Int)

  /// Its name in links and in JSON.
  package var code: String {
    switch self {
    case .all: "all"
    case .department(let code): "department:\(code.rawValue)"
    case .departmentBy(let code, let ways): "department:\(code.rawValue):\(ways.rawValue)"
    case .kind(let kind): "kind:\(kind)"
    case .nature(let nature): "nature:\(nature.rawValue)"
    case .channel(let channel): "channel:\(channel.rawValue)"
    case .channels(let ways): "channels:\(ways.rawValue)"
    case .topic(let topic): "topic:\(topic ?? "")"
    case .area(let area): "area:\(area ?? "")"
    case .programme(let code): "programme:\(code.rawValue)"
    case .extent(let extent): "extent:\(extent.rawValue)"
    case .part(let number): "part:\(number)"
    }
  }
}

/// Ways that tables put together.
package enum ChannelGroup: String, CaseIterable, Hashable, Sendable {
  /// By telephone: the studio's and the city's line.
  case telephone
  /// Written on the net: site, official account, app, comments, text messages.
  case network
  /// In person.
  case visit
  /// On paper.
  case letter
  /// Collected by the programme beforehand.
  case collected

  /// The group of `channel`.
  package init(_ channel: Channel) {
    switch channel {
    case .phone, .hotline: self = .telephone
    case .sms, .weChat, .web, .liveComment, .weibo, .app, .forum: self = .network
    case .visit: self = .visit
    case .letter: self = .letter
    case .collected: self = .collected
    }
  }
}

/// A figure's name.
package struct FigureID: Hashable, Sendable {
  /// Which lines.
  package let group: FigureGroup
  /// What is counted.
  package let measure: Measure

  /// A name.
  package init(_ measure: Measure, of group: FigureGroup = .all) {
    self.group = group
    self.measure = measure
  }

  /// Its name in links and in JSON: `department:yibao/closingRate`.
  package var code: String { group.code + "/" + measure.rawValue }
}

/// What a figure is.
package enum FigureValue: Hashable, Sendable {
  /// A count.
  case count(Int)
  /// A rate.
  case rate(Rate)
  /// A mean length of time, in days.
  case meanLength(MeanLength)

  /// The number alone: `302`, `97.48%`, `3.25`, `—`.
  package var text: String {
    switch self {
    case .count(let count): String(count)
    case .rate(let rate): rate.text
    case .meanLength(let length): length.text
    }
  }

  /// With the count beside a rate: `97.48%（302/506）`.
  package var textWithCount: String {
    switch self {
    case .count, .meanLength: text
    case .rate(let rate): rate.textWithCount
    }
  }
}
