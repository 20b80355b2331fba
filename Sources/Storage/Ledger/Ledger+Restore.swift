// After a restore from a backup the database does not know what was sent since: what was due in the
// gap is never sent again as if new, and the epoch rises so that it can be seen.

import Delivering
import GRDB
package import Timekeeping

extension Ledger {
  /// Ends every open delivery that was due up to `now` as skipped for the restore, with its reminders.
  /// The next adoption is told of the restore, for the plan has gone on in the gap as well. Returns how
  /// many deliveries there were.
  package func closeGap(through now: Timestamp) throws -> Int {
    try setNote(.restoredAt, to: "\(now.milliseconds)")
    try setNote(.planDigest, to: nil)
    // Nobody can say any more how these ended.
    try run(
      "UPDATE attempt SET endedAt = ?, outcome = ?, code = 'restored' WHERE endedAt IS NULL",
      [now.milliseconds, Outcome.Code.uncertain.rawValue])
    let epoch = (try note(.epoch).flatMap { Int($0) } ?? 0) + 1
    try setNote(.epoch, to: "\(epoch)")
    try run(
      "UPDATE reminder SET state = 'skipped', reason = ?2 "
        + "WHERE state = 'planned' AND dueAt <= ?1",
      [now.milliseconds, SkipReason.restored.rawValue])
    try run(
      "UPDATE delivery SET state = 'skipped', reason = ?2, claimedUntil = NULL, endedAt = ?1 "
        + "WHERE endedAt IS NULL AND dueAt <= ?1",
      [now.milliseconds, SkipReason.restored.rawValue])
    return changedRows
  }
}
