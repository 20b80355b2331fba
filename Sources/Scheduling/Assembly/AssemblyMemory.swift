// What an assembly leaves for the next one. Most edits touch a few rows of one plan: with the rows,
// identities and complaints of all others at hand, only the surroundings of those rows are looked at.

package import Language
package import Timekeeping

/// An assembly that an edit can build on. It is only kept where everything is as it is written: no row
/// held or merged, no overlay, no doubt about an identity.
package struct AssemblyMemory: Sendable {
  /// The schedule that came of it.
  package internal(set) var schedule: Schedule
  /// Episodes that no row names any more and that stay on record, cancelled or over. They hold their
  /// identities, and nothing else.
  package private(set) var departed: [Episode] = []
  /// Slots that nothing fills.
  package internal(set) var places: [OpenPlace]
  /// The day for which it was made.
  package let today: CalendarDay
  var remarks: [AssemblyRemark]
  let silent: SilentDepartments
  var files: [String: File]
  /// By number of plan.
  var plans: [Plan]
  /// The plan in which a row of each likeness stands, by the hash of it. Two that share one are taken
  /// for equal rows, and the folder is put together as a whole.
  var signatures: [Int: Int]
  /// The plan in which each written 编号 stands.
  var writtenIDs: [String: Int]
  /// Episodes that had not been in force at their time; they have the weaker claim to it this once.
  var unestablished: Set<EpisodeID>

  /// One file of the folder.
  struct File: Sendable {
    var number: UInt64
    /// Its plans; nil when it holds anything else.
    var plans: Range<Int>?
  }

  /// One plan with its rows.
  struct Plan: Sendable {
    let file: String
    var rows: [PlannedRow] = []
    var identities: [EpisodeID?] = []
    var subjects: Set<IdentityAssignment.Subject> = []
  }

  /// All complaints, in order of place.
  package var diagnostics: [PlanDiagnostic] { remarks.map(\.diagnostic) }

  /// Notes the episodes that are on record beside those of rows.
  package mutating func takeDeparted(of record: Schedule) {
    departed =
      record.episodes.count == schedule.episodes.count
      ? [] : record.episodes.filter { schedule.episode($0.id) == nil }
  }

  /// The schedule with the departed episodes.
  package var scheduleOnRecord: Schedule {
    guard !departed.isEmpty else { return schedule }
    var whole = schedule
    whole.episodes = (schedule.episodes + departed).sorted { $0.id < $1.id }
    return whole
  }
}

extension AssemblyMemory {
  /// Nil when a reading has no number.
  init?(
    readings: [PlanReading], schedule: Schedule, places: [OpenPlace], remarks: [AssemblyRemark],
    silent: SilentDepartments, rows: [PlannedRow], identities: [EpisodeID?],
    signatures: [Int: Int], writtenIDs: [String: Int],
    unestablished: Set<EpisodeID>, today: CalendarDay
  ) {
    self.schedule = schedule
    self.places = places
    self.today = today
    self.remarks = remarks
    self.silent = silent
    self.unestablished = unestablished
    files = [:]
    plans = []
    for reading in readings {
      guard let number = reading.number, files[reading.file] == nil else { return nil }
      let first = plans.count
      for plan in reading.plans { plans.append(Plan(file: plan.file)) }
      files[reading.file] = File(
        number: number, plans: reading.holdsOnlyPlans ? first..<plans.count : nil)
    }
    for (row, identity) in zip(rows, identities) {
      plans[row.plan].rows.append(row)
      plans[row.plan].identities.append(identity)
      plans[row.plan].subjects.insert(row.subject)
    }
    self.signatures = signatures.mapValues { rows[$0].plan }
    self.writtenIDs = writtenIDs.mapValues { rows[$0].plan }
  }
}

extension PlanReading {
  /// Its plans, in order.
  var plans: [PlanTable] {
    documents.compactMap {
      if case .plan(let plan) = $0 { plan } else { nil }
    }
  }

  /// Other files can't depend on anything in it.
  var holdsOnlyPlans: Bool {
    plans.count == documents.count && mentions.isEmpty && doubtful.isEmpty && !isStructureBroken
  }
}

extension PlannedRow {
  var subject: IdentityAssignment.Subject {
    IdentityAssignment.Subject(programmeID: programmeID, planYear: planYear)
  }
}
