// One door: what each reader could take for more than a text is made harmless, for all of them the same.

import Testing
import Writing

@Suite struct TextReaderTests {
  @Test(arguments: [
    (TextReader.markup, "&lt;b&gt;\"'&amp;"), (.attribute, "&lt;b&gt;&quot;&#39;&amp;"),
    (.json, #"\u003cb\u003e\"'\u0026"#), (.cell, "<b>\"\"'&"), (.plain, "<b>\"'&"),
  ])
  func `each reader's own syntax is escaped for that reader`(
    reader: TextReader, written: String
  ) {
    #expect(reader.safe("<b>\"'&") == written)
  }

  @Test(arguments: [TextReader.markup, .attribute, .json, .cell, .plain])
  func `controls, overrides and invisible characters are dropped for all`(reader: TextReader) {
    #expect(reader.safe("甲\u{0}\u{1B}\u{202E}\u{200B}\u{FEFF}\u{85}乙") == "甲乙")
    #expect(reader.safe("👩\u{200D}🔧，好") == "👩\u{200D}🔧，好")
  }

  @Test func `a line break is one, however it was typed`() {
    #expect(TextReader.plain.safe("一\r\n二\u{2028}三\r四") == "一\n二\n三\n四")
    #expect(TextReader.json.safe("一\r\n二") == "一\\n二")
    #expect(TextReader.attribute.safe("一\n二") == "一 二")
  }
}
