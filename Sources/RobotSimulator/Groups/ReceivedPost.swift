// What the simulator keeps of each POST: when it came, what a member of the group sees, whose
// telephone rang, and what the robot answered. Checkers read these instead of trusting the sender.

/// A piece of a message as the chat shows it.
package struct MessageRun: Hashable, Sendable {
  /// How a piece looks.
  package enum Style: String, Hashable, Sendable {
    /// As it is written.
    case plain
    /// Bold.
    case strong
    /// The line of a heading.
    case heading
    /// The line of a quotation.
    case quote
    /// Code within a line.
    case code
    /// The vendor's colour for good news.
    case info
    /// The vendor's colour for asides.
    case comment
    /// The vendor's colour for warnings.
    case warning
    /// An @ that is highlighted.
    case mention
  }

  /// The words.
  package var text: String
  /// How they look.
  package var style: Style
  /// Where a link leads.
  package var link: String?

  /// A run of words.
  package init(_ text: String, style: Style = .plain, link: String? = nil) {
    self.text = text
    self.style = style
    self.link = link
  }
}

/// A message as a member of the group sees it.
struct ShownMessage: Hashable, Sendable {
  var title: String?
  var runs: [MessageRun] = []
  var rang: [String] = []
  var ringsEveryone = false

  /// The words alone.
  var text: String { runs.map(\.text).joined() }

  /// Notes that a member's telephone rings, once.
  mutating func ring(_ member: SimulatedMember) {
    if !rang.contains(member.name) { rang.append(member.name) }
  }
}

/// What became of a POST.
package enum PostVerdict: Hashable, Sendable {
  /// The group shows it.
  case accepted
  /// Answered as accepted, but its id was known: the group shows nothing new.
  case duplicate
  /// The vendor refused it, with this code.
  case refused(code: Int, message: String)
  /// An injected fault answered instead of the robot; the group shows nothing.
  case disturbed(fault: String)
}

/// One POST that reached a simulated group.
package struct ReceivedPost: Hashable, Sendable {
  /// Rises by one with each POST, over all groups.
  package let number: Int
  /// The group's id.
  package let group: String
  /// Milliseconds since 1970 by the simulator's clock.
  package let arrivedAt: Int64
  /// `webhook-id`, or 钉钉's `msgUuid`.
  package let messageID: String?
  /// The headers that matter: content type, user agent, everything that begins with `webhook-`.
  package let headers: [String: String]
  /// The title, where the kind of message has one.
  package let title: String?
  /// The pieces that a member sees.
  package let runs: [MessageRun]
  /// The members whose telephones rang.
  package let rang: [String]
  /// Whether everybody's telephone rang.
  package let ringsEveryone: Bool
  /// What became of it.
  package let verdict: PostVerdict
  /// The fault that also struck it, if one did.
  package let fault: String?
  /// The body as it came.
  package let body: [UInt8]
  /// The how-manieth request this was on its connection, from 1.
  package let requestOfConnection: Int
  /// Whether it is the first of its group on its day, so that pages write the date above it.
  package let opensDay: Bool

  /// The words that a member sees.
  package var text: String { runs.map(\.text).joined() }
  /// The body as text; bytes that are not UTF-8 become U+FFFD.
  package var bodyText: String { String(decoding: body, as: UTF8.self) }
  /// Whether the group shows it.
  package var isShown: Bool { verdict == .accepted }
}

/// How many POSTs of each fate a group has seen.
package struct PostCounts: Hashable, Sendable {
  /// Shown.
  package var accepted = 0
  /// Known already.
  package var duplicate = 0
  /// Refused by the vendor's rules.
  package var refused = 0
  /// Answered by a fault.
  package var disturbed = 0

  mutating func add(_ verdict: PostVerdict) {
    switch verdict {
    case .accepted: accepted += 1
    case .duplicate: duplicate += 1
    case .refused: refused += 1
    case .disturbed: disturbed += 1
    }
  }
}
