// Texts that listeners type to do harm come out as they were typed, as text.

import Foundation
import Publishing
import Questions
import Testing

@Suite struct HostileTextTests {
  private static let hostile = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg/onload=alert(1)>",
    "</textarea></title></p></main>", "[点我](javascript:alert(1))", "![](http://tracker/x.png)",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>", "'\" onmouseover='x' &amp; &lt;b&gt; &#60;",
    "]]><!-- --><![CDATA[", "</script><script>", "\\u003cscript\\u003e \\\" \\",
  ]

  private func files(_ text: String) throws -> [PublicFile] {
    var record = try PublicationCast.record()
    record.questions.append(
      try PublicationCast.question(
        "host1le000000001", title: text, text: text, answer: text, episode: "limin-2026-05-14",
        version: 2, note: text, place: text))
    record.episodes[2].theme = text
    record.episodes[2].introduction = text
    record.episodes[2].guests = [PublicGuest(name: text, title: text)]
    record.departments[DepartmentCode(rawValue: "ybj")] = text
    record.campaigns[0].theme = text
    return try PublicSite(PublicationCast.settings).files(for: record)
  }

  @Test(arguments: hostile) func `it is shown as typed and runs nowhere`(text: String) throws {
    let files = try files(text)

    for file in files where file.path.text.hasSuffix(".html") {
      let page = PageStructure(file.bytes)
      #expect(page.faults.isEmpty, "\(file.path)")
      #expect(page.all("script").isEmpty && page.all("img").isEmpty && page.all("svg").isEmpty)
    }
    let page = try #require(files.first { $0.path.text.contains("host1le") })
    let shown = PageStructure(page.bytes)
    #expect(shown.all("h1").first?.text == text)
    #expect(shown.all("p").contains { $0.text == text })
    for file in files where file.path.text.hasSuffix(".xml") {
      #expect(PageStructure(file.bytes, isXML: true).faults.isEmpty, "\(file.path)")
    }
    let feed = try #require(files.first { $0.path.text == "feed.json" })
    let json = try JSONSerialization.jsonObject(with: Foundation.Data(feed.bytes))
    let entries = try #require((json as? [String: Any])?["items"] as? [[String: Any]])
    #expect(entries.contains { $0["title"] as? String == text })
    for file in files where file.path.text.hasSuffix(".json") {
      #expect(!String(decoding: file.bytes, as: UTF8.self).contains("<"), "\(file.path)")
    }
  }

  @Test func `controls and what turns or hides text are dropped everywhere, emoji stay`() throws {
    let text =
      "前\u{0}\u{1B}[2J\u{7}\u{8}\u{7F}\u{85}\u{AD}\u{202E}\u{2066}\u{200B}\u{FEFF}\u{E0041}\u{61C}"
      + "后👨‍👩‍👧🇨🇳㛃𬭎“引号”，１２"
    let files = try files(text)

    let page = try #require(files.first { $0.path.text.contains("host1le") })
    #expect(PageStructure(page.bytes).all("h1").first?.text == "前[2J后👨‍👩‍👧🇨🇳㛃𬭎“引号”，１２")
    for file in files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let isClean = text.unicodeScalars.enumerated().allSatisfy { index, scalar in
        switch scalar.value {
        case 0x0A: true
        case 0x0D: file.path.text.hasSuffix(".csv")
        case 0xFEFF: index == 0 && file.path.text.hasSuffix(".csv")
        case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B, 0x202A...0x202E, 0x2066...0x2069,
          0xE0000...0xE007F:
          false
        default: true
        }
      }
      #expect(isClean, "\(file.path)")
    }
  }

  @Test(arguments: ["一\n二", "一\r\n二", "一\r二", "一\u{2028}二", "  一  \n\n　二\n"])
  func `lines become paragraphs`(text: String) throws {
    let files = try files(text)

    let page = try #require(files.first { $0.path.text.contains("host1le") })
    let texts = PageStructure(page.bytes).all("p").map(\.text)
    #expect(texts.contains("一") && texts.contains("二"))
  }
}
