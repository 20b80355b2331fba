// Chinese numerals for headings: 一 to 九十九.

/// Chinese numerals.
enum ChineseNumber {
  private static let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// 1 → 一, 12 → 十二, 20 → 二十; numbers beyond 99 stay Arabic.
  static func text(_ number: Int) -> String {
    switch number {
    case 0...9: digits[number]
    case 10...19: "十" + (number == 10 ? "" : digits[number - 10])
    case 20...99:
      digits[number / 10] + "十" + (number % 10 == 0 ? "" : digits[number % 10])
    default: String(number)
    }
  }
}
