// Whether digits are a day of the calendar. Numbers of people carry the day of their birth; that is
// how they are told from other long numbers.

/// Days written as digits.
enum Day {
  /// Whether 20260514 and the like is a day.
  static func isValid(_ digits: Int) -> Bool {
    isValid(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }

  /// Whether it is a day between 1900 and 2099.
  static func isValid(year: Int, month: Int, day: Int) -> Bool {
    guard (1900...2099).contains(year), (1...12).contains(month) else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
