import Language
import Testing

struct SuggestionTests {
  private let keys = ["日期", "时间", "单位", "主题", "date", "time", "departments"]

  @Test(arguments: [
    ("主提", "主题"), ("时问", "时间"), ("tiem", "time"), ("Date", "date"), ("departmens", "departments"),
    ("日　期", "日期"),
  ])
  func `a near miss is found`(word: String, meant: String) {
    #expect(Suggestion.nearest(to: word, among: keys) == meant)
  }

  @Test(arguments: ["颜色", "", "x", "完全不同的东西", String(repeating: "长", count: 1_000)])
  func `a far miss is not`(word: String) {
    #expect(Suggestion.nearest(to: word, among: keys) == nil)
  }
}
