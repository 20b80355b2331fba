import Language
import Testing

struct CellWidthTests {
  @Test(arguments: [
    ("abc", 3), ("中文", 4), ("：", 2), ("ＡＢ", 4), ("“引号”", 6), ("e\u{301}", 1), ("👨‍👩‍👧", 2),
    ("☎️", 2), ("☎", 1), ("🇨🇳", 2), ("　", 2), ("㛃䶮", 4), ("𬭎", 2), ("", 0), ("한글", 4), ("·", 1),
    ("\u{200B}", 0), ("각", 2),
  ])
  func `a text has its cells`(text: String, cells: Int) {
    #expect(CellWidth.of(text) == cells)
  }
}
