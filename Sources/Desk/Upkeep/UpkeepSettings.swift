// What the configuration decides about upkeep.

/// The settings of upkeep.
package struct UpkeepSettings: Hashable, Sendable {
  /// Copies of the database, to be searched when somebody is forgotten, with how long they are kept.
  package var backupFolder: String?
  /// For how many days a copy is kept.
  package var backupDays: Int
  /// How often retention, keys and sign-ins are looked through, and the journal is checked.
  package var beat: Duration
  /// Callers that one step erases at most.
  package var retentionBatch: Int

  /// Settings; see the properties.
  package init(
    backupFolder: String? = nil, backupDays: Int = 30, beat: Duration = .seconds(3_600),
    retentionBatch: Int = 500
  ) {
    self.backupFolder = backupFolder
    self.backupDays = backupDays
    self.beat = beat
    self.retentionBatch = max(1, retentionBatch)
  }
}
