// What is sealed of a question: all of it. The open part goes into the seal as well, because people
// write reasons and notes there; outside stand only codes, days and counts. The case number is given
// when the row is written, after the sealing, and is put back when the row is read.

import Crypto
import Discretion
import Foundation
import Questions

/// Questions ⇄ their sealed bytes.
enum QuestionSeal {
  /// How the bytes begin.
  private enum Form: UInt8 {
    /// The number is in the seal.
    case whole = 1
    /// The number is in its column alone.
    case numbered = 2
    /// The same, and nothing has happened to the question yet.
    case fresh = 3
  }

  /// The bytes of a question that has its number.
  static func bytes(of question: Question) throws -> [UInt8] {
    joined(
      .whole, Array(try encoded(question.open).utf8),
      Array(try encoded(question.reveal(for: .storing)).utf8))
  }

  /// The bytes of a question that gets its number when it is written.
  static func bytesWithoutNumber(of question: Question) throws -> [UInt8] {
    if let quick = FreshQuestionText(question) {
      return joined(.fresh, quick.open, quick.hidden)
    }
    let open = Data(try encoded(question.open).utf8)
    guard var fields = try JSONSerialization.jsonObject(with: open) as? [String: Any] else {
      throw StorageError(.refused, doing: "seal a question", cause: "not an object")
    }
    fields["number"] = nil
    return joined(
      .numbered, Array(try JSONSerialization.data(withJSONObject: fields)),
      Array(try encoded(question.reveal(for: .storing)).utf8))
  }

  /// The question of `bytes` under `number`.
  static func question(of bytes: [UInt8], number: String) throws -> Question {
    guard bytes.count > headLength, let form = Form(rawValue: bytes[0]) else { throw unreadable }
    let length = bytes[1..<headLength].reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count >= headLength + length else { throw unreadable }
    var open = Data(bytes[headLength..<(headLength + length)])
    switch form {
    case .whole: break
    case .numbered: open = Data("{\"number\":\"\(number)\",".utf8) + open.dropFirst()
    case .fresh: open = Data(FreshQuestionText.completed(open, number: number))
    }
    let decoder = JSONDecoder()
    let question = try Question(
      open: try decoder.decode(Question.Open.self, from: open),
      hidden: try decoder.decode(Question.Hidden.self, from: Data(bytes[(headLength + length)...])))
    guard question.number.description == number else { throw unreadable }
    return question
  }

  /// What finds a damaged row without a key.
  static func digest(number: String, _ sealed: Sealed) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: Array(number.utf8) + [0])
    hash.update(data: Array(sealed.keyID.utf8) + [0])
    sealed.bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return Array(hash.finalize().prefix(16))
  }

  private static let headLength = 5
  private static let unreadable = StorageError(
    .damaged, doing: "read a question", cause: "its bytes are in no known form")

  private static func joined(_ form: Form, _ open: [UInt8], _ hidden: [UInt8]) -> [UInt8] {
    var bytes = [form.rawValue]
    bytes.reserveCapacity(headLength + open.count + hidden.count)
    for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: open.count >> shift)) }
    bytes += open
    bytes += hidden
    return bytes
  }
}
