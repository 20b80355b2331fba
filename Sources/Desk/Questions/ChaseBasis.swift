// What the chase of all questions was last laid by, and who cannot be chased at all. It is remembered
// with the program: a start lays everything once more, which changes nothing that stands already.

package import Questions
import Reminding
package import Scheduling
import Synchronization
import Timekeeping

/// All of a schedule that decides when, where and in which words departments are chased.
struct ChaseBasis: Hashable, Sendable {
  let directory: Directory
  let limits: TimeLimitTable
  let holidays: HolidayCalendar
  let zones: [ProgrammeID: Zone]

  init(_ schedule: Schedule) {
    directory = schedule.directory
    limits = schedule.timeLimits
    holidays = schedule.holidays
    zones = schedule.programmes.mapValues(\.zone)
  }
}

/// The way to a department: the group in which it is chased and the robot that speaks there.
struct ChaseWay: Hashable, Sendable {
  let department: Department
  let group: GroupID
  let robot: String

  /// Nil when the department is unknown, has no group, or one that the directory does not know.
  init?(to code: DepartmentCode, in directory: Directory?) {
    guard let directory,
      let department = directory.departments[DepartmentID(rawValue: code.rawValue)],
      let group = department.group, let robot = directory.groups[group]?.robot
    else { return nil }
    self.department = department
    self.group = group
    self.robot = robot
  }
}

extension QuestionDesk {
  /// Whether a department can be chased: it has a group, and a robot speaks there.
  package static func canChase(_ code: DepartmentCode, by directory: Directory?) -> Bool {
    ChaseWay(to: code, in: directory) != nil
  }
}

/// What is to be said to whom about one question, at one instant.
struct ChaseErrand: Sendable {
  let subject: GateSubject
  let assignment: Assignment
  let way: ChaseWay
  let now: Timestamp
  /// It was judged before: what is held back again is no news for the journal.
  var isRepeat = false

  var question: Question { subject.question }
}

/// Questions whose chase may not leave: its words hold something of the caller.
final class HeldChases: Sendable {
  private let numbers = Mutex<Set<CaseNumber>>([])

  /// The numbers, in order.
  var all: [CaseNumber] { numbers.withLock { $0.sorted() } }

  /// Whether it is one of them.
  func contains(_ number: CaseNumber) -> Bool { numbers.withLock { $0.contains(number) } }

  /// Notes how it stands with one.
  func set(_ number: CaseNumber, isHeld: Bool) {
    numbers.withLock { numbers in
      if isHeld { numbers.insert(number) } else { numbers.remove(number) }
    }
  }
}
