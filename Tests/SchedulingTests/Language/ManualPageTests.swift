// Pages of the manual about the schedule language say what its tables say.

import Foundation
import Language
import Reminding
import Scheduling
import TestSupport
import Testing

struct ManualPageTests {
  @Test func `the page of keys says what the field table says`() {
    let page =
      "# Keys of the schedule files\n\n"
      + "Every key that a YAML file may contain, with its English name. <doc:language> explains how "
      + "they belong together.\n\n" + RootKey.table.markdown(level: 2)

    #expect(ManualPage.difference(page, from: "fields.md") == nil)
  }

  @Test func `the page of the language carries the grammar and the fields of texts`() throws {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let tests = try #require(parts.lastIndex(of: "Tests"))
    let folder =
      parts[..<tests].joined(separator: "/") + "/Sources/HotlineDaemon/Documentation.docc"
    let page = try String(contentsOfFile: folder + "/language.md", encoding: .utf8)

    #expect(page.contains("```ebnf\n" + LeadGrammar.ebnf + "\n```"))
    #expect(page.contains(TextField.allCases.map { "〔\($0.rawValue)〕" }.joined(separator: "、")))
  }
}
