// The full and the half hour are when every reminder of every office wants to leave, and vendors ask
// to keep away from them. Where a reminder allows a window, it moves a little, always the same way.

package import Timekeeping

/// Moves due times away from :00 and :30.
package enum OffPeak {
  /// How close to the full or half hour is busy.
  package static let busyMinutes: Int64 = 2

  /// `due` itself when it is not near a full or half hour or the window is too small; else an instant
  /// later, at most `window` later, fixed by `id`. Never earlier, and never near a busy minute.
  ///
  /// Whole half hours of UTC are whole half hours in every zone that these programmes use.
  package static func spread(_ due: Timestamp, window: Duration, id: DeliveryID) -> Timestamp {
    let half: Int64 = 1_800_000
    let busy = busyMinutes * 60_000
    let phase = ((due.milliseconds % half) + half) % half
    guard phase < busy || phase > half - busy else { return due }
    let wait = phase < busy ? busy - phase : half - phase + busy
    let room = min(window.wholeMilliseconds, half - 2 * busy) - wait
    guard room >= 0 else { return due }
    let spread = Int64(Jitter.mixed(Jitter.hash(id.rawValue)) % UInt64(room + 1))
    return due + .milliseconds(wait + spread)
  }
}
