// The pen of the journal. It knows the last row and nothing else; whoever holds it must hold the
// store's write transaction too, or two pens would write the same number.

/// Where the journal stands: the number and digest of its last row.
///
/// Noted outside (in the system's log, in the operators' chat) it is what finds a tail that was cut
/// off or a journal that was written anew.
package struct JournalHead: Hashable, Sendable, CustomStringConvertible {
  /// The number of the last row; 0 before the first.
  package let number: Int64
  /// Its digest.
  package let hash: JournalHash

  /// The head `number` with `hash`.
  package init(number: Int64, hash: JournalHash) {
    self.number = number
    self.hash = hash
  }

  /// Before the first row.
  package static let start = JournalHead(number: 0, hash: .none)

  /// `number:` and 64 hexadecimal signs, as it is noted outside.
  package var description: String { "\(number):\(hash.hex)" }

  /// Reads a noted head; nil when it is not one.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int64(parts[0]), number >= 0,
      let hash = JournalHash(hex: parts[1])
    else { return nil }
    self.init(number: number, hash: hash)
  }
}

/// Appends acts to the journal.
package struct JournalChain: Sendable {
  /// The last row.
  package private(set) var head: JournalHead
  private var scratch = JournalLink.opening

  /// A chain that goes on after `head`, which was read in the same transaction.
  package init(after head: JournalHead) {
    self.head = head
  }

  /// Gives `event` its number, chains it to the last row and returns the row to be stored.
  package mutating func append(_ event: JournalEvent) -> JournalLink {
    let row = link(event, hash: .none)
    let length = scratch.bytes.count
    row.write(to: &scratch)
    let hash = JournalHash(of: scratch.bytes)
    scratch.cut(to: length)
    defer { head = JournalHead(number: row.number, hash: hash) }
    return link(event, hash: hash)
  }

  private func link(_ event: JournalEvent, hash: JournalHash) -> JournalLink {
    JournalLink(
      number: head.number + 1, at: event.at, act: event.act.rawValue, subject: event.subject.text,
      by: event.by.text, reason: event.reason?.text, details: event.details.text,
      commitment: event.commitment?.hash, previous: head.hash, hash: hash)
  }
}
