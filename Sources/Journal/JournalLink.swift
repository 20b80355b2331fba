// A row of the journal as it lies in the store. Its fields are what was read, not what should have
// been there: a damaged or forged row must be a value too, or the check could not speak of it.

package import Timekeeping

/// An act chained to the one before it.
package struct JournalLink: Hashable, Sendable {
  /// Its place.
  package let number: Int64
  /// When it was done.
  package let at: Timestamp
  /// The raw value of the act.
  package let act: String
  /// What the act is about.
  package let subject: String
  /// Who did it.
  package let by: String
  /// Why.
  package let reason: String?
  /// The particulars as `JournalDetails` writes them.
  package let details: String
  /// The commitment's digest.
  package let commitment: JournalHash?
  /// The digest of the row before; `.none` in the first.
  package let previous: JournalHash
  /// The digest of this row.
  package let hash: JournalHash

  /// A row that was read; see the properties.
  package init(
    number: Int64, at: Timestamp, act: String, subject: String, by: String, reason: String?,
    details: String, commitment: JournalHash?, previous: JournalHash, hash: JournalHash
  ) {
    self.number = number
    self.at = at
    self.act = act
    self.subject = subject
    self.by = by
    self.reason = reason
    self.details = details
    self.commitment = commitment
    self.previous = previous
    self.hash = hash
  }

  /// The act in its own types; nil when the row was altered into something that is none.
  package var entry: JournalEntry? {
    guard let act = JournalAct(rawValue: act), let subject = JournalID(subject),
      let by = JournalID(by), let details = JournalDetails(stored: details)
    else { return nil }
    var why: JournalReason?
    if let reason {
      guard let read = try? JournalReason(reason) else { return nil }
      why = read
    }
    let event = JournalEvent(
      at: at, act: act, subject: subject, by: by, reason: why, details: details,
      commitment: commitment.map(Commitment.init(stored:)))
    return JournalEntry(number: number, event: event)
  }
}

// MARK: - Canonical form

extension JournalLink {
  /// The bytes over which the row's digest is taken; everything but the digest itself.
  package var canonicalBytes: [UInt8] {
    var bytes = Self.opening
    write(to: &bytes)
    return bytes.bytes
  }

  /// What every row's bytes begin with.
  static let opening = CanonicalBytes("hotline.journal", version: 1)

  /// Writes the fields in their order for ever: the digest before, number, instant, act, subject,
  /// member, reason, particulars, commitment.
  func write(to bytes: inout CanonicalBytes) {
    bytes.append(previous)
    bytes.append(number)
    bytes.append(at.milliseconds)
    bytes.append(act)
    bytes.append(subject)
    bytes.append(by)
    bytes.append(reason)
    bytes.append(details)
    bytes.append(commitment)
  }
}
