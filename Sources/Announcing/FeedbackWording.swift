// 回音壁 in the group of producers and hosts, on the working day before a show: how many answers the
// departments of that show still owe. A count and an address; of a caller nothing.

package import Delivering
import Scheduling
package import Timekeeping

/// What is owed before one episode.
package struct FeedbackNotice: Hashable, Sendable {
  /// The programme's name.
  package var programme: String
  /// The day of the show.
  package var day: CalendarDay
  /// The short names of its departments.
  package var departments: [String]
  /// How many answers are owed.
  package var count: Int

  /// A notice; see the properties.
  package init(programme: String, day: CalendarDay, departments: [String], count: Int) {
    self.programme = programme
    self.day = day
    self.departments = departments
    self.count = count
  }
}

/// Words what is owed.
package struct FeedbackWording: Hashable, Sendable {
  /// What all wording shares.
  package let settings: WordingSettings

  /// A wording with `settings`.
  package init(_ settings: WordingSettings = WordingSettings()) {
    self.settings = settings
  }

  /// The title by which chat lists and the outbox know these messages.
  package var title: String { settings.title("回音壁") }

  /// The message for `notice`; `mentions` are the hosts.
  package func message(
    for notice: FeedbackNotice, identity: String, mentions: [String] = []
  ) -> Message {
    let names = notice.departments.map { SafeText.piece($0, limit: 40) }.joined(separator: "、")
    let programme = SafeText.piece(notice.programme, limit: 40)
    let lines = [
      settings.heading
        + "回音壁：\(notice.day.planWording)《\(programme)》，\(names)还有\(notice.count)件未答复",
      "上期答应、至今未办的，主持人屏“回音壁”里逐件可查，直播时可以追问。",
    ]
    return Message(
      kind: .reminder, title: title, lines: lines.map(SafeText.line) + [settings.closing(identity)],
      mentions: mentions)
  }
}
