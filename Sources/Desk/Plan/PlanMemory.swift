// What the last adoption leaves in memory for the next one of the same day: with it, an edit of a few
// rows is read, checked, planned and joined by itself.

import Scheduling
import Timekeeping

/// The last adoption, as far as an edit can build on it.
struct PlanMemory: Sendable {
  /// The schedule in force, with the episodes that are only on record.
  var schedule: Schedule
  /// Slots that nothing fills.
  let places: [OpenPlace]
  /// The day for which it was made.
  let today: CalendarDay
  /// The folder as it was put together; nil when something in it reaches too far.
  var assembly: AssemblyMemory?
  /// What each file said, by the number of its reading, and whether others build on it.
  var files: [String: File]
  /// When each episode was first seen in its present generation.
  var firstSeenAt: [EpisodeID: Timestamp]
  /// The episodes that were edited since the whole folder was planned. They are planned with each
  /// further edit: what was under way then may wait for another attempt now.
  var edited: Set<EpisodeID> = []
  /// When it was adopted.
  var at: Timestamp

  /// With so many edited episodes the whole is planned anew.
  static let editedAtMost = 2_000

  /// One file of the folder.
  struct File: Sendable {
    let digest: String
    let number: UInt64?
    let isFoundation: Bool
  }
}

extension PlanMemory {
  /// The files of `folder` with what they said.
  static func files(_ folder: FolderReading, _ readings: [PlanReading]) -> [String: File] {
    let digests = Dictionary(folder.files.map { ($0.name, $0.digest) }) { first, _ in first }
    return Dictionary(
      readings.map { reading in
        let file = File(
          digest: digests[reading.file] ?? "", number: reading.number,
          isFoundation: reading.isFoundation)
        return (reading.file, file)
      }
    ) { first, _ in first }
  }

  /// Whether `readings` are those of the same files, and none differs on which others build.
  func isOnSameFoundation(_ readings: [PlanReading]) -> Bool {
    readings.count == files.count
      && readings.allSatisfy { reading in
        guard let known = files[reading.file], let number = reading.number else { return false }
        return known.number == number || !(known.isFoundation || reading.isFoundation)
      }
  }
}

extension PlanReading {
  /// Anything in it but rows and changes: programmes, directory, ladder, campaigns, calendar. A file
  /// that is not whole counts too.
  fileprivate var isFoundation: Bool {
    isStructureBroken || !doubtful.isEmpty
      || documents.contains { document in
        switch document {
        case .plan, .overlay: false
        case .programmes, .directory, .ladder, .campaigns, .timeLimits, .holidayNotice: true
        }
      }
  }
}
