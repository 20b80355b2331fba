// Rules look on their own, so two may see the same words. Here the findings are put in order and
// made to stand apart: what is certain wins, then what is longer; nothing certain is lost.

extension Scan {
  /// The findings in order, none overlapping another.
  func settled() -> [Finding] {
    var settled: [Finding] = []
    for finding in found.sorted(by: Self.isEarlier) {
      guard let last = settled.last, finding.span.lowerBound < last.span.upperBound else {
        settled.append(finding)
        continue
      }
      settled[settled.count - 1] = Self.joined(last, finding)
    }
    return settled
  }

  private static func isEarlier(_ left: Finding, _ right: Finding) -> Bool {
    (left.span.lowerBound, right.span.upperBound) < (right.span.lowerBound, left.span.upperBound)
  }

  /// The stronger of two, over the words of both when both are certain.
  private static func joined(_ left: Finding, _ right: Finding) -> Finding {
    let leftWins =
      left.certainty == right.certainty
      ? left.span.count >= right.span.count : left.certainty == .certain
    let winner = leftWins ? left : right
    let loser = leftWins ? right : left
    // A suspected finding that reaches beyond a certain one would leave its rest unflagged, so the
    // stronger one takes over those bytes only when both are of the same certainty.
    guard winner.certainty == loser.certainty else { return winner }
    let span =
      min(
        left.span.lowerBound, right.span.lowerBound)..<max(
        left.span.upperBound, right.span.upperBound)
    return Finding(
      kind: winner.kind, span: span, certainty: winner.certainty, reason: winner.reason,
      proposal: winner.proposal)
  }
}
