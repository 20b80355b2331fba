// Vendors change codes and limits without notice, and their documents leave some open. What an office
// has found out about its robots stands in the configuration, and this is its value.

/// What is known about one robot beyond the vendor's documents.
package struct RobotTuning: Hashable, Sendable {
  /// How to read a platform's code; it goes before the built-in table. A code can't be made a success.
  package var codes: [String: CodeRuling]
  /// The most that a message may take, in the platform's own measure; nil means the documented limit.
  package var limitBytes: Int?

  /// A tuning; nothing is known unless said otherwise.
  package init(codes: [String: CodeRuling] = [:], limitBytes: Int? = nil) {
    self.codes = codes
    self.limitBytes = limitBytes
  }
}

/// How a platform's code is read.
package enum CodeRuling: Hashable, Sendable {
  /// Nothing arrived; try again.
  case busy
  /// Too fast; the robot rests for so many seconds.
  case slow(seconds: Int)
  /// This message will never be taken.
  case badMessage
  /// This robot takes no messages.
  case badTarget

  /// Reads `繁忙`, `限流 65`, `消息不合规`, `机器人不可用`, or `busy`, `slow 65`, `badMessage`, `badTarget`;
  /// nil for anything else.
  package init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    switch (words.first, words.count) {
    case ("繁忙", 1), ("busy", 1): self = .busy
    case ("消息不合规", 1), ("badMessage", 1): self = .badMessage
    case ("机器人不可用", 1), ("badTarget", 1): self = .badTarget
    case ("限流", 2), ("slow", 2):
      guard let seconds = Int(words[1]), (1...86_400).contains(seconds) else { return nil }
      self = .slow(seconds: seconds)
    default: return nil
    }
  }
}
