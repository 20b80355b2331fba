// What is sealed of a caller, in a form that needs no general encoder: for each of the four fields its
// length, or its absence, and its text.

import Discretion
import Questions

/// Callers ⇄ their sealed bytes.
enum CallerSeal {
  private static let version: UInt8 = 1

  /// The bytes of a caller.
  static func bytes(of caller: Caller) -> [UInt8] {
    let hidden = caller.reveal(for: .storing)
    var bytes = [version]
    for field in [hidden.name, hidden.phone, hidden.homeAddress, hidden.workplace] {
      // Absence is a length that no field has.
      let length = field.map { min($0.utf8.count, Int(UInt16.max) - 1) } ?? Int(UInt16.max)
      bytes.append(UInt8(truncatingIfNeeded: length >> 8))
      bytes.append(UInt8(truncatingIfNeeded: length))
      if let field { bytes.append(contentsOf: field.utf8.prefix(length)) }
    }
    return bytes
  }

  /// The caller of `bytes`; nil when they are in another form.
  static func caller(_ id: CallerID, of bytes: [UInt8]) -> Caller? {
    guard bytes.first == version else { return nil }
    var place = 1
    var fields: [String?] = []
    for _ in 0..<4 {
      guard place + 2 <= bytes.count else { return nil }
      let length = Int(bytes[place]) << 8 | Int(bytes[place + 1])
      place += 2
      if length == Int(UInt16.max) {
        fields.append(nil)
        continue
      }
      guard place + length <= bytes.count else { return nil }
      fields.append(String(decoding: bytes[place..<(place + length)], as: UTF8.self))
      place += length
    }
    func hidden(_ index: Int) -> Private<String>? { fields[index].map { Private($0) } }
    return Caller(
      id: id, name: hidden(0), phone: hidden(1), homeAddress: hidden(2), workplace: hidden(3))
  }
}
