// Every bound of the desk, named, in one place. A robot's own limits live with its dialect, those of
// the schedule language with the language.

import Timekeeping

/// The bounds of the desk. Each has a test at the limit and one beyond.
package enum Limits {
  /// How far ahead reminders are planned.
  package static let planningHorizonDays = 400
  /// How far back the contacts of a caller are counted.
  package static let contactsCounted: Duration = .seconds(366 * 86_400)
  /// How long before a delivery is due it may be claimed, so that commits lie before the rush.
  package static let claimAhead: Duration = .milliseconds(500)
  /// How many deliveries one transaction claims.
  package static let claimBatch = 1_024
  /// How many deliveries may be claimed and not yet recorded.
  package static let underWay = 16_384
  /// How many requests are handed to the network at a time.
  package static let sendPiece = 256
  /// How long an outcome waits for others that are on their way, so that one commit holds them all …
  package static let recordWithin: Duration = .milliseconds(20)
  /// … unless so many have come back.
  package static let recordBatch = 1_024
  /// How long a claim holds when nobody reports back.
  package static let leaseLength: Duration = .seconds(30)
  /// How long after a start stored deliveries wait for the first reading of the folder.
  package static let firstReadingWithin: Duration = .seconds(60)
  /// How long the courier sleeps at most, so that it notices what nobody announced.
  package static let courierBeat: Duration = .seconds(30)
  /// How often the folder is looked through whether or not anything was announced.
  package static let rescanBeat: Duration = .seconds(30)
  /// How long the folder must be quiet before it is read.
  package static let quietTime: Duration = .milliseconds(500)
  /// A reminder this late after a stop is caught up in one message for its group.
  package static let catchUpAfter: Duration = .seconds(120)
  /// A file must stay broken for so long before its producers are told.
  package static let brokenToldAfter: Duration = .seconds(60)
  /// A clock step larger than this is logged and the plan rebuilt.
  package static let clockStep: Duration = .seconds(2)
  /// Health wants progress of each part within this.
  package static let progressWithin: Duration = .seconds(60)
  /// Room on the disk that is kept for sending when nothing else is left.
  package static let reserveBytes = 8 << 20
  /// Questions that one transaction writes.
  package static let intakeBatch = 256
  /// Open assignments that one transaction counts and chases anew after another schedule was adopted.
  package static let relayPiece = 50
  /// How far ahead shows are told what is owed before them.
  package static let feedbackDays: Int64 = 45
  /// Rows of one page or one answer.
  package static let rowsPerAnswer = 1_000
  /// Questions that an export reads, and holds, at a time.
  package static let exportPiece = 500
  /// A member who looks at a question again within this time has looked once.
  package static let lookAgain: Duration = .seconds(1_800)
  /// How long before their time is over open questions that nobody touches are named.
  package static let retentionNotice: Duration = .seconds(30 * 86_400)
  /// How many copies of the database are remembered; the oldest are forgotten first.
  package static let copiesRemembered = 1_000
}
