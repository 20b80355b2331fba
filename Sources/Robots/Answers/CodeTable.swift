// Codes are data: vendors add them without notice, and whoever meets a new one adds a row.

import Delivering

/// The codes of one platform.
struct CodeTable: Sendable {
  /// What to do with a message that ended with a code.
  enum Ruling: Hashable, Sendable {
    /// The platform took it.
    case accepted
    /// Nothing arrived; try again.
    case busy
    /// The robot rests for so many seconds.
    case slow(seconds: Int)
    /// This message will never be taken.
    case badMessage
    /// This robot takes no messages.
    case badTarget
  }

  /// One row.
  struct Row: Hashable, Sendable {
    let code: String
    let ruling: Ruling
    /// What it means, for people.
    let meaning: String

    init(_ code: String, _ ruling: Ruling, _ meaning: String) {
      self.code = code
      self.ruling = ruling
      self.meaning = meaning
    }
  }

  /// The rows in their order.
  let rows: [Row]
  private let places: [String: Int]

  /// A table; of two rows with one code the later one holds.
  init(_ rows: [Row]) {
    self.rows = rows
    places = Dictionary(
      rows.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { _, later in later })
  }

  /// The row of a code.
  subscript(code: String) -> Row? { places[code].map { rows[$0] } }

  /// The outcome that a code stands for; a code without a row is never success.
  func verdict(
    _ code: String, words: String?, advice: String? = nil, answer: Answer
  ) -> Verdict {
    guard let row = self[code] else {
      return Verdict(
        .unknownCode(code: Redaction.plainCode(code)), words: words,
        advice: advice ?? "平台返回了未收录的错误码；请对照平台文档查明，并告知维护人员收录")
    }
    let advice = advice ?? (row.ruling == .accepted ? nil : row.meaning)
    switch row.ruling {
    case .accepted: return Verdict(.accepted)
    case .busy: return Verdict(.busy(code: code), words: words, advice: advice)
    case .slow(let seconds):
      let pause = max(seconds, answer.retryAfterSeconds.map { min($0, 86_400) } ?? 0)
      return Verdict(.slowDown(code: code, pauseSeconds: pause), words: words, advice: advice)
    case .badMessage: return Verdict(.badMessage(code: code), words: words, advice: advice)
    case .badTarget:
      return Verdict(.badTarget(code: code, gone: false), words: words, advice: advice)
    }
  }
}
