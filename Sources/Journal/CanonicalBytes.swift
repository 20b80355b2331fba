// One way only to write a value as bytes: two different values never have the same bytes, because
// every text carries its length and every optional its presence. What is hashed is written so.

/// Bytes under construction.
///
/// A number is eight bytes, most significant first; a text is its length in four bytes and its
/// UTF-8; an optional is one byte, 0 or 1, and the value. The first field names what the bytes are
/// and their version, so that bytes of two kinds never mean the same.
package struct CanonicalBytes: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// Bytes that begin with `name` and `version`.
  package init(_ name: String, version: UInt8) {
    append(name)
    bytes.append(version)
  }

  /// Appends a number.
  package mutating func append(_ number: Int64) {
    append(UInt64(bitPattern: number))
  }

  /// Appends a text.
  package mutating func append(_ text: String) {
    let text = text.utf8
    appendLength(text.count)
    bytes.append(contentsOf: text)
  }

  /// Appends a text or its absence.
  package mutating func append(_ text: String?) {
    bytes.append(text == nil ? 0 : 1)
    if let text { append(text) }
  }

  /// Appends a digest.
  package mutating func append(_ hash: JournalHash) {
    withUnsafeBytes(of: hash.bigEndianWords) { bytes.append(contentsOf: $0) }
  }

  /// Appends a digest or its absence.
  package mutating func append(_ hash: JournalHash?) {
    bytes.append(hash == nil ? 0 : 1)
    if let hash { append(hash) }
  }

  /// Goes back to the first `length` bytes and keeps the storage.
  mutating func cut(to length: Int) {
    bytes.removeLast(bytes.count - length)
  }

  private mutating func append(_ number: UInt64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func appendLength(_ length: Int) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: length).bigEndian) {
      bytes.append(contentsOf: $0)
    }
  }
}
