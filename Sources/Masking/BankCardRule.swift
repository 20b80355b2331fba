// Bank cards: 16 to 19 digits whose check digit holds. What is called an order number is only
// suspected; what is called a card is suspected even when a digit was misheard.

/// Finds bank cards among digits, and marks other long numbers.
enum BankCardRule {
  /// A card at the beginning of the run; the answer is where it ends.
  static func look(at run: DigitRun, in scan: inout Scan) -> Int? {
    let start = run.start(0)
    let isAccount = scan.follows(.account, start, within: 30)
    let isOrder =
      !isAccount
      && (scan.follows(.order, start, within: 18) || scan.follows(.creditCode, start, within: 24))
    for length in (16...19).reversed() where run.breaks(after: length) && isRegular(run, length) {
      guard holds(run, length) else { continue }
      let isCard = isAccount || run[0] >= 3 && run[0] <= 6 || run[0] == 9
      let isSure = isCard && !isOrder
      scan.note(
        isOrder ? .otherDigits : .bankCard, start..<run.end(length - 1),
        isSure ? .certain : .suspected, isOrder ? .longNumber : .checkDigit,
        Mask.digits(run, 0, length, scan.settings.bankCard))
      return run.end(length - 1)
    }
    return account(run, isAccount, in: &scan) ?? long(run, in: &scan)
  }

  private static func isRegular(_ run: DigitRun, _ length: Int) -> Bool {
    let groups = run.groupCount(length)
    guard run.gaps(0, length).isDisjoint(with: [.comma, .other]) else { return false }
    if groups <= 2 || groups == length || run.gaps(0, length).isSubset(of: .line) { return true }
    return [4444, 44441, 44442, 44443, 4446, 466, 664, 6463].contains(run.shape(0, length))
  }

  /// Whether the check digit holds.
  static func holds(_ run: DigitRun, _ length: Int) -> Bool {
    var sum = 0
    for index in 0..<length {
      var value = Int(run[length - 1 - index])
      if index % 2 == 1 {
        value *= 2
        if value > 9 { value -= 9 }
      }
      sum += value
    }
    return sum % 10 == 0
  }

  /// Digits that are called a card or an account.
  private static func account(
    _ run: DigitRun, _ isAccount: Bool, in scan: inout Scan
  ) -> Int? {
    let lengths = isAccount ? 8...24 : 16...19
    guard isAccount || run[0] == 6 && run[1] == 2,
      let length = lengths.reversed().first(where: { run.breaks(after: $0) && isRegular(run, $0) })
    else { return nil }
    let end = run.end(length - 1)
    guard !scan.isAmount(before: end) else { return nil }
    scan.note(
      .bankCard, run.start(0)..<end, .suspected, .calledAccount,
      Mask.digits(run, 0, length, scan.settings.bankCard))
    return end
  }

  /// A number so long that a person should look at it.
  private static func long(_ run: DigitRun, in scan: inout Scan) -> Int? {
    let length = run.size(0, within: run.count)
    guard length >= 16, !scan.isAmount(before: run.firstEnd),
      !scan.follows(.creditCode, run.start(0), within: 24)
    else { return nil }
    scan.note(
      .otherDigits, run.start(0)..<run.firstEnd, .suspected, .longNumber,
      run.goesOn ? scan.settings.hidden : Mask.stars(length))
    return run.firstEnd
  }
}
