// The second half of the proof of a forgetting. A search of the files can't see into a seal, so the rows
// that stay are opened and their words are searched, and with them the lines of the journal about them.

import Discretion
import Foundation
import GRDB
package import Questions

/// Something that stayed where only the program can read it, or in the journal.
package struct OpenedTrace: Hashable, Sendable {
  /// Where it stands.
  package enum Place: Hashable, Sendable {
    /// In the sealed row of the question.
    case row
    /// In a text that all have signed.
    case signedText
    /// In the journal, under this number.
    case journal(Int64)
  }

  /// The question.
  package let number: CaseNumber
  /// Where it stands.
  package let place: Place
  /// What it is.
  package let label: String
}

extension Ledger {
  /// What of `words` is still found in the opened row of each question and in what the journal says of
  /// it; each once a place.
  package func openedTraces(of words: [QuestionID: [Needle]]) throws -> [OpenedTrace] {
    var traces: [OpenedTrace] = []
    for (id, wanted) in words.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let question = try question(id) else { continue }
      func look(_ texts: [String], _ place: OpenedTrace.Place) {
        let bytes = Array(texts.joined(separator: "\n").utf8)
        for label in Set(wanted.filter { bytes.contains($0) }.map(\.label)).sorted() {
          traces.append(OpenedTrace(number: question.number, place: place, label: label))
        }
      }
      var hidden = question.reveal(for: .scanning)
      look(try strings(of: encoded(hidden.words)), .signedText)
      hidden.words = [:]
      look(try strings(of: encoded(hidden)) + strings(of: encoded(question.open)), .row)
      for row in try rows(
        "SELECT number, coalesce(reason, ''), details FROM journal WHERE subject = ? "
          + "ORDER BY number", [id.rawValue])
      {
        look([row[1], row[2]], .journal(row[0]))
      }
    }
    return traces
  }

  /// Every text in `json`, as it was before it was written with escapes.
  private func strings(of json: String) throws -> [String] {
    func gather(_ value: Any, _ found: inout [String]) {
      switch value {
      case let text as String: found.append(text)
      case let list as [Any]: for element in list { gather(element, &found) }
      case let fields as [String: Any]: for element in fields.values { gather(element, &found) }
      default: break
      }
    }
    var found: [String] = []
    gather(try JSONSerialization.jsonObject(with: Data(json.utf8)), &found)
    return found
  }
}

extension [UInt8] {
  fileprivate func contains(_ needle: Needle) -> Bool {
    contains(needle.bytes.reveal(for: .scanning))
  }
}
