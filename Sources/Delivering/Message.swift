// What is to be said, before anyone knows in which dialect: lines of text, and who is mentioned.

package import Discretion

/// A message without an addressee. Its first two lines answer when, which department, who, and what
/// is due by when. It never carries a caller's data.
package struct Message: Hashable, Sendable, Codable {
  /// What it is, for pages, metrics and receivers of Standard Webhooks.
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// One reminder.
    case reminder
    /// Several reminders of one group joined.
    case digest
    /// 更正: something announced has changed.
    case correction
    /// For the administrators: a robot is set aside, a file stays broken.
    case alarm
    /// What was missed while the program was stopped.
    case catchUp
    /// 催办: an answer is due, or overdue.
    case chase
    /// To reviewers and site editors: something waits to be signed, was published or withdrawn.
    case publication
  }

  /// What it is.
  package var kind: Kind
  /// A title for chat lists: `利民热线提醒`.
  package var title: String
  /// The text, line by line, without mentions and without line breaks inside a line.
  package var lines: [String]
  /// The directory names of the people whose telephones ring.
  package var mentions: [String]

  /// A message; see the properties.
  package init(kind: Kind, title: String, lines: [String], mentions: [String] = []) {
    self.kind = kind
    self.title = title
    self.lines = lines
    self.mentions = mentions
  }
}

/// How one person is rung on a platform, looked up in the directory at the moment of sending.
package struct Mention: Hashable, Sendable {
  /// The name shown.
  package let name: String
  /// The user id on the platform of the group.
  package let chatID: String?
  /// The mobile number, for platforms that ring by number.
  package let mobile: Private<String>?

  /// A mention; without id and number only the name is shown.
  package init(name: String, chatID: String? = nil, mobile: Private<String>? = nil) {
    self.name = name
    self.chatID = chatID
    self.mobile = mobile
  }
}
