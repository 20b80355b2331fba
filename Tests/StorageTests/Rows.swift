// Rows and instants in few words.

import Delivering
import Storage
import TestSupport
import Timekeeping

/// What is written into the store.
enum Given {
  static let morning = Timestamp(seconds: 1_778_000_000)

  static func delivery(_ id: String, at due: Timestamp = morning) -> DeliveryRow {
    DeliveryRow(
      id: DeliveryID(rawValue: id), robot: RobotName(rawValue: "lianluo"), chatGroup: "联络群",
      kind: .reminder, dueAt: due, usefulUntil: due + .seconds(3_600), urgency: .ordinary)
  }

  static func reminder(_ id: String, _ state: ReminderState = .planned) -> ReminderRow {
    ReminderRow(
      id: id, episodeID: "LM-2026-01", milestone: "materialsDue", chatGroup: "联络群",
      dueAt: morning, usefulUntil: morning + .seconds(3_600), urgency: .ordinary, generation: 1,
      fingerprint: .max, state: state,
      reason: state == .skipped || state == .withdrawn ? "done" : nil,
      deliveryID: state == .delivered ? DeliveryID(rawValue: "d") : nil, value: "{}")
  }
}

/// A store on a file of its own.
struct Shelf {
  let folder: TemporaryFolder
  let storage: Storage

  init() throws {
    folder = try TemporaryFolder()
    storage = try Storage(path: folder.path(of: "hotline.sqlite"))
  }
}
