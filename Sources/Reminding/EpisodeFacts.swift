// What a message may say of an episode, kept with the reminder so that it can be worded at the moment
// of sending without the schedule. There is no place here for anything about a caller.

package import Timekeeping

/// A day with a clock time and what people should know of that day.
package struct NotedTime: Hashable, Sendable, Codable {
  /// What the wall clock shows.
  package let local: LocalDateTime
  /// `调休上班`, `国庆节放假`; nil on ordinary days.
  package let note: String?

  /// A time; `note` nil means an ordinary day.
  package init(_ local: LocalDateTime, note: String? = nil) {
    self.local = local
    self.note = note
  }
}

/// A guest as messages name one.
package struct GuestFacts: Hashable, Sendable, Codable {
  /// The name; empty when only the title is known.
  package let name: String
  /// The title; may be empty.
  package let title: String

  /// A guest.
  package init(name: String, title: String) {
    self.name = name
    self.title = title
  }
}

/// What became of an episode, as far as groups are told.
package enum FateFacts: Hashable, Sendable, Codable {
  /// It will be on.
  case on
  /// 停播, with the reason as written; may be empty.
  case cancelled(reason: String)
  /// 顶替, with the reason as written; may be empty.
  case displaced(reason: String)
  /// It was on air.
  case aired
}

/// When an episode is on, as far as it is known.
package enum AirFacts: Hashable, Sendable, Codable {
  /// On air from `start` to `end`.
  case day(start: NotedTime, end: LocalDateTime)
  /// Month known, day open.
  case month(year: Int, month: Int)

  /// Air start, when the day is known.
  package var start: NotedTime? {
    switch self {
    case .day(let start, _): start
    case .month: nil
    }
  }

  /// Air end, when the day is known.
  package var end: LocalDateTime? {
    switch self {
    case .day(_, let end): end
    case .month: nil
    }
  }
}

/// What a message may say of an episode.
package struct EpisodeFacts: Hashable, Sendable, Codable {
  /// The episode's identity.
  package var episodeID: String
  /// The word that stands in every message: 利民热线.
  package var keyword: String
  /// The programme's name on air.
  package var programme: String
  /// `特别节目`, `回音壁`; empty for regular editions.
  package var edition: String
  /// The departments' short names, the leading one first.
  package var departments: [String]
  /// Words that stand for departments: 各街道办.
  package var groupWords: [String]
  /// The topic.
  package var theme: String?
  /// The guests.
  package var guests: [GuestFacts]
  /// The hosts' names.
  package var hosts: [String]
  /// When it is on.
  package var air: AirFacts
  /// The zone of its clock times.
  package var zone: Zone
  /// What became of it.
  package var fate: FateFacts
  /// Rises when the air date or time moves.
  package var generation: Int

  /// Facts; see the properties.
  package init(
    episodeID: String, keyword: String, programme: String, edition: String = "",
    departments: [String] = [], groupWords: [String] = [], theme: String? = nil,
    guests: [GuestFacts] = [], hosts: [String] = [], air: AirFacts, zone: Zone = .shanghai,
    fate: FateFacts = .on, generation: Int = 1
  ) {
    self.episodeID = episodeID
    self.keyword = keyword
    self.programme = programme
    self.edition = edition
    self.departments = departments
    self.groupWords = groupWords
    self.theme = theme
    self.guests = guests
    self.hosts = hosts
    self.air = air
    self.zone = zone
    self.fate = fate
    self.generation = generation
  }
}

/// One copy of a value that thousands of reminders share.
package struct Shared<Value: Hashable & Sendable & Codable>: Hashable, Sendable {
  private indirect enum Box: Hashable, Sendable {
    case holding(Value)
  }
  private let box: Box

  /// Shares `value`.
  package init(_ value: Value) {
    box = .holding(value)
  }

  /// The value.
  package var value: Value {
    switch box {
    case .holding(let value): value
    }
  }
}

extension Shared: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try Value(from: decoder))
  }

  package func encode(to encoder: any Encoder) throws {
    try value.encode(to: encoder)
  }
}
