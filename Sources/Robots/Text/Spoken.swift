// The words of a message as a chat robot gets them: lines that cannot do more than be read, the mark
// of a repeat, the keyword that a robot insists on, and last the people who are rung.

import Delivering

/// Renders utterances to text.
enum Spoken {
  /// Marks a message that the group may have seen already.
  static let repeatMark = "（可能重复）"

  /// What a `<` may begin on a platform, so that text from a file never becomes a mention.
  enum Tags {
    /// Nothing.
    case none
    /// `<@userid>`
    case beforeAt
    /// `<at …>`, and any other element.
    case beforeLetter
  }

  /// The whole text. `ringing` is the last line, in the platform's own spelling; empty means none.
  static func text(
    of utterance: Utterance, for robot: Robot, ringing: String, tags: Tags
  ) -> String {
    var lines = cleaned(utterance.message.lines, tags)
    if lines.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
      // Platforms refuse an empty text; a title is better than nothing.
      let title = cleaned(utterance.message.title, tags)
      lines = [title.isEmpty ? "（无内容）" : title]
    }
    if utterance.isRepeat { lines[0] += repeatMark }
    if !ringing.isEmpty { lines.append(ringing) }
    let text = lines.joined(separator: "\n")
    return keywordPrefix(robot.keywords, missingIn: text) + text
  }

  /// `【keyword】` when none of the robot's keywords stands in the text, else nothing.
  static func keywordPrefix(_ keywords: [String], missingIn text: String) -> String {
    guard let first = keywords.first, !keywords.contains(where: { text.contains($0) }) else {
      return ""
    }
    return "【" + first + "】"
  }

  /// The lines without anything that could act; nearly always they are as they should be.
  static func cleaned(_ lines: [String], _ tags: Tags) -> [String] {
    lines.contains { needsCleaning($0, tags) } ? lines.map { cleaned($0, tags) } : lines
  }

  /// The line without anything that could act: control characters and line separators become
  /// spaces, and a `<` that could begin a tag becomes a full-width one.
  static func cleaned(_ line: String, _ tags: Tags) -> String {
    guard needsCleaning(line, tags) else { return line }
    var output = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if isControl(scalar) {
        output.append(" ")
      } else if scalar == "<", begins(tags, rest.first) {
        output.append("＜")
      } else {
        output.append(scalar)
      }
    }
    return String(output)
  }

  private static func begins(_ tags: Tags, _ next: Unicode.Scalar?) -> Bool {
    guard let next else { return false }
    switch tags {
    case .none: return false
    case .beforeAt: return next == "@" || next == "＠" || next.properties.isWhitespace
    case .beforeLetter: return !("0"..."9").contains(next)
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7f...0x9f, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func needsCleaning(_ line: String, _ tags: Tags) -> Bool {
    var line = line
    return line.withUTF8 { bytes in
      for (index, byte) in bytes.enumerated() {
        // C1 controls are C2 80…9F, line separators E2 80 A8 and A9; what else begins with C2 is rare
        // enough for the slow way.
        if byte < 0x20 || byte == 0x7f || byte == 0xc2 { return true }
        if byte == 0x3c, tags != .none { return true }
        if byte == 0xe2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
          bytes[index + 2] & 0xfe == 0xa8
        {
          return true
        }
      }
      return false
    }
  }
}
