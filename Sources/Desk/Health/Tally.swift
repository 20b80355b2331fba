// The counters behind `/metrics`. Labels come from enums only, so that no text of a file or an answer
// can become a label. Kept in the program itself: the daemon has one reader, its own page.

package import Delivering
import Synchronization
package import Timekeeping

/// Counts what the daemon does.
package final class Tally: Sendable {
  private struct State {
    var outcomes: [Outcome.Code: Int] = [:]
    var endings: [DeliveryState: Int] = [:]
    var latenessBuckets = [Int](repeating: 0, count: Tally.bounds.count + 1)
    var latenessSum = 0.0
    var readings = 0
    var adoptions = 0
    var lastAdoptedAt: Timestamp?
  }

  private static let bounds: [Double] = [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 30, 60, 600]
  private let state = Mutex(State())

  /// All counters at zero.
  package init() {}

  /// An attempt ended.
  package func count(_ outcome: Outcome.Code) {
    state.withLock { $0.outcomes[outcome, default: 0] += 1 }
  }

  /// A delivery reached an end state, so long after it was due.
  package func count(_ ending: DeliveryState, lateness: Duration) {
    let seconds = max(0, Double(lateness.wholeMilliseconds) / 1_000)
    state.withLock { state in
      state.endings[ending, default: 0] += 1
      guard ending == .sent else { return }
      let bucket = Tally.bounds.firstIndex { seconds <= $0 } ?? Tally.bounds.count
      state.latenessBuckets[bucket] += 1
      state.latenessSum += seconds
    }
  }

  /// The folder was read.
  package func countReading() {
    state.withLock { $0.readings += 1 }
  }

  /// A plan was adopted.
  package func countAdoption(at now: Timestamp) {
    state.withLock { state in
      state.adoptions += 1
      state.lastAdoptedAt = now
    }
  }

  /// The counters in Prometheus' text format, with the gauges of `board` at `now`.
  package func exposition(of board: HealthBoard, at now: Timestamp) -> String {
    let state = state.withLock { $0 }
    var lines: [String] = []
    lines.append("# TYPE hotline_attempts_total counter")
    for code in Outcome.Code.allCases {
      let count = state.outcomes[code] ?? 0
      lines.append("hotline_attempts_total{outcome=\"\(code.rawValue)\"} \(count)")
    }
    lines.append("# TYPE hotline_deliveries_total counter")
    for ending in DeliveryState.allCases where ending != .waiting && ending != .claimed {
      let count = state.endings[ending] ?? 0
      lines.append("hotline_deliveries_total{outcome=\"\(ending.rawValue)\"} \(count)")
    }
    lines += latenessLines(state)
    lines.append("# TYPE hotline_plan_readings_total counter")
    lines.append("hotline_plan_readings_total \(state.readings)")
    lines.append("# TYPE hotline_plan_adoptions_total counter")
    lines.append("hotline_plan_adoptions_total \(state.adoptions)")
    lines += troubleLines(board, at: now)
    return lines.joined(separator: "\n") + "\n"
  }

  private func latenessLines(_ state: State) -> [String] {
    var lines = ["# TYPE hotline_reminder_lateness_seconds histogram"]
    var total = 0
    for (index, bound) in Tally.bounds.enumerated() {
      total += state.latenessBuckets[index]
      lines.append("hotline_reminder_lateness_seconds_bucket{le=\"\(bound)\"} \(total)")
    }
    total += state.latenessBuckets[Tally.bounds.count]
    lines.append("hotline_reminder_lateness_seconds_bucket{le=\"+Inf\"} \(total)")
    lines.append("hotline_reminder_lateness_seconds_sum \(state.latenessSum)")
    lines.append("hotline_reminder_lateness_seconds_count \(total)")
    return lines
  }

  private func troubleLines(_ board: HealthBoard, at now: Timestamp) -> [String] {
    let health = board.health(at: now)
    var lines = ["# TYPE hotline_healthy gauge", "hotline_healthy \(health.isWell ? 1 : 0)"]
    lines.append("# TYPE hotline_trouble gauge")
    for trouble in HealthTrouble.allCases {
      let isOn = health.troubles[trouble] != nil
      lines.append("hotline_trouble{trouble=\"\(trouble.rawValue)\"} \(isOn ? 1 : 0)")
    }
    lines.append("# TYPE hotline_stalled gauge")
    for part in HealthPart.allCases {
      let isStalled = health.stalled[part] != nil
      lines.append("hotline_stalled{part=\"\(part.rawValue)\"} \(isStalled ? 1 : 0)")
    }
    return lines
  }
}
