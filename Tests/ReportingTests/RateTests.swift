// Percentages as offices print them: two decimals, half rounded up, no rate of nothing.

import Reporting
import Testing

struct RateTests {
  @Test(arguments: [
    (302, 506, "59.68%"), (3_055, 3_059, "99.87%"), (506, 506, "100.00%"), (0, 7, "0.00%"),
    (1, 3, "33.33%"), (2, 3, "66.67%"), (1, 800, "0.13%"), (3, 800, "0.38%"), (1, 8, "12.50%"),
    (99_994, 100_000, "99.99%"), (99_995, 100_000, "100.00%"), (1, 16_000, "0.01%"),
    (20_049, 100_000, "20.05%"), (200_449, 1_000_000, "20.04%"),
  ])
  func `a rate has two decimals, half rounded up`(part: Int, whole: Int, text: String) {
    #expect(Rate(part, of: whole).text == text)
    #expect(Rate(part, of: whole).textWithCount == "\(text)（\(part)/\(whole)）")
  }

  @Test func `a rate of nothing is a dash, neither nothing nor all`() {
    #expect(Rate(0, of: 0).text == "—")
    #expect(Rate(0, of: 0).textWithCount == "—")
    #expect(Rate(0, of: 0).hundredths == nil)
  }

  @Test func `rates are compared exactly, not by their printed decimals`() {
    #expect(Rate(1, of: 2).equals(Rate(2, of: 4)))
    #expect(Rate(33_333, of: 100_000).isLess(than: Rate(1, of: 3)))
    #expect(!Rate(33_333, of: 100_000).equals(Rate(1, of: 3)))
    #expect(!Rate(0, of: 0).equals(Rate(0, of: 0)))
  }

  @Test(arguments: [
    (86_400, 1, "1.00"), (86_400 * 7, 2, "3.50"), (432, 1, "0.01"), (431, 1, "0.00"),
    (86_400, 3, "0.33"), (0, 5, "0.00"),
  ])
  func `a mean length is in days`(seconds: Int, count: Int, text: String) {
    #expect(MeanLength(totalSeconds: seconds, count: count).text == text)
  }

  @Test func `a mean of nothing is a dash`() {
    #expect(MeanLength(totalSeconds: 0, count: 0).text == "—")
  }

  @Test(arguments: [
    (9, 8, "+12.50%", "上期8件，环比上升12.50%"), (7, 8, "-12.50%", "上期8件，环比下降12.50%"),
    (8, 8, "0.00%", "上期8件，环比持平"),
    (5, 0, "—", "上期为0件，不作环比"), (0, 4, "-100.00%", "上期4件，环比下降100.00%"),
    (799, 800, "-0.13%", "上期800件，环比下降0.13%"),
  ])
  func `a movement says up or down`(now: Int, before: Int, text: String, words: String) {
    #expect(Movement(now: now, before: before).text == text)
    #expect(Movement(now: now, before: before).wording == words)
  }
}
