// The check of a journal of any length in one pass and constant memory: rows go in as the store
// reads them, faults come out. It trusts nothing but the digests and what was noted outside.

/// A check under way.
///
/// Rows must come in the order in which the store keeps them, which is by number. A journal that was
/// altered and hashed anew to its end looks whole from inside; only a noted head finds that.
package struct JournalCheck: Sendable {
  /// At most so many faults are listed; `faultCount` goes on counting.
  package static let faultLimit = 1_000

  /// The number of rows seen.
  package private(set) var rowCount = 0
  /// The number of faults found so far.
  package private(set) var faultCount = 0
  /// The last row seen, which is the head when there is no fault.
  package private(set) var head = JournalHead.start

  private var faults: [JournalFault] = []
  private var scratch = JournalLink.opening
  /// Noted heads that were not passed yet, the highest number first.
  private var noted: [JournalHead]

  /// A check against the head that was noted outside, if there is one.
  package init(noted head: JournalHead? = nil) {
    self.init(notedHeads: head.map { [$0] } ?? [])
  }

  /// A check against all the heads that were noted outside, in any order.
  package init(notedHeads heads: [JournalHead]) {
    noted = heads.filter { $0.number > 0 }.sorted { $0.number > $1.number }
  }

  /// Takes the next row.
  package mutating func append(_ link: JournalLink) {
    rowCount += 1
    if digest(of: link) != link.hash { report(JournalFault(.altered, link.number)) }
    place(link)
    compareWithNoted(link)
  }

  /// All faults, in the order of the rows; empty when the journal is whole.
  package mutating func finish() -> [JournalFault] {
    if let furthest = noted.first {
      report(JournalFault(.cut, head.number + 1, through: furthest.number))
      noted = []
    }
    return faults
  }

  // MARK: - Steps

  private mutating func digest(of link: JournalLink) -> JournalHash {
    let length = JournalLink.opening.bytes.count
    link.write(to: &scratch)
    let hash = JournalHash(of: scratch.bytes)
    scratch.cut(to: length)
    return hash
  }

  /// Compares number and link with the row before.
  private mutating func place(_ link: JournalLink) {
    let expected = head.number &+ 1
    if link.number < expected {
      report(JournalFault(link.number == head.number ? .inserted : .reordered, link.number))
      return
    }
    if link.number > expected {
      report(JournalFault(.removed, expected, through: link.number - 1))
    } else if link.previous != head.hash {
      report(JournalFault(.unlinked, link.number))
    }
    head = JournalHead(number: link.number, hash: link.hash)
  }

  /// A noted head that is not the row of its number; one whose row is missing was reported as such.
  private mutating func compareWithNoted(_ link: JournalLink) {
    while let next = noted.last, next.number <= link.number {
      if next.number == link.number, next.hash != link.hash {
        report(JournalFault(.rewritten, link.number))
      }
      noted.removeLast()
    }
  }

  private mutating func report(_ fault: JournalFault) {
    faultCount += 1
    if faults.count < Self.faultLimit { faults.append(fault) }
  }
}
