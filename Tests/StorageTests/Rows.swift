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

  init(durability: Storage.Durability = .full, vault: Vault? = nil) throws {
    folder = try TemporaryFolder()
    storage = try Storage(
      path: folder.path(of: "hotline.sqlite"), durability: durability, vault: vault)
  }

  /// A store that can keep questions, and does not wait for the disk.
  static func withVault() throws -> Shelf {
    try Shelf(durability: .none, vault: try Keys.vault())
  }

  var path: String { storage.path }

  /// Ends the store and opens its file again, as after a restart.
  func reopened(vault: Vault? = nil) throws -> Storage {
    try storage.close()
    return try Storage(path: path, vault: vault)
  }
}
