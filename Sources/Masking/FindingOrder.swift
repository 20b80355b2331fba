// Rules look on their own, so two may see the same words. Here the findings are put in order and
// made to stand apart: what is certain wins, then what is longer; nothing certain is lost.

extension Scan {
  /// The findings in order, none overlapping another.
  func settled() -> [Finding] {
    var settled: [Finding] = []
    settled.reserveCapacity(found.count)
    for finding in ordered() {
      guard let last = settled.last, finding.span.lowerBound < last.span.upperBound else {
        settled.append(finding)
        continue
      }
      settled.removeLast()
      settled += Self.parted(last, finding)
    }
    return settled
  }

  /// The findings by place. Rules look only a little way around them, so each stands near its place
  /// already, and moving it there is quicker than sorting.
  private func ordered() -> [Finding] {
    var ordered = found
    for index in ordered.indices.dropFirst() {
      var here = index
      while here > 0, Self.isEarlier(ordered[here], ordered[here - 1]) {
        ordered.swapAt(here, here - 1)
        here -= 1
      }
    }
    return ordered
  }

  private static func isEarlier(_ left: Finding, _ right: Finding) -> Bool {
    (left.span.lowerBound, right.span.upperBound) < (right.span.lowerBound, left.span.upperBound)
  }

  /// Two that overlap, of which the left begins first, made to stand apart.
  private static func parted(_ left: Finding, _ right: Finding) -> [Finding] {
    if left.certainty == right.certainty {
      let winner = left.span.count >= right.span.count ? left : right
      let end = max(left.span.upperBound, right.span.upperBound)
      return [winner.over(left.span.lowerBound..<end)]
    }
    // What only the suspected one covers stays suspected, so that nothing goes unseen.
    if left.certainty == .certain {
      let rest = left.span.upperBound..<max(left.span.upperBound, right.span.upperBound)
      return rest.isEmpty ? [left] : [left, right.over(rest)]
    }
    let head = left.span.lowerBound..<right.span.lowerBound
    return head.isEmpty ? [right] : [left.over(head), right]
  }
}

extension Finding {
  /// The same finding over another span.
  fileprivate func over(_ span: Range<Int>) -> Finding {
    Finding(
      kind: kind, span: span, certainty: certainty, reason: reason, proposal: proposal)
  }
}
