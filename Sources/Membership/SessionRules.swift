// How long a sign-in lasts. Both limits are counted on the server; a cookie proves nothing by its age.

package import Timekeeping

/// The limits of a session.
package struct SessionRules: Hashable, Sendable {
  /// How long it lasts without any request.
  package let idle: Duration
  /// How long it lasts in all.
  package let total: Duration

  /// Limits.
  package init(idle: Duration = .seconds(30 * 60), total: Duration = .seconds(12 * 3_600)) {
    self.idle = idle
    self.total = total
  }

  /// The limits of the house.
  package static let usual = SessionRules()

  /// Whether a session is still one at `now`. A clock that was set back ends it: no session is from
  /// the future.
  package func isLive(startedAt: Timestamp, lastSeenAt: Timestamp, at now: Timestamp) -> Bool {
    guard startedAt <= lastSeenAt, startedAt <= now + Self.tolerance else { return false }
    return now < startedAt + total && now < lastSeenAt + idle
  }

  /// Whether it is time to write down that the session was used: once a minute is enough.
  package func wantsNote(lastSeenAt: Timestamp, at now: Timestamp) -> Bool {
    now >= lastSeenAt + .seconds(60)
  }

  /// How far a clock may be corrected backwards without ending sessions.
  private static let tolerance = Duration.seconds(60)
}

/// A signed-in browser.
package struct Session: Hashable, Sendable {
  /// Whose it is.
  package let memberID: MemberID
  /// When it began.
  package let startedAt: Timestamp
  /// When it was last used.
  package var lastSeenAt: Timestamp

  /// A session.
  package init(memberID: MemberID, startedAt: Timestamp, lastSeenAt: Timestamp) {
    self.memberID = memberID
    self.startedAt = startedAt
    self.lastSeenAt = lastSeenAt
  }
}

/// How long a one-time link may be opened.
package enum InvitationRules {
  /// From its making.
  package static let lasts = Duration.seconds(3_600)
}
