// What became of each row of a plan. Only `import` and `check` ask for the words, so they are put
// together when somebody reads them; the daemon never does.

import Language
import Timekeeping

/// The rows of one assembly with what was decided about each. It holds no copy of a row, but the plans.
struct RowOutcomes: Sendable {
  private let plans: [PlanTable]
  private let decisions: [Decision]
  private let unplacedRows: [EpisodeRow]

  private struct Decision: Sendable {
    let plan: Int
    let index: Int
    let state: RowOutcome.State
    let identity: EpisodeID?
    let time: EpisodeTime?
    let planYear: Int
  }

  /// `keptRows` are indices of rows whose adopted version stays in their place.
  init(
    plans: [PlanTable], rows: [PlannedRow], keptRows: Set<Int>, identities: [EpisodeID?],
    unplacedRows: [EpisodeRow]
  ) {
    self.plans = plans
    self.unplacedRows = unplacedRows
    decisions = rows.indices.map { index in
      let row = rows[index]
      let state =
        row.dropped
        ?? (keptRows.contains(index) ? .keptOld : row.isHeld ? .heldOut : .adopted)
      return Decision(
        plan: row.plan, index: row.index, state: state, identity: identities[index],
        time: row.time, planYear: row.planYear)
    }
  }

  /// All of them, in order of file and line.
  var all: [RowOutcome] {
    (decisions.map(outcome) + unplacedRows.map(unplacedOutcome)).sorted { $0.span < $1.span }
  }

  /// What became of the rows of each file.
  var statesByFile: [String: [RowOutcome.State]] {
    var states: [String: [RowOutcome.State]] = [:]
    for decision in decisions {
      states[plans[decision.plan].file, default: []].append(decision.state)
    }
    for row in unplacedRows { states[row.span.file, default: []].append(.heldOut) }
    return states
  }

  private func outcome(of decision: Decision) -> RowOutcome {
    let row = plans[decision.plan].rows[decision.index]
    let isEpisode = decision.state == .adopted || decision.state == .keptOld
    return RowOutcome(
      span: row.span, state: decision.state, episodeID: isEpisode ? decision.identity : nil,
      understood: understood(row, time: decision.time, planYear: decision.planYear))
  }

  private func unplacedOutcome(of row: EpisodeRow) -> RowOutcome {
    RowOutcome(
      span: row.span, state: .heldOut, episodeID: nil,
      understood: understood(row, time: row.time?.value, planYear: nil))
  }

  /// `3月5日（周四）9:00-10:00 市医保局《门诊统筹》 局长 王伟`.
  private func understood(_ row: EpisodeRow, time: EpisodeTime?, planYear: Int?) -> String {
    let when = time.map { $0.wording(besideYear: planYear ?? $0.year) }
    let who = (row.departments + row.groupWords).map(\.value).joined(separator: "、")
    let parts = [
      when ?? row.openTime?.value.day.planWording ?? "日期不明",
      (who.isEmpty ? "单位未写" : who) + (row.theme.map { "《\($0.value)》" } ?? ""),
      row.guests.map(\.wording).joined(separator: "、"),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
