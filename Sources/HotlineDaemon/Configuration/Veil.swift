// Addresses and keys belong to the credentials; but people paste them into the configuration too, and
// then a picture of the complaint would put them on a screen or into the journal. What looks like one
// is covered before anything is shown.

import Language

/// Covers what looks like a key.
enum Veil {
  /// Keys are longer than words and carry digits; paths and addresses fall into shorter parts.
  private static let shortestKey = 16

  /// `text` with every key covered by as many dots, so that carets still stand right.
  static func over(_ text: String) -> String {
    // A user and password before a host; every character keeps its place.
    var text = text
    for match in text.matches(of: /:\/\/[^\/@\s"]+@/).reversed() {
      let hidden = String(repeating: "•", count: match.0.count - 4)
      text.replaceSubrange(match.range, with: "://" + hidden + "@")
    }
    return overKeys(text)
  }

  private static func overKeys(_ text: String) -> String {
    var result: [Character] = []
    var run: [Character] = []
    func flush() {
      let isKey = run.count >= shortestKey && run.contains { $0.isNumber || $0.isUppercase }
      result += isKey ? Array(repeating: "•", count: run.count) : run
      run = []
    }
    for character in text {
      if character.isASCII, character.isLetter || character.isNumber || "-_+=".contains(character) {
        run.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return String(result)
  }
}

extension PlanDiagnostic {
  /// The complaint without keys.
  var veiled: PlanDiagnostic {
    PlanDiagnostic(
      id: id, severity: severity, span: span, message: Veil.over(message),
      found: found.map(Veil.over), expected: expected.map(Veil.over),
      remedy: remedy.map(Veil.over),
      notes: notes.map { PlanNote(Veil.over($0.message), at: $0.span) })
  }
}

extension PlanText {
  /// The text without keys, for pictures.
  var veiled: PlanText {
    let lines = (1...max(1, lineCount)).map { lineCount == 0 ? "" : Veil.over(line($0)) }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    return PlanTextReading(name: name, bytes: bytes).text ?? self
  }
}
