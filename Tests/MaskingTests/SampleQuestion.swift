// The sample questions, as a person has resolved them. They are read from the fixtures that other
// targets use too.

import Foundation
import Testing

/// One line of `Tests/Fixtures/Questions/questions.jsonl`.
struct SampleQuestion: Decodable, Sendable, CustomTestStringConvertible {
  let no: String
  let caller: String
  let text: String
  let incidentPlace: String?
  let expectMasked: String?
  let mustFlag: [String]?

  var testDescription: String { no }

  static let all: [SampleQuestion] = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let tests = parts[...(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/")
    let path = tests + "/Fixtures/Questions/questions.jsonl"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(SampleQuestion.self, from: Data($0.utf8))
    }
  }()
}
