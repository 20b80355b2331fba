// How people are rung, from the directory of the adopted plan, looked up at the moment of sending:
// telephone numbers are neither in the outbox nor in any log.

package import Delivering
package import Scheduling
import Synchronization

/// The people of the directory, for mentions.
package final class MentionBook: Sendable {
  private let people = Mutex<[PersonID: Person]>([:])

  /// An empty book.
  package init() {}

  /// From now on the people are those of `directory`.
  package func replace(with directory: Directory) {
    people.withLock { $0 = directory.people }
  }

  /// The mentions for names; a name that the directory does not know is shown but rings nobody.
  package func mentions(of names: [String]) -> [Mention] {
    people.withLock { people in
      names.map { name in
        let person = people[PersonID(rawValue: name)]
        return Mention(name: name, chatID: person?.chatID, mobile: person?.mobile)
      }
    }
  }
}
