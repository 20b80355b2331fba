// Whether the machine's clock may be believed. A dead battery says 1970, a mistyped date says 2098;
// reminders sent or given up under such a clock can't be taken back, so nothing is sent until the
// clock is right or a person has confirmed it.

import CLinux
package import Timekeeping

/// What is thought of the clock.
package enum ClockTrust: Hashable, Sendable {
  /// It may be believed.
  case trusted
  /// It may not: nothing is sent.
  case untrusted(Reason)

  /// Why the clock is not believed.
  package enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
    /// It shows a time before this program was made.
    case beforeBuild
    /// It shows a time before one that was already recorded.
    case beforeRecorded
    /// It is far ahead of what was recorded, and no time service keeps it.
    case farAheadUnsynchronised
  }

  /// How a look at the clock is judged.
  ///
  /// A person who confirms the clock records its present time: that lifts everything but
  /// `beforeBuild`.
  /// - Parameters:
  ///   - now: what the clock shows.
  ///   - lastRecordedAt: the latest instant that was ever recorded; nil at the very first start.
  ///   - isSynchronised: whether a time service keeps the clock; nil when the kernel does not say,
  ///     which counts as no.
  package static func judge(
    now: Timestamp, lastRecordedAt: Timestamp?, isSynchronised: Bool?
  ) -> ClockTrust {
    if now < builtAfter { return .untrusted(.beforeBuild) }
    guard let lastRecordedAt else {
      let isFar = now > builtAfter + .seconds(20 * 365 * 86_400)
      return isFar && isSynchronised != true ? .untrusted(.farAheadUnsynchronised) : .trusted
    }
    if now < lastRecordedAt - tolerance { return .untrusted(.beforeRecorded) }
    if now > lastRecordedAt + farAhead, isSynchronised != true {
      return .untrusted(.farAheadUnsynchronised)
    }
    return .trusted
  }

  /// Looks at the kernel and judges.
  package static func look(now: Timestamp, lastRecordedAt: Timestamp?) -> ClockTrust {
    judge(now: now, lastRecordedAt: lastRecordedAt, isSynchronised: isSynchronised)
  }

  /// Whether a time service keeps the kernel's clock; nil when the kernel does not say.
  package static var isSynchronised: Bool? {
    let answer = clinux_clock_unsynchronised()
    return answer < 0 ? nil : answer == 0
  }

  /// 2026-01-01T00:00:00Z: this source did not exist before. A constant, so that a build is the same
  /// on every day.
  package static let builtAfter = Timestamp(seconds: 1_767_225_600)

  /// Time services step a clock back by a little; that is no reason to stop.
  private static let tolerance = Duration.seconds(5)
  private static let farAhead = Duration.seconds(2 * 86_400)
}

// MARK: - Wording

extension ClockTrust.Reason {
  /// What health and journal say.
  package var wording: String {
    switch self {
    case .beforeBuild: "系统时间早于本程序的制作日期，暂停发送；请校准系统时间。"
    case .beforeRecorded: "系统时间早于已记录的时间，暂停发送；请校准系统时间，确认无误后运行 hotline confirm。"
    case .farAheadUnsynchronised:
      "系统时间比上次记录超前两天以上且未与时间服务器同步，暂停发送；请校准，确认无误后运行 hotline confirm。"
    }
  }
}
