// Rates and averages in whole numbers, so that half is always rounded up and no platform decides
// otherwise.

/// A part of a whole. The whole may be nothing: then there is no rate, not one of 0 or 100 percent.
package struct Rate: Hashable, Sendable {
  /// How many are counted.
  package let part: Int
  /// Of how many.
  package let whole: Int

  /// A rate.
  package init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// Hundredths of a percent, half rounded up; nil when the whole is nothing.
  package var hundredths: Int? {
    whole > 0 ? Rounding.halfUp(part * 10_000, over: whole) : nil
  }

  /// `97.48%`, or `—`.
  package var text: String {
    hundredths.map { Rounding.decimal($0) + "%" } ?? Rounding.none
  }

  /// `97.48%（302/506）`: the count stands next to every rate.
  package var textWithCount: String {
    whole > 0 ? "\(text)（\(part)/\(whole)）" : Rounding.none
  }

  /// Whether it is less than `other`, exactly; rates of nothing are not compared.
  package func isLess(than other: Rate) -> Bool {
    guard whole > 0, other.whole > 0 else { return false }
    return part * other.whole < other.part * whole
  }

  /// Whether it is the same as `other`, exactly: 1/2 is 2/4.
  package func equals(_ other: Rate) -> Bool {
    guard whole > 0, other.whole > 0 else { return false }
    return part * other.whole == other.part * whole
  }
}

/// A mean length of time.
package struct MeanLength: Hashable, Sendable {
  /// All lengths together, in whole seconds.
  package let totalSeconds: Int
  /// How many there are.
  package let count: Int

  /// A mean.
  package init(totalSeconds: Int, count: Int) {
    self.totalSeconds = totalSeconds
    self.count = count
  }

  /// Hundredths of a day, half rounded up; nil when there is nothing to average.
  package var hundredthsOfDay: Int? {
    guard count > 0 else { return nil }
    return Rounding.halfUp(totalSeconds * 100, over: count * 86_400)
  }

  /// `3.25`, or `—`.
  package var text: String { hundredthsOfDay.map(Rounding.decimal) ?? Rounding.none }
}

/// How a count moved against the period before.
package struct Movement: Hashable, Sendable {
  /// The count now.
  package let now: Int
  /// The count before.
  package let before: Int

  /// A movement.
  package init(now: Int, before: Int) {
    self.now = now
    self.before = before
  }

  /// Hundredths of a percent; nil when there was nothing before.
  package var hundredths: Int? {
    before > 0 ? Rounding.halfUp((now - before) * 10_000, over: before) : nil
  }

  /// `+12.50%`, `-3.00%`, `0.00%`, or `—`.
  package var text: String {
    guard let hundredths else { return Rounding.none }
    return (hundredths > 0 ? "+" : "") + Rounding.decimal(hundredths) + "%"
  }

  /// As a clause: 上期8件，环比上升12.50%.
  package var wording: String {
    guard let hundredths else { return "上期为0件，不作环比" }
    if now == before { return "上期\(before)件，环比持平" }
    return "上期\(before)件，环比\(hundredths > 0 ? "上升" : "下降")"
      + Rounding.decimal(abs(hundredths)) + "%"
  }
}

/// Rounding as the offices do: 四舍五入.
enum Rounding {
  /// What stands where there is no figure.
  static let none = "—"

  /// `numerator` over `denominator`, half rounded away from nothing; the denominator is positive.
  static func halfUp(_ numerator: Int, over denominator: Int) -> Int {
    let size = (abs(numerator) * 2 + denominator) / (denominator * 2)
    return numerator < 0 ? -size : size
  }

  /// 1234 → `12.34`.
  static func decimal(_ hundredths: Int) -> String {
    let size = abs(hundredths)
    let cents = size % 100
    return (hundredths < 0 ? "-" : "") + "\(size / 100)." + (cents < 10 ? "0" : "") + "\(cents)"
  }
}
